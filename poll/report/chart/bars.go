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
	// Range has the ends of an interval, in people as Part has them; nil if the part is no estimate. What lies below none or above all is not drawn.
	Range *[2]int
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
	begin, end := f.only(len(bars))
	for _, b := range bars[begin:end] {
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
	switch length := min(b.Part.share(), 1) * track; {
	case b.Part.Held:
		c.rect("held", x+0.5, y+0.5, track-1, barHeight-1)
	default:
		c.rect("track", x, y, track, barHeight)
		if b.Part.Count > 0 {
			c.rect(class, x, y, max(length, 1), barHeight)
		}
	}
	if b.Range != nil && b.Part.Of > 0 {
		c.interval(b, x, y, track)
	}
	c.text(text, start, x+track+gap, y+13, b.Text)
}

// interval draws a line over a bar, with an end at each end that there is.
func (c *canvas) interval(b Bar, x, y, track float64) {
	if b.Range[1] < 0 || b.Range[0] > b.Part.Of {
		return
	}
	at := func(people int) float64 { return x + track*min(1, max(0, float64(people)/float64(b.Part.Of))) }
	from, to, middle := at(b.Range[0]), at(b.Range[1]), y+barHeight/2
	for _, class := range []string{"halo", "interval"} { // on light and on dark
		c.line(class, from, middle, to, middle)
		for i, end := range []float64{from, to} {
			if n := b.Range[i]; n >= 0 && n <= b.Part.Of {
				c.line(class, end, middle-4, end, middle+4)
			}
		}
	}
}
