package chart

import (
	"html/template"
	"strconv"
)

// A Round of a run-off has the votes of each option, and -1 for those that are out.
type Round struct {
	Label     string // over the round
	Votes     []int
	Exhausted int // ballots that rank none of those left
}

// Flow draws the rounds of a run-off below each other, each as one bar of all ballots, and between them where the votes of those who
// are out go. Options must stand in the order in which they come in, those out first at the end: then only their votes move. The names of
// the options, numbered, come first; exhausted names the ballots that count for nobody any more, and half the line at more than half
// of the others.
func Flow(f Frame, names []string, rounds []Round, exhausted, half string) template.HTML {
	c := newCanvas(f)
	y := 4.0 // for high letters over the first round
	if !f.Nameless {
		y = c.numbered(names, 0, exhausted)
	}
	total := rounds[0].Exhausted
	for _, votes := range rounds[0].Votes {
		total += max(votes, 0)
	}
	unit := 0.0
	if total > 0 {
		unit = f.Width / float64(total)
	}
	const between = 40
	from, to := f.only(len(rounds))
	for i, r := range rounds[:to] {
		if i < from {
			continue
		}
		y += lineHeight
		c.text("label", start, 0, y-5, r.Label)
		c.round(r, rounds, i, unit, y)
		if i == 0 {
			c.halfLabel(half, r, unit, y)
		}
		if i+1 < len(rounds) {
			c.moves(r, rounds[i+1], unit, y+thick, y+thick+between+lineHeight)
			y += thick + between
		}
	}
	return c.svg()
}

func (c *canvas) round(r Round, rounds []Round, i int, unit, y float64) {
	c.rect("track", 0, y, c.Width, thick)
	x, half := 0.0, float64(active(r))/2*unit
	for option, votes := range r.Votes {
		if votes <= 0 {
			continue
		}
		class := "stays"
		switch {
		case i+1 < len(rounds) && rounds[i+1].Votes[option] < 0:
			class = "goes"
		case i+1 == len(rounds) && 2*votes > active(r):
			class = "wins"
		}
		number := strconv.Itoa(option + 1)
		c.segment(class, x, y, float64(votes)*unit, half, number+": "+strconv.Itoa(votes), number)
		x += float64(votes) * unit
	}
	if r.Exhausted > 0 {
		c.segment("none", x, y, float64(r.Exhausted)*unit, half, "×: "+strconv.Itoa(r.Exhausted), "×")
	}
	c.line("middle", half, y-4, half, y+thick+4)
}

// active is how many ballots count for somebody.
func active(r Round) (n int) {
	for _, votes := range r.Votes {
		n += max(votes, 0)
	}
	return n
}

// halfLabel says once what the line in each round means, beside the round's label if there is room.
func (c *canvas) halfLabel(half string, r Round, unit, y float64) {
	x, width := float64(active(r))/2*unit, measure(half, smallSize)
	if x-width/2 > measure(r.Label, textSize)+gap && x+width/2 <= c.Width {
		c.text("small", middle, x, y-6, half)
	}
}

// moves draws what stays where it is and what goes from those who are out to others, or to nobody.
func (c *canvas) moves(from, to Round, unit, y1, y2 float64) {
	x, out := 0.0, -1.0
	at := make([]float64, len(from.Votes)) // where each begins above
	for i, votes := range from.Votes {
		at[i] = x
		if votes > 0 {
			if to.Votes[i] < 0 && out < 0 {
				out = x
			}
			x += float64(votes) * unit
		}
	}
	if out < 0 { // nobody who is out had a vote
		out = x
	}
	end := x // where the exhausted begin above
	x = 0
	ribbon := func(class string, start, width, target float64) {
		if width > 0 {
			c.ribbon(class, [2]float64{start, start + width}, [2]float64{target, target + width}, y1, y2)
		}
	}
	for i, votes := range to.Votes {
		if votes < 0 {
			continue
		}
		kept, gained := float64(from.Votes[i])*unit, float64(votes-from.Votes[i])*unit
		ribbon("keep", at[i], kept, x)
		ribbon("move", out, gained, x+kept)
		out += gained
		x += kept + gained
	}
	gained := float64(to.Exhausted-from.Exhausted) * unit
	ribbon("move", out, gained, x)
	ribbon("keep", end, float64(from.Exhausted)*unit, x+gained)
}

// Names lists names with the numbers under which [Flow] and [Pairs] draw them, and what stands for exhausted ballots if not empty.
func Names(f Frame, names []string, exhausted string) template.HTML {
	c := newCanvas(f)
	from, to := f.only(len(names))
	if to < len(names) {
		exhausted = ""
	}
	c.numbered(names[from:to], from, exhausted)
	return c.svg()
}

// numbered lists the options with the numbers under which they are drawn, the first after so many others, and what stands for exhausted ballots if not empty, and returns where the rest may begin.
func (c *canvas) numbered(names []string, after int, exhausted string) float64 {
	indent := measure("00. ", smallSize)
	y := 12.0
	put := func(number, name string) {
		c.text("small first", start, 0, y, number)
		lines := wrap(name, smallSize, c.Width-indent)
		c.lines("small", start, indent, y, lines)
		y += float64(len(lines)) * lineHeight
	}
	for i, name := range names {
		put(strconv.Itoa(after+i+1)+".", name)
	}
	if exhausted != "" {
		put("×", exhausted)
	}
	return y
}
