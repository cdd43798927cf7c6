package paper

import (
	"errors"
	"fmt"
	"io"
)

// Where things stand on a letter, from the top. The address field is that of a window envelope, at either side (DIN 5008 form B and the
// French habit alike); folded at the first mark the code lies inside.
const (
	addressTop, addressEnd = 45 * millimetre, 92 * millimetre
	firstFold, secondFold  = 105 * millimetre, 210 * millimetre
	letterTop              = 112 * millimetre
	letterPanel            = 215 * millimetre
	letterQR               = 46 * millimetre
	letterPanelHeight      = letterQR + 2*10
	letterWidth            = pageWidth - 2*margin
)

// Letters writes a page for each code, in the order of the codes. Without codes it writes no page, and says whether it could.
func (j Job) Letters(w io.Writer, f Format, codes []string) error {
	p, err := newPress()
	if err != nil {
		return err
	}
	s := p.planLetter(j)
	if !s.fits {
		return ErrTooMuch
	}
	if f == HTML {
		return j.htmlLetters(&htmlWriter{w: w}, p, s, codes)
	}
	if err := p.missing(); err != nil {
		return err
	}
	return j.pdfLetters(newPDF(w, p.typefaces), p, s, codes)
}

func (j Job) htmlLetters(out *htmlWriter, p *press, s *sheet, codes []string) error {
	out.head(p, s.editions[0])
	err := j.eachLetter(codes, func(c string, qr code) error {
		out.write("letter", j.htmlSheet(s, copied{c, qr}))
		return out.err
	})
	return errors.Join(err, out.foot())
}

func (j Job) pdfLetters(out *pdf, p *press, s *sheet, codes []string) error {
	d := out.drawing()
	s.draw(d)
	same := out.form(d)
	first, width := s.editions[0], letterColumn()
	err := j.eachLetter(codes, func(c string, qr code) error {
		d := out.drawing()
		d.WriteString(same)
		qr.draw(d, first.where(margin+10, letterQR), letterPanel+10, letterQR)
		d.text(p.typed(c, first, codeSize, width, ink), first.where(margin+letterQR+24, width), letterPanel+28, width)
		out.page(d)
		return out.err
	})
	if err != nil {
		return err
	}
	return out.close(first.Title, first.Lang)
}

// eachLetter makes the QR code of each code in turn.
func (j Job) eachLetter(codes []string, print func(string, code) error) error {
	for _, c := range codes {
		qr, err := encode(j.Link.String() + "#" + c)
		if err != nil {
			return err
		}
		if err := print(c, qr); err != nil {
			return err
		}
		if j.Printed != nil {
			j.Printed()
		}
	}
	return nil
}

const (
	codeSize    = 14.0 // points
	letterTitle = 0.56 // of the size of a poster's title
)

func letterColumn() float64 { return letterWidth - letterQR - 34 }

// planLetter sets what all letters have: as large as it fits, then with shorter introductions, then smaller.
func (p *press) planLetter(j Job) *sheet {
	all := j.editions(true)
	set := func(some []*edition, scale float64) *sheet { return p.letter(j, some, scale) }
	const large, small, tiny = 1.15, 0.8, 0.6
	s := shrink(all, large, small, set)
	for scale := small; !s.fits && scale >= tiny; scale *= 0.95 {
		s = cutShort(all, func(some []*edition) *sheet { return set(some, scale) })
		if s.fits && s.editions[0].Intro == nil { // then there is room for larger letters
			s = shrink(s.editions, large, scale, set)
		}
	}
	return s
}

func (p *press) letterBody(e *edition, size float64, languages int, scale float64) stack {
	title := p.set([]span{{e.Title, display}}, e.base(size, 1.25, ink), letterWidth)
	title.after = 6 * scale
	body := append(stack{title}, p.intro(e, 10*scale, letterWidth)...)
	if languages > 1 {
		how := p.set([]span{{e.brief(languages), regular}}, e.ours(10*scale, e.open()-0.1, ink), letterWidth)
		return append(append(body, how), p.times(e, 10*scale, letterWidth)...)
	}
	how := p.set([]span{{e.W.How, display}}, e.ours(12*scale, 1.6, deep), letterWidth)
	body = append(append(body, how), p.steps(e, 10*scale, letterWidth)...)
	return append(body, p.times(e, 10.5*scale, letterWidth)...)
}

func (p *press) letter(j Job, all []*edition, scale float64) *sheet {
	first := all[0]
	const gap = 14.0
	var bodies []stack
	needed := -gap
	for _, e := range all {
		b := p.letterBody(e, titleSize(all)*letterTitle*scale, len(all), scale)
		bodies = append(bodies, b)
		needed += b.height() + gap
	}
	width := letterColumn()
	label := p.labels(all, func(w *words) string { return w.YourCode }, 10, width)
	var secrecy stack
	if len(all) == 1 { // else it stands in the text
		secrecy = stack{p.set([]span{{first.W.OneBallot, regular}}, first.ours(9.5, first.open()-0.1, ink), width)}
	}
	said := stack{p.labels(all, func(w *words) string { return w.Words }, 8, width), p.typed(j.Link.ID.Words(), first, 11, width, deep)}
	foot := stack{p.typed(j.Link.String(), first, 9.5, letterWidth, ink), p.typed(fmt.Sprintf("isoloir answer %s", j.Link), first, 6.5, letterWidth, soft)}
	head := p.set([]span{{first.Asks, bold}}, first.base(11, 1.4, deep), letterWidth-60)
	kind := p.labels(all, func(w *words) string { return w.Kind }, 9.5, letterWidth-60)
	footTop := letterPanel + letterPanelHeight + 8
	fits := letterTop+needed <= letterPanel-12 && footTop+foot.height() <= pageHeight-5*millimetre
	return &sheet{editions: all, scale: scale, fits: fits, draw: func(d *drawing) {
		d.mark(first.where(margin, 34), 14*millimetre, 34)
		d.text(head, first.where(margin+46, letterWidth-60), 14*millimetre+2, letterWidth-60)
		d.text(kind, first.where(margin+46, letterWidth-60), 14*millimetre+18, letterWidth-60)
		drawFolds(d)
		y := letterTop
		for i, b := range bodies {
			if i > 0 {
				d.rule(margin, y-gap/2, pageWidth-margin, y-gap/2, 0.5, hair)
			}
			b.draw(d, margin, y, letterWidth)
			y += b.height() + gap
		}
		d.panel(margin, letterPanel, letterWidth, letterPanelHeight, 8, tint)
		d.panel(first.where(margin+10, letterQR), letterPanel+10, letterQR, letterQR, 4, white)
		x := first.where(margin+letterQR+24, width)
		d.text(label, x, letterPanel+12, width)
		secrecy.draw(d, x, letterPanel+52, width)
		said.draw(d, x, letterPanel+letterPanelHeight-8-said.height(), width)
		foot.draw(d, margin, footTop, letterWidth)
	}}
}

// drawFolds marks both folds at both edges.
func drawFolds(d *drawing) {
	for _, y := range []float64{firstFold, secondFold} {
		d.rule(4*millimetre, y, 9*millimetre, y, 0.5, soft)
		d.rule(pageWidth-9*millimetre, y, pageWidth-4*millimetre, y, 0.5, soft)
	}
}
