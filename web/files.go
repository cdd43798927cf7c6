package web

import (
	"bytes"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// A file is one of the built booth's, plain and perhaps compressed beforehand.
type file struct {
	mediaType string
	plain     []byte
	brotli    []byte // nil if there is none
	gzip      []byte // nil if there is none
}

// files are the whole booth. They never change while the server runs.
type files struct {
	shell  *file
	assets map[string]*file // by name
}

const htmlType = "text/html; charset=utf-8"

// mediaTypes by extension; an asset of another kind has no business in the booth.
var mediaTypes = map[string]string{
	".html": htmlType,
	".js":   "text/javascript; charset=utf-8",
	".png":  "image/png",
	".svg":  "image/svg+xml",
}

// hashedName is an asset's name: with a hash of its content, so that it can be kept for ever.
var hashedName = regexp.MustCompile(`^[a-z]+(-[a-z]+)*-[0-9A-Za-z]{8,}\.(js|svg)$`)

// loadFiles reads the built booth. It panics if it has no shell, or an asset whose name bears no hash.
func loadFiles(dist fs.FS) *files {
	out := &files{shell: loadFile(dist, "index.html"), assets: map[string]*file{}}
	entries, err := fs.ReadDir(dist, "assets")
	if err != nil {
		panic(fmt.Sprintf("the built booth has no assets, run make client: %v", err))
	}
	for _, entry := range entries {
		name := entry.Name()
		if strings.HasSuffix(name, ".br") || strings.HasSuffix(name, ".gz") {
			continue
		}
		if !hashedName.MatchString(name) {
			panic("the built booth's asset " + name + " has no hash in its name")
		}
		out.assets[name] = loadFile(dist, "assets/"+name)
	}
	return out
}

func loadFile(dist fs.FS, name string) *file {
	plain, err := fs.ReadFile(dist, name)
	if err != nil {
		panic(fmt.Sprintf("the built booth is incomplete, run make client: %v", err))
	}
	f := &file{mediaType: mediaTypes[path.Ext(name)], plain: plain}
	if br, err := fs.ReadFile(dist, name+".br"); err == nil {
		f.brotli = br
	}
	if gz, err := fs.ReadFile(dist, name+".gz"); err == nil {
		f.gzip = gz
	}
	return f
}

// write sends the file in the smallest encoding that the client takes. There is no ETag and no Last-Modified: a browser that sends them
// back can be recognized by them.
func (f *file) write(w http.ResponseWriter, r *http.Request, status int) {
	body, encoding := f.plain, ""
	accepted := strings.Join(r.Header.Values("Accept-Encoding"), ",")
	switch {
	case f.brotli != nil && accepts(accepted, "br"):
		body, encoding = f.brotli, "br"
	case f.gzip != nil && accepts(accepted, "gzip"):
		body, encoding = f.gzip, "gzip"
	}
	h := w.Header()
	h.Set("Content-Type", f.mediaType)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	h.Add("Vary", "Accept-Encoding")
	if encoding != "" {
		h.Set("Content-Encoding", encoding)
	}
	w.WriteHeader(status)
	_, _ = bytes.NewReader(body).WriteTo(w) // who went away is not told
}

// accepts says whether a list such as "gzip, br;q=0.5" names value with a weight above zero (RFC 9110 §12.4.2). "*" is not taken as
// a name: whoever is that unspecific gets the plain bytes.
func accepts(list, value string) bool { return weight(list, value) > 0 }

// weight returns value's weight in such a list, and 0 if it is not in it.
func weight(list, value string) float64 {
	for item := range strings.SplitSeq(list, ",") {
		name, params, _ := strings.Cut(item, ";")
		if !strings.EqualFold(strings.TrimSpace(name), value) {
			continue
		}
		q, given := strings.CutPrefix(strings.TrimSpace(params), "q=")
		if !given {
			return 1
		}
		if w, err := strconv.ParseFloat(q, 64); err == nil && w > 0 && w <= 1 {
			return w
		}
		return 0
	}
	return 0
}
