package main

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

// columns measures text in columns. Characters that are narrow in some terminals and wide in others count as narrow, whatever the
// locale, because that is how the bars are drawn.
var columns = &runewidth.Condition{StrictEmojiNeutral: true}

// A table has a label for each row and a head for each column. What does not fit into the width goes into further tables below.
type table struct {
	rows  []string
	heads []string
	cells [][]string // lines of a row are separated by line feeds
}

// widestHead is how many columns the head of a column may take.
const widestHead = 14

func (p *figuresPrinter) table(t table) {
	labels := 0
	for _, row := range t.rows {
		labels = max(labels, columns.StringWidth(row))
	}
	labels = min(labels, p.width/3)
	widths := make([]int, len(t.heads))
	for j, head := range t.heads {
		widths[j] = min(columns.StringWidth(head), widestHead)
		for _, row := range t.cells {
			for line := range strings.SplitSeq(row[j], "\n") {
				widths[j] = max(widths[j], columns.StringWidth(line))
			}
		}
		widths[j] += len("  ")
	}
	for from := 0; from < len(t.heads); {
		to, room := from, p.width-len("  ")-labels
		for to < len(t.heads) && (to == from || widths[to] <= room) {
			room -= widths[to]
			to++
		}
		if from > 0 {
			p.printf("\n")
		}
		p.part(t, labels, widths, from, to)
		from = to
	}
}

// part prints the columns of a table from one to before another.
func (p *figuresPrinter) part(t table, labels int, widths []int, from, to int) {
	line := "  " + strings.Repeat(" ", labels)
	for j := from; j < to; j++ {
		line += columns.FillLeft(columns.Truncate(t.heads[j], widths[j]-len("  "), "…"), widths[j])
	}
	p.printf("%s\n", p.dim(line))
	for i, row := range t.rows {
		label := wrapWords(row, labels)
		lines := len(label)
		for j := from; j < to; j++ {
			lines = max(lines, strings.Count(t.cells[i][j], "\n")+1)
		}
		for n := range lines {
			line := "  " + columns.FillRight(nth(label, n), labels)
			for j := from; j < to; j++ {
				line += columns.FillLeft(nth(strings.Split(t.cells[i][j], "\n"), n), widths[j])
			}
			p.printf("%s\n", strings.TrimRight(line, " "))
		}
	}
}

func nth(lines []string, n int) string {
	if n < len(lines) {
		return lines[n]
	}
	return ""
}

// wrapWords breaks a text into lines of at most so many columns, at white space where it can. It returns at least one line.
func wrapWords(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && columns.StringWidth(line+" "+word) > width {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
		for columns.StringWidth(line) > width { // one word that is longer than a line, as in Chinese
			head := columns.Truncate(line, max(width, 2), "")
			lines, line = append(lines, head), line[len(head):]
		}
	}
	return append(lines, line)
}
