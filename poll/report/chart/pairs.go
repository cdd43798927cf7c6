package chart

import (
	"html/template"
	"math"
	"strconv"
)

// Pairs draws who is preferred to whom: in the row of an option and the column of another, how many prefer the first. A majority is
// filled and bold, a tie outlined. Where numbers have no room the names stand above, and squares alone are drawn: full for a majority, small
// for a minority.
func Pairs(f Frame, names []string, prefer [][]int) template.HTML {
	c := newCanvas(f)
	widest := 0.0
	for _, row := range prefer {
		for _, count := range row {
			widest = max(widest, measure(strconv.Itoa(count), smallSize)*bold)
		}
	}
	count := float64(len(names))
	if labels := f.Width - count*(widest+6); labels >= 110 {
		c.numbers(names, prefer, min((f.Width-min(labels, f.Width*0.45))/count, 64))
	} else {
		c.squares(names, prefer)
	}
	return c.svg()
}

// numbers draws pairs as numbers in cells that are so wide, with the names beside.
func (c *canvas) numbers(names []string, prefer [][]int, cell float64) {
	indent := measure("00. ", smallSize)
	labels := c.Width - cell*float64(len(names))
	for i := range names {
		c.text("small", middle, labels+(float64(i)+0.5)*cell, 12, strconv.Itoa(i+1))
	}
	y := float64(lineHeight)
	for i, name := range names {
		lines := wrap(name, smallSize, labels-indent-gap)
		height := max(float64(len(lines))*lineHeight, 28) + 2
		first := y + (height-float64(len(lines))*lineHeight)/2 + 12
		c.text("small first", start, 0, first, strconv.Itoa(i+1)+".")
		c.lines("small", start, indent, first, lines)
		for j := range names {
			if i != j {
				c.pair(prefer[i][j], prefer[j][i], labels+float64(j)*cell, y, cell, height-2, true)
			}
		}
		y += height
	}
}

// squares draws pairs as squares, with the names above.
func (c *canvas) squares(names []string, prefer [][]int) {
	y := float64(lineHeight)
	if !c.Nameless {
		y += c.numbered(names, 0, "")
	}
	label := measure(strconv.Itoa(len(names)), smallSize)
	margin := label + gap
	cell := min((c.Width-margin)/float64(len(names)), 28)
	for i := range names {
		at := (float64(i) + 0.5) * cell
		if every(i, label+4, cell) {
			c.text("small", middle, min(margin+at, c.Width-label/2), y-6, strconv.Itoa(i+1))
		}
		if every(i, lineHeight-4, cell) {
			c.text("small", start, 0, y+at+4, strconv.Itoa(i+1))
		}
		for j := range names {
			if i != j {
				c.pair(prefer[i][j], prefer[j][i], margin+float64(j)*cell, y+float64(i)*cell, cell, cell, false)
			}
		}
	}
}

// every reports whether the i-th label, of so many at this distance, is written: so few that none touches the next.
func every(i int, room, distance float64) bool {
	return i%int(math.Ceil(room/distance)) == 0
}

func (c *canvas) pair(count, back int, x, y, width, height float64, number bool) {
	class := "loses"
	switch {
	case count > back:
		class = "beats"
	case count == back:
		class = "ties"
	}
	if number {
		c.rect("pair "+class, x+1, y, width-2, height)
		c.text("in "+class, middle, x+width/2, y+height/2+4, strconv.Itoa(count))
		return
	}
	size := min(width, height) - 1
	if class == "loses" {
		size /= 3
	}
	c.rect("pair "+class, x+(width-size)/2, y+(height-size)/2, size, size)
}
