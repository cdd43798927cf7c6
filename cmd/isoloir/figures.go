package main

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"math/big"
	"os"
	"slices"
	"strings"

	"isoloir/poll"
	"isoloir/poll/tally"
)

// A figuresPrinter writes figures for a terminal: a heading for each question, a bar for each option, a table where two things
// meet. Only labels of the definition, numbers and what people wrote come out of it, and what people wrote is tamed first.
type figuresPrinter struct {
	w     *bufio.Writer
	d     *poll.Definition
	lang  string
	width int  // columns
	style bool // the terminal takes bold and dim letters
}

// A screen is what figures are printed on.
type screen struct {
	lang  string
	width int
	style bool
}

func printFigures(w io.Writer, d *poll.Definition, figures *tally.Figures, on screen) error {
	p := &figuresPrinter{w: bufio.NewWriter(w), d: d, lang: on.lang, width: on.width, style: on.style}
	p.head(figures)
	for i := range figures.Questions {
		f := &figures.Questions[i]
		p.question(d.Question(f.ID), f)
	}
	for i := range figures.CrossTables {
		p.cross(&figures.CrossTables[i])
	}
	if hasSmall(figures, int(d.SuppressBelow)) {
		p.printf("\n")
		p.paragraph("", fmt.Sprintf("Figures below %d are in here: they can point at somebody, and are not for publication.", d.SuppressBelow))
	}
	return p.w.Flush()
}

func (p *figuresPrinter) printf(format string, args ...any) { _, _ = fmt.Fprintf(p.w, format, args...) }

func (p *figuresPrinter) text(t poll.Text) string { return t.In(p.lang, p.d) }

func (p *figuresPrinter) bold(s string) string { return p.styled("1", s) }
func (p *figuresPrinter) dim(s string) string  { return p.styled("2", s) }

func (p *figuresPrinter) styled(code, s string) string {
	if !p.style {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

// wantsStyle reports whether a terminal is there that takes bold letters, and nobody has asked to do without (no-color.org).
func wantsStyle(w io.Writer) bool {
	return isTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// paragraph writes a text in lines that begin with a margin.
func (p *figuresPrinter) paragraph(margin, text string) {
	for _, line := range wrapWords(text, p.width-len(margin)) {
		p.printf("%s%s\n", margin, line)
	}
}

// note is a paragraph of what explains figures.
func (p *figuresPrinter) note(margin, text string) {
	for _, line := range wrapWords(text, p.width-len(margin)) {
		p.printf("%s%s\n", margin, p.dim(line))
	}
}

func (p *figuresPrinter) head(f *tally.Figures) {
	for _, line := range wrapWords(p.text(p.d.Title), p.width) {
		p.printf("%s\n", p.bold(line))
	}
	p.printf("%s counted\n", plural(f.Ballots, "ballot"))
	if b := f.Box; b != nil {
		p.note("", fmt.Sprintf("in the box: %s; %d opened, %d spoiled%s; %d withdrawn", plural(b.Ballots, "ballot"), b.Opened, b.Ballots-b.Opened, reasons(b.Spoiled), b.Withdrawn))
	}
	for _, w := range f.Where {
		p.note("", "only ballots with "+w)
	}
	if f.Intervals != "" {
		p.note("", "In brackets: 95 % Wilson intervals AS IF those who answered were a random sample. They chose to answer, so they are none, and the truth can lie elsewhere.")
	}
}

// reasons lists why ballots are spoiled.
func reasons(spoiled map[string]int) string {
	var list []string
	for _, reason := range slices.Sorted(maps.Keys(spoiled)) {
		list = append(list, fmt.Sprintf("%s: %d", reason, spoiled[reason]))
	}
	if list == nil {
		return ""
	}
	return " (" + strings.Join(list, ", ") + ")"
}

func (p *figuresPrinter) question(q *poll.Question, f *tally.Question) {
	p.printf("\n")
	for _, line := range wrapWords(p.text(q.Ask), p.width) {
		p.printf("%s\n", p.bold(line))
	}
	said := fmt.Sprintf("%d answered", f.Answered)
	if f.Randomized != nil {
		said = fmt.Sprintf("%d were asked", f.Asked)
	}
	if f.Blank > 0 {
		said += fmt.Sprintf(", %d left it blank", f.Blank)
	}
	if f.NotAsked > 0 {
		said += fmt.Sprintf(", %d were not asked", f.NotAsked)
	}
	p.note("  ", fmt.Sprintf("%s (%s)", said, q.ID))
	if f.Answered == 0 {
		return
	}
	if f.Randomized != nil {
		p.randomized(q, f)
		return
	}
	p.options(q, f)
	p.points(q, f)
	p.histogram(q, f)
	p.summary(q, f)
	p.ranking(q, f)
	p.grid(q, f)
	p.written(f)
	for i := range f.Results {
		p.result(q, f, &f.Results[i])
	}
}

// percent is exact, rounded half away from zero to one digit after the point.
func percent(share *big.Rat) string {
	if share == nil {
		return "–"
	}
	return new(big.Rat).Mul(share, big.NewRat(100, 1)).FloatString(1) + " %"
}

// written prints what people wrote.
func (p *figuresPrinter) written(f *tally.Question) {
	if f.OtherWords != nil {
		p.note("  ", "written under …:")
	}
	if f.Search != nil {
		p.note("  ", fmt.Sprintf("%d of %s with “%s” in them", f.Search.Found, plural(f.Search.Of, "text"), poll.Printable(f.Search.For)))
	}
	p.words(f.OtherWords)
	p.words(f.Words)
	p.themes("grouped by hand", f.Themes)
	p.themes("grouped by hand", f.OtherThemes)
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
