package report

import (
	"fmt"
	"strings"

	"isoloir/poll"
	"isoloir/poll/results"
)

func heldCell(c results.Cell) bool   { return c.Held() }
func heldValue(v results.Value) bool { return v.Count.Held() }

// question writes the n-th question of the poll.
func (p *reporter) question(n int) section {
	f := &p.r.Questions[n]
	q := p.d.Question(f.ID)
	s := section{ID: f.ID, Number: n + 1, Ask: p.text(q.Ask), Notes: p.notes(q)}
	if q.Help != nil {
		s.Help = p.text(q.Help)
	}
	answered, shown := f.Answered.Count()
	switch {
	case !shown:
		s.Headline = p.w.HeldBack
		return s
	case answered == 0:
		s.Headline = p.w.Nobody
		return s
	}
	s.Answered = p.w.answered(answered, p.w.number(answered))
	if f.Randomized != nil {
		p.randomized(&s, q, f)
		return s
	}
	switch q.Type {
	case poll.Choice, poll.Choices:
		p.options(&s, q, f)
	case poll.Scale, poll.Number, poll.Date:
		p.numbers(&s, q, f)
	case poll.Ranking:
		p.ranking(&s, q, f)
	case poll.Grades:
		p.grades(&s, q, f)
	case poll.Matrix:
		p.matrix(&s, q, f)
	case poll.TextQ:
		s.Headline, s.Answered = p.w.Words(answered, p.w.number(answered)), ""
	}
	return s
}

// notes say how the question was put.
func (p *reporter) notes(q *poll.Question) (notes []string) {
	if q.Required {
		notes = append(notes, p.w.Mandatory)
	} else {
		notes = append(notes, p.w.Optional)
	}
	if q.Shuffle {
		notes = append(notes, p.w.Shuffled)
	}
	if len(q.ShowIf) > 0 {
		notes = append(notes, fmt.Sprintf(p.w.asked, p.conditions(q.ShowIf)))
	}
	return notes
}

func (p *reporter) conditions(all []poll.Condition) string {
	var parts []string
	for _, c := range all {
		source := p.d.Question(c.Source)
		var values []string
		for _, id := range c.Options {
			values = append(values, p.option(source.Options, id))
		}
		for _, point := range c.Points {
			values = append(values, p.exact(source, point))
		}
		parts = append(parts, p.w.quoted(p.text(source.Ask))+" – "+p.w.list(values))
	}
	return strings.Join(parts, "; ")
}

// option is the label of an option, or what stands for other.
func (p *reporter) option(options []poll.Option, id string) string {
	for _, o := range options {
		if o.ID == id {
			return p.text(o.Label)
		}
	}
	return p.w.Other
}

// exact writes a number or a day in the question's own units.
func (p *reporter) exact(q *poll.Question, value int64) string {
	switch q.Type {
	case poll.Date:
		return p.w.asNumber(strings.ReplaceAll(poll.FormatDate(value), "-", "\u2060-\u2060")) // which does not break
	case poll.Number:
		whole, fraction, _ := strings.Cut(poll.FormatNumber(q, value), ".")
		if fraction != "" {
			fraction = p.w.point + fraction
		}
		return p.w.asNumber(p.w.grouped(whole) + fraction)
	}
	return p.w.number(int(value))
}

func (p *reporter) span(q *poll.Question, v results.Value) string {
	if *v.From == *v.To {
		return p.exact(q, *v.From)
	}
	return p.exact(q, *v.From) + " – " + p.exact(q, *v.To)
}

// count writes a cell, or that it is held back; share what it is of others.
func (p *reporter) count(c results.Cell) string {
	if n, shown := c.Count(); shown {
		return p.w.number(n)
	}
	return p.w.Held
}

func (p *reporter) share(c results.Cell, of int) string {
	if n, shown := c.Count(); shown {
		return p.w.share(n, of)
	}
	return p.w.Held
}

// both writes a share with the number behind it.
func (p *reporter) both(c results.Cell, of int) string {
	if c.Held() {
		return p.w.Held
	}
	return p.share(c, of) + " (" + p.count(c) + ")"
}

// leading returns the indexes of the largest counts that are shown, and whether none that is held back could be larger, of so many
// people of whom each counts once (or several times, if multiple).
func leading(values []results.Value, of int, multiple bool) (first []int, sure bool) {
	most, rest, held := 0, of, false
	for i, v := range values {
		n, shown := v.Count.Count()
		rest -= n
		switch {
		case !shown:
			held = true
		case n > most:
			most, first = n, []int{i}
		case n == most && n > 0:
			first = append(first, i)
		}
	}
	return first, !held || !multiple && rest < most
}
