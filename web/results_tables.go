package web

import (
	"fmt"
	"strconv"
	"strings"

	"isoloir/poll"
	"isoloir/poll/results"
)

func (t teller) outcome(q *poll.Question, o *results.Outcome) *resultsOutcome {
	out := &resultsOutcome{Method: t.methods[o.Method]}
	place := 1
	for _, ids := range o.Order {
		p := resultsPlace{Number: place}
		for _, id := range ids {
			p.Labels = append(p.Labels, t.option(q, id))
		}
		if len(ids) > 1 {
			p.Tied = t.tied
		}
		out.Places = append(out.Places, p)
		place += len(ids)
	}
	if o.Rest {
		out.Rest = t.RestAfter
	}
	return out
}

func (t teller) pairs(q *poll.Question, pairs [][]int) resultsTable {
	table := resultsTable{W: t.words, Name: t.pairwise, Title: []phrase{own(t.pairwise)}}
	for i, o := range q.Options {
		table.Columns = append(table.Columns, t.tell(o.Label))
		line := resultsLine{Label: t.tell(o.Label)}
		for j, n := range pairs[i] {
			c := resultsCell{Text: strconv.Itoa(n)}
			if i == j {
				c.Text = "–"
			}
			line.Cells = append(line.Cells, c)
		}
		table.Lines = append(table.Lines, line)
	}
	return table
}

func (t teller) round(q *poll.Question, number int, r *results.Round) resultsTable {
	name := fmt.Sprintf(t.roundNumber, number)
	table := resultsTable{W: t.words, Name: name, Charted: true, Title: []phrase{own(name)}, Columns: []phrase{own(t.ballots)}}
	left := 0
	for _, v := range r.Votes {
		left += v.Votes
	}
	for _, v := range r.Votes {
		line := resultsLine{Label: t.option(q, v.ID), Cells: []resultsCell{{Text: strconv.Itoa(v.Votes)}}}
		if left > 0 {
			line.Bar = strconv.FormatFloat(float64(v.Votes)*100/float64(left), 'f', 1, 64)
		}
		for _, id := range r.Eliminated {
			if id == v.ID {
				line.Out = t.eliminated
			}
		}
		table.Lines = append(table.Lines, line)
	}
	if r.Exhausted > 0 {
		table.Lines = append(table.Lines, resultsLine{Label: own(t.exhausted), Cells: []resultsCell{{Text: strconv.Itoa(r.Exhausted)}}})
	}
	return table
}

// cross is a cross-table with its totals.
func (t teller) cross(x *results.Cross) resultsTable {
	rows, columns := results.AxisQuestion(t.d, x.Rows.Question), results.AxisQuestion(t.d, x.Columns.Question)
	table := resultsTable{W: t.words, Name: t.Together, Title: []phrase{t.axis(rows, x.Rows.Question), t.axis(columns, x.Columns.Question)}}
	for _, v := range x.Columns.Totals {
		table.Columns = append(table.Columns, t.value(columns, v))
	}
	table.Columns = append(table.Columns, own(t.total))
	for i, v := range x.Rows.Totals {
		line := resultsLine{Label: t.value(rows, v)}
		for _, c := range x.Cells[i] {
			line.Cells = append(line.Cells, t.cell(c))
		}
		table.Lines = append(table.Lines, resultsLine{Label: line.Label, Cells: append(line.Cells, t.cell(v.Count))})
	}
	last := resultsLine{Label: own(t.total)}
	for _, v := range x.Columns.Totals {
		last.Cells = append(last.Cells, t.cell(v.Count))
	}
	table.Lines = append(table.Lines, resultsLine{Label: last.Label, Cells: append(last.Cells, t.cell(x.Answered))})
	return table
}

// axis names a side of a cross-table.
func (t teller) axis(q *poll.Question, name string) phrase {
	label := t.tell(q.Ask)
	if _, row, ok := strings.Cut(name, "."); ok {
		for _, o := range q.GridRows() {
			if o.ID == row {
				label.Words += " – " + t.tell(o.Label).Words
			}
		}
	}
	return label
}
