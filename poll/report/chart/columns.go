package chart

import (
	"html/template"
	"math"
	"slices"
)

// A Column is one of neighbouring groups of numbers: Text stands over it and says how many. Span is how many numbers are in the group;
// where columns have it, they are as wide as it, and not their height but their area is their share.
type Column struct {
	Text string
	Part Part
	Span float64
}

// high is how high a column is, in comparison with others.
func (c Column) high() float64 { return c.Part.share() / c.wide() }

func (c Column) wide() float64 {
	if c.Span == 0 {
		return 1
	}
	return c.Span
}

// narrowest is how wide a column must be, at least, to be seen.
const narrowest = 4

// CanBeColumns reports whether every column is wide enough to be seen in the narrow drawing.
func CanBeColumns(columns []Column) bool {
	sum := 0.0
	for _, c := range columns {
		sum += c.wide()
	}
	return !slices.ContainsFunc(columns, func(c Column) bool { return c.wide()/sum*(Narrow-40) < narrowest })
}

// Scale names what stands below columns: a label for each, or, where there is one more, a label for each edge between them.
type Scale struct {
	Labels    []string
	Low, High string // what the ends mean; may be empty
}

const plotHeight = 150

// Columns draws neighbouring columns, the highest of which reaches to the top. Labels and numbers that have no room are left out: the
// table beside has all of them.
func Columns(f Frame, columns []Column, s Scale) template.HTML {
	c := newCanvas(f)
	most, sum := 0.0, 0.0
	for _, column := range columns {
		most, sum = max(most, column.high()), sum+column.wide()
	}
	edges := len(s.Labels) > len(columns)
	margin := 0.0
	if edges { // the labels of the outer edges must not stand out
		margin = max(measure(s.Labels[0], smallSize), measure(s.Labels[len(s.Labels)-1], smallSize)) / 2
	}
	const top = lineHeight + 4
	var labelled []float64 // where labels stand
	x := margin
	for _, column := range columns {
		room := column.wide() / sum * (f.Width - 2*margin)
		between := min(6, room/4)
		if edges {
			between = min(1, room/4)
		}
		c.column(column, x+between/2, top, room-between, most)
		if edges {
			labelled = append(labelled, x)
		} else {
			labelled = append(labelled, x+room/2)
		}
		x += room
	}
	c.line("axis", margin, top+plotHeight, f.Width-margin, top+plotHeight)
	c.ticks(s.Labels, append(labelled, x), top+plotHeight, edges)
	c.ends(s.Low, s.High, top+plotHeight+2*lineHeight)
	return c.svg()
}

func (c *canvas) column(column Column, x, top, width, most float64) {
	if column.Part.Held {
		c.rect("held", x+0.5, top+plotHeight*0.75, width-1, plotHeight/4-0.5)
	}
	height := 0.0
	if most > 0 {
		height = column.high() / most * plotHeight
	}
	if column.Part.Count > 0 && !column.Part.Held {
		height = max(height, 1)
		c.rect("bar first", x, top+plotHeight-height, width, height)
	}
	if column.Part.Held {
		height = plotHeight / 4
	}
	if measure(column.Text, smallSize) <= width+1 {
		c.text("small", middle, x+width/2, top+plotHeight-height-4, column.Text)
	}
}

// ticks writes every label, or every second, and so on, so that none touches the next; the labels of edges that are not evenly apart,
// the two ends first and then whatever has room.
func (c *canvas) ticks(labels []string, at []float64, y float64, edges bool) {
	written := c.evenly(labels, at)
	if edges {
		written = c.whereThereIsRoom(labels, at)
	}
	for i, label := range labels {
		if edges {
			c.line("axis", at[i], y, at[i], y+4)
		}
		if written[i] {
			half := measure(label, smallSize) / 2
			c.text("small", middle, min(max(at[i], half), c.Width-half), y+lineHeight-2, label)
		}
	}
}

func (c *canvas) evenly(labels []string, at []float64) map[int]bool {
	for step := 1; ; step++ {
		written := map[int]bool{}
		for i := 0; i < len(labels); i += step {
			written[i] = true
		}
		if step >= len(labels) || c.fits(labels, at, written) {
			return written
		}
	}
}

func (c *canvas) whereThereIsRoom(labels []string, at []float64) map[int]bool {
	written := map[int]bool{0: true, len(labels) - 1: true}
	for i := range labels {
		if !written[i] {
			written[i] = true
			written[i] = c.fits(labels, at, written)
		}
	}
	return written
}

// fits reports whether no two of the labels that are to be written touch.
func (c *canvas) fits(labels []string, at []float64, written map[int]bool) bool {
	end := math.Inf(-1)
	for i, label := range labels {
		if !written[i] {
			continue
		}
		half := measure(label, smallSize) / 2
		if at[i]-half < end+gap {
			return false
		}
		end = at[i] + half
	}
	return true
}

// ends writes what the two ends mean, each in its half.
func (c *canvas) ends(low, high string, y float64) {
	room := c.Width/2 - gap
	before, behind := "← ", " →"
	if c.RightToLeft {
		before, behind = "→ ", " ←"
	}
	if low != "" {
		c.lines("small", start, 0, y, wrap(before+low, smallSize, room))
	}
	if high != "" {
		c.lines("small", end, c.Width, y, wrap(high+behind, smallSize, room))
	}
}
