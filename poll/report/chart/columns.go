package chart

import "html/template"

// A Column is one of neighbouring groups of numbers: Text stands over it and says how many.
type Column struct {
	Text string
	Part Part
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
	most := 0.0
	for _, column := range columns {
		most = max(most, column.Part.share())
	}
	edges := len(s.Labels) > len(columns)
	margin := 0.0
	if edges { // the labels of the outer edges must not stand out
		margin = max(measure(s.Labels[0], smallSize), measure(s.Labels[len(s.Labels)-1], smallSize)) / 2
	}
	const top = lineHeight + 4
	room := (f.Width - 2*margin) / float64(len(columns))
	between := min(6, room/4)
	if edges {
		between = 1
	}
	for i, column := range columns {
		x := margin + float64(i)*room
		c.column(column, x+between/2, top, room-between, most)
	}
	c.line("axis", margin, top+plotHeight, f.Width-margin, top+plotHeight)
	c.ticks(s.Labels, margin, room, top+plotHeight, edges)
	c.ends(s.Low, s.High, top+plotHeight+2*lineHeight)
	return c.svg()
}

func (c *canvas) column(column Column, x, top, width, most float64) {
	if column.Part.Held {
		c.rect("held", x+0.5, top+plotHeight*0.75, width-1, plotHeight/4-0.5)
	}
	height := 0.0
	if most > 0 {
		height = column.Part.share() / most * plotHeight
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

// ticks writes every label, or every second, and so on, so that none touches the next.
func (c *canvas) ticks(labels []string, margin, room, y float64, edges bool) {
	widest := 0.0
	for _, label := range labels {
		widest = max(widest, measure(label, smallSize))
	}
	step := 1
	for float64(step)*room < widest+gap && step < len(labels) {
		step++
	}
	for i := 0; i < len(labels); i += step {
		x := margin + (float64(i)+0.5)*room
		if edges {
			x = margin + float64(i)*room
			c.line("axis", x, y, x, y+4)
		}
		half := measure(labels[i], smallSize) / 2
		c.text("small", middle, min(max(x, half), c.Width-half), y+lineHeight-2, labels[i])
	}
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
