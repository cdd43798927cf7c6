package poll

import (
	"bytes"
	"fmt"
	"slices"
)

// An Answer is a person's answer to one question. Which fields are used depends on the question's type; the others are zero.
type Answer struct {
	Choice  string            // choice: an option's id, or other
	Choices []string          // choices, in the definition's order; ranking, best first
	Number  int64             // scale; number, times 10^Decimals; date, days since 1970-01-01
	Text    string            // text
	Cells   map[string]string // grades: option → grade; matrix: row → option
	Other   string            // choice, choices: the words, if other is picked
}

// Answers are what one person answered. A question that was not shown or was left blank is absent.
type Answers struct {
	ByID  map[string]Answer
	Quote bool // the person allows free texts to be quoted
	// Tossed: what stands under sensitive questions are reports, which poll/randomize makes of the true answers.
	Tossed bool
}

// A Problem is one thing wrong with answers: the key it concerns and a code (docs/formats.md §4, Reading answers).
type Problem struct {
	Key, Code string
}

// EncodeAnswers returns the plaintext that is sealed: canonical JSON, padded with spaces to BallotSize bytes. Texts are cleaned, and
// choices brought into the definition's order. Whatever else [Definition.ReadAnswers] has a problem with is an error, and so are true
// answers to sensitive questions, which nobody may seal.
func (d *Definition) EncodeAnswers(a Answers) ([]byte, error) {
	if d.Sensitive() && !a.Tossed {
		return nil, errNotTossed
	}
	canonical, problems := d.readAnswers(d.PlainAnswers(a), a.Tossed)
	if len(problems) > 0 {
		return nil, fmt.Errorf("the answers do not fit the poll: %q is %s", problems[0].Key, problems[0].Code)
	}
	for id, answer := range a.ByID {
		if d.Question(id) == nil {
			return nil, fmt.Errorf("the poll has no question %q", id)
		}
		if len(answer.Cells) != len(canonical.ByID[id].Cells) {
			return nil, fmt.Errorf("the question %q does not have all of these rows", id)
		}
	}
	plain := d.PlainAnswers(canonical)
	if len(plain) > d.BallotSize {
		return nil, fmt.Errorf("the answers take %d bytes, but the poll's ballots hold %d: its definition is wrong", len(plain), d.BallotSize)
	}
	return append(plain, bytes.Repeat([]byte{' '}, d.BallotSize-len(plain))...), nil
}

// DecodeAnswers reads a plaintext that was sealed: exactly BallotSize bytes, and what [Definition.EncodeAnswers] would write, to the
// byte. The first problem is why a ballot is spoiled; beside those of [Definition.ReadAnswers] there are bad_length and not_canonical.
// Under sensitive questions there are reports.
func (d *Definition) DecodeAnswers(padded []byte) (Answers, []Problem) {
	if len(padded) != d.BallotSize {
		return Answers{}, []Problem{{"", "bad_length"}}
	}
	plain := bytes.TrimRight(padded, " ")
	a, problems := d.readAnswers(plain, d.Sensitive())
	if len(problems) > 0 {
		return Answers{}, problems
	}
	if !bytes.Equal(d.PlainAnswers(a), plain) {
		return Answers{}, []Problem{{"", "not_canonical"}}
	}
	return a, nil
}

// PlainAnswers writes canonical JSON, without padding. It does not judge the answers; those to unknown questions are left out.
func (d *Definition) PlainAnswers(a Answers) []byte {
	w := &writer{}
	w.group("{}", func() {
		w.object("answers", func() {
			for _, q := range d.Questions() {
				if answer, ok := a.ByID[q.ID]; ok {
					w.answer(q, answer)
				}
			}
		})
		w.truth("quote", a.Quote)
	})
	return w.out
}

// answer writes one member of the answers, and with other a second one.
func (w *writer) answer(q *Question, a Answer) {
	switch q.Type {
	case Choice:
		w.member(q.ID, a.Choice)
	case Choices:
		w.ids(q.ID, inOrder(q, a.Choices))
	case Ranking:
		w.ids(q.ID, a.Choices)
	case Scale:
		w.integer(q.ID, a.Number)
	case Number:
		w.key(q.ID)
		if text := FormatNumber(q, a.Number); q.Decimals > 0 {
			w.string(text)
		} else {
			w.out = append(w.out, text...)
		}
	case Date:
		w.member(q.ID, FormatDate(a.Number))
	case TextQ:
		w.member(q.ID, a.Text)
	case Grades, Matrix:
		w.object(q.ID, func() {
			for _, row := range q.rowIDs() {
				if cell, ok := a.Cells[row]; ok {
					w.member(row, cell)
				}
			}
		})
	}
	if a.Other != "" {
		w.member(q.ID+"."+OtherID, a.Other)
	}
}

func (w *writer) ids(name string, ids []string) {
	w.list(name, func() {
		for _, id := range ids {
			w.between()
			w.string(id)
		}
	})
}

// inOrder returns picked ids in the definition's order, other last. Unknown ids come first.
func inOrder(q *Question, ids []string) []string {
	position := func(id string) int {
		if id == OtherID {
			return len(q.Options)
		}
		return slices.IndexFunc(q.Options, func(o Option) bool { return o.ID == id })
	}
	return slices.SortedStableFunc(slices.Values(ids), func(a, b string) int { return position(a) - position(b) })
}

// GridRows returns the rows of a grid, the options that are graded or the rows of a matrix; nil for other questions.
func (q *Question) GridRows() []Option {
	switch q.Type {
	case Grades:
		return q.Options
	case Matrix:
		return q.Rows
	}
	return nil
}

// GridValues returns what a row of a grid may be given: the grades, or the options of a matrix.
func (q *Question) GridValues() []Option {
	if q.Type == Grades {
		return q.Grades
	}
	return q.Options
}

// rowIDs returns the keys that an answer to a grid may have.
func (q *Question) rowIDs() []string { return OptionIDs(q.GridRows()) }

// OptionIDs returns the ids of options, in their order.
func OptionIDs(options []Option) (ids []string) {
	for _, o := range options {
		ids = append(ids, o.ID)
	}
	return ids
}
