package author

import (
	"fmt"
	"sort"
	"strings"
	"unicode"

	"isoloir/poll"
)

// MaxShown is how many errors are written out; of those beyond it only the number is told.
const MaxShown = 20

// An Error is one thing that is wrong with a poll file (or, among warnings, one that is unwise), with its place.
type Error struct {
	File         string // the name given to [Read]
	Line, Column int    // from 1; columns count code points
	Path         string // where in the definition, as in docs/formats.md §3; empty if the mistake is in the YAML itself
	Source       string // the line it stands in
	Problem      string // what is wrong
	Hint         string // what to do
}

// Error writes the place and the problem, the line with a caret under the column, and the hint.
func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%d:%d: %s\n", poll.Printable(e.File), e.Line, e.Column, poll.Printable(e.Problem))
	source, caret := excerpt(e.Source, e.Column-1)
	number := fmt.Sprintf("%5d", e.Line)
	fmt.Fprintf(&b, "%s | %s\n", number, source)
	mark := fmt.Sprintf("%s | %s^ %s", strings.Repeat(" ", len(number)), strings.Repeat(" ", caret), poll.Printable(e.Path))
	b.WriteString(strings.TrimRight(mark, " "))
	if e.Hint != "" {
		b.WriteString("\n      " + poll.Printable(e.Hint))
	}
	return b.String()
}

// excerpt cuts a line to what fits a terminal, around the code point at the given index, and makes it safe to print. It
// returns the excerpt and the index of that code point in it.
func excerpt(line string, at int) (string, int) {
	const width, before = 110, 60
	runes := []rune(line)
	for i, c := range runes {
		if !unicode.IsGraphic(c) {
			runes[i] = ' '
		}
	}
	at = min(max(at, 0), len(runes))
	if len(runes) <= width {
		return string(runes), at
	}
	from := max(0, at-before)
	to := min(len(runes), from+width)
	out, caret := string(runes[from:to]), at-from
	if from > 0 {
		out, caret = "…"+out, caret+1
	}
	if to < len(runes) {
		out += "…"
	}
	return out, caret
}

// Errors are all that is wrong with a poll file, by line and column.
type Errors []*Error

// Error writes the first [MaxShown] errors, an empty line between them.
func (es Errors) Error() string {
	var parts []string
	for _, e := range es[:min(len(es), MaxShown)] {
		parts = append(parts, e.Error())
	}
	if more := len(es) - MaxShown; more > 0 {
		parts = append(parts, fmt.Sprintf("and %d more: mend these first, then check again", more))
	}
	return strings.Join(parts, "\n\n")
}

func (es Errors) sort() {
	sort.SliceStable(es, func(i, j int) bool {
		if es[i].Line != es[j].Line {
			return es[i].Line < es[j].Line
		}
		return es[i].Column < es[j].Column
	})
}
