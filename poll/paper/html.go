package paper

import (
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	"isoloir/poll"
)

//go:embed paper.html
var pageText string

//go:embed paper.css
var pageStyle string

var pageTemplate = template.Must(template.New("paper").Parse(pageText))

// copied is what differs between the copies of a page.
type copied struct {
	Code string
	QR   code
}

// browserScale leaves room for browsers that break a line where we do not.
const browserScale = 0.97

// A said is one of our words in one language.
type said struct{ Lang, Dir, Text string }

// The page as its templates take it.
type (
	htmlHead struct {
		Title, Lang, Dir string
		Style            template.CSS
	}
	htmlSheet struct {
		*edition         // the first
		Mark             any
		Scale            float64
		Several          bool
		Editions         []htmlEdition
		Link             poll.Link
		Code             string
		Words            string // of the poll
		QRSize           int
		QRPath           string
		Kind, Address    []said
		Labels, YourCode []said
	}
	htmlEdition struct {
		*edition
		TitleSize float64 // points
		OursDir   string
		Brief     string
	}
)

// An htmlWriter writes a page sheet by sheet: of letters there can be a hundred thousand.
type htmlWriter struct {
	w   io.Writer
	err error // the first one
}

func (h *htmlWriter) write(name string, data any) {
	if h.err == nil {
		h.err = pageTemplate.ExecuteTemplate(h.w, name, data)
	}
}

func (h *htmlWriter) head(p *press, first *edition) {
	h.write("head", htmlHead{first.Title, first.Lang, first.Dir, template.CSS(p.fontFaces() + pageStyle)}) //nolint:gosec // our own
}

func (h *htmlWriter) foot() error {
	h.write("foot", nil)
	return h.err
}

func (j Job) htmlSheet(s *sheet, c copied) htmlSheet {
	factor := s.scale * browserScale
	if c.Code != "" {
		factor *= letterTitle
	} else if len(s.editions) > 1 {
		factor *= severalTitle
	}
	h := htmlSheet{edition: s.editions[0], Mark: markStrokes, Scale: s.scale * browserScale, Several: len(s.editions) > 1, Link: j.Link, Code: c.Code, Words: j.Link.ID.Words(), QRSize: c.QR.size, QRPath: c.QR.svg(),
		Kind: saidIn(s.editions, func(w *words) string { return w.Kind }), Address: saidIn(s.editions, func(w *words) string { return w.Address }),
		Labels: saidIn(s.editions, func(w *words) string { return w.Words }), YourCode: saidIn(s.editions, func(w *words) string { return w.YourCode })}
	for _, e := range s.editions {
		h.Editions = append(h.Editions, htmlEdition{e, titleSize(s.editions) * factor, poll.Direction(e.W.Lang), e.brief(len(s.editions))})
	}
	return h
}

// saidIn lists one of our words in the languages of all editions, each once.
func saidIn(all []*edition, word func(*words) string) (list []said) {
	seen := map[string]bool{}
	for _, e := range all {
		if !seen[word(e.W)] {
			seen[word(e.W)] = true
			list = append(list, said{e.W.Lang, poll.Direction(e.W.Lang), word(e.W)})
		}
	}
	return list
}

// fontFaces are the fonts in which something was set.
func (p *press) fontFaces() string {
	var b strings.Builder
	for _, t := range p.all {
		if p.used[t] {
			grown := ""
			if p.isArabic(t.face) {
				grown = fmt.Sprintf("size-adjust: %.0f%%; ", 100*naskhGrowth)
			}
			fmt.Fprintf(&b, "@font-face { font-family: %q; font-weight: %d; font-style: %s; %ssrc: url(data:font/ttf;base64,%s); }\n",
				t.family, t.weight, t.slant, grown, base64.StdEncoding.EncodeToString(t.data))
		}
	}
	return b.String()
}
