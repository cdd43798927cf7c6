package report

import (
	"fmt"
	"strings"

	"isoloir/poll"
	"isoloir/poll/results"
)

// cross writes the i-th cross-table: shares of each row, drawn and in a table.
func (p *reporter) cross(i int) section {
	x := &p.r.CrossTables[i]
	rows, columns := p.categories(&x.Rows), p.categories(&x.Columns)
	s := section{ID: fmt.Sprintf("x%d", i+1), Ask: fmt.Sprintf(p.w.cross, p.sideName(&x.Rows), p.sideName(&x.Columns))}
	if n, shown := x.Answered.Count(); shown {
		s.Answered = fmt.Sprintf(p.w.crossNote, p.w.answered(n, p.w.number(n)))
	}
	var lines []line
	for j, cells := range x.Cells {
		lines = append(lines, line{label: rows[j], cells: cells, of: x.Rows.Totals[j].Count})
	}
	b := p.grid(stackChart, s.Ask, columns, lines, "")
	if results.AxisQuestion(p.d, x.Columns.Question).Type == poll.Choices { // people are in several columns, so these do not make a whole
		b.Charts = nil
	}
	s.Blocks = []block{b}
	return s
}

// sideName is the question of a side, with the row where it is one of a grid.
func (p *reporter) sideName(s *results.Side) string {
	q := results.AxisQuestion(p.d, s.Question)
	name := p.text(q.Ask)
	if _, rowID, ok := strings.Cut(s.Question, "."); ok {
		name += " – " + p.option(q.GridRows(), rowID)
	}
	return name
}

func (p *reporter) categories(s *results.Side) (names []string) {
	q := results.AxisQuestion(p.d, s.Question)
	options := q.Options
	if q.Type == poll.Grades {
		options = q.Grades
	}
	for _, v := range s.Totals {
		if v.From != nil {
			names = append(names, p.span(q, v))
			continue
		}
		names = append(names, p.option(options, v.ID))
	}
	return names
}
