package chart

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"
)

// A Frame is what a drawing stands in.
type Frame struct {
	ID          string // unique in the page, for the names of the title and the description
	Title       string
	Description string
	Width       float64 // in CSS pixels at its natural size: Narrow or Wide
	RightToLeft bool    // the page runs so, and the drawing with it

	// A drawing too long for a sheet of paper comes in pieces, as large as each other and to be read one after the other.
	Only     [2]int // bars, rows, rounds or names: from this one, up to that one; all of them if it is 0
	Nameless bool   // without the names that [Names] draws
}

// only are the first to be drawn of so many, and the one behind the last.
func (f Frame) only(of int) (from, to int) {
	if f.Only[1] == 0 {
		return 0, of
	}
	return f.Only[0], min(f.Only[1], of)
}

// Widths at which texts are easily read: on a telephone, and on a page.
const (
	Narrow = 328
	Wide   = 704
)

// Sizes of letters and the height of their lines, in CSS pixels.
const (
	textSize   = 14
	smallSize  = 12
	lineHeight = 18
)

// descent is how far letters reach below their base line, Arabic ones deepest, in CSS pixels.
const descent = 8

// wide reports whether there is room for labels beside what they name.
func (f Frame) wide() bool { return f.Width >= 560 }

// A canvas is being drawn on. Places are measured from where lines of text begin, so from the right in a page that runs so.
type canvas struct {
	Frame
	b      strings.Builder
	height float64
}

func newCanvas(f Frame) *canvas { return &canvas{Frame: f} }

// down makes the drawing reach down to y at least.
func (c *canvas) down(y float64) { c.height = max(c.height, y) }

// n writes a length with two digits after the point at most.
func n(v float64) string {
	s := strings.TrimRight(strings.TrimRight(strconv.FormatFloat(v, 'f', 2, 64), "0"), ".")
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}

func (c *canvas) x(x float64) float64 {
	if c.RightToLeft {
		return c.Width - x
	}
	return x
}

func (c *canvas) rect(class string, x, y, w, h float64) {
	left := c.x(x)
	if c.RightToLeft {
		left -= w
	}
	fmt.Fprintf(&c.b, `<rect class="%s" x="%s" y="%s" width="%s" height="%s"/>`, class, n(left), n(y), n(w), n(h))
	c.down(y + h)
}

func (c *canvas) line(class string, x1, y1, x2, y2 float64) {
	fmt.Fprintf(&c.b, `<line class="%s" x1="%s" y1="%s" x2="%s" y2="%s"/>`, class, n(c.x(x1)), n(y1), n(c.x(x2)), n(y2))
	c.down(max(y1, y2))
}

// Where a text stands from its place: SVG's own names, which follow the direction of the page.
const (
	start  = "start"
	middle = "middle"
	end    = "end"
)

// text writes one line; y is its base line.
func (c *canvas) text(class, anchor string, x, y float64, s string) {
	fmt.Fprintf(&c.b, `<text class="%s" text-anchor="%s" x="%s" y="%s">%s</text>`, class, anchor, n(c.x(x)), n(y), template.HTMLEscapeString(s))
	c.down(y + descent)
}

// lines writes lines below each other, the first with its base line at y.
func (c *canvas) lines(class, anchor string, x, y float64, all []string) {
	for i, s := range all {
		c.text(class, anchor, x, y+float64(i)*lineHeight, s)
	}
}

// ribbon fills what lies between a stretch at y1 and another at y2, with smooth sides.
func (c *canvas) ribbon(class string, from, to [2]float64, y1, y2 float64) {
	half := (y1 + y2) / 2
	fmt.Fprintf(&c.b, `<path class="%s" d="M%s %sC%s %s %s %s %s %sL%s %sC%s %s %s %s %s %sZ"/>`, class,
		n(c.x(from[0])), n(y1), n(c.x(from[0])), n(half), n(c.x(to[0])), n(half), n(c.x(to[0])), n(y2),
		n(c.x(to[1])), n(y2), n(c.x(to[1])), n(half), n(c.x(from[1])), n(half), n(c.x(from[1])), n(y1))
	c.down(y2)
}

// svg closes the drawing.
func (c *canvas) svg() template.HTML {
	size := "narrow"
	if c.wide() {
		size = "wide"
	}
	title, description := template.HTMLEscapeString(c.Title), template.HTMLEscapeString(c.Description)
	//nolint:gosec // all that comes from outside has been escaped
	return template.HTML(fmt.Sprintf(`<svg class="chart %s" role="img" aria-labelledby="%s-t" aria-describedby="%s-d" width="%s" height="%s" viewBox="0 0 %s %s">`+
		`<title id="%s-t">%s</title><desc id="%s-d">%s</desc>%s</svg>`,
		size, c.ID, c.ID, n(c.Width), n(c.height+2), n(c.Width), n(c.height+2), c.ID, title, c.ID, description, c.b.String()))
}
