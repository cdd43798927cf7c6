package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"regexp"
)

//go:embed *.html
var templateFiles embed.FS

var templates = template.Must(template.New("").ParseFS(templateFiles, "*.html"))

//go:embed pages.css
var pagesStyle []byte

// Pages makes the pages that a server with this built booth and this brand shows. They depend on nothing else but what their methods
// are given: not on who asks, on the time or on the process. So whoever has a page that was served can compare it, to the byte, with
// what it should be.
type Pages struct {
	brand    Brand
	shell    *file
	fielded  *file            // the shell of polls with fields of their own: see hasFields
	assets   map[string]*file // by name
	looks    template.HTML    // what the pages without script have for it: the shell's icon and style, and a style of their own
	styles   [][]byte         // what style elements hold, here and in the shell
	script   []byte           // what the shell's one script that stands in it holds
	manifest *file
}

// The shell's style and its first script stand in it, so that they take no request of their own. Without an icon, browsers ask for
// /favicon.ico, which there is not.
var (
	iconElement   = regexp.MustCompile(`<link rel="icon"[^>]*>`)
	styleElement  = regexp.MustCompile(`<style>([^<]*)</style>`)
	scriptElement = regexp.MustCompile(`<script type="module">([^<]*)</script>`)
)

// NewPages returns the pages of a built booth, usually [static.Dist], and a brand, which must be one that [Brand.Check] takes. It panics
// if the booth is incomplete.
func NewPages(dist fs.FS, b Brand) *Pages {
	f := loadFiles(dist)
	p := &Pages{brand: b, shell: f.shell, assets: maps.Clone(f.assets)}
	if b != (Brand{}) {
		p.shell = compress(&file{mediaType: htmlType, plain: b.into(f.shell.plain)}, bestCompression)
	}
	p.fielded = compress(&file{mediaType: htmlType, plain: foretold(p.shell.plain)}, bestCompression)
	styles, scripts := styleElement.FindAllSubmatch(f.shell.plain, -1), scriptElement.FindAllSubmatch(f.shell.plain, -1)
	if len(styles) != 1 || len(scripts) != 1 {
		panic(fmt.Sprintf("the built booth's shell has %d styles and %d scripts in it, want 1 of each", len(styles), len(scripts)))
	}
	p.manifest = &file{mediaType: "application/json", plain: f.manifest()}
	own := string(pagesStyle) + b.rule()
	p.looks = template.HTML(string(iconElement.Find(f.shell.plain)) + string(styles[0][0]) + "\n<style>" + own + "</style>") //nolint:gosec // built by us, and checked colours
	p.styles, p.script = [][]byte{styles[0][1], []byte(own)}, scripts[0][1]
	return p
}

// Booth returns the page that is served at the link of a poll with this definition, or of one that nobody knows. It holds nothing of the poll
// but whether it has fields that few polls have. It is not to be changed.
func (p *Pages) Booth(definition []byte) []byte { return p.booth(definition).plain }

func (p *Pages) booth(definition []byte) *file {
	if hasFields(definition) {
		return p.fielded
	}
	return p.shell
}

// A head is what every page without script has around its own part.
type head struct {
	W          *words
	Lang, Dir  string
	Heading    string // for the window, too
	Looks      template.HTML
	Sheet      string
	Name, Logo string
	NoIndex    bool // as the booth says: who has a poll's link has it from somebody
}

func (p *Pages) head(w *words) head {
	h := head{W: w, Lang: w.Lang, Dir: w.Dir, Looks: p.looks, Name: p.brand.Name, Logo: p.brand.Logo}
	if h.Name == "" {
		h.Name = "Isoloir"
	}
	return h
}

// render panics only if a template is wrong, which the tests would show.
func (p *Pages) render(name string, data any) []byte {
	var out bytes.Buffer
	if err := templates.ExecuteTemplate(&out, name, data); err != nil {
		panic(err)
	}
	return out.Bytes()
}
