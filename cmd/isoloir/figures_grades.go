package main

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"isoloir/poll"
	"isoloir/poll/tally"
)

// shades draw up to six grades, or options of a matrix, beside each other in one bar.
var shades = []string{"█", "▓", "▒", "░", "∶", "·"}

// grid prints grades and matrices: a bar for each row, and the numbers.
func (p *figuresPrinter) grid(q *poll.Question, f *tally.Question) {
	if len(f.Rows) == 0 {
		return
	}
	rows, values := rowsOf(q)
	t := table{}
	for _, v := range values {
		t.heads = append(t.heads, p.text(v.Label))
	}
	t.heads = append(t.heads, "answered")
	for i, row := range f.Rows {
		t.rows = append(t.rows, p.text(rows[i].Label))
		var cells []string
		for _, c := range row.Values {
			cell := fmt.Sprintf("%d\n%s", c.Count, percent(c.Share))
			if c.Interval != nil {
				cell += fmt.Sprintf("\n[%.1f–%.1f]", 100*c.Interval.Low, 100*c.Interval.High)
			}
			cells = append(cells, cell)
		}
		t.cells = append(t.cells, append(cells, strconv.Itoa(row.Answered)))
	}
	p.table(t)
	if q.Type == poll.Matrix && len(values) <= len(shades) {
		p.legend(values)
		for i, row := range f.Rows {
			var counts []int
			for _, c := range row.Values {
				counts = append(counts, c.Count)
			}
			p.paragraph("  ", p.text(rows[i].Label))
			p.printf("  %s\n", stacked(counts, p.width-len("    ")))
		}
	}
}

func (p *figuresPrinter) legend(values []poll.Option) {
	var parts []string
	for i, v := range values {
		parts = append(parts, shades[i]+" "+p.text(v.Label))
	}
	p.note("  ", strings.Join(parts, "   "))
}

// stacked draws counts beside each other in one bar. Each column shows what stands in the middle of it.
func stacked(counts []int, room int) string {
	all := 0
	for _, n := range counts {
		all += n
	}
	var b strings.Builder
	at, so := 0, 0
	for column := range room {
		for at < len(counts)-1 && (2*column+1)*all >= 2*room*(so+counts[at]) {
			so += counts[at]
			at++
		}
		if all > 0 {
			b.WriteString(shades[at])
		}
	}
	return b.String()
}

// graded prints the merit profile of an option, with its middle: the majority grade is what stands right of it.
func (p *figuresPrinter) graded(q *poll.Question, g *tally.Graded) {
	if g.Grade == "" || len(q.Grades) > len(shades) {
		return
	}
	room := (p.width - len("     ") - 1) / 2 * 2
	bar := []rune(stacked(g.Counts, room))
	p.printf("     %s│%s\n", string(bar[:room/2]), string(bar[room/2:]))
}

// gauge writes a majority grade with its gauge.
func (p *figuresPrinter) gauge(q *poll.Question, g *tally.Graded) string {
	if g.Grade == "" {
		return "no grades"
	}
	n := 0
	for _, count := range g.Counts {
		n += count
	}
	label := g.Grade
	for _, grade := range q.Grades {
		if grade.ID == g.Grade {
			label = p.text(grade.Label)
		}
	}
	part := func(count int) string { return percent(big.NewRat(int64(count), int64(n))) }
	return fmt.Sprintf("%s%s (%s better, %s worse)", label, g.Sign, part(g.Better), part(g.Worse))
}
