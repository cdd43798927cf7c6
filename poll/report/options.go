package report

import (
	"fmt"
	"html/template"

	"isoloir/poll"
	"isoloir/poll/report/chart"
	"isoloir/poll/results"
)

// options writes a question of type choice or choices.
func (p *reporter) options(s *section, q *poll.Question, f *results.Question) {
	of, _ := f.Answered.Count()
	multiple := q.Type == poll.Choices
	labels := p.labels(q.Options, f.Values)
	one, several := p.w.first, p.w.tied
	if multiple {
		one, several = p.w.picked, p.w.pickedTied
		if q.Max > 1 {
			s.Notes = append(s.Notes, fmt.Sprintf(p.w.Several, q.Max))
		}
	}
	s.Headline = p.headline(f.Values, labels, of, multiple, one, several)
	s.Blocks = append(s.Blocks, p.barBlock(s.Ask, labels, f.Values, of, multiple))
}

func (p *reporter) labels(options []poll.Option, values []results.Value) (labels []string) {
	for _, v := range values {
		labels = append(labels, p.option(options, v.ID))
	}
	return labels
}

// headline says which is first, as far as that can be known from what is shown.
func (p *reporter) headline(values []results.Value, labels []string, of int, multiple bool, one, several string) string {
	first, sure := leading(values, of, multiple)
	if len(first) == 0 {
		return ""
	}
	var names []string
	for _, i := range first {
		names = append(names, labels[i])
	}
	format := one
	switch {
	case !sure:
		format = p.w.ofShown
	case len(first) > 1:
		format = several
	}
	return fmt.Sprintf(format, p.w.list(names), p.share(values[first[0]].Count, of))
}

// barBlock draws a bar for each value and writes the table.
func (p *reporter) barBlock(title string, labels []string, values []results.Value, of int, multiple bool) block {
	first, sure := leading(values, of, multiple)
	stands := map[int]bool{}
	for _, i := range first {
		stands[i] = sure
	}
	var bars []chart.Bar
	t := &table{Caption: title, Heads: []string{p.w.Answer, p.w.People, p.w.Share}}
	for i, v := range values {
		n, shown := v.Count.Count()
		bars = append(bars, chart.Bar{Label: labels[i], Text: p.both(v.Count, of), Part: chart.Part{Count: n, Of: of, Held: !shown}, First: stands[i]})
		t.Rows = append(t.Rows, row{Head: labels[i], Cells: plain(p.count(v.Count), p.share(v.Count, of)), First: stands[i]})
	}
	if !multiple {
		t.Rows = append(t.Rows, row{Head: p.w.Total, Cells: plain(p.w.number(of), p.w.share(of, of)), Last: true})
	}
	return block{Charts: p.pieces(barChart, title, len(bars), func(f chart.Frame) template.HTML { return chart.Bars(f, bars) }), Table: t}
}
