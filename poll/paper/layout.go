package paper

import (
	"fmt"
	"strings"

	"isoloir/poll"
)

const margin = 20 * millimetre

// A stack is paragraphs one below the other.
type stack []block

func (s stack) height() (h float64) {
	for _, b := range s {
		h += b.height()
	}
	return h
}

func (s stack) draw(d *drawing, x, y, width float64) {
	for _, b := range s {
		y = d.text(b, x, y, width)
	}
}

// base is the style of an edition's own words; leading is relative to the size.
func (e *edition) base(size, leading float64, c rgb) style {
	s := style{size: size, leading: size * leading, color: c, lang: e.Lang, rtl: e.Dir == rightToLeft}
	s.fromRight = s.rtl
	return s
}

const rightToLeft = "rtl"

// ours is the style of our words beside an edition's: they are English where its language has none.
func (e *edition) ours(size, leading float64, c rgb) style {
	s := e.base(size, leading, c)
	s.lang, s.rtl = e.W.Lang, poll.Direction(e.W.Lang) == rightToLeft
	return s
}

// leading of running text: Arabic needs room for what stands above and below its letters.
func (e *edition) open() float64 {
	if e.Dir == rightToLeft {
		return 1.6
	}
	return 1.45
}

// intro sets the introduction.
func (p *press) intro(e *edition, size, width float64) (all stack) {
	s := e.base(size, e.open(), ink)
	for _, b := range e.Intro {
		if b.UL == nil {
			all = append(all, p.set(spansOf(b.P, regular), s, width))
		}
		for _, item := range b.UL {
			marked := s
			marked.indent, marked.label = size*1.2, "•"
			all = append(all, p.set(spansOf(item, regular), marked, width))
		}
		if len(all) > 0 {
			all[len(all)-1].after = size * 0.6
		}
	}
	return all
}

// spansOf flattens Markdown. A link on paper is its words and its address.
func spansOf(all []poll.Inline, c cut) (spans []span) {
	for _, one := range all {
		switch {
		case one.Em != nil:
			spans = append(spans, spansOf(one.Em, italic)...)
		case one.Strong != nil:
			spans = append(spans, spansOf(one.Strong, bold)...)
		case one.A != nil:
			inner := spansOf(one.A, c)
			spans = append(spans, inner...)
			if one.Href != textOf(inner) {
				spans = append(spans, span{" (\u2066" + one.Href + "\u2069)", c})
			}
		default:
			spans = append(spans, span{one.Text, c})
		}
	}
	return spans
}

func textOf(spans []span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.text)
	}
	return b.String()
}

// titleSize makes long titles smaller, in points, and those of one page alike.
func titleSize(all []*edition) float64 {
	n := 0
	for _, e := range all {
		n = max(n, len([]rune(e.Title)))
	}
	switch {
	case n <= 60:
		return 34
	case n <= 120:
		return 28
	}
	return 23
}

// steps sets how one takes part.
func (p *press) steps(e *edition, size, width float64) (all stack) {
	for i, step := range e.Steps {
		s := e.ours(size, e.open()-0.05, ink)
		s.indent, s.label = size*1.5, fmt.Sprintf("%d.", i+1)
		b := p.set([]span{{step, regular}}, s, width)
		b.after = size * 0.35
		all = append(all, b)
	}
	return all
}

// times sets when it opens and closes.
func (p *press) times(e *edition, size, width float64) (all stack) {
	for _, t := range e.Times {
		all = append(all, p.set([]span{{t, bold}}, e.ours(size, e.open()-0.05, warm), width))
	}
	return all
}

// labels sets one of our words in the languages of all editions, each once, over what they name.
func (p *press) labels(all []*edition, word func(*words) string, size, width float64) block {
	first := all[0]
	var isolated []string // Arabic beside French
	for _, s := range saidIn(all, word) {
		isolated = append(isolated, "\u2068"+s.Text+"\u2069")
	}
	return p.set([]span{{strings.Join(isolated, " · "), regular}}, first.ours(size, 1.4, soft), width)
}

// typed sets what is typed as it stands, from the left, at the side where the page begins.
func (p *press) typed(text string, first *edition, size, width float64, c rgb) block {
	return p.set([]span{{text, bold}}, style{size: size, leading: size * 1.4, color: c, lang: "en", fromRight: first.Dir == rightToLeft}, width)
}

// where returns x of something so wide, mirrored on pages that begin at the right.
func (e *edition) where(x, width float64) float64 {
	if e.Dir == rightToLeft {
		return pageWidth - x - width
	}
	return x
}
