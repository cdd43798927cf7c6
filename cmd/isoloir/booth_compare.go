package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"

	"isoloir/poll/remote"
)

// A difference is one way in which an answer is not what it should be, and what that means to those who get it.
type difference struct{ what, means string }

const (
	anotherProgram = "whoever is sent this runs another program than the one that was published: it may send what they answer to anybody"
	anotherPage    = "this page may load or run what the published one does not"
	lessProtected  = "the published booth forbids its page what this one does not"
	recognizes     = "whoever comes back can be recognized"
	notOurs        = "Isoloir does not send it, and this tool cannot tell what it does; if a proxy adds it, have it taken out"
)

// compare holds an answer against the one that this tool's own booth gives to the same request. asked is its Accept-Encoding. again reports
// that the content was compressed anew on the way, and is the same.
func compare(served, own remote.Visited, target, asked string) (found []difference, again bool) {
	if served.Hinted {
		found = append(found, difference{"something is sent before the answer itself (an informational answer)", notOurs})
	}
	if served.Status != own.Status {
		return append(found, difference{fmt.Sprintf("the answer is HTTP %d, not %d", served.Status, own.Status), "this is not what the published server does"}), false
	}
	body, again := compareBody(served, own, target, asked)
	return append(append(found, body...), compareHeaders(served.Header, own.Header)...), again
}

func compareBody(served, own remote.Visited, target, asked string) (found []difference, again bool) {
	encoding := served.Header.Get("Content-Encoding")
	if encoding == own.Header.Get("Content-Encoding") && bytes.Equal(served.Body, own.Body) {
		return nil, false
	}
	means := anotherProgram
	if isPage(target) {
		means = anotherPage
	}
	if encoding != "" && !slices.Contains(strings.Split(asked, ", "), encoding) {
		return []difference{{fmt.Sprintf("it comes in the encoding %q, which was not asked for", encoding), means}}, false
	}
	is, err := decode(encoding, served.Body)
	should, ownErr := decode(own.Header.Get("Content-Encoding"), own.Body)
	if err := errors.Join(err, ownErr); err != nil {
		return []difference{{fmt.Sprintf("its encoding %q is not clean (%v): browsers may read it in another way than this tool", encoding, err), means}}, false
	}
	if !bytes.Equal(is, should) {
		return []difference{{whereTheyPart(is, should), means}}, false
	}
	return nil, true
}

// decode undoes a content encoding. What a decoder might pass over in silence, such as bytes behind the end, is an error.
func decode(encoding string, body []byte) ([]byte, error) {
	switch encoding {
	case "":
		return body, nil
	case "br":
		return io.ReadAll(io.LimitReader(brotli.NewReader(bytes.NewReader(body)), maxDecoded))
	case "gzip":
		r := bytes.NewReader(body)
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, err
		}
		z.Multistream(false)
		out, err := io.ReadAll(io.LimitReader(z, maxDecoded))
		if err == nil && r.Len() > 0 {
			err = errors.New("something stands behind its end")
		}
		return out, err
	}
	return nil, errors.New("this tool does not know it")
}

const maxDecoded = 16 << 20 // bytes

// whereTheyPart describes two contents that are not the same.
func whereTheyPart(is, should []byte) string {
	at := 0
	for at < len(is) && at < len(should) && is[at] == should[at] {
		at++
	}
	excerpt := is[at:min(at+60, len(is))]
	line := 1 + bytes.Count(is[:at], []byte("\n"))
	sum := sha256.Sum256(is)
	return fmt.Sprintf("it is another file, of %d bytes (SHA-256 %x); in line %d, after %d bytes, it goes on with %q", len(is), sum, line, at, excerpt)
}

// unjudged are headers that say how an answer travelled, and nothing of what a page may do.
var unjudged = []string{
	"Accept-Ranges", "Age", "Connection", "Content-Encoding", "Content-Length", "Date", "Keep-Alive", "Server", "Strict-Transport-Security",
	"Transfer-Encoding", "Vary", "Via",
}

// sameHost is an Alt-Svc header (RFC 7838) that leads to another port or protocol of the same host.
var sameHost = regexp.MustCompile(`^(clear|h[23](-[0-9]+)?=":[0-9]+"(; *(ma=[0-9]+|persist=1))*(, *h[23](-[0-9]+)?=":[0-9]+"(; *(ma=[0-9]+|persist=1))*)*)$`)

func compareHeaders(served, own http.Header) (found []difference) {
	var missing []string
	for _, name := range names(own) {
		switch {
		case slices.Contains(unjudged, name) || slices.Equal(served.Values(name), own.Values(name)):
		case len(served.Values(name)) == 0:
			missing = append(missing, name)
		default:
			found = append(found, difference{fmt.Sprintf("the header %s says %q, not %q", name, served.Values(name), own.Values(name)), lessProtected})
		}
	}
	if len(missing) > 0 {
		found = append(found, difference{"there is no header " + strings.Join(missing, ", "), lessProtected})
	}
	for _, name := range names(served) {
		values := served.Values(name)
		switch {
		case len(own.Values(name)) > 0 || slices.Contains(unjudged, name):
		case name == "Alt-Svc" && len(values) == 1 && sameHost.MatchString(values[0]):
		case slices.Contains([]string{"Set-Cookie", "Etag", "Last-Modified"}, name):
			found = append(found, difference{fmt.Sprintf("there is a header %s", name), recognizes})
		default:
			found = append(found, difference{fmt.Sprintf("there is a header %s, which says %q", name, values), notOurs})
		}
	}
	return found
}

func names(h http.Header) []string {
	var out []string
	for name := range h {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}
