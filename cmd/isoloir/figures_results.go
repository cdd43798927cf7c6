package main

import (
	"fmt"
	"strings"

	"isoloir/poll"
	"isoloir/poll/tally"
)

// methodNames say in a few words what each method does; docs/counting.md says it in more.
var methodNames = map[poll.Method]string{
	tally.Approval:        "By approval: picked by most",
	poll.Schulze:          "Schulze: the strongest paths of majorities, by winning votes",
	poll.RankedPairs:      "Ranked pairs: majorities locked in, the strongest first, by winning votes",
	poll.InstantRunoff:    "Instant run-off: the last is eliminated until one has more than half of the ballots that are left",
	poll.Borda:            "Borda: a point for every option ranked lower",
	poll.FirstPreferences: "First preferences: ranked first by most",
	poll.MajorityJudgment: "Majority judgment: the best grade that more than half give or surpass, then the next of what is left",
	poll.MeanGrade:        "Mean grade: the worst grade counts 0, each better one 1 more",
}

// result prints what a method makes of a question, and by which rules.
func (p *figuresPrinter) result(q *poll.Question, f *tally.Question, r *tally.Result) {
	name := methodNames[r.Method]
	switch omitted := r.Unranked + r.Blank; {
	case r.Method == tally.Approval:
		name += fmt.Sprintf(" (each could pick %d)", r.MostPick)
	case r.Method == poll.InstantRunoff || r.Method == poll.FirstPreferences: // nothing comes of options left out
	default:
		name += "; " + p.omission(omitted)
	}
	if !r.Decides {
		name += ". For comparison; the first method decides"
	}
	p.printf("\n")
	p.note("  ", name)
	if r.Method == poll.MajorityJudgment && len(q.Grades) <= len(shades) {
		p.legend(q.Grades)
	}
	place := 1
	for _, ids := range r.Order {
		for _, id := range ids {
			p.placed(q, r, place, id, len(ids) > 1)
		}
		place += len(ids)
	}
	for _, tied := range r.Broken {
		p.note("     ", fmt.Sprintf("%s were tied; the poll's order of breaking ties put them so", p.list(q, tied)))
	}
	p.pairs(q, r)
	if r.Runoff != nil {
		p.runoff(q, r.Runoff)
	}
}

// placed prints one option at its place.
func (p *figuresPrinter) placed(q *poll.Question, r *tally.Result, place int, id string, tied bool) {
	line := p.option(q, id)
	if tied {
		line += " (tied)"
	}
	var judged *tally.Graded
	for i := range r.Graded {
		if r.Graded[i].ID == id {
			judged = &r.Graded[i]
			line += ": " + p.gauge(q, judged)
		}
	}
	for _, s := range r.Scores {
		switch {
		case s.ID != id || r.Method == tally.Approval || r.Method == poll.FirstPreferences: // charted above
		case s.Score == nil:
			line += ": no grades"
		case s.Score.IsInt():
			line += ": " + s.Score.Num().String()
		default:
			line += ": " + s.Score.FloatString(2)
		}
	}
	number := fmt.Sprintf("%3d. ", place)
	for i, part := range wrapWords(line, p.width-len(number)) {
		if i > 0 {
			number = strings.Repeat(" ", len(number))
		} else if place == 1 && r.Decides {
			part = p.bold(part)
		}
		p.printf("%s%s\n", number, part)
	}
	if judged != nil {
		p.graded(q, judged)
	}
}
