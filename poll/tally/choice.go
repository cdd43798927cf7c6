package tally

import (
	"slices"

	"isoloir/poll"
)

// choices counts how often each option was picked, by those who picked one and by those who picked several.
func (f *Question) choices(q *poll.Question, replies []reply) {
	options := slices.Clone(q.Options)
	if q.Other {
		options = append(options, poll.Option{ID: poll.OtherID})
	}
	c := newCounter(options)
	for _, r := range replies {
		if q.Type == poll.Choice {
			c.add(r.Choice)
		}
		for _, id := range r.Choices {
			c.add(id)
		}
		if r.Other != "" {
			f.OtherWords = append(f.OtherWords, Words{r.Other, r.quotable})
		}
	}
	f.Options = c.counts
	shuffle(f.OtherWords)
}
