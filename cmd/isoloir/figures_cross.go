package main

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"isoloir/poll"
	"isoloir/poll/tally"
)

// cross prints a cross-table: in each cell how many, their share of the row, and their share of the column.
func (p *figuresPrinter) cross(x *tally.Cross) {
	p.printf("\n")
	for _, line := range wrapWords(p.sideName(x.Rows)+" × "+p.sideName(x.Columns), p.width) {
		p.printf("%s\n", p.bold(line))
	}
	p.note("  ", fmt.Sprintf("%d answered both, %d did not; in each cell people, their share of the row, their share of the column", x.Answered, x.LeftOut))
	if x.Answered == 0 {
		return
	}
	t := table{}
	for _, c := range x.Columns.Categories {
		t.heads = append(t.heads, p.category(x.Columns, c))
	}
	t.heads = append(t.heads, "all")
	for i, c := range x.Rows.Categories {
		t.rows = append(t.rows, p.category(x.Rows, c))
		var row []string
		for j, n := range x.Cells[i] {
			row = append(row, fmt.Sprintf("%d\n%s\n%s", n, percent(x.RowShares[i][j]), percent(x.ColumnShares[i][j])))
		}
		t.cells = append(t.cells, append(row, p.total(c.Total, x.Answered)))
	}
	t.rows = append(t.rows, "all")
	var row []string
	for _, c := range x.Columns.Categories {
		row = append(row, p.total(c.Total, x.Answered))
	}
	t.cells = append(t.cells, append(row, strconv.Itoa(x.Answered)))
	p.table(t)
	p.test(x)
}

func (p *figuresPrinter) total(n, of int) string {
	return fmt.Sprintf("%d\n%s", n, percent(big.NewRat(int64(n), int64(of))))
}

func (p *figuresPrinter) test(x *tally.Cross) {
	t := x.Test
	switch {
	case x.NoTest == tally.Multiple:
		p.note("  ", "People can be in several rows or columns here, so shares need not sum to 100 %, and there is no test.")
	case t == nil:
		p.note("  ", "All are in one row or one column, so there is nothing to test.")
	default:
		p.paragraph("  ", fmt.Sprintf("χ² = %.3f, df = %d, p = %s · Cramér's V = %.3f", t.ChiSquared, t.DF, probability(t.P), t.CramersV))
		if t.Doubtful() {
			p.paragraph("  ", fmt.Sprintf("WARNING: %d of %d cells are expected to hold fewer than 5 people (the least %.2f), so p is not to be relied on.", t.SmallExpected, t.Cells, t.LeastExpected))
		}
		p.note("  ", "p holds for random samples; of people who chose to answer it only describes.")
	}
}

// probability writes small ones with three digits that count.
func probability(p float64) string {
	if p > 0 && p < 0.001 {
		return fmt.Sprintf("%.2e", p)
	}
	return fmt.Sprintf("%.3f", p)
}

// sideName is the question at a side, with the row where it is one of grades or a matrix.
func (p *figuresPrinter) sideName(s tally.Side) string {
	q, row := p.sideQuestion(s)
	name := p.text(q.Ask)
	rows, _ := rowsOf(q)
	for _, r := range rows {
		if row != "" && r.ID == row {
			name += " – " + p.text(r.Label)
		}
	}
	return name
}

func (p *figuresPrinter) sideQuestion(s tally.Side) (q *poll.Question, row string) {
	id, row, _ := strings.Cut(s.Question, ".")
	return p.d.Question(id), row
}

func (p *figuresPrinter) category(s tally.Side, c tally.Category) string {
	q, _ := p.sideQuestion(s)
	switch {
	case c.Label != "":
		return poll.Printable(c.Label)
	case c.ID == poll.OtherID:
		return "…"
	case c.ID == "" && q.Type == poll.Scale:
		return p.pointLabel(q, *c.From)
	case c.ID == "":
		return span(q, *c.From, *c.To)
	}
	options := q.Options
	if q.Type == poll.Grades {
		options = q.Grades
	}
	for _, o := range options {
		if o.ID == c.ID {
			return p.text(o.Label)
		}
	}
	return c.ID
}
