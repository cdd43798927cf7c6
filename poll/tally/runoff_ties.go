package tally

import "isoloir/poll"

// undecided ends a count in which options are tied for elimination.
func (r *Result) undecided(q *poll.Question, p piles, left set, tied place, out []place) {
	r.Runoff.Undecided = idsAt(q, tied)
	e := exploration{piles: p, known: map[set]set{}}
	winners := e.winners(left)
	if e.givenUp {
		r.Runoff.Unexplored = true
		winners = left
	}
	places := []place{winners.members()}
	if rest := left.without(winners.members()).members(); len(rest) > 0 {
		places = append(places, rest)
	}
	r.settle(q, append(places, reversed(out)...))
}

// mostStates is how many sets of options an exploration looks at before it gives up.
const mostStates = 2000

// An exploration tries all orders of eliminating tied options.
type exploration struct {
	piles   piles
	known   map[set]set // options left → possible winners
	givenUp bool
}

// winners returns who wins in some order.
func (e *exploration) winners(left set) (winners set) {
	if known, ok := e.known[left]; ok {
		return known
	}
	if e.givenUp = e.givenUp || len(e.known) >= mostStates; e.givenUp {
		return left
	}
	defer func() { e.known[left] = winners }()
	c := e.piles.count(left)
	if c.decided() {
		return only(c.left[len(c.left)-1])
	}
	if c.continuing == 0 {
		return left // there are no ballots any more, and each of them can be the last
	}
	if doomed := c.doomed(); len(doomed) > 0 {
		return e.winners(left.without(doomed))
	}
	for _, option := range c.lowest() {
		winners = winners.and(e.winners(left.without([]int{option})))
	}
	return winners
}
