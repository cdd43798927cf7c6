package main

import (
	"fmt"
	"strconv"
	"strings"

	"isoloir/poll"
	"isoloir/poll/tally"
)

// ranking prints who stands first, and how each option fares against each.
func (p *figuresPrinter) ranking(q *poll.Question, f *tally.Question) {
	if len(f.Ranks) == 0 {
		return
	}
	p.note("  ", "first preferences")
	var bars []bar
	for i, r := range f.Ranks {
		bars = append(bars, bar{label: p.text(q.Options[i].Label), count: r.First, share: r.Share, interval: r.Interval})
	}
	p.chart(bars)
	p.note("  ", "how many prefer the option at the left to the one above; "+p.omission(f.Pairwise.Unranked))
	t := table{}
	for i, o := range q.Options {
		t.rows = append(t.rows, fmt.Sprintf("%d %s", i+1, p.text(o.Label)))
		t.heads = append(t.heads, strconv.Itoa(i+1))
		var row []string
		for j, n := range f.Pairwise.Prefer[i] {
			if i == j {
				row = append(row, "·")
			} else {
				row = append(row, strconv.Itoa(n))
			}
		}
		t.cells = append(t.cells, row)
	}
	p.table(t)
	if winner := f.Pairwise.Condorcet; winner != "" {
		p.paragraph("  ", fmt.Sprintf("A majority prefers “%s” to each other option (Condorcet winner).", p.option(q, winner)))
	} else {
		p.paragraph("  ", fmt.Sprintf("No option is preferred to each other one. These are preferred to all the rest, and among them majorities go round in a circle or are tied (Smith set): %s.", p.list(q, f.Pairwise.Smith)))
	}
}

// option is the label of an option, and list those of several.
func (p *figuresPrinter) option(q *poll.Question, id string) string {
	for _, o := range q.Options {
		if o.ID == id {
			return p.text(o.Label)
		}
	}
	return id
}

func (p *figuresPrinter) list(q *poll.Question, ids []string) string {
	var labels []string
	for _, id := range ids {
		labels = append(labels, "“"+p.option(q, id)+"”")
	}
	return strings.Join(labels, ", ")
}

func (p *figuresPrinter) omission(o poll.Omission) string {
	switch o {
	case poll.OmittedLast:
		return "options left out stand last"
	case poll.OmittedWorst:
		return "a blank is the worst grade"
	default:
		return "of what was left out nothing is said (abstain)"
	}
}

// pairs tells of majorities that were not locked in.
func (p *figuresPrinter) pairs(q *poll.Question, r *tally.Result) {
	for _, l := range r.Locked {
		why := "it contradicts stronger majorities"
		if l.Tied {
			why = "it contradicts others that are exactly as strong"
		}
		if !l.Locked {
			p.note("     ", fmt.Sprintf("left out, as %s: “%s” before “%s” (%d to %d)", why, p.option(q, l.Winner), p.option(q, l.Loser), l.For, l.Against))
		}
	}
}

// runoff prints the rounds beside each other.
func (p *figuresPrinter) runoff(q *poll.Question, r *tally.Runoff) {
	t := table{}
	row := map[string]int{}
	for i, o := range q.Options {
		row[o.ID] = i
		t.rows = append(t.rows, p.text(o.Label))
		t.cells = append(t.cells, make([]string, len(r.Rounds)))
	}
	t.rows = append(t.rows, "exhausted")
	t.cells = append(t.cells, make([]string, len(r.Rounds)))
	for n, round := range r.Rounds {
		t.heads = append(t.heads, fmt.Sprintf("round %d", n+1))
		for i := range q.Options {
			t.cells[i][n] = "–"
		}
		for _, v := range round.Counts {
			t.cells[row[v.ID]][n] = strconv.Itoa(v.Votes)
		}
		t.cells[len(q.Options)][n] = strconv.Itoa(round.Exhausted)
	}
	p.table(t)
	for n, round := range r.Rounds {
		if round.Broken != nil {
			p.note("     ", fmt.Sprintf("round %d: %s were tied; the poll's order of breaking ties eliminates %s", n+1, p.list(q, round.Broken), p.list(q, round.Eliminated)))
		}
	}
	if r.Undecided != nil {
		p.note("     ", fmt.Sprintf("%s are tied for elimination, and the poll names no rule to break it: whoever can win in some order stands first", p.list(q, r.Undecided)))
	}
}
