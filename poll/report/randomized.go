package report

import (
	"fmt"
	"html/template"
	"strings"

	"isoloir/poll"
	"isoloir/poll/report/chart"
	"isoloir/poll/results"
)

// randomized writes a sensitive question: estimates, with their intervals.
func (p *reporter) randomized(s *section, q *poll.Question, f *results.Question) {
	of, _ := f.Answered.Count()
	s.Answered = p.w.Reports(of, p.w.number(of))
	reports := f.Randomized.Reports
	if q.Type == poll.Choices && q.Max > 1 {
		s.Notes = append(s.Notes, fmt.Sprintf(p.w.Several, q.Max))
	}
	s.Notes = append(s.Notes, fmt.Sprintf(p.w.randomized, p.w.asNumber(strings.Replace(poll.FormatEpsilon(q.Epsilon), ".", p.w.point, 1))), fmt.Sprintf(p.w.shift, p.w.number(f.Randomized.ShiftOfTen)))
	var labels []string
	for _, r := range reports {
		labels = append(labels, p.reported(q, r.ID))
	}
	first, sure := ahead(reports)
	format := p.w.estimated
	if !sure {
		format = p.w.unclear
	}
	s.Headline = fmt.Sprintf(format, p.w.quoted(labels[first]), p.possible(reports[first].Estimate, of), p.spread(reports[first], of))
	s.Blocks = append(s.Blocks, p.estimates(s.Ask, labels, reports, of, first, sure))
}

// ahead returns the index of the largest estimate, and whether its interval is above all others.
func ahead(reports []results.Report) (first int, sure bool) {
	for i, r := range reports {
		if r.Reported > reports[first].Reported {
			first = i
		}
	}
	for i, r := range reports {
		if i != first && r.High >= reports[first].Low {
			return first, false
		}
	}
	return first, true
}

// reported is the label of what was reported.
func (p *reporter) reported(q *poll.Question, id string) string {
	if id == "" {
		return p.w.LeftBlank
	}
	return p.option(q.Options, id)
}

// spread writes an interval as shares.
func (p *reporter) spread(r results.Report, of int) string {
	return fmt.Sprintf(p.w.between, p.possible(r.Low, of), p.possible(r.High, of))
}

// possible writes a share that was estimated, or the nearest that can be.
func (p *reporter) possible(count, of int) string { return p.w.share(min(max(count, 0), of), of) }

func (p *reporter) estimates(title string, labels []string, reports []results.Report, of, first int, sure bool) block {
	var bars []chart.Bar
	t := &table{Caption: title, Heads: []string{p.w.Answer, p.w.Estimate, p.w.Share, p.w.Interval, p.w.Reported}}
	for i, r := range reports {
		stands := sure && i == first
		bars = append(bars, chart.Bar{Label: labels[i], Text: p.possible(r.Estimate, of), Part: chart.Part{Count: r.Estimate, Of: of}, First: stands, Range: &[2]int{r.Low, r.High}})
		people := p.w.asNumber(p.w.number(r.Estimate) + " ± " + p.w.number(r.Error))
		t.Rows = append(t.Rows, row{Head: labels[i], Cells: plain(people, p.possible(r.Estimate, of), p.spread(r, of), p.w.number(r.Reported)), First: stands})
	}
	return block{Charts: p.pieces(estimateChart, title, len(bars), func(f chart.Frame) template.HTML { return chart.Bars(f, bars) }), Table: t}
}
