package tally

import (
	"math/big"
	"slices"

	"isoloir/poll"
)

// A place is the options that a method puts into one place, by their index in the definition.
type place = []int

// settle writes the places into the result, best first. Ties are broken by the definition's tie_break, or else stay.
func (r *Result) settle(q *poll.Question, places []place) {
	r.Order = [][]string{}
	for _, p := range places {
		slices.Sort(p)
		ids := idsAt(q, p)
		if len(ids) < 2 || q.TieBreak == nil {
			r.Order = append(r.Order, ids)
			continue
		}
		r.Broken = append(r.Broken, slices.Clone(ids))
		slices.SortFunc(ids, func(a, b string) int { return slices.Index(q.TieBreak, a) - slices.Index(q.TieBreak, b) })
		for _, id := range ids {
			r.Order = append(r.Order, []string{id})
		}
	}
}

func idsAt(q *poll.Question, p place) []string {
	ids := make([]string, len(p))
	for i, option := range p {
		ids[i] = q.Options[option].ID
	}
	return ids
}

// byScore keeps the scores and orders the options by them. Options without a score come last.
func (r *Result) byScore(q *poll.Question, scores []*big.Rat) {
	for i, s := range scores {
		r.Scores = append(r.Scores, Score{ID: q.Options[i].ID, Score: s})
		if s == nil {
			r.Without = append(r.Without, q.Options[i].ID)
		}
	}
	r.settle(q, grouped(len(scores), func(a, b int) int {
		switch x, y := scores[a], scores[b]; {
		case x == nil && y == nil:
			return 0
		case x == nil:
			return 1
		case y == nil:
			return -1
		default:
			return y.Cmp(x)
		}
	}))
}

// grouped sorts n options by a weak order, best first, and puts those that compare equal into one place.
func grouped(n int, compare func(a, b int) int) []place {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	slices.SortStableFunc(all, compare)
	var places []place
	for i, option := range all {
		if i > 0 && compare(all[i-1], option) == 0 {
			places[len(places)-1] = append(places[len(places)-1], option)
		} else {
			places = append(places, place{option})
		}
	}
	return places
}

// layered orders n options by a relation that has no cycle: into the first place come those that no other is better than, then
// those that none of the rest is better than, and so on.
func layered(n int, better func(a, b int) bool) []place {
	var places []place
	rest := make([]int, n)
	for i := range rest {
		rest[i] = i
	}
	for len(rest) > 0 {
		var top, below place
		for _, b := range rest {
			if slices.ContainsFunc(rest, func(a int) bool { return better(a, b) }) {
				below = append(below, b)
			} else {
				top = append(top, b)
			}
		}
		if top == nil {
			panic("the relation has a cycle")
		}
		places, rest = append(places, top), below
	}
	return places
}
