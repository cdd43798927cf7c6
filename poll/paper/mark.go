package paper

import (
	"strconv"
	"strings"
)

// markStrokes are the booth's mark, a curtain half drawn over a slip of paper, in a square of 48 (web/client/src/view/mark.tsx).
var markStrokes = []struct {
	Path, Fill, Color string
	Width             float64
}{
	{"M4 7h40", "", deep.css(), 2.5},
	{"M7 7v32c0 2 1 3 3 3s2-2 4-2 2 2 4 2 3-1 3-3c0-8-5-12-5-18 0-5 4-8 4-14", rgb{0.8506, 0.8896, 0.8952}.css(), deep.css(), 2.5},
	{"M12 7c0 12 1 22 1 30M16 8c-2 8-2 12 0 18", "", deep.css(), 2.5},
	{"M41 7v35", "", deep.css(), 2.5},
	{"M27 22h9v14h-9z", "", warm.css(), 2.5},
	{"M29.5 29l1.5 1.7 3-3.7", "", warm.css(), 2},
}

func parseColor(css string) (c rgb) {
	n, _ := strconv.ParseUint(css[1:], 16, 32) // our own
	return rgb{float64(n>>16) / 255, float64(n>>8&255) / 255, float64(n&255) / 255}
}

// mark draws the mark in a square.
func (d *drawing) mark(x, y, side float64) {
	d.op("q")
	scale := side / 48
	d.op("cm", scale, 0, 0, -scale, x, pageHeight-y)
	d.op("J", 1)
	d.op("j", 1)
	for _, s := range markStrokes {
		d.op("w", s.Width)
		d.stroke(parseColor(s.Color))
		paint := "S"
		if s.Fill != "" {
			d.fill(parseColor(s.Fill))
			paint = "B"
		}
		d.path(s.Path)
		d.op(paint)
	}
	d.op("Q")
}

// path draws the few commands of SVG's paths that the mark has.
func (d *drawing) path(svg string) {
	var x, y, hx, hy float64 // the point, and the last handle
	var command byte
	for rest := svg; rest != ""; {
		if c := rest[0]; c == ' ' {
			rest = rest[1:]
			continue
		} else if c >= 'A' && c != '-' {
			command, rest = c, rest[1:]
		}
		take := func(n int) []float64 {
			var values []float64
			for range n {
				var v float64
				v, rest = number(rest)
				values = append(values, v)
			}
			return values
		}
		switch command {
		case 'M':
			v := take(2)
			x, y = v[0], v[1]
			d.op("m", x, y)
		case 'h':
			x += take(1)[0]
			d.op("l", x, y)
		case 'v':
			y += take(1)[0]
			d.op("l", x, y)
		case 'l':
			v := take(2)
			x, y = x+v[0], y+v[1]
			d.op("l", x, y)
		case 'c':
			v := take(6)
			d.op("c", x+v[0], y+v[1], x+v[2], y+v[3], x+v[4], y+v[5])
			hx, hy, x, y = x+v[2], y+v[3], x+v[4], y+v[5]
		case 's':
			v := take(4)
			d.op("c", 2*x-hx, 2*y-hy, x+v[0], y+v[1], x+v[2], y+v[3])
			hx, hy, x, y = x+v[0], y+v[1], x+v[2], y+v[3]
		case 'z':
			d.op("h")
		}
	}
}

// number reads one number of a path, where a minus or a space ends the one before.
func number(s string) (float64, string) {
	s = strings.TrimLeft(s, " ")
	end := strings.IndexFunc(s[1:], func(r rune) bool { return r != '.' && (r < '0' || r > '9') }) + 1
	if end == 0 {
		end = len(s)
	}
	v, _ := strconv.ParseFloat(s[:end], 64) // our own
	return v, s[end:]
}
