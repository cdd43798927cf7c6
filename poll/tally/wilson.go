package tally

import "math"

// WilsonAsIfRandom labels intervals: 95 % score intervals, valid only if the respondents were a random sample of those they are
// taken to speak for. In a poll that anybody may answer they are not, whatever their number.
const WilsonAsIfRandom = "wilson_95_as_if_random"

// z95 is the 0.975-quantile of the normal distribution.
const z95 = 1.959963984540054

// An Interval is a 95 % interval of a share, between 0 and 1.
type Interval struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// interval returns the interval of n out of of, if intervals were asked for and there is anything to ask about.
func (o *Options) interval(n, of int) *Interval {
	if !o.AsIfRandom || of == 0 {
		return nil
	}
	return Wilson(n, of)
}

// Wilson returns the 95 % score interval of k successes in n > 0 trials, without continuity correction (Wilson 1927).
func Wilson(k, n int) *Interval {
	p, z2 := float64(k)/float64(n), z95*z95/float64(n)
	middle := (p + z2/2) / (1 + z2)
	half := math.Sqrt(p*(1-p)*z2+z2*z2/4) / (1 + z2)
	interval := &Interval{Low: max(0, middle-half), High: min(1, middle+half)}
	if k == 0 {
		interval.Low = 0 // which rounding may miss
	}
	if k == n {
		interval.High = 1
	}
	return interval
}
