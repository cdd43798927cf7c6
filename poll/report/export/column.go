package export

import (
	"slices"

	"isoloir/poll"
)

// A kind says what the cells of a column are.
type kind int

const (
	code   kind = iota // an id among the column's values
	number             // as the question writes numbers
	date               // YYYY-MM-DD
	picked             // 1 or 0
	place              // 1 is best
	words              // what the person wrote
	quote              // 1 or 0: whether the person allows these words to be quoted
)

// otherWords is the part of a question that holds what was written with `other`. No option can be called so.
const otherWords = poll.OtherID + ".words"

// A column of a wide table belongs to a question, or to an option, a row or the words of one.
type column struct {
	q      *poll.Question
	part   string        // after the question's id and a dot; may be empty
	label  poll.Text     // of the part, if the definition has one
	values []poll.Option // code: what the cells can be
	kind   kind
}

func (c column) name() string {
	if c.part == "" {
		return c.q.ID
	}
	return c.q.ID + "." + c.part
}

// columns are those of a wide table. Several picks, and a ranking, have one for each option.
func columns(d *poll.Definition) (all []column) {
	for _, q := range d.Questions() {
		all = append(all, columnsOf(q)...)
		if q.Other {
			all = append(all, column{q: q, part: otherWords, kind: words})
		}
		if d.Notice.QuoteText == poll.QuoteAsk && (q.Other || q.Type == poll.TextQ) {
			all = append(all, column{q: q, part: "quote", kind: quote})
		}
	}
	return all
}

func columnsOf(q *poll.Question) (all []column) {
	one := func(k kind) []column { return []column{{q: q, kind: k}} }
	each := func(parts []poll.Option, k kind, values []poll.Option) {
		for _, p := range parts {
			all = append(all, column{q: q, part: p.ID, label: p.Label, kind: k, values: values})
		}
	}
	switch q.Type {
	case poll.Choice:
		return []column{{q: q, kind: code, values: withOther(q)}}
	case poll.Choices:
		each(withOther(q), picked, nil)
	case poll.Ranking:
		each(q.Options, place, nil)
	case poll.Grades:
		each(q.Options, code, q.Grades)
	case poll.Matrix:
		each(q.Rows, code, q.Options)
	case poll.Date:
		return one(date)
	case poll.TextQ:
		return one(words)
	default:
		return one(number)
	}
	return all
}

// withOther are the options that can be picked. Other has no label of its own.
func withOther(q *poll.Question) []poll.Option {
	if !q.Other {
		return q.Options
	}
	return append(slices.Clip(q.Options), poll.Option{ID: poll.OtherID})
}

// of returns what a person said in this column, as it stands in a CSV file; empty if nothing.
func (c column) of(s said) string {
	if !s.answered {
		return ""
	}
	switch c.kind {
	case number:
		if c.q.Type == poll.Number {
			return poll.FormatNumber(c.q, s.Number)
		}
		return integer(s.Number)
	case date:
		return poll.FormatDate(s.Number)
	case picked:
		return truth(slices.Contains(s.Choices, c.part))
	case place:
		if at := slices.Index(s.Choices, c.part); at >= 0 {
			return integer(int64(at) + 1)
		}
		return ""
	case words:
		return c.words(s)
	case quote:
		if c.q.Other && s.Other == "" {
			return ""
		}
		return truth(s.quote)
	}
	if c.part == "" {
		return s.Choice
	}
	return s.Cells[c.part]
}

func (c column) words(s said) string {
	if c.part == otherWords {
		return s.Other
	}
	return s.Text
}

// meaning returns the label of one of the column's values, or nil.
func (c column) meaning(id string) poll.Text {
	for _, v := range c.values {
		if v.ID == id {
			return v.Label
		}
	}
	return nil
}
