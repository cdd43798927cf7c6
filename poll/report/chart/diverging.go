package chart

import (
	"html/template"
	"strconv"
)

// Sides says in words what lies on each side of the middle of a scale, and in the middle; Middle is empty if no point stands there.
type Sides struct {
	Low, Middle, High string
}

// A Point is a point of a scale, or several that are told as one.
type Point struct {
	Label string
	Count int
	Side  int // -1, 0 or 1: below the middle, in it, above
}

const thick = 30

// Diverging draws a scale as one bar that leans to where more people are: what is below the middle lies on one side of a line, what is
// above on the other, and the middle on both.
func Diverging(f Frame, points []Point, s Sides, low, high string) template.HTML {
	c := newCanvas(f)
	var sums [3]float64
	for _, p := range points {
		sums[p.Side+1] += float64(p.Count)
	}
	left, right := sums[0]+sums[1]/2, sums[1]/2+sums[2]
	unit := 0.0
	if most := max(left, right); most > 0 {
		unit = f.Width / 2 / most
	}
	y := c.saySides(s)
	x := f.Width/2 - left*unit
	c.rect("track", 0, y, f.Width, thick)
	for i, p := range points {
		width := float64(p.Count) * unit
		if p.Count == 0 {
			continue
		}
		c.segment(shade(i, len(points)), x, y, width, f.Width/2, p.Label)
		x += width
	}
	c.line("middle", f.Width/2, y-5, f.Width/2, y+thick+5)
	y += thick + lineHeight
	if s.Middle != "" {
		c.text("small", middle, f.Width/2, y, s.Middle)
		y += lineHeight
	}
	c.ends(low, high, y)
	return c.svg()
}

// saySides writes both sides over the bar, on one line if there is room, and returns where the bar may begin.
func (c *canvas) saySides(s Sides) float64 {
	y := 18.0 // Arabic letters are high
	c.text("value", start, 0, y, s.Low)
	if measure(s.Low, textSize)+measure(s.High, textSize)+gap > c.Width {
		y += lineHeight
	}
	c.text("value", end, c.Width, y, s.High)
	return y + 10
}

// shades is how many steps of colour the style sheet has, from one end to the other.
const shades = 10

// shade is the class of the i-th of so many parts.
func shade(i, of int) string {
	if of < 2 {
		return "s0"
	}
	return "s" + strconv.Itoa((i*(shades-1)*2+of-1)/((of-1)*2)) // rounded
}

// segment draws a part of a stacked bar, with the first of the texts that has room in it beside the line that crosses the bar at
// avoid, if one does.
func (c *canvas) segment(class string, x, y, width, avoid float64, texts ...string) {
	c.rect("part "+class, x, y, width, thick)
	for _, s := range texts {
		room := measure(s, smallSize) + 6
		for _, at := range []float64{x + width/2, (x + avoid) / 2, (avoid + x + width) / 2} {
			if from, to := at-room/2, at+room/2; from >= x && to <= x+width && (to <= avoid || from >= avoid) {
				c.text("in "+class, middle, at, y+thick/2+4, s)
				return
			}
		}
	}
}

// nowhere is where a line is that crosses no bar.
const nowhere = -1000
