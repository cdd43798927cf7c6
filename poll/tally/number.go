package tally

import (
	"math/big"
	"slices"

	"isoloir/poll"
)

// numbers summarizes numbers and dates.
func (f *Question) numbers(q *poll.Question, replies []reply) {
	f.Decimals = q.Decimals
	f.Summary = summarize(replies)
}

// summarize returns nil if there are no replies.
func summarize(replies []reply) *Summary {
	if len(replies) == 0 {
		return nil
	}
	values := make([]int64, len(replies))
	sum := new(big.Int) // 2^53 times ten million is more than an int64 holds
	for i, r := range replies {
		values[i] = r.Number
		sum.Add(sum, big.NewInt(r.Number))
	}
	slices.Sort(values)
	return &Summary{
		Min:    values[0],
		Q1:     quartile(values, 1),
		Median: quartile(values, 2),
		Q3:     quartile(values, 3),
		Max:    values[len(values)-1],
		Mean:   new(big.Rat).SetFrac(sum, big.NewInt(int64(len(values)))),
	}
}

// quartile returns the k/4-quantile of sorted values, as [Summary] defines it.
func quartile(sorted []int64, k int) *big.Rat {
	position := k * (len(sorted) - 1) // in quarters
	at, quarters := position/4, position%4
	below := big.NewRat(sorted[at], 1)
	if quarters == 0 {
		return below
	}
	step := new(big.Rat).Sub(big.NewRat(sorted[at+1], 1), below)
	step.Mul(step, big.NewRat(int64(quarters), 4))
	return step.Add(step, below)
}
