package report

import (
	"fmt"
	"html/template"
	"slices"

	"isoloir/poll"
	"isoloir/poll/report/chart"
	"isoloir/poll/results"
)

// ranking writes a question of type ranking: the order that decides, first preferences, pairs and rounds, as far as they are told.
func (p *reporter) ranking(s *section, q *poll.Question, f *results.Question) {
	of, _ := f.Answered.Count()
	s.Headline = p.w.noOrder
	for i := range f.Outcomes {
		o := &f.Outcomes[i]
		if o.Decides {
			s.Headline = p.winner(q, f, o)
		}
		s.Blocks = append(s.Blocks, p.order(s.Ask, q, o))
	}
	if f.Rounds != nil {
		s.Blocks = append(s.Blocks, p.rounds(q, f))
	}
	if f.Values != nil {
		b := p.barBlock(s.Ask, p.labels(q.Options, f.Values), f.Values, of, false)
		b.Heading = p.w.methods[poll.FirstPreferences][0]
		s.Blocks = append(s.Blocks, b)
	}
	if f.Pairs != nil && len(q.Options) > 1 {
		s.Blocks = append(s.Blocks, p.pairs(q, f))
	}
}

func (p *reporter) winner(q *poll.Question, f *results.Question, o *results.Outcome) string {
	if len(o.Order) == 0 {
		return p.w.noOrder
	}
	var names []string
	for _, id := range o.Order[0] {
		names = append(names, p.option(q.Options, id))
	}
	if len(names) > 1 {
		return fmt.Sprintf(p.w.winTied, p.w.list(names), p.w.methods[o.Method][0])
	}
	said := fmt.Sprintf(p.w.wins, p.w.list(names), p.w.methods[o.Method][0])
	if f.Pairs != nil && len(q.Options) > 1 && beatsAll(f.Pairs, slices.IndexFunc(q.Options, func(x poll.Option) bool { return x.ID == o.Order[0][0] })) {
		said += " " + p.w.duels
	}
	return said
}

func beatsAll(prefer [][]int, i int) bool {
	for j := range prefer {
		if i != j && prefer[i][j] <= prefer[j][i] {
			return false
		}
	}
	return true
}

// order writes the options in the order in which a method puts them.
func (p *reporter) order(title string, q *poll.Question, o *results.Outcome) block {
	method := p.w.methods[o.Method]
	t := &table{Caption: title + " (" + method[0] + ")", Heads: []string{p.w.Option, p.w.Place}}
	place := 1
	for _, ids := range o.Order {
		for _, id := range ids {
			t.Rows = append(t.Rows, row{Head: p.option(q.Options, id), Cells: plain(p.w.number(place)), First: place == 1})
		}
		place += len(ids)
	}
	b := block{Heading: method[0], Note: method[1], Table: t}
	if o.Rest {
		b.Note += " " + p.w.Rest
	}
	return b
}

func (p *reporter) pairs(q *poll.Question, f *results.Question) block {
	var names []string
	t := &table{Caption: p.w.Pairs + ": " + p.text(q.Ask), Heads: []string{p.w.Option}}
	many := len(q.Options) > 6 // so many names have no room over columns; numbers, as in the drawing, do
	for i, o := range q.Options {
		names = append(names, p.text(o.Label))
		head := names[i]
		if many {
			head = p.w.number(i + 1)
		}
		t.Heads = append(t.Heads, head)
	}
	for i, name := range names {
		r := row{Head: name}
		if many {
			r.Head = p.w.number(i+1) + ". " + name
		}
		for j := range names {
			cell := "–"
			if i != j {
				cell = p.w.number(f.Pairs[i][j])
			}
			r.Cells = append(r.Cells, plain(cell)...)
		}
		t.Rows = append(t.Rows, r)
	}
	return block{Heading: p.w.Pairs, Charts: p.named(pairChart, p.w.Pairs, names, "", 1, func(fr chart.Frame) template.HTML { return chart.Pairs(fr, names, f.Pairs) }), Table: t}
}

// rounds draws an instant run-off. Its options stand in the order in which they stay: those who are out first come last.
func (p *reporter) rounds(q *poll.Question, f *results.Question) block {
	order := staying(f.Rounds)
	title := p.w.methods[poll.InstantRunoff][0] + ": " + p.text(q.Ask)
	t := &table{Caption: title, Heads: []string{p.w.Option}}
	var names []string
	for _, id := range order {
		names = append(names, p.option(q.Options, id))
		t.Rows = append(t.Rows, row{Head: names[len(names)-1]})
	}
	t.Rows = append(t.Rows, row{Head: p.w.Exhausted, Last: true})
	var all []chart.Round
	for i, r := range f.Rounds {
		label := p.w.Round + " " + p.w.number(i+1)
		t.Heads = append(t.Heads, label)
		votes := make([]int, len(order))
		for j, id := range order {
			votes[j] = -1
			cell := "–"
			for _, v := range r.Votes {
				if v.ID == id {
					votes[j], cell = v.Votes, p.w.number(v.Votes)
				}
			}
			t.Rows[j].Cells = append(t.Rows[j].Cells, plain(cell)...)
		}
		t.Rows[len(order)].Cells = append(t.Rows[len(order)].Cells, plain(p.w.number(r.Exhausted))...)
		all = append(all, chart.Round{Label: label, Votes: votes, Exhausted: r.Exhausted})
	}
	heading := p.w.methods[poll.InstantRunoff][0]
	if len(f.Outcomes) > 0 && f.Outcomes[len(f.Outcomes)-1].Method == poll.InstantRunoff {
		heading = "" // it stands over the order just before
	}
	return block{
		Heading: heading, Note: p.stopped(f.Rounds),
		Charts: p.named(flowChart, title, names, p.w.Exhausted, len(all), func(fr chart.Frame) template.HTML { return chart.Flow(fr, names, all, p.w.Exhausted, p.w.More) }),
		Table:  t,
	}
}

// stopped says, if nobody has more than half in the last round, why there is no other one.
func (p *reporter) stopped(rounds []results.Round) string {
	most, sum := 0, 0
	for _, v := range rounds[len(rounds)-1].Votes {
		most, sum = max(most, v.Votes), sum+v.Votes
	}
	if 2*most > sum {
		return ""
	}
	return p.w.Stopped
}

// staying lists options by how long they stay in, and those of the last round by their votes.
func staying(rounds []results.Round) (ids []string) {
	last := slices.Clone(rounds[len(rounds)-1].Votes)
	slices.SortStableFunc(last, func(a, b results.Votes) int { return b.Votes - a.Votes })
	for _, v := range last {
		ids = append(ids, v.ID)
	}
	for i := len(rounds) - 2; i >= 0; i-- {
		ids = append(ids, rounds[i].Eliminated...)
	}
	return ids
}
