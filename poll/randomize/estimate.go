package randomize

import (
	"math"

	"isoloir/poll"
)

// An Estimate is what a number of reports says about the number of people.
type Estimate struct {
	Count float64 // of people for whom it is true; may be below zero or above all, for chance goes both ways
	Error float64 // its standard error
	Low   float64 // the ends of its 95 % interval
	High  float64
}

// An Estimator removes the coins of one sensitive question from its sums.
type Estimator struct{ keep, lie float64 }

// NewEstimator returns that of a sensitive question.
func NewEstimator(q *poll.Question) Estimator {
	c := poll.ChancesOf(q)
	keep := poll.Share(c.Keep)
	if q.Type == poll.Choices {
		return Estimator{keep, poll.Share(c.Lie)}
	}
	return Estimator{keep, (1 - keep) / float64(poll.RandomOutcomes(q)-1)} // what is not kept falls on the others in equal shares
}

// Odds returns how likely what is true is reported, and what is not true: p and q.
func (e Estimator) Odds() (keep, lie float64) { return e.keep, e.lie }

// z95 is the 0.975-quantile of the normal distribution.
const z95 = 1.959963984540054

// Estimate says for how many of n who were asked something is true, if reported of them reported it. The estimate is unbiased,
// (reported − n·lie) ÷ (keep − lie), and its error √(reported·(1 − reported/n)) ÷ (keep − lie) (Wang et al. 2017, §3), as if every report were
// drawn by itself: that is a little more than the coins alone make. The interval is Wilson's of the reports, less the coins. Where hardly
// anybody or nearly everybody reported it, which coins hardly ever let happen, these would claim to be certain: neither is less than what the
// coins alone make at least.
func (e Estimator) Estimate(reported, n int) Estimate {
	if n == 0 {
		return Estimate{}
	}
	c, all := float64(reported), float64(n)
	people := func(reports float64) float64 { return (reports - all*e.lie) / (e.keep - e.lie) }
	coins := all * min(e.keep*(1-e.keep), e.lie*(1-e.lie)) // the least variance of the reports
	z2, share := z95*z95/all, c/all
	half := all * math.Sqrt(share*(1-share)*z2+z2*z2/4) / (1 + z2)
	middle := all * (share + z2/2) / (1 + z2)
	least := z95 * math.Sqrt(coins)
	return Estimate{
		Count: people(c), Error: math.Sqrt(max(c*(1-share), coins)) / (e.keep - e.lie),
		Low: people(min(middle-half, c-least)), High: people(max(middle+half, c+least)),
	}
}

// Shift is by how many people so many respondents who lie about their coins could move an estimate: m ÷ (keep − lie).
func (e Estimator) Shift(liars int) float64 { return float64(liars) / (e.keep - e.lie) }
