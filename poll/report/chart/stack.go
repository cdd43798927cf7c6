package chart

import "html/template"

// A Profile is a row of a stack: how often each of the legend's values was given.
type Profile struct {
	Label  string
	Note   string // stands behind the label: a majority grade
	Counts []int
	Texts  []string // what stands in each part, if there is room
	Held   string   // if not empty the counts are held back, and this says so
	First  bool
}

// Profiles draws for each row all its values in one bar as long as the drawing is wide. If half is not empty, a line marks the middle,
// where the median is, and half says so.
func Profiles(f Frame, legend []string, rows []Profile, half string) template.HTML {
	c := newCanvas(f)
	y := c.legend(legend)
	top := y
	if half != "" {
		c.text("small", middle, f.Width/2, y+10, half)
		y += lineHeight
		top = y - 3
	}
	from, to := f.only(len(rows))
	for _, row := range rows[from:to] {
		lines := wrap(row.Label, textSize, f.Width/boldIf(row.First))
		noteWidth := measure(row.Note, textSize) * bold
		own := row.Note != "" && measure(lines[len(lines)-1], textSize)*boldIf(row.First)+gap+noteWidth > f.Width
		class := "label"
		if row.First {
			class = "label first"
		}
		c.lines(class, start, 0, y+14, lines)
		y += float64(len(lines)) * lineHeight
		if own {
			y += lineHeight
		}
		if row.Note != "" {
			c.text("value", end, f.Width, y-4, row.Note)
		}
		c.profile(row, y+2, len(legend), half != "")
		y += 2 + thick + gap
	}
	if half != "" {
		c.line("middle", f.Width/2, top, f.Width/2, y-gap+4)
	}
	return c.svg()
}

func boldIf(is bool) float64 {
	if is {
		return bold
	}
	return 1
}

func (c *canvas) profile(row Profile, y float64, of int, half bool) {
	avoid := float64(nowhere)
	if half {
		avoid = c.Width / 2
	}
	if row.Held != "" {
		c.rect("held", 0.5, y+0.5, c.Width-1, thick-1)
		for _, s := range wrap(row.Held, smallSize, c.Width/2-gap)[:1] {
			c.text("small", middle, c.Width/4, y+thick/2+4, s) // beside the line of the median
		}
		return
	}
	total := 0
	for _, count := range row.Counts {
		total += count
	}
	c.rect("track", 0, y, c.Width, thick)
	x := 0.0
	for i, count := range row.Counts {
		if count == 0 {
			continue
		}
		width := float64(count) / float64(total) * c.Width
		c.segment(shade(i, of), x, y, width, avoid, key(i)+" "+row.Texts[i], key(i))
		x += width
	}
}

// key is the letter of the i-th value: A, B, …, Z, AA, AB, …
func key(i int) string {
	if i >= 26 {
		return key(i/26-1) + key(i%26)
	}
	return string(rune('A' + i))
}

// legend writes what each letter and shade means, in as many lines as it takes, and returns where the rest may begin.
func (c *canvas) legend(names []string) float64 {
	const swatch = 22
	x, y := 0.0, 0.0
	for i, name := range names {
		lines := wrap(name, smallSize, c.Width-swatch-6)
		width := 0.0
		for _, line := range lines {
			width = max(width, measure(line, smallSize))
		}
		width += swatch + 6
		if x > 0 && x+width > c.Width {
			x, y = 0, c.height+6
		}
		c.rect("part "+shade(i, len(names)), x, y, swatch, lineHeight)
		c.text("in "+shade(i, len(names)), middle, x+swatch/2, y+13, key(i))
		c.lines("small", start, x+swatch+6, y+13, lines)
		x += width + 2*gap
	}
	return c.height + gap
}
