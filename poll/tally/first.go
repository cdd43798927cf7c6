package tally

import (
	"math/big"

	"isoloir/poll"
)

// firstPreferences orders options by how many rank them first: plurality, which hears nothing of a ranking but its top.
func (r *Result) firstPreferences(q *poll.Question, ranks []Ranks) {
	scores := make([]*big.Rat, len(ranks))
	for i := range ranks {
		scores[i] = big.NewRat(int64(ranks[i].First), 1)
	}
	r.byScore(q, scores)
}
