package paper

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
)

// A4 in points, and a millimetre.
const (
	millimetre = 72 / 25.4
	pageWidth  = 210 * millimetre
	pageHeight = 297 * millimetre
)

// rgb is a colour, from 0 to 1.
type rgb [3]float64

func (c rgb) css() string {
	return fmt.Sprintf("#%02x%02x%02x", int(c[0]*255+0.5), int(c[1]*255+0.5), int(c[2]*255+0.5))
}

// The booth's colours on light paper.
var (
	ink   = rgb{0x1b / 255.0, 0x2a / 255.0, 0x2c / 255.0}
	soft  = rgb{0x4d / 255.0, 0x5e / 255.0, 0x60 / 255.0}
	deep  = rgb{0x0d / 255.0, 0x4f / 255.0, 0x58 / 255.0}
	tint  = rgb{0xe4 / 255.0, 0xef / 255.0, 0xed / 255.0}
	warm  = rgb{0xa8 / 255.0, 0x48 / 255.0, 0x1c / 255.0}
	hair  = rgb{0xcf / 255.0, 0xd3 / 255.0, 0xcc / 255.0}
	black = rgb{}
	white = rgb{1, 1, 1}
)

// A drawing is the content of a page of a PDF (ISO 32000-1 §8 and §9). Its origin is the page's upper left corner, y runs down.
type drawing struct {
	bytes.Buffer
	glyphs *glyphs
}

func num(v float64) string {
	s := strings.TrimRight(strings.TrimRight(strconv.FormatFloat(v, 'f', 3, 64), "0"), ".")
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}

func (d *drawing) op(operator string, operands ...float64) {
	for _, v := range operands {
		d.WriteString(num(v) + " ")
	}
	d.WriteString(operator + "\n")
}

func (d *drawing) fill(c rgb)   { d.op("rg", c[:]...) }
func (d *drawing) stroke(c rgb) { d.op("RG", c[:]...) }

func (d *drawing) rect(x, y, w, h float64, c rgb) {
	d.fill(c)
	d.op("re", x, pageHeight-y-h, w, h)
	d.op("f")
}

// panel is a rectangle with round corners.
func (d *drawing) panel(x, y, w, h, r float64, c rgb) {
	const k = 0.5523 // how far the handles of a quarter circle are
	bottom, top := pageHeight-y-h, pageHeight-y
	d.fill(c)
	d.op("m", x+r, bottom)
	d.op("l", x+w-r, bottom)
	d.op("c", x+w-r+k*r, bottom, x+w, bottom+r-k*r, x+w, bottom+r)
	d.op("l", x+w, top-r)
	d.op("c", x+w, top-r+k*r, x+w-r+k*r, top, x+w-r, top)
	d.op("l", x+r, top)
	d.op("c", x+r-k*r, top, x, top-r+k*r, x, top-r)
	d.op("l", x, bottom+r)
	d.op("c", x, bottom+r-k*r, x+r-k*r, bottom, x+r, bottom)
	d.op("f")
}

// rule is a thin line.
func (d *drawing) rule(x1, y1, x2, y2, width float64, c rgb) {
	d.stroke(c)
	d.op("w", width)
	d.op("m", x1, pageHeight-y1)
	d.op("l", x2, pageHeight-y2)
	d.op("S")
}

// text draws a block whose lines begin at the left edge x or end at x+width, and returns where it ends.
func (d *drawing) text(b block, x, y, width float64) float64 {
	if b.mark != nil && len(b.lines) > 0 {
		d.text(*b.mark, x, y, width)
	}
	for i, l := range b.lines {
		// The baseline lies where the letters look centred in their line.
		baseline := y + float64(i)*b.leading + b.leading/2 + b.size*0.35
		left := x + b.indent
		if b.fromRight {
			left = x + width - b.indent - l.width
		}
		for _, run := range l.runs {
			d.run(b, run, left, baseline)
			left += points(run.Advance)
		}
	}
	return y + b.height()
}

// run draws glyphs in one font, from left to right, as readers of PDF expect it of all scripts.
func (d *drawing) run(b block, run shaping.Output, x, baseline float64) {
	if len(run.Glyphs) == 0 {
		return
	}
	size := points(run.Size)
	d.op("BT")
	d.fill(b.color)
	fmt.Fprintf(d, "/%s %s Tf\n", d.glyphs.use(run.Face), num(size))
	d.op("Tm", 1, 0, 0, 1, x, pageHeight-baseline)
	d.show(b, run, size)
	d.op("ET")
}

// show puts each glyph where the shaper wants it, by moving it against where the width of the one before leaves it.
func (d *drawing) show(b block, run shaping.Output, size float64) {
	d.WriteString("[")
	pen, dot, rise := 0.0, 0.0, 0.0
	for i, g := range run.Glyphs {
		if up := points(g.YOffset); up != rise {
			fmt.Fprintf(d, "] TJ %s Ts [", num(up))
			rise = up
		}
		if gap := dot + points(g.XOffset) - pen; gap*1000/size > 0.5 || gap*1000/size < -0.5 {
			fmt.Fprintf(d, "%s", num(-gap*1000/size))
			pen += gap
		}
		fmt.Fprintf(d, "<%04X>", g.GlyphID)
		pen += d.glyphs.width(run.Face, g.GlyphID) * size / 1000
		dot += points(g.Advance)
		words := ""
		if i == 0 || run.Glyphs[i-1].TextIndex() != g.TextIndex() {
			words = string(b.runes[g.TextIndex() : g.TextIndex()+g.RunesCount()])
		}
		d.glyphs.mean(run.Face, g.GlyphID, words)
	}
	d.WriteString("] TJ\n")
	if rise != 0 {
		d.op("Ts", 0)
	}
}

func utf16Hex(s string, marked bool) string {
	var b strings.Builder
	if marked {
		b.WriteString("FEFF")
	}
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}

// glyphs remembers what a document shows of each font.
type glyphs struct {
	names map[*font.Face]string // as the page names the font
	faces []*font.Face
	shown map[*font.Face]map[font.GID]string // what text a glyph stands for
}

func newGlyphs() *glyphs {
	return &glyphs{names: map[*font.Face]string{}, shown: map[*font.Face]map[font.GID]string{}}
}

func (g *glyphs) use(f *font.Face) string {
	if g.names[f] == "" {
		g.names[f] = fmt.Sprintf("F%d", len(g.faces))
		g.faces = append(g.faces, f)
		g.shown[f] = map[font.GID]string{}
	}
	return g.names[f]
}

// width of a glyph, in thousandths of the size.
func (g *glyphs) width(f *font.Face, id font.GID) float64 {
	return float64(f.HorizontalAdvance(id)) * 1000 / float64(f.Upem())
}

func (g *glyphs) mean(f *font.Face, id font.GID, words string) {
	words = strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return r
	}, words)
	if g.shown[f][id] == "" {
		g.shown[f][id] = words
	}
}
