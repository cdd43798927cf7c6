package main

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"isoloir/web"
)

//go:embed preview.js
var previewScript []byte

//go:embed preview.css
var previewStyle []byte

// previewHead and previewBanner go into every page. The banner stands there without the script too, in English; with it, in the language of
// the page. The hashes are for the booth's Integrity-Policy.
var previewHead = `<link rel="stylesheet" href="/preview.css" integrity="` + integrity(previewStyle) + `">` +
	`<script src="/preview.js" integrity="` + integrity(previewScript) + `" crossorigin defer></script>`

const previewBanner = `<aside id="preview" lang="en" dir="ltr"><p role="status"><strong>Preview.</strong> <span>Nothing is stored, nothing is sent.</span></p><pre tabindex="0" lang="en" dir="ltr" aria-label="Errors of the file" hidden></pre></aside>`

// integrity is what Subresource Integrity calls a hash expression.
func integrity(file []byte) string {
	sum := sha256.Sum256(file)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// waitingPage is shown while the file was never right.
var waitingPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
	`<title>Preview – Isoloir</title>` + previewHead + `</head><body><div id="booth"></div>` + previewBanner + `</body></html>`

// previewPolicy is the booth's own policy (web/headers.go) for the preview's pages: no inline code, no way from a string to HTML.
const previewPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; " +
	"frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

// handler is the real server in front of a [previewBox], with the preview's banner in its booth.
func (p *preview) handler() http.Handler {
	booth := web.Handler(previewBox{p}, web.Options{LogKey: p.logKey})
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", p.front)
	mux.HandleFunc("GET /preview.js", previewFile("text/javascript; charset=utf-8", previewScript))
	mux.HandleFunc("GET /preview.css", previewFile("text/css; charset=utf-8", previewStyle))
	mux.HandleFunc("GET /preview/state", p.state)
	mux.HandleFunc("GET /p/{id}", marked(booth))
	mux.HandleFunc("POST /", p.refuse)
	mux.Handle("/", booth)
	return p.ownHost(mux)
}

// ownHost answers under its own address only, so that no page elsewhere can read the poll through a name that leads here.
func (p *preview) ownHost(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Host != p.host {
			http.Error(w, fmt.Sprintf("The preview is at http://%s/", p.host), http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (p *preview) front(w http.ResponseWriter, r *http.Request) {
	if s := p.current(); s != nil {
		w.Header().Set("Cache-Control", "no-store")
		http.Redirect(w, r, "/p/"+s.id.String(), http.StatusFound)
		return
	}
	previewFile("text/html; charset=utf-8", []byte(waitingPage))(w, r)
}

func previewFile(mediaType string, data []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		h := w.Header()
		h.Set("Content-Type", mediaType)
		h.Set("Content-Security-Policy", previewPolicy)
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-store")
		_, _ = w.Write(data) // who went away is not told
	}
}

// state tells the page what to show: the poll to be at, what is wrong with the file, whether a ballot came.
func (p *preview) state(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	now := struct {
		ID       string `json:"id"`
		Fault    string `json:"fault"`
		Warnings int    `json:"warnings"`
		Refused  int    `json:"refused"`
	}{"", p.fault, p.warned, p.refused}
	if p.shown != nil {
		now.ID = p.shown.id.String()
	}
	p.mu.Unlock()
	data, err := json.Marshal(now)
	if err != nil {
		panic(err) // strings and numbers
	}
	previewFile("application/json", data)(w, r)
}

// refuse answers whatever would be stored. The body is not read.
func (p *preview) refuse(w http.ResponseWriter, r *http.Request) {
	if strings.HasSuffix(r.URL.Path, "/ballots") {
		p.mu.Lock()
		p.refused++
		p.mu.Unlock()
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusForbidden)
	_, _ = w.Write([]byte(`{"type":"urn:isoloir:problem:preview","title":"This is a preview: nothing is stored, nothing was sent.","status":403,"code":"preview"}`))
}

// marked puts the preview's script, style and banner into the booth's shell, which otherwise comes as it is.
func marked(booth http.Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		r.Header.Del("Accept-Encoding") // to be changed it must come uncompressed
		shell := &heldAnswer{header: w.Header()}
		booth.ServeHTTP(shell, r)
		// The booth's own style stands in the shell; the banner's does not.
		csp := w.Header().Get("Content-Security-Policy")
		w.Header().Set("Content-Security-Policy", strings.Replace(csp, "style-src ", "style-src 'self' ", 1))
		page := strings.Replace(shell.body.String(), "</head>", previewHead+"</head>", 1)
		page = strings.Replace(page, "</body>", previewBanner+"</body>", 1)
		w.Header().Set("Content-Length", strconv.Itoa(len(page)))
		w.WriteHeader(shell.status)
		_, _ = w.Write([]byte(page)) // who went away is not told
	}
}

// A heldAnswer keeps the body and status of an answer, and passes its headers on.
type heldAnswer struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (a *heldAnswer) Header() http.Header    { return a.header }
func (a *heldAnswer) WriteHeader(status int) { a.status = status }
func (a *heldAnswer) Write(data []byte) (int, error) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	return a.body.Write(data)
}
