package web

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"regexp"

	"isoloir/poll"
	"isoloir/poll/box"
)

// Pages makes the pages that a server with this built booth and this brand shows. They depend on nothing else but what their methods
// are given: not on who asks, on the time or on the process. So whoever has a page that was served can compare it, to the byte, with
// what it should be.
type Pages struct {
	files    *files
	shell    []byte
	style    template.HTML // the element that brings the shell's style
	manifest *file
}

// styleElement is the shell's one element that brings its style, which stands in it so that it takes no request of its own.
var styleElement = regexp.MustCompile(`<style>([^<]*)</style>`)

// NewPages returns the pages of a built booth, usually [static.Dist], and a brand, which must be one that [Brand.Check] takes. It panics
// if the booth is incomplete.
func NewPages(dist fs.FS, b Brand) *Pages {
	f := loadFiles(dist)
	shell := b.into(f.shell.plain)
	styles := styleElement.FindAll(shell, -1)
	if len(styles) != 1 {
		panic(fmt.Sprintf("the built booth's shell has %d styles, want 1", len(styles)))
	}
	manifest := &file{mediaType: "application/json", plain: f.manifest()}
	return &Pages{files: f, shell: shell, style: template.HTML(styles[0]), manifest: manifest} //nolint:gosec // built by us
}

// Booth returns the page that is served at the link of every poll: it holds nothing of the poll. It is not to be changed.
func (p *Pages) Booth() []byte { return p.shell }

// Front returns the page that is served at / where no poll is listed, in one of [PageLanguages].
func (p *Pages) Front(lang string) []byte {
	return p.render(newPage(p.style, wordsIn(lang), nil))
}

// render panics only if the template is wrong, which the tests would show.
func (p *Pages) render(data page) []byte {
	var out bytes.Buffer
	if err := pagesTemplate.Execute(&out, data); err != nil {
		panic(err)
	}
	return out.Bytes()
}

//go:embed pages.html
var pagesSource string

var pagesTemplate = template.Must(template.New("page").Parse(pagesSource))

// A page is one of the server's own, a list of polls.
type page struct {
	*words
	Style       template.HTML
	Over        string // stands over the heading
	Heading     string
	HeadingLang string
	Polls       []pagePoll
}

type pagePoll struct {
	Path, Title, Lang, Organizer, When string
}

func newPage(style template.HTML, w *words, listings []box.Listing) page {
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

// writePage answers with a page. It depends on Accept-Language; as nobody may store it, there is no Vary.
func (s *server) writePage(w http.ResponseWriter, p page) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(s.pages.render(p)) // who went away is not told
}
