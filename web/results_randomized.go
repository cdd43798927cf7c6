package web

import (
	"fmt"
	"strconv"

	"isoloir/poll"
	"isoloir/poll/results"
)

// randomized tells of a sensitive question: estimates, with what makes them so.
func (t teller) randomized(q *poll.Question, f *results.Question, n int) (hints []string, table resultsTable) {
	hints = []string{fmt.Sprintf(t.randomizedHow, poll.FormatEpsilon(q.Epsilon)), fmt.Sprintf(t.shiftOfTen, f.Randomized.ShiftOfTen)}
	table = resultsTable{W: t.words, Name: t.tell(q.Ask).Words, Charted: true, Columns: []phrase{own(t.estimate), own(t.share), own(t.interval), own(t.reported)}}
	for _, r := range f.Randomized.Reports {
		line := resultsLine{Label: own(t.leftBlank)}
		if r.ID != "" {
			line.Label = t.option(q, r.ID)
		}
		people := fmt.Sprintf("%d ± %d", r.Estimate, r.Error)
		interval := isolated(t.possible(r.Low, n)) + " – " + isolated(t.possible(r.High, n))
		for _, text := range []string{isolated(people), isolated(t.possible(r.Estimate, n)), interval, isolated(strconv.Itoa(r.Reported))} {
			line.Cells = append(line.Cells, resultsCell{Text: text})
		}
		if n > 0 {
			line.Bar = strconv.FormatFloat(100*min(1, max(0, float64(r.Estimate)/float64(n))), 'f', 1, 64)
		}
		table.Lines = append(table.Lines, line)
	}
	return hints, table
}

// possible writes a share that was estimated, or the nearest that can be. What is published as JSON is uncut.
func (t teller) possible(count, n int) string { return t.percent(min(max(count, 0), n), n) }

// isolated keeps a number from left to right, whatever stands around it; of two, the first is where reading begins.
func isolated(text string) string { return "\u2066" + text + "\u2069" }
