package disclose

import (
	"slices"
	"strings"

	"isoloir/poll"
	"isoloir/poll/results"
)

// rounds takes in what each option had in each round of a run-off: in the first those who rank it first of all, later those who rank it
// first of the options left. Whoever stood behind an option stays there until it is put out.
func (m *model) rounds(q *poll.Question, f *results.Question, here []int) {
	before := m.parts[q.ID]
	for _, round := range f.Rounds {
		var left []string
		for _, v := range round.Votes {
			left = append(left, v.ID)
		}
		p := m.standing(q, left, before)
		for i, v := range round.Votes {
			m.equal(p.inAny(p.of(results.Value{ID: left[i]}), here), int64(v.Votes))
		}
		before = p
	}
}

// standing returns the part that says which of the options left people rank first.
func (m *model) standing(q *poll.Question, left []string, before *part) *part {
	if len(left) == len(q.Options) {
		return m.parts[q.ID]
	}
	p := m.part(q.ID+":"+strings.Join(left, "|"), q, ids(left))
	for a := range m.atoms {
		at := []int{a}
		m.atMost(p.said(at), before.said(at))
		for i, id := range left {
			m.atMost(before.inAny(before.of(results.Value{ID: id}), at), p.in(i, at))
		}
	}
	return p
}

// lastOfRunoff takes in that nobody has fewer first preferences than the option that a run-off puts last: it went out first, or the
// first round decided.
func (m *model) lastOfRunoff(own axis, o results.Outcome, here []int) {
	p := m.parts[own.parts[0]]
	first := func(id string) sum { return p.inAny(p.of(results.Value{ID: id}), here) }
	last := o.Order[len(o.Order)-1]
	for _, id := range slices.Concat(o.Order...) {
		if !slices.Contains(last, id) {
			m.atMost(first(last[0]), first(id))
		}
	}
}

// rounds leaves out the rounds of run-offs of which a first preference is held back: the first round tells the same, and later ones the
// rest. What is left to tell is the order.
func (d *draft) rounds() {
	for i := range d.r.Questions {
		if f := &d.r.Questions[i]; f.Rounds != nil && heldIn(f.Values) > 0 {
			f.Values, f.Rounds = nil, nil
			d.bare(d.Definition.Question(f.ID), f)
		}
	}
}
