package tally

import (
	"slices"

	"isoloir/poll"
)

// choices counts how often each option was picked, by those who picked one and by those who picked several.
type choices struct {
	q     *poll.Question
	o     *Options
	picks *tablet
	n     int
	other texts
}

func newChoices(q *poll.Question, o *Options) *choices {
	options := slices.Clone(q.Options)
	if q.Other {
		options = append(options, poll.Option{ID: poll.OtherID})
	}
	return &choices{q: q, o: o, picks: newTablet(options), other: texts{key: q.ID + "." + poll.OtherID, o: o}}
}

func (c *choices) add(r reply) {
	c.n++
	if c.q.Type == poll.Choice {
		c.picks.add(r.Choice)
	}
	for _, id := range r.Choices {
		c.picks.add(id)
	}
	if r.Other != "" {
		c.other.write(r.Other, r.quotable)
	}
}

func (c *choices) figures(f *Question) {
	f.Options = c.picks.of(c.n, c.o)
	f.OtherWords, f.OtherThemes = c.other.list(), c.other.themes()
	if c.q.Other {
		f.Search = c.other.search()
	}
	if c.q.Type != poll.Choices {
		return
	}
	for _, o := range f.Options {
		f.Picks += o.Count
	}
	for i := range f.Options {
		f.Options[i].ShareOfPicks = share(f.Options[i].Count, f.Picks)
	}
	f.Results = []Result{approval(c.q, f.Options)}
}
