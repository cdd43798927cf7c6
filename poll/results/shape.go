package results

import (
	"strings"

	"isoloir/poll"
)

// IsNumeric reports whether a question's answers are numbers, so that its values are groups of them.
func IsNumeric(q *poll.Question) bool {
	return q.Type == poll.Scale || q.Type == poll.Number || q.Type == poll.Date
}

// Ends are the least and the largest answer to a numeric question.
func Ends(q *poll.Question) (from, to int64) {
	if q.Type == poll.Scale {
		return q.From, q.To
	}
	return q.Min, q.Max
}

// ValuesOf returns the ids of a question's values: of a ranking, those of the options that can be first. It is nil for numeric
// questions, texts, grades and matrices.
func ValuesOf(q *poll.Question) []string {
	switch q.Type {
	case poll.Choice, poll.Choices, poll.Ranking:
	default:
		return nil
	}
	ids := poll.OptionIDs(q.Options)
	if q.Other {
		ids = append(ids, poll.OtherID)
	}
	return ids
}

// AxisQuestion returns the question that a side of a cross-table names, "q" or "q.row"; nil if there is none.
func AxisQuestion(d *poll.Definition, name string) *poll.Question {
	id, _, _ := strings.Cut(name, ".")
	return d.Question(id)
}
