package main

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"isoloir/poll"
	"isoloir/poll/tally"
)

// A bar is one line of a chart: a label, how much of the whole, how many, and what else stands behind.
type bar struct {
	label    string
	count    int
	share    *big.Rat
	interval *tally.Interval
	behind   string
}

func (p *figuresPrinter) options(q *poll.Question, f *tally.Question) {
	var bars []bar
	for i, c := range f.Options {
		b := bar{label: p.optionLabel(q, i), count: c.Count, share: c.Share, interval: c.Interval}
		if q.Type == poll.Choices {
			b.behind = fmt.Sprintf("%8s", percent(c.ShareOfPicks))
		}
		bars = append(bars, b)
	}
	if q.Type == poll.Choices {
		p.note("  ", fmt.Sprintf("shares of the people, who could pick %d each; behind, shares of the %s", q.Max, plural(f.Picks, "pick")))
	}
	p.chart(bars)
}

// optionLabel is the label of an option, or what stands for other.
func (p *figuresPrinter) optionLabel(q *poll.Question, i int) string {
	if i < len(q.Options) {
		return p.text(q.Options[i].Label)
	}
	return "…"
}

func (p *figuresPrinter) points(q *poll.Question, f *tally.Question) {
	var bars []bar
	for _, point := range f.Points {
		bars = append(bars, bar{label: p.pointLabel(q, point.Value), count: point.Count, share: point.Share, interval: point.Interval})
	}
	p.chart(bars)
	if b := f.Boxes; b != nil {
		line := fmt.Sprintf("top %s, bottom %s", percent(b.Top.Share), percent(b.Bottom.Share))
		if b.TopTwo != nil {
			line += fmt.Sprintf(" · top two %s, bottom two %s", percent(b.TopTwo.Share), percent(b.BottomTwo.Share))
		}
		p.paragraph("  ", line)
	}
	if n := f.NPS; n != nil {
		p.paragraph("  ", fmt.Sprintf("net promoter score %s: %d promoters (9, 10), %d passives, %d detractors (0 to 6)", signed(n.Score), n.Promoters, n.Passives, n.Detractors))
	}
}

func signed(r *big.Rat) string {
	if r.Sign() > 0 {
		return "+" + r.FloatString(1)
	}
	return r.FloatString(1)
}

func (p *figuresPrinter) pointLabel(q *poll.Question, value int64) string {
	label := strconv.FormatInt(value, 10)
	if q.Low != nil && value == q.From {
		label += " " + p.text(q.Low)
	}
	if q.High != nil && value == q.To {
		label += " " + p.text(q.High)
	}
	return label
}

func (p *figuresPrinter) histogram(q *poll.Question, f *tally.Question) {
	var bars []bar
	for _, b := range f.Histogram {
		bars = append(bars, bar{label: span(q, b.From, b.To), count: b.Count, share: big.NewRat(int64(b.Count), int64(f.Answered))})
	}
	p.chart(bars)
}

// span writes a range of numbers or dates.
func span(q *poll.Question, from, to int64) string {
	if from == to {
		return exact(q, from)
	}
	return exact(q, from) + " – " + exact(q, to)
}

func (p *figuresPrinter) themes(heading string, themes *tally.Themes) {
	if themes == nil {
		return
	}
	p.note("  ", fmt.Sprintf("%s; %d have none", heading, themes.Without))
	var bars []bar
	for _, t := range themes.Themes {
		bars = append(bars, bar{label: poll.Printable(t.Label), count: t.Count, share: t.Share, interval: t.Interval})
	}
	p.chart(bars)
}

const fullBlock = "█"

// eighths are the bars that fill one to seven eighths of a column.
var eighths = []string{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"}

// chart draws bars whose full length is the whole. A share of 0 has no bar, and any other at least an eighth of a column. Labels
// that are longer than half a line go over several; what stands behind goes below where there is no room.
func (p *figuresPrinter) chart(bars []bar) {
	labels, behind := 0, 0
	for i := range bars {
		if in := bars[i].interval; in != nil {
			bars[i].behind = fmt.Sprintf("[%4.1f–%5.1f]", 100*in.Low, 100*in.High) + bars[i].behind
		}
		labels = max(labels, columns.StringWidth(bars[i].label))
		behind = max(behind, columns.StringWidth("  "+bars[i].behind))
	}
	const rest = len("  ") + len("  ") + len(" 100.0 %") + len(" 123456")
	below := p.width < rest+behind+minLabel+minBar
	if below {
		behind = 0
	}
	labels = min(labels, p.width/2, max(minLabel, p.width-rest-behind-minBar))
	room := p.width - labels - rest - behind
	for _, b := range bars {
		lines := wrapWords(b.label, labels)
		for _, line := range lines[:len(lines)-1] {
			p.printf("  %s\n", line)
		}
		line := fmt.Sprintf("  %s  %s %7s %6d", columns.FillRight(lines[len(lines)-1], labels), columns.FillRight(drawn(b.share, room), room), percent(b.share), b.count)
		if b.behind != "" && below {
			line += "\n" + columns.FillLeft(b.behind, p.width)
		} else if b.behind != "" {
			line += "  " + b.behind
		}
		p.printf("%s\n", line)
	}
}

// The least columns that labels and bars get.
const (
	minLabel = 12
	minBar   = 8
)

func drawn(share *big.Rat, room int) string {
	if share == nil || share.Sign() == 0 {
		return ""
	}
	in := new(big.Int).Mul(share.Num(), big.NewInt(int64(room*len(eighths))))
	parts := max(1, int(in.Div(in, share.Denom()).Int64()))
	return strings.Repeat(fullBlock, parts/len(eighths)) + eighths[parts%len(eighths)]
}

// summary prints medians and the like in the question's own units.
func (p *figuresPrinter) summary(q *poll.Question, f *tally.Question) {
	s := f.Summary
	if s == nil {
		return
	}
	line := fmt.Sprintf("min %s · lower quartile %s · median %s · upper quartile %s · max %s", exact(q, s.Min), rational(q, s.Q1), rational(q, s.Median), rational(q, s.Q3), exact(q, s.Max))
	if q.Type != poll.Date {
		line += " · mean " + rational(q, s.Mean)
	}
	p.paragraph("  ", line)
}

func exact(q *poll.Question, n int64) string { return rational(q, new(big.Rat).SetInt64(n)) }

func rational(q *poll.Question, r *big.Rat) string {
	if q.Type == poll.Date {
		return poll.FormatDate(new(big.Int).Div(r.Num(), r.Denom()).Int64())
	}
	scaled := new(big.Rat).Quo(r, new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(q.Decimals)), nil)))
	if r.IsInt() {
		return scaled.FloatString(q.Decimals)
	}
	return scaled.FloatString(q.Decimals + 2)
}
