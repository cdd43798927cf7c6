package tally

import (
	"maps"
	"math/big"
	"slices"
)

// values says how often each number was given.
type values map[int64]int

// n is how many numbers there are.
func (v values) n() (n int) {
	for _, count := range v {
		n += count
	}
	return n
}

// between is how many numbers there are between two, both included.
func (v values) between(from, to int64) (n int) {
	for value, count := range v {
		if value >= from && value <= to {
			n += count
		}
	}
	return n
}

// sorted returns the different numbers, ascending.
func (v values) sorted() []int64 { return slices.Sorted(maps.Keys(v)) }

// summary returns nil if there are no numbers.
func (v values) summary() *Summary {
	if len(v) == 0 {
		return nil
	}
	distinct, n := v.sorted(), v.n()
	sum := new(big.Int) // 2^53 times ten million is more than an int64 holds
	for value, count := range v {
		sum.Add(sum, new(big.Int).Mul(big.NewInt(value), big.NewInt(int64(count))))
	}
	return &Summary{
		Min:    distinct[0],
		Q1:     v.quartile(distinct, n, 1),
		Median: v.quartile(distinct, n, 2),
		Q3:     v.quartile(distinct, n, 3),
		Max:    distinct[len(distinct)-1],
		Mean:   new(big.Rat).SetFrac(sum, big.NewInt(int64(n))),
	}
}

// quartile returns the k/4-quantile of n numbers, as [Summary] defines it.
func (v values) quartile(distinct []int64, n, k int) *big.Rat {
	position := k * (n - 1) // in quarters
	at, quarters := position/4, position%4
	below := big.NewRat(v.at(distinct, at), 1)
	if quarters == 0 {
		return below
	}
	step := new(big.Rat).Sub(big.NewRat(v.at(distinct, at+1), 1), below)
	step.Mul(step, big.NewRat(int64(quarters), 4))
	return step.Add(step, below)
}

// at returns the number at a position, from 0, of all numbers sorted.
func (v values) at(distinct []int64, position int) int64 {
	for _, value := range distinct {
		if position -= v[value]; position < 0 {
			return value
		}
	}
	panic("there is no such position")
}

// Summarize describes numbers, given how often each occurs; it returns nil if there are none.
func Summarize(times map[int64]int) *Summary { return values(times).summary() }
