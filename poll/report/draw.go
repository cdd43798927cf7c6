package report

import (
	"fmt"
	"html/template"

	"isoloir/poll/report/chart"
)

// How much of a drawing fits on a sheet of A4 whatever its labels are, and how much a piece of a longer one has, so that little paper
// stays blank; more, where each begins with what its shades mean.
const (
	whole       = 15
	piece       = 6
	shadedPiece = 10
)

// draw draws for a wide page and for a narrow one; the style sheet shows one of the two.
func (p *reporter) draw(kind chartKind, title string, by func(chart.Frame) template.HTML) []template.HTML {
	var all []template.HTML
	for _, width := range []float64{chart.Wide, chart.Narrow} {
		p.charts++
		all = append(all, by(chart.Frame{
			ID: fmt.Sprintf("c%d", p.charts), Title: title, Description: p.w.chart[kind], Width: width, RightToLeft: p.w.Dir == "rtl",
		}))
	}
	return all
}

// pieces draws so many bars, rows, rounds or names, in several drawings if they are too many for a sheet of paper.
func (p *reporter) pieces(kind chartKind, title string, of int, by func(chart.Frame) template.HTML) (all []template.HTML) {
	if of <= whole {
		return p.draw(kind, title, by)
	}
	each := piece
	if kind == profileChart || kind == stackChart {
		each = shadedPiece
	}
	for from := 0; from < of; from += each {
		to := min(from+each, of)
		part := fmt.Sprintf("%s (%s–%s)", title, p.w.number(from+1), p.w.number(to))
		all = append(all, p.draw(kind, part, func(f chart.Frame) template.HTML {
			f.Only = [2]int{from, to}
			return by(f)
		})...)
	}
	return all
}

// named draws what stands under numbers, whose names come first: in drawings of their own if they are many.
func (p *reporter) named(kind chartKind, title string, names []string, exhausted string, of int, by func(chart.Frame) template.HTML) []template.HTML {
	if len(names) <= whole && of <= piece {
		return p.draw(kind, title, by)
	}
	list := p.pieces(kind, title, len(names), func(f chart.Frame) template.HTML { return chart.Names(f, names, exhausted) })
	return append(list, p.pieces(kind, title, of, func(f chart.Frame) template.HTML {
		f.Nameless = true
		return by(f)
	})...)
}
