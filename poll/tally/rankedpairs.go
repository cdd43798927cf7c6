package tally

import (
	"cmp"
	"slices"

	"isoloir/poll"
)

// A majority is an option preferred to another.
type majority struct {
	winner, loser, votes, against int
}

// rankedPairs locks in majorities, the strongest first, each unless it makes a cycle with those locked before (Tideman 1987). The
// strength of a majority is the number of its votes; of two with as many, that with fewer against it is stronger.
//
// Between majorities that are exactly as strong tie_break decides, if the definition names one: that comes first whose winner stands
// earlier in it (Zavist and Tideman 1989; those of one winner cannot get in each other's way). Without it they are taken together:
// of these, those that lie on a cycle with stronger ones and each other are left out, and the result says so. In this way no order
// is made up.
func (r *Result) rankedPairs(q *poll.Question, prefer [][]int) {
	all := majorities(prefer)
	strength := func(a, b majority) int {
		return cmp.Or(cmp.Compare(b.votes, a.votes), cmp.Compare(a.against, b.against))
	}
	if q.TieBreak != nil {
		rank := tieRanks(q)
		byStrength := strength
		strength = func(a, b majority) int {
			return cmp.Or(byStrength(a, b), cmp.Compare(rank[a.winner], rank[b.winner]))
		}
	}
	slices.SortStableFunc(all, strength)
	locked := newReach(len(prefer))
	for len(all) > 0 {
		equal := 1
		for equal < len(all) && strength(all[0], all[equal]) == 0 {
			equal++
		}
		r.lock(q, locked, all[:equal])
		all = all[equal:]
	}
	r.settle(q, layered(len(prefer), locked.has))
}

// majorities returns the majorities in the definition's order.
func majorities(prefer [][]int) (all []majority) {
	for i := range prefer {
		for j := range prefer {
			if prefer[i][j] > prefer[j][i] {
				all = append(all, majority{i, j, prefer[i][j], prefer[j][i]})
			}
		}
	}
	return all
}

// tieRanks says for each option, by index, where it stands in tie_break.
func tieRanks(q *poll.Question) []int {
	rank := make([]int, len(q.Options))
	for i, o := range q.Options {
		rank[i] = slices.Index(q.TieBreak, o.ID)
	}
	return rank
}

// lock locks majorities that are equally strong.
func (r *Result) lock(q *poll.Question, locked *reach, equal []majority) {
	together := locked.clone()
	for _, m := range equal {
		together.add(m.winner, m.loser)
	}
	for _, m := range equal {
		l := Locked{Winner: q.Options[m.winner].ID, Loser: q.Options[m.loser].ID, For: m.votes, Against: m.against}
		// Whoever reaches the winner from the loser closes a cycle; only stronger ones do if locked does.
		l.Tied = together.has(m.loser, m.winner) && !locked.has(m.loser, m.winner)
		l.Locked = !together.has(m.loser, m.winner)
		r.Locked = append(r.Locked, l)
	}
	for i, m := range equal {
		if r.Locked[len(r.Locked)-len(equal)+i].Locked {
			locked.add(m.winner, m.loser)
		}
	}
}

// A reach says which options lead to which by locked majorities, however many between.
type reach struct {
	n    int
	bits [][]uint64 // of each option, the set of those it leads to
}

func newReach(n int) *reach {
	r := &reach{n: n, bits: make([][]uint64, n)}
	for i := range r.bits {
		r.bits[i] = make([]uint64, (n+63)/64)
	}
	return r
}

func (r *reach) clone() *reach {
	c := &reach{n: r.n}
	for _, row := range r.bits {
		c.bits = append(c.bits, slices.Clone(row))
	}
	return c
}

func (r *reach) has(from, to int) bool { return r.bits[from][to/64]>>(to%64)&1 == 1 }

// add lets one option lead to another, and whatever leads to the one to whatever the other leads to.
func (r *reach) add(from, to int) {
	if r.has(from, to) {
		return
	}
	for i := range r.n {
		if i != from && !r.has(i, from) {
			continue
		}
		for word, further := range r.bits[to] {
			r.bits[i][word] |= further
		}
		r.bits[i][to/64] |= 1 << (to % 64)
	}
}
