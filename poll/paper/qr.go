package paper

import (
	"fmt"
	"strings"

	"rsc.io/qr"
)

// quiet is the white border of a QR code, in modules (ISO/IEC 18004).
const quiet = 4

// A code is a QR code as rows of black bars.
type code struct {
	size int // modules at a side, with the border
	bars []bar
}

type bar struct{ x, y, width int }

// encode makes a QR code that stands a fold, a stain and a thumb: a sixth of it may be lost.
func encode(text string) (code, error) {
	c, err := qr.Encode(text, qr.M)
	if err != nil {
		return code{}, fmt.Errorf("the link is too long for a QR code: %w", err)
	}
	made := code{size: c.Size + 2*quiet}
	for y := range c.Size {
		for x := 0; x < c.Size; x++ {
			start := x
			for x < c.Size && c.Black(x, y) {
				x++
			}
			if x > start {
				made.bars = append(made.bars, bar{start + quiet, y + quiet, x - start})
			}
		}
	}
	return made, nil
}

// draw puts the code into a square. All bars are one path, so that no hair shows between them.
func (c code) draw(d *drawing, x, y, side float64) {
	module := side / float64(c.size)
	d.fill(black)
	for _, b := range c.bars {
		d.op("re", x+float64(b.x)*module, pageHeight-y-float64(b.y+1)*module, float64(b.width)*module, module)
	}
	d.op("f")
}

// svg is the code as the path of a picture of size modules.
func (c code) svg() string {
	var path strings.Builder
	for _, b := range c.bars {
		fmt.Fprintf(&path, "M%d %dh%dv1h-%dz", b.x, b.y, b.width, b.width)
	}
	return path.String()
}
