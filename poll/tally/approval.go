package tally

import (
	"math/big"

	"isoloir/poll"
)

// approval orders options by how many picked them (Brams and Fishburn 1978). It is approval voting in the strict sense where a
// person may pick as many as they like; the result says how many they may. Words written with other are not one option, and
// stand in no order.
func approval(q *poll.Question, counts []Count) Result {
	r := Result{Method: Approval, Decides: true, MostPick: q.Max}
	scores := make([]*big.Rat, len(q.Options))
	for i := range q.Options {
		scores[i] = big.NewRat(int64(counts[i].Count), 1)
	}
	r.byScore(q, scores)
	return r
}
