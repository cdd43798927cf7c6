package disclose

import (
	"slices"
	"strings"

	"isoloir/poll"
	"isoloir/poll/results"
)

// dependents leaves out the questions that who gives an answer whose count is held back must answer: as many answer them. Everybody who is
// asked a sensitive question answers it, as far as can be seen. The attack would
// find it too, and hold back the answers' other counts, of which more people speak.
func (d *draft) dependents() {
	for i, q := range d.Definition.Questions() {
		if answersForced(q) && slices.ContainsFunc(q.ShowIf, d.sourceHeld) {
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

// withholdAsked leaves out the questions that are asked by the answers to both questions that a number is about, or the one that it is
// about in that not all were asked it: how many answer it is what tells of it.
func (d *draft) withholdAsked(f Finding) (did bool) {
	if f.parts[1] == "" {
		return false
	}
	about := [2]string{questionOf(f.parts[0]), questionOf(f.parts[1])}
	for i, q := range d.Definition.Questions() {
		asks := func(source string) bool {
			return slices.ContainsFunc(q.ShowIf, func(c poll.Condition) bool { return c.Source == source })
		}
		both := asks(about[0]) && (asks(about[1]) || f.cats == [2]string{} && q.ID == about[1])
		if both && !d.r.Questions[i].Answered.Held() {
			withhold(&d.r.Questions[i])
			did = true
		}
	}
	return did
}

// questionOf is the question that a part is of.
func questionOf(part string) string {
	id, _, _ := strings.Cut(strings.ReplaceAll(part, ":", "."), ".")
	return id
}

// drop leaves out what a number could be worked out by: a cross-table that is being added, or else the questions that it is about,
// or, if nothing is told of those, what is asked only because of them.
func (d *draft) drop(f Finding) (did bool) {
	if d.adding != nil {
		return false
	}
	about := []string{questionOf(f.parts[0]), questionOf(f.parts[1])}
	isOne := func(id string) bool { return slices.Contains(about, id) }
	hangsOn := func(q *poll.Question) bool {
		return slices.ContainsFunc(implied(d.Definition, q), func(c poll.Condition) bool { return isOne(c.Source) })
	}
	questions := d.Definition.Questions()
	for _, of := range []func(*poll.Question) bool{func(q *poll.Question) bool { return isOne(q.ID) }, hangsOn} {
		for i, q := range questions {
			if told := &d.r.Questions[i]; of(q) && !told.Answered.Held() {
				withhold(told)
				did = true
			}
		}
		if did {
			return true
		}
	}
	return false
}
