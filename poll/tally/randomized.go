package tally

import (
	"isoloir/poll"
	"isoloir/poll/randomize"
)

// Randomized has what can be said of a sensitive question: coins were tossed over every answer to it before it was sealed, so that only the sum
// over many people says anything, and says it as an estimate. Everybody who was asked counts as having answered: that nothing is reported
// may be the coins' doing, or the respondent's.
type Randomized struct {
	Epsilon string   `json:"epsilon"` // as the definition has it
	Keep    float64  `json:"keep"`    // how likely what was true was reported
	Lie     float64  `json:"lie"`     // how likely each thing that was not true was reported
	Reports []Report `json:"reports"` // in the definition's order; of a choice that could be left blank, that comes last
	// Shift is by how many people one respondent who lies about the coins can move an estimate; m of them move it m times as far.
	Shift float64 `json:"shift"`
}

// A Report says how often something was reported, and of how many people it is true by that: an estimate that may be below 0 or above
// all, with its standard error and 95 % interval, as [randomize.Estimator] makes them.
type Report struct {
	ID       string  `json:"id"` // of an option; empty for a choice that was left blank
	Reported int     `json:"reported"`
	Estimate float64 `json:"estimate"`
	Error    float64 `json:"standard_error"`
	Low      float64 `json:"low"`
	High     float64 `json:"high"`
}

// reports counts the answers to a sensitive question, whether they were picked one by one or together.
type reports struct {
	q     *poll.Question
	picks *tablet
	blank int
	n     int
}

func newReports(q *poll.Question) *reports { return &reports{q: q, picks: newTablet(q.Options)} }

func (c *reports) add(r reply) {
	c.n++
	for _, id := range r.Choices {
		c.picks.add(id)
	}
	if c.q.Type == poll.Choices {
		return
	}
	if r.Choice == "" {
		c.blank++
	}
	c.picks.add(r.Choice)
}

func (c *reports) figures(f *Question) {
	e := randomize.NewEstimator(c.q)
	out := &Randomized{Epsilon: poll.FormatEpsilon(c.q.Epsilon), Reports: []Report{}, Shift: e.Shift(1)}
	out.Keep, out.Lie = e.Odds()
	add := func(id string, reported int) {
		of := e.Estimate(reported, c.n)
		out.Reports = append(out.Reports, Report{ID: id, Reported: reported, Estimate: of.Count, Error: of.Error, Low: of.Low, High: of.High})
	}
	for i, id := range c.picks.ids {
		add(id, c.picks.counts[i])
	}
	if c.q.Type == poll.Choice && !c.q.Required {
		add("", c.blank)
	}
	f.Randomized = out
}
