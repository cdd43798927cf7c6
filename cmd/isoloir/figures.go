package main

import (
	"bufio"
	"fmt"
	"io"
	"math/big"
	"strconv"
	"strings"

	"github.com/mattn/go-runewidth"

	"isoloir/poll"
	"isoloir/poll/tally"
)

// A figuresPrinter writes figures for a terminal: a heading for each question, a bar for each option.
type figuresPrinter struct {
	w     *bufio.Writer
	d     *poll.Definition
	lang  string
	width int // columns
}

func printFigures(w io.Writer, d *poll.Definition, figures *tally.Figures, lang string, width int) error {
	p := &figuresPrinter{w: bufio.NewWriter(w), d: d, lang: lang, width: width}
	p.printf("%s\n%s\n", d.Title.In(lang, d), plural(figures.Ballots, "ballot"))
	small := false
	for i := range figures.Questions {
		f := &figures.Questions[i]
		p.question(d.Question(f.ID), f)
		small = small || hasSmall(f, int(d.SuppressBelow))
	}
	if small {
		p.printf("\nFigures below %d are in here: they can point at somebody, and are not for publication.\n", d.SuppressBelow)
	}
	return p.w.Flush()
}

func (p *figuresPrinter) printf(format string, args ...any) { _, _ = fmt.Fprintf(p.w, format, args...) }

func (p *figuresPrinter) text(t poll.Text) string { return t.In(p.lang, p.d) }

func (p *figuresPrinter) question(q *poll.Question, f *tally.Question) {
	p.printf("\n%s\n", runewidth.Wrap(p.text(q.Ask), p.width))
	p.printf("  %d answered", f.Answered)
	if f.Blank > 0 {
		p.printf(", %d left it blank", f.Blank)
	}
	p.printf(" (%s)\n", q.ID)
	p.bars(q.Options, f.Options, f.Answered)
	p.points(q, f)
	p.summary(q, f.Summary)
	p.ranks(q, f)
	p.rows(q, f)
	p.words(f.OtherWords)
	p.words(f.Words)
}

// A bar is one line: a label, how much of the whole, and how many.
type bar struct {
	label string
	count int
}

func (p *figuresPrinter) bars(options []poll.Option, counts []tally.Count, of int) {
	var bars []bar
	for i, c := range counts {
		label := "…"
		if i < len(options) {
			label = p.text(options[i].Label)
		}
		bars = append(bars, bar{label, c.Count})
	}
	p.chart(bars, of)
}

func (p *figuresPrinter) points(q *poll.Question, f *tally.Question) {
	var bars []bar
	for _, point := range f.Points {
		label := strconv.FormatInt(point.Value, 10)
		if q.Low != nil && point.Value == q.From {
			label += " " + p.text(q.Low)
		}
		if q.High != nil && point.Value == q.To {
			label += " " + p.text(q.High)
		}
		bars = append(bars, bar{label, point.Count})
	}
	p.chart(bars, f.Answered)
}

func (p *figuresPrinter) ranks(q *poll.Question, f *tally.Question) {
	if len(f.Ranks) == 0 {
		return
	}
	p.printf("  first preferences\n")
	var bars []bar
	for i, r := range f.Ranks {
		bars = append(bars, bar{p.text(q.Options[i].Label), r.First})
	}
	p.chart(bars, f.Answered)
}

func (p *figuresPrinter) rows(q *poll.Question, f *tally.Question) {
	if len(f.Rows) == 0 {
		return
	}
	rows, cells := rowsOf(q)
	for i, row := range f.Rows {
		p.printf("  · %s\n", p.text(rows[i].Label))
		p.bars(cells, row.Values, row.Answered)
	}
}

const fullBlock = "█"

// eighths are the bars that fill one to seven eighths of a column.
var eighths = []string{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"}

// chart draws bars whose full length is the whole. A share of 0 has no bar, and any other at least an eighth of a column.
func (p *figuresPrinter) chart(bars []bar, of int) {
	labels := 0
	for _, b := range bars {
		labels = max(labels, runewidth.StringWidth(b.label))
	}
	labels = min(labels, p.width/2)
	const rest = len("  ") + len("  ") + len(" 100.0 %") + len("  1234567")
	room := max(8, p.width-labels-rest)
	for _, b := range bars {
		label := runewidth.FillRight(runewidth.Truncate(b.label, labels, "…"), labels)
		p.printf("  %s  %s %6s %% %6d\n", label, runewidth.FillRight(drawn(b.count, of, room), room), percent(b.count, of), b.count)
	}
}

func drawn(n, of, room int) string {
	if n == 0 || of == 0 {
		return ""
	}
	parts := max(1, n*room*len(eighths)/of)
	return strings.Repeat(fullBlock, parts/len(eighths)) + eighths[parts%len(eighths)]
}

// percent is exact, rounded half away from zero to one digit after the point.
func percent(n, of int) string {
	if of == 0 {
		return "–"
	}
	return big.NewRat(int64(n)*100, int64(of)).FloatString(1)
}

// summary prints medians and the like in the question's own units.
func (p *figuresPrinter) summary(q *poll.Question, s *tally.Summary) {
	if s == nil {
		return
	}
	p.printf("  min %s · lower quartile %s · median %s · upper quartile %s · max %s", exact(q, s.Min), rational(q, s.Q1), rational(q, s.Median), rational(q, s.Q3), exact(q, s.Max))
	if q.Type != poll.Date {
		p.printf(" · mean %s", rational(q, s.Mean))
	}
	p.printf("\n")
}

func exact(q *poll.Question, n int64) string { return rational(q, new(big.Rat).SetInt64(n)) }

func rational(q *poll.Question, r *big.Rat) string {
	if q.Type == poll.Date {
		return poll.FormatDate(new(big.Int).Div(r.Num(), r.Denom()).Int64())
	}
	scaled := new(big.Rat).Quo(r, new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(q.Decimals)), nil)))
	if scaled.IsInt() {
		return scaled.FloatString(q.Decimals)
	}
	return scaled.FloatString(q.Decimals + 2)
}

// maxWords is how many texts of a question are printed, and maxWordsLength how many runes of each.
const (
	maxWords       = 8
	maxWordsLength = 300
)

// words lists what people wrote. Line feeds in an answer are shown as such; nothing else in it may move the cursor, hide, or
// turn the line around.
func (p *figuresPrinter) words(list []tally.Words) {
	shown := list[:min(len(list), maxWords)]
	for _, words := range shown {
		quotable := ""
		if !words.Quotable {
			quotable = "  [not to be quoted]"
		}
		p.printf("  – %s%s\n", shownWords(words.Text), quotable)
	}
	if more := len(list) - len(shown); more > 0 {
		p.printf("  … and %d more: isoloir open writes all of them\n", more)
	}
}

func shownWords(text string) string {
	if runes := []rune(text); len(runes) > maxWordsLength {
		text = string(runes[:maxWordsLength]) + "…"
	}
	return poll.Printable(strings.ReplaceAll(text, "\n", " ⏎ "))
}

// hasSmall reports whether a count between 1 and limit-1 is shown.
func hasSmall(f *tally.Question, limit int) bool {
	small := func(n int) bool { return n > 0 && n < limit }
	for _, c := range f.Options {
		if small(c.Count) {
			return true
		}
	}
	for _, point := range f.Points {
		if small(point.Count) {
			return true
		}
	}
	for _, r := range f.Ranks {
		if small(r.First) {
			return true
		}
	}
	for _, row := range f.Rows {
		for _, c := range row.Values {
			if small(c.Count) {
				return true
			}
		}
	}
	return false
}
