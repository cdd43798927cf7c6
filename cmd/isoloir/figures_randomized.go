package main

import (
	"fmt"
	"math"
	"strconv"

	"isoloir/poll"
	"isoloir/poll/tally"
)

// randomized prints the estimates of a sensitive question. An estimate is printed as it is, below zero or above all too.
func (p *figuresPrinter) randomized(q *poll.Question, f *tally.Question) {
	r := f.Randomized
	p.note("  ", fmt.Sprintf("RANDOMIZED, ε = %s: of what was true %s was reported, of each other answer %s; blanks are among them. What follows are estimates of how many people it is true of, with their standard errors and 95 %% intervals. Below 0 means few or none.",
		r.Epsilon, odds(r.Keep), odds(r.Lie)))
	t := table{heads: []string{"estimate", "± error", "95 % from", "to", "share", "reported"}}
	for i, report := range r.Reports {
		label := "(left blank)"
		if i < len(q.Options) {
			label = p.text(q.Options[i].Label)
		}
		t.rows = append(t.rows, label)
		t.cells = append(t.cells, []string{wholePeople(report.Estimate), wholePeople(report.Error), wholePeople(report.Low), wholePeople(report.High),
			odds(report.Estimate / float64(f.Answered)), strconv.Itoa(report.Reported)})
	}
	p.table(t)
	p.note("  ", fmt.Sprintf("Each respondent who lies about the coins can move an estimate by %.1f people: ten who agree on it by %.0f, a hundred by %.0f.", r.Shift, 10*r.Shift, 100*r.Shift))
}

// odds writes a number between 0 and 1, or an estimate of one, as a percentage.
func odds(share float64) string { return strconv.FormatFloat(100*share, 'f', 1, 64) + " %" }

func wholePeople(n float64) string { return strconv.FormatFloat(math.Round(n)+0, 'f', 0, 64) }
