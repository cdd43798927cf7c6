package paper

import (
	"slices"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// A span is text of one cut.
type span struct {
	text string
	cut  cut
}

// A style is how a paragraph is set. Lengths are in points.
type style struct {
	size, leading float64 // leading is from one baseline to the next
	color         rgb
	lang          string
	rtl           bool // the direction of the paragraph
	fromRight     bool // the side at which its lines begin
	indent        float64
	label         string // stands in the indent of the first line
}

// naskhGrowth makes Arabic letters as large to the eye as Latin ones of the same size.
const naskhGrowth = 1.12

// A block is a paragraph broken into lines.
type block struct {
	style
	runes []rune
	lines []line
	mark  *block // its label
	after float64
}

// A line holds shaped runs from left to right.
type line struct {
	runs  []shaping.Output
	width float64
}

func (b block) height() float64 { return float64(len(b.lines))*b.leading + b.after }

// A press sets text. It is used by one goroutine.
type press struct {
	*typefaces
	fonts     *fontmap
	used      map[*typeface]bool
	segmenter shaping.Segmenter
	shaper    shaping.HarfbuzzShaper
	wrapper   shaping.LineWrapper
}

func newPress() (*press, error) {
	faces, err := loadTypefaces()
	if err != nil {
		return nil, err
	}
	return &press{typefaces: faces, fonts: &fontmap{typefaces: faces, missing: map[rune]bool{}}, used: map[*typeface]bool{}}, nil
}

func points(v fixed.Int26_6) float64 { return float64(v) / 64 }

func toFixed(v float64) fixed.Int26_6 { return fixed.Int26_6(v*64 + 0.5) }

// set breaks a paragraph into lines of the given width.
func (p *press) set(spans []span, s style, width float64) block {
	b := block{style: s}
	var cuts []cut // of each rune
	for _, sp := range spans {
		for _, r := range sp.text {
			b.runes = append(b.runes, r)
			cuts = append(cuts, sp.cut)
		}
	}
	if s.label != "" {
		plain := s
		plain.label, plain.indent = "", 0
		mark := p.set([]span{{s.label, bold}}, plain, width)
		b.mark = &mark
	}
	if len(b.runes) == 0 {
		return b
	}
	runs := p.shape(b.runes, cuts, s)
	wrapped, _ := p.wrapper.WrapParagraphF(shaping.WrapConfig{Direction: direction(s.rtl)}, toFixed(width-s.indent), b.runes, shaping.NewSliceIterator(runs))
	for _, l := range wrapped {
		one := line{runs: slices.Clone(l)} // the wrapper keeps its own
		slices.SortFunc(one.runs, func(a, b shaping.Output) int { return int(a.VisualIndex) - int(b.VisualIndex) })
		for i, run := range one.runs {
			one.runs[i].Glyphs = slices.Clone(run.Glyphs)
			one.width += points(run.Advance)
		}
		b.lines = append(b.lines, one)
	}
	return b
}

func direction(rtl bool) di.Direction {
	if rtl {
		return di.DirectionRTL
	}
	return di.DirectionLTR
}

// shape turns text into runs of glyphs, each in one font, script and direction.
func (p *press) shape(text []rune, cuts []cut, s style) []shaping.Output {
	whole := shaping.Input{Text: text, RunEnd: len(text), Direction: direction(s.rtl), Size: toFixed(s.size), Language: language.NewLanguage(s.lang)}
	var runs []shaping.Output
	for _, piece := range slices.Clone(p.segmenter.Split(whole, p.fonts)) {
		for start := piece.RunStart; start < piece.RunEnd; {
			end := start
			for end < piece.RunEnd && cuts[end] == cuts[start] {
				end++
			}
			part := piece
			part.RunStart, part.RunEnd, part.Face = start, end, p.cutOf(piece.Face, cuts[start])
			if p.isArabic(part.Face) {
				part.Size = toFixed(s.size * naskhGrowth)
			}
			p.used[p.of[part.Face]] = true
			runs = append(runs, p.shaper.Shape(part))
			start = end
		}
	}
	return runs
}
