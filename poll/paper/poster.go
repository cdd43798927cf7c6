package paper

import "io"

const (
	posterWidth = pageWidth - 2*margin
	posterQR    = 58 * millimetre
	pad         = 14.0 // points, inside the panel

	severalTitle = 0.8 // of the size of a title that stands alone
)

// A sheet is a page that is set but not drawn.
type sheet struct {
	editions []*edition
	scale    float64
	fits     bool
	draw     func(*drawing)
}

// Poster writes a poster: one page with all languages where that can be read from a step away, else a page for each.
func (j Job) Poster(w io.Writer, f Format) error {
	p, err := newPress()
	if err != nil {
		return err
	}
	qr, err := encode(j.Link.String())
	if err != nil {
		return err
	}
	sheets := p.planPoster(j, qr)
	if f == HTML {
		out := &htmlWriter{w: w}
		out.head(p, sheets[0].editions[0])
		for _, s := range sheets {
			out.write("poster", j.htmlSheet(s, copied{QR: qr}))
		}
		return out.foot()
	}
	if err := p.missing(); err != nil {
		return err
	}
	out := newPDF(w, p.typefaces)
	for _, s := range sheets {
		d := out.drawing()
		s.draw(d)
		out.page(d)
	}
	return out.close(sheets[0].editions[0].Title, sheets[0].editions[0].Lang)
}

// Scales of a poster. A page of several languages keeps a size that can be read from a step away; a long introduction may need less, and
// is shortened below the smallest.
const (
	largest, smallestTogether, smallest = 1.25, 0.7, 0.62
)

func (p *press) planPoster(j Job, qr code) []*sheet {
	all := j.editions(false)
	set := func(some []*edition, scale float64) *sheet { return p.poster(j, qr, some, scale) }
	if len(all) > 1 {
		if s := shrink(all, largest, smallestTogether, set); s.fits {
			return []*sheet{s}
		}
	}
	var sheets []*sheet
	for _, e := range all {
		s := shrink([]*edition{e}, largest, smallest, set)
		if !s.fits {
			s = cutShort([]*edition{e}, func(some []*edition) *sheet { return set(some, smallest) })
		}
		sheets = append(sheets, s)
	}
	return sheets
}

// shrink returns the largest setting that fits, or the smallest of all.
func shrink(all []*edition, from, to float64, set func([]*edition, float64) *sheet) *sheet {
	if s := set(all, from); s.fits {
		return s
	}
	const precise = 0.03
	best := set(all, to)
	for low, high := to, from; best.fits && high-low > precise; {
		middle := (low + high) / 2
		if s := set(all, middle); s.fits {
			best, low = s, middle
		} else {
			high = middle
		}
	}
	return best
}

// cutShort returns the setting with the longest beginnings of the introductions that fit.
func cutShort(all []*edition, set func([]*edition) *sheet) *sheet {
	longest := 0
	for _, e := range all {
		longest = max(longest, e.length())
	}
	try := func(n int) *sheet {
		var short []*edition
		for _, e := range all {
			short = append(short, e.shortened(n))
		}
		return set(short)
	}
	best := try(0)
	for low, high := 1, longest; low <= high; {
		n := (low + high) / 2
		if s := try(n); s.fits {
			best, low = s, n+1
		} else {
			high = n - 1
		}
	}
	return best
}

// posterTop sets the titles and introductions.
func (p *press) posterTop(all []*edition, scale float64) (tops []stack) {
	size := titleSize(all) * scale
	if len(all) > 1 {
		size *= severalTitle
	}
	for _, e := range all {
		title := p.set([]span{{e.Title, display}}, e.base(size, 1.25, ink), posterWidth)
		title.after = 14 * scale
		top := append(stack{title}, p.intro(e, 13*scale, posterWidth)...)
		tops = append(tops, top)
	}
	return tops
}

// posterColumn sets what stands beside the QR code.
func (p *press) posterColumn(all []*edition, scale, width float64) (column stack) {
	size := min(max(12.5*scale, 10), 13.5) // beside the code there is room, whatever stands above
	for _, e := range all {
		if len(all) > 1 {
			scan := p.set([]span{{e.Visited(), regular}}, e.ours(size, e.open()-0.1, ink), width)
			column = append(append(column, p.times(e, size, width)...), scan)
			column[len(column)-1].after = size * 0.8
			continue
		}
		how := p.set([]span{{e.W.How, display}}, e.ours(size*1.3, 1.4, deep), width)
		how.after = size * 0.4
		column = append(append(column, how), p.steps(e, size, width)...)
		column[len(column)-1].after = size * 0.9
		column = append(column, p.times(e, size*1.08, width)...)
	}
	if len(column) > 0 {
		column[len(column)-1].after = 0
	}
	return column
}

// posterFoot sets the address, the words, who asks and what we promise.
func (p *press) posterFoot(j Job, all []*edition) (foot stack) {
	first := all[0]
	link := p.typed(j.Link.String(), first, 10.5, posterWidth, ink)
	link.after = 7
	said := p.typed(j.Link.ID.Words(), first, 13, posterWidth, deep)
	said.after = 10
	foot = stack{p.labels(all, func(w *words) string { return w.Address }, 8.5, posterWidth), link,
		p.labels(all, func(w *words) string { return w.Words }, 8.5, posterWidth), said}
	for _, e := range all {
		foot = append(foot, p.set([]span{{e.W.Promise, regular}}, e.ours(8.5, 1.4, soft), posterWidth))
	}
	return foot
}

func (p *press) poster(j Job, qr code, all []*edition, scale float64) *sheet {
	first := all[0]
	tops := p.posterTop(all, scale)
	columnWidth := posterWidth - posterQR - 3*pad
	column := p.posterColumn(all, scale, columnWidth)
	foot := p.posterFoot(j, all)
	kind := p.labels(all, func(w *words) string { return w.Kind }, 11, posterWidth-60)
	asks := p.set([]span{{first.Asks, bold}}, first.base(11, 1.4, deep), posterWidth-60)

	const headHeight, gap = 66.0, 22.0
	panelHeight := max(posterQR, column.height()) + 2*pad
	footTop := pageHeight - margin - foot.height()
	panelTop := footTop - 14 - panelHeight
	needed := gap * float64(len(tops)-1)
	for _, t := range tops {
		needed += t.height()
	}
	topsTop := margin + headHeight
	return &sheet{editions: all, scale: scale, fits: topsTop+needed+16 <= panelTop, draw: func(d *drawing) {
		d.mark(first.where(margin, 42), margin, 42)
		headAt := first.where(margin+54, posterWidth-60)
		d.text(kind, headAt, margin+4, posterWidth-60)
		d.text(asks, headAt, margin+21, posterWidth-60)
		y := topsTop
		for i, t := range tops {
			if i > 0 {
				d.rule(margin, y-gap*0.6, pageWidth-margin, y-gap*0.6, 0.7, hair)
			}
			t.draw(d, margin, y, posterWidth)
			y += t.height() + gap
		}
		d.panel(margin, panelTop, posterWidth, panelHeight, 8, tint)
		qrLeft, qrTop := first.where(margin+pad, posterQR), panelTop+(panelHeight-posterQR)/2
		d.panel(qrLeft, qrTop, posterQR, posterQR, 4, white)
		qr.draw(d, qrLeft, qrTop, posterQR)
		column.draw(d, first.where(margin+posterQR+2*pad, columnWidth), panelTop+(panelHeight-column.height())/2, columnWidth)
		foot.draw(d, margin, footTop, posterWidth)
	}}
}
