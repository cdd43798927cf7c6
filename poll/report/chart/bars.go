package chart

import "html/template"

// A Part is a number of people among others, or nothing if it is held back.
type Part struct {
	Count, Of int
	Held      bool
}

func (p Part) share() float64 {
	if p.Of == 0 || p.Held {
		return 0
	}
	return float64(p.Count) / float64(p.Of)
}

// A Bar is one line of bars: Text stands at its end and says the number.
type Bar struct {
	Label string
	Text  string
	Part  Part
	First bool // stands out
}

const (
	barHeight = 16
	gap       = 8
)

// Bars draws a bar for each, from the side where lines begin. The whole width of the track is all people, so that drawings of several questions
// can be compared. Labels stand beside the bars if there is room, else over them.
func Bars(f Frame, bars []Bar) template.HTML {
	c := newCanvas(f)
	labels, texts := 0.0, 0.0
	for _, b := range bars {
		labels = max(labels, measure(b.Label, textSize))
		texts = max(texts, measure(b.Text, textSize)*bold)
	}
	from := 0.0
	if f.wide() {
		labels = min(labels, f.Width/2)
		from = labels + gap
	} else {
		labels = f.Width
	}
	track := f.Width - from - gap - texts
	y := 2.0
	for _, b := range bars {
		lines := wrap(b.Label, textSize, labels)
		at := y
		if f.wide() {
			at += (float64(len(lines))*lineHeight - barHeight) / 2
		} else {
			at += float64(len(lines))*lineHeight + 2
		}
		c.lines("label", start, 0, y+13, lines)
		c.bar(b, from, at, track)
		y = max(y+float64(len(lines))*lineHeight, at+barHeight) + gap
		if !f.wide() {
			y += gap // a label is nearer to its own bar than to the one above
		}
	}
	return c.svg()
}

// bold is how much wider bold letters are.
const bold = 1.12

func (c *canvas) bar(b Bar, x, y, track float64) {
	class, text := "bar", "value"
	if b.First {
		class, text = "bar first", "value first"
	}
	switch length := b.Part.share() * track; {
	case b.Part.Held:
		c.rect("held", x+0.5, y+0.5, track-1, barHeight-1)
	default:
		c.rect("track", x, y, track, barHeight)
		if b.Part.Count > 0 {
			c.rect(class, x, y, max(length, 1), barHeight)
		}
	}
	c.text(text, start, x+track+gap, y+13, b.Text)
}
