package tally

import (
	"math/big"

	"isoloir/poll"
)

// meanGrade orders options by the mean of their grades, which is score voting: the worst grade counts 0, each better one 1 more. It
// takes the steps between grades for equal, which majority judgment does not.
func (r *Result) meanGrade(q *poll.Question, profile []merit) {
	scores := make([]*big.Rat, len(profile))
	for i, m := range profile {
		n := m.n()
		if n == 0 {
			continue
		}
		sum := 0
		for grade, count := range m {
			sum += count * (len(m) - 1 - grade)
		}
		scores[i] = big.NewRat(int64(sum), int64(n))
	}
	r.byScore(q, scores)
}
