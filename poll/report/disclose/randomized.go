package disclose

import (
	"math"

	"isoloir/poll/results"
	"isoloir/poll/tally"
)

// randomized rounds estimates to whole people.
func randomized(f *tally.Randomized) *results.Randomized {
	whole := func(people float64) int { return int(math.Round(people)) }
	out := &results.Randomized{Reports: []results.Report{}, ShiftOfTen: whole(10 * f.Shift)}
	for _, r := range f.Reports {
		out.Reports = append(out.Reports, results.Report{
			ID: r.ID, Reported: r.Reported, Estimate: whole(r.Estimate), Error: whole(r.Error), Low: whole(r.Low), High: whole(r.High),
		})
	}
	return out
}

// coinsHide reports whether what is reported of a sensitive question can be told. Each report is the coins' as much as a person's, so that
// counts of them need not be held back one by one; but coins of a large ε hardly ever lie, and few people toss few coins. So either enough are
// expected in every count, and outside it, by the coins alone; or there are enough in and outside every one, as of any other question.
//
// With a filter nothing is told: set against the results without it, it would leave the reports of the few who do not fit.
func (d *draft) coinsHide(f *tally.Randomized, n int) bool {
	if len(d.r.Where) > 0 {
		return false
	}
	if float64(n)*min(f.Lie, 1-f.Keep) >= float64(d.Threshold) {
		return true
	}
	for _, r := range f.Reports {
		if d.points(r.Reported, n) {
			return false
		}
	}
	return true
}
