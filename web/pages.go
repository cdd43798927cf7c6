package web

import (
	"bytes"
	_ "embed"
	"html/template"
	"net/http"

	"isoloir/poll"
	"isoloir/poll/box"
)

//go:embed pages.html
var pagesSource string

var pagesTemplate = template.Must(template.New("page").Parse(pagesSource))

// A page is one of the server's own, a list of polls.
type page struct {
	*words
	Style       string // path of the booth's style sheet
	Over        string // stands over the heading
	Heading     string
	HeadingLang string
	Polls       []pagePoll
}

type pagePoll struct {
	Path, Title, Lang, Organizer, When string
}

func newPage(style string, w *words, listings []box.Listing) page {
	p := page{words: w, Style: style, Heading: w.Title, HeadingLang: w.Lang}
	for _, l := range listings {
		lang := languageOf(l.Definition, w.Lang)
		p.Polls = append(p.Polls, pagePoll{
			Path:      "/p/" + l.ID.String(),
			Title:     l.Definition.Title.In(lang, l.Definition),
			Lang:      lang,
			Organizer: l.Definition.Notice.Organizer.In(lang, l.Definition),
			When:      w.when(l),
		})
	}
	return p
}

// languageOf is the wanted language if the poll has it, or the poll's own.
func languageOf(d *poll.Definition, wanted string) string {
	for _, l := range d.Languages {
		if l == wanted {
			return l
		}
	}
	return d.Languages[0]
}

// writePage renders before it answers, so that a failure is a problem and not half a page. The page depends on Accept-Language; as nobody
// may store it, there is no Vary.
func (s *server) writePage(w http.ResponseWriter, r *http.Request, p page) {
	var out bytes.Buffer
	if err := pagesTemplate.Execute(&out, p); err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = out.WriteTo(w) // who went away is not told
}
