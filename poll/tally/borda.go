package tally

import (
	"math/big"

	"isoloir/poll"
)

// borda gives each option a point for every option that a ranking puts after it (Borda 1784): of n options the first gets n−1, the
// next n−2, and so on. Where options left out stand last, together, they share the points of the last places equally, so that
// every ranking gives the same number of points. Where they abstain, they get and give none: of k options ranked the first gets
// k−1, so that a short ranking counts for less.
func (r *Result) borda(q *poll.Question, prefer [][]int, n int) {
	scores := make([]*big.Rat, len(prefer))
	for i := range prefer {
		halves := int64(0)
		for j := range prefer {
			if i == j {
				continue
			}
			halves += 2 * int64(prefer[i][j])
			if q.Omitted() == poll.OmittedLast {
				halves += int64(n - prefer[i][j] - prefer[j][i]) // both left out: half a point each
			}
		}
		scores[i] = big.NewRat(halves, 2)
	}
	r.byScore(q, scores)
}
