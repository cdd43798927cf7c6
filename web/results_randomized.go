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
		for _, text := range []string{fmt.Sprintf("%d ± %d", r.Estimate, r.Error), t.percent(r.Estimate, n), t.percent(r.Low, n) + " – " + t.percent(r.High, n), strconv.Itoa(r.Reported)} {
			line.Cells = append(line.Cells, resultsCell{Text: "\u2066" + text + "\u2069"}) // from left to right, whatever stands around it
		}
		if n > 0 {
			line.Bar = strconv.FormatFloat(100*min(1, max(0, float64(r.Estimate)/float64(n))), 'f', 1, 64)
		}
		table.Lines = append(table.Lines, line)
	}
	return hints, table
}
