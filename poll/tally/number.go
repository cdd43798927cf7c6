package tally

import "isoloir/poll"

// numbers summarizes numbers and dates.
type numbers struct {
	q      *poll.Question
	values values
}

func (c *numbers) add(r reply) { c.values[r.Number]++ }

func (c *numbers) figures(f *Question) {
	f.Decimals = c.q.Decimals
	f.Summary = c.values.summary()
	for _, bin := range bins(c.q, c.values) {
		bin.Count = c.values.between(bin.From, bin.To)
		f.Histogram = append(f.Histogram, bin)
	}
}
