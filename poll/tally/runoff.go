package tally

import (
	"cmp"
	"slices"

	"isoloir/poll"
)

// piles are rankings and how often each was given. A ranking is a string with one byte for each option, its index.
type piles map[string]int

func (p piles) add(order []int) {
	key := make([]byte, len(order))
	for i, option := range order {
		key[i] = byte(option) // of at most poll.MaxOptions
	}
	p[string(key)]++
}

// instantRunoff counts each ballot for the option that it ranks first, eliminates the option with fewest, counts again without it, and
// so on until one has more than half of the ballots that are not exhausted (Ware 1871). A ballot that ranks none of the options
// left is exhausted, whatever becomes of options left out.
//
// Several that are tied for last are eliminated together where all of them together have fewer than the next: whoever of them goes
// first, none could be saved. Another tie is broken by tie_break: the one that stands last in it goes. Without it the rounds end
// there, and all orders of elimination are tried: who wins in one of them is tied for first place.
func (r *Result) instantRunoff(q *poll.Question, p piles) {
	r.Runoff = &Runoff{Rounds: []Round{}}
	left := newSet(len(q.Options))
	var out []place // eliminated, the first first
	for {
		c := p.count(left)
		round := Round{Exhausted: c.exhausted}
		for _, option := range left.members() {
			round.Counts = append(round.Counts, Votes{ID: q.Options[option].ID, Votes: c.votes[option]})
		}
		if c.decided() {
			r.Runoff.Rounds = append(r.Runoff.Rounds, round)
			r.settle(q, append(c.places(), reversed(out)...))
			return
		}
		lowest := c.lowest()
		if len(lowest) > 1 && !c.hopeless(lowest) {
			if q.TieBreak == nil {
				r.Runoff.Rounds = append(r.Runoff.Rounds, round)
				r.undecided(q, p, left, lowest, out)
				return
			}
			round.Broken = idsAt(q, lowest)
			rank := tieRanks(q)
			lowest = place{slices.MaxFunc(lowest, func(a, b int) int { return rank[a] - rank[b] })}
		}
		round.Eliminated = idsAt(q, lowest)
		r.Runoff.Rounds = append(r.Runoff.Rounds, round)
		out = append(out, lowest)
		left = left.without(lowest)
	}
}

func reversed(places []place) []place {
	slices.Reverse(places)
	return places
}

// A headcount is what the options left have.
type headcount struct {
	left       []int // by votes, fewest first
	votes      []int // by option
	continuing int
	exhausted  int
}

func (p piles) count(left set) headcount {
	c := headcount{left: left.members(), votes: make([]int, poll.MaxOptions)}
	for ranking, n := range p {
		at := slices.IndexFunc([]byte(ranking), func(option byte) bool { return left.has(int(option)) })
		if at < 0 {
			c.exhausted += n
			continue
		}
		c.votes[ranking[at]] += n
		c.continuing += n
	}
	slices.SortStableFunc(c.left, func(a, b int) int { return cmp.Compare(c.votes[a], c.votes[b]) })
	return c
}

// decided reports whether one option has more than half, or stands alone.
func (c headcount) decided() bool {
	last := c.left[len(c.left)-1]
	return len(c.left) == 1 || 2*c.votes[last] > c.continuing
}

// lowest are the options that have fewest.
func (c headcount) lowest() (list place) {
	for _, option := range c.left {
		if c.votes[option] == c.votes[c.left[0]] {
			list = append(list, option)
		}
	}
	return list
}

// hopeless reports whether the lowest together have fewer than the next: none of them can ever get ahead of it.
func (c headcount) hopeless(lowest []int) bool {
	if len(lowest) == len(c.left) {
		return false
	}
	return len(lowest)*c.votes[lowest[0]] < c.votes[c.left[len(lowest)]]
}

// places orders the options left by what they have, most first.
func (c headcount) places() (places []place) {
	for i := len(c.left) - 1; i >= 0; i-- {
		option := c.left[i]
		if n := len(places); n > 0 && c.votes[places[n-1][0]] == c.votes[option] {
			places[n-1] = append(places[n-1], option)
		} else {
			places = append(places, place{option})
		}
	}
	return places
}

// doomed are as many of the lowest as possible that together have fewer than the next: eliminating them at once changes no winner.
func (c headcount) doomed() []int {
	most, sum := 0, 0
	for i, option := range c.left[:len(c.left)-1] {
		if sum += c.votes[option]; sum < c.votes[c.left[i+1]] {
			most = i + 1
		}
	}
	return c.left[:most]
}
