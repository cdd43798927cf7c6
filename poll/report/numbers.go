package report

import (
	"fmt"
	"html/template"
	"math"
	"math/big"
	"slices"

	"isoloir/poll"
	"isoloir/poll/report/chart"
	"isoloir/poll/results"
	"isoloir/poll/tally"
)

// numbers writes a question of type scale, number or date.
func (p *reporter) numbers(s *section, q *poll.Question, f *results.Question) {
	of, _ := f.Answered.Count()
	var labels []string
	for _, v := range f.Values {
		labels = append(labels, p.span(q, v))
	}
	s.Headline = p.headline(f.Values, labels, of, false, p.w.frequent, p.w.frequentT)
	if middle := p.middle(q, f.Values, of); middle != "" {
		s.Headline = fmt.Sprintf(p.w.median, p.w.quoted(middle))
	}
	whole := !slices.ContainsFunc(f.Values, func(v results.Value) bool { return v.Count.Held() || *v.From != *v.To })
	if q.Type == poll.Scale && whole {
		s.Headline = p.scaleHeadline(q, f.Values)
		s.Blocks = append(s.Blocks, block{Charts: p.diverging(s.Ask, q, f.Values, labels, of)})
	}
	s.Blocks = append(s.Blocks, p.columnBlock(s.Ask, q, f.Values, labels, of))
}

// middle is the group, or the two, in which those in the middle are; empty if a number is held back. Groups are not all as wide as
// each other, so the largest says little.
func (p *reporter) middle(q *poll.Question, values []results.Value, of int) string {
	var both [2]*results.Value
	sum := 0
	for i := range values {
		n, shown := values[i].Count.Count()
		if !shown {
			return ""
		}
		for side, at := range []int{(of - 1) / 2, of / 2} { // of those from 0 to of−1
			if sum <= at && at < sum+n {
				both[side] = &values[i]
			}
		}
		sum += n
	}
	if both[0] == nil || both[1] == nil {
		return ""
	}
	return p.span(q, results.Value{From: both[0].From, To: both[1].To})
}

func (p *reporter) scaleHeadline(q *poll.Question, values []results.Value) string {
	times := map[int64]int{}
	for _, v := range values {
		if n, _ := v.Count.Count(); n > 0 {
			times[*v.From] = n
		}
	}
	summary := tally.Summarize(times)
	return fmt.Sprintf(p.w.mean, p.w.decimal(summary.Mean, 2), p.exact(q, q.From), p.exact(q, q.To), p.short(summary.Median))
}

// short writes a whole number as one.
func (p *reporter) short(r *big.Rat) string {
	if r.IsInt() {
		return r.Num().String()
	}
	return p.w.decimal(r, 1)
}

// diverging draws a scale around its middle.
func (p *reporter) diverging(title string, q *poll.Question, values []results.Value, labels []string, of int) []template.HTML {
	var points []chart.Point
	var sums [3]int
	for i, v := range values {
		n, _ := v.Count.Count()
		point := chart.Point{Label: labels[i], Count: n}
		switch twice := 2 * *v.From; {
		case twice < q.From+q.To:
			point.Side = -1
		case twice > q.From+q.To:
			point.Side = 1
		}
		sums[point.Side+1] += n
		points = append(points, point)
	}
	center := p.short(big.NewRat(q.From+q.To, 2))
	sides := chart.Sides{Low: fmt.Sprintf(p.w.below, center, p.w.share(sums[0], of)), High: fmt.Sprintf(p.w.above, center, p.w.share(sums[2], of))}
	if (q.From+q.To)%2 == 0 {
		sides.Middle = fmt.Sprintf(p.w.in, center, p.w.share(sums[1], of))
	}
	low, high := p.ends(q)
	return p.draw(divergingChart, title, func(f chart.Frame) template.HTML { return chart.Diverging(f, points, sides, low, high) })
}

func (p *reporter) ends(q *poll.Question) (low, high string) {
	if q.Low != nil {
		low = p.text(q.Low)
	}
	if q.High != nil {
		high = p.text(q.High)
	}
	return low, high
}

// columnBlock draws a histogram and writes the table.
func (p *reporter) columnBlock(title string, q *poll.Question, values []results.Value, labels []string, of int) block {
	var columns []chart.Column
	t := &table{Caption: title, Heads: []string{p.w.Answer, p.w.People, p.w.Share}}
	for i, v := range values {
		n, shown := v.Count.Count()
		column := chart.Column{Part: chart.Part{Count: n, Of: of, Held: !shown}}
		if shown && n > 0 {
			column.Text = p.rounded(n, of)
		}
		columns = append(columns, column)
		t.Rows = append(t.Rows, row{Head: p.withEnd(q, v, labels[i]), Cells: plain(p.count(v.Count), p.share(v.Count, of))})
	}
	t.Rows = append(t.Rows, row{Head: p.w.Total, Cells: plain(p.w.number(of), p.w.share(of, of)), Last: true})
	return p.columns(title, q, values, columns, labels, t)
}

// columns draws groups that are not all as wide as each other as what they are: the area of a column is its share. Where some would be
// too narrow to be seen, as of incomes, they become bars, beside which stands what is in them.
func (p *reporter) columns(title string, q *poll.Question, values []results.Value, columns []chart.Column, labels []string, t *table) block {
	b := block{Table: t}
	kind, scale := columnChart, chart.Scale{Labels: labels}
	if slices.ContainsFunc(values, func(v results.Value) bool { return *v.From != *v.To }) {
		scale.Labels = nil
		for _, v := range values {
			scale.Labels = append(scale.Labels, p.exact(q, *v.From))
		}
		scale.Labels = append(scale.Labels, p.exact(q, *values[len(values)-1].To))
	}
	span := func(v results.Value) float64 { return float64(*v.To - *v.From + 1) }
	if slices.ContainsFunc(values, func(v results.Value) bool { return math.Abs(span(v)/span(values[0])-1) > 0.05 }) { // quarters are as long as each other
		kind = histogramChart
		for i, v := range values {
			columns[i].Span = span(v)
		}
	}
	switch {
	case len(columns) < 2:
	case !chart.CanBeColumns(columns):
		var bars []chart.Bar
		for i, c := range columns {
			bars = append(bars, chart.Bar{Label: labels[i], Text: p.share(values[i].Count, c.Part.Of), Part: c.Part})
		}
		b.Charts = p.pieces(barChart, title, len(bars), func(f chart.Frame) template.HTML { return chart.Bars(f, bars) })
	default:
		if kind == histogramChart {
			b.Note = p.w.area
		}
		b.Charts = p.draw(kind, title, func(f chart.Frame) template.HTML { return chart.Columns(f, columns, scale) })
	}
	return b
}

// rounded is a share without digits after the point, for where there is little room.
func (p *reporter) rounded(n, of int) string {
	return p.w.asNumber(p.w.decimal(big.NewRat(100*int64(n), int64(of)), 0) + p.w.percent)
}

// withEnd adds to an end of a scale what it means.
func (p *reporter) withEnd(q *poll.Question, v results.Value, label string) string {
	low, high := p.ends(q)
	if low != "" && *v.From == q.From {
		label += " – " + low
	}
	if high != "" && *v.To == q.To {
		label += " – " + high
	}
	return label
}
