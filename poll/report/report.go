package report

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	"isoloir/poll"
	"isoloir/poll/results"
)

//go:embed style.css
var style string

//go:embed page.html
var pageText string

var pageTemplate = template.Must(template.New("page").Parse(pageText))

// A Source is what a report is made of.
type Source struct {
	Link       poll.Link
	Definition *poll.Definition
	Results    *results.Results
	Lang       string // a language of the poll
	Everything bool   // nothing was held back: the page says that it is not for publication
	Early      bool   // the organizer closed the poll before its time
}

// Write writes the report as one HTML file.
func Write(w io.Writer, s Source) error {
	p := &reporter{Source: s, d: s.Definition, r: s.Results, w: wordsOf(s.Lang)}
	var out bytes.Buffer
	if err := pageTemplate.Execute(&out, p.page()); err != nil {
		return err
	}
	_, err := out.WriteTo(w)
	return err
}

// A reporter puts results into words and pictures.
type reporter struct {
	Source
	d      *poll.Definition
	r      *results.Results
	w      *words
	charts int // drawn so far
}

func (p *reporter) text(t poll.Text) string { return t.In(p.Lang, p.d) }

// own is the language of the poll's words, where it is not that of the page.
func (p *reporter) own() template.HTMLAttr {
	if base, _, _ := strings.Cut(p.Lang, "-"); base == p.w.Lang {
		return ""
	}
	return template.HTMLAttr(fmt.Sprintf(`lang="%s" dir="%s"`, template.HTMLEscapeString(p.Lang), poll.Direction(p.Lang))) //nolint:gosec // it is escaped
}

// policy forbids the page everything but its own style.
func policy() string {
	hash := sha256.Sum256([]byte(style))
	return fmt.Sprintf("default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'", base64.StdEncoding.EncodeToString(hash[:]))
}

// A page is what the template writes.
type page struct {
	W         *words
	Own       template.HTMLAttr // of whatever is in the poll's words
	Policy    string
	Style     template.CSS
	Title     string
	Organizer string
	Counted   string
	When      string
	Where     string
	Hidden    string
	Private   string
	Results   string // as a program reads them
	Sections  []section
	Crosses   []section
	Facts     []fact
	Checks    []fact
	Command   string
}

// In is a section with what the page says of it.
func (p *page) In(s section, prefix string) inPage {
	return inPage{section: s, Own: p.Own, Prefix: prefix, table: p.W.Table}
}

// An inPage is a section in its page.
type inPage struct {
	section
	Own    template.HTMLAttr
	Prefix string // of its name
	table  string
}

// A named is a table with its name.
type named struct {
	Name  string
	Table *table
}

// Named gives a table its name.
func (s inPage) Named(t *table) named { return named{fmt.Sprintf(s.table, t.Caption), t} }

// A fact is a term and what is said of it.
type fact struct {
	Term, Text string
	Code       bool
	Own        bool // in the poll's words
}

// A section is a question, or two that are crossed.
type section struct {
	ID       string
	Number   int
	Page     string // the title of the page that begins here
	PageText []poll.Block
	Ask      string
	Help     string
	Headline string
	Answered string
	Notes    []string
	Blocks   []block
}

// A block is a picture with its table, under a heading or none.
type block struct {
	Heading string
	Note    string
	Charts  []template.HTML // the same for each width
	Table   *table
}

// InPieces reports whether the picture comes in several.
func (b block) InPieces() bool { return len(b.Charts) > 2 }

// A table has a head of columns and a head for each row.
type table struct {
	Caption string
	Heads   []string
	Rows    []row
}

// Class says whether a table fits on any sheet of paper, and whether it has more columns than one.
func (t *table) Class() string {
	switch {
	case len(t.Heads) > 13:
		return "broad"
	case len(t.Rows) <= 16:
		return "few"
	}
	return ""
}

// A cell has something, and maybe something smaller below.
type cell struct{ Text, Small string }

func plain(texts ...string) (cells []cell) {
	for _, s := range texts {
		cells = append(cells, cell{Text: s})
	}
	return cells
}

type row struct {
	Head  string
	Cells []cell
	First bool // stands out
	Last  bool // a sum
}

// period is when the poll was open. No statement tells when it was closed before its time.
func (p *reporter) period() string {
	closes := p.w.moment(p.d.Closes)
	if p.Early {
		closes = fmt.Sprintf(p.w.early, closes)
	}
	return p.w.moment(p.d.Opens) + " – " + closes + " " + p.w.zone
}

func (p *reporter) page() *page {
	out := &page{
		W: p.w, Own: p.own(), Policy: policy(), Style: template.CSS(style), //nolint:gosec // it is ours
		Title: p.text(p.d.Title), Organizer: p.text(p.d.Notice.Organizer), Counted: p.w.ballots(p.r.Ballots, p.w.number(p.r.Ballots)),
		When: p.period(), Facts: p.facts(), Checks: p.checks(), Command: "isoloir verify " + p.Link.String(),
	}
	if p.r.Where != nil {
		out.Where = fmt.Sprintf(p.w.onlyBallot, strings.Join(p.r.Where, "; "))
	}
	if p.Everything {
		out.Private = p.w.private
	} else {
		out.Results = strings.TrimSpace(string(p.r.Encode()))
		if p.holdsBack() {
			out.Hidden = p.w.hidden
		}
	}
	n := 0
	for _, page := range p.d.Pages {
		for i := range page.Questions {
			s := p.question(n)
			if i == 0 && page.Title != nil {
				s.Page = p.text(page.Title)
			}
			if i == 0 && page.Text != nil {
				s.PageText = poll.Markdown(p.text(page.Text))
			}
			n++
			out.Sections = append(out.Sections, s)
		}
	}
	for i := range p.r.CrossTables {
		out.Crosses = append(out.Crosses, p.cross(i))
	}
	return out
}
