package disclose

import (
	"slices"

	"isoloir/poll"
	"isoloir/poll/results"
)

// dependents leaves out the questions that who gives an answer whose count is held back must answer: as many answer them. Everybody who is
// asked a sensitive question answers it, as far as can be seen. The attack would
// find it too, and hold back the answers' other counts, of which more people speak.
func (d *draft) dependents() {
	for i, q := range d.Definition.Questions() {
		if answersForced(q) && len(q.ShowIf) == 1 && d.sourceHeld(q.ShowIf[0]) {
			withhold(&d.r.Questions[i])
		}
	}
}

// answersForced reports whether everybody who is asked is counted as having answered.
func answersForced(q *poll.Question) bool { return q.Required || q.Sensitive() }

// sourceHeld reports whether a count that a condition asks for is held back in its question.
func (d *draft) sourceHeld(c poll.Condition) bool {
	i := slices.IndexFunc(d.r.Questions, func(f results.Question) bool { return f.ID == c.Source })
	return slices.ContainsFunc(d.r.Questions[i].Values, func(v results.Value) bool {
		return v.Count.Held() && (slices.Contains(c.Options, v.ID) || v.From != nil && slices.ContainsFunc(c.Points, func(p int64) bool { return *v.From <= p && p <= *v.To }))
	})
}
