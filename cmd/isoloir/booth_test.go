package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/rand"
	"image"
	"image/png"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/andybalholm/brotli"
	"golang.org/x/mod/sumdb/note"

	"isoloir/crypto/keyring"
	"isoloir/poll"
	"isoloir/poll/author"
	"isoloir/poll/box"
	"isoloir/web"
	"isoloir/web/static"
)

// A listingBox is a twin's box that also says how its polls stand.
type listingBox struct{ twinBox }

func (listingBox) State(context.Context, poll.ID) (box.State, error) {
	return box.State{Status: box.StatusOpen}, nil
}

// An attack is what a server does to the answers of the published one. edit gets an answer whole, and changes it.
type attack struct {
	name string
	edit func(r *http.Request, w *heldAnswer)
	says string // in what is found
}

func appendTo(w *heldAnswer, more string) {
	encoding := w.header.Get("Content-Encoding")
	plain, err := decode(encoding, w.body.Bytes())
	if err != nil {
		panic(err)
	}
	w.body.Reset()
	_, _ = w.body.Write(encode(encoding, append(bytes.Clone(plain), more...)))
}

func encode(encoding string, plain []byte) []byte {
	var out bytes.Buffer
	switch encoding {
	case "br":
		z := brotli.NewWriterLevel(&out, 1)
		_, _ = z.Write(plain)
		_ = z.Close()
	case "gzip":
		z, _ := gzip.NewWriterLevel(&out, 1)
		_, _ = z.Write(plain)
		_ = z.Close()
	default:
		return plain
	}
	return out.Bytes()
}

func isScript(r *http.Request) bool { return strings.HasSuffix(r.URL.Path, ".js") }

// isABrowser is how a server that fears this tool spares it: it lies to nobody who does not look like a person's browser.
func isABrowser(r *http.Request) bool {
	return strings.HasPrefix(r.UserAgent(), "Mozilla/5.0")
}

const planted = `<script src="/assets/old.js"></script>`

var attacks = []attack{
	{"another script for one browser", func(r *http.Request, w *heldAnswer) {
		if isScript(r) && strings.Contains(r.UserAgent(), "rv:150.0") {
			appendTo(w, "/* and tell them */")
		}
	}, "it is another file, of "},
	{"another script in one encoding", func(r *http.Request, w *heldAnswer) {
		if isScript(r) && isABrowser(r) && r.Header.Get("Accept-Encoding") == "gzip" {
			appendTo(w, "/* and tell them */")
		}
	}, "it is another file, of "},
	{"another script for those who read Arabic", func(r *http.Request, w *heldAnswer) {
		if isScript(r) && strings.HasPrefix(r.Header.Get("Accept-Language"), "ar") {
			appendTo(w, "/* and tell them */")
		}
	}, "it is another file, of "},
	{"a script more in the page", func(r *http.Request, w *heldAnswer) {
		if isABrowser(r) && strings.HasPrefix(r.URL.Path, "/p/") && r.Header.Get("Sec-Fetch-Dest") == "document" {
			appendTo(w, planted)
		}
	}, "it is another file, of "},
	{"a script more on the front page", func(r *http.Request, w *heldAnswer) {
		if isABrowser(r) && r.URL.Path == "/" {
			appendTo(w, planted)
		}
	}, "it is another file, of "},
	{"no Content-Security-Policy", func(r *http.Request, w *heldAnswer) {
		if isABrowser(r) {
			w.header.Del("Content-Security-Policy")
		}
	}, "there is no header Content-Security-Policy"},
	{"a weaker Content-Security-Policy", func(r *http.Request, w *heldAnswer) {
		if csp := w.header.Get("Content-Security-Policy"); isABrowser(r) {
			w.header.Set("Content-Security-Policy", strings.Replace(csp, "connect-src 'self'", "connect-src *", 1))
		}
	}, "the header Content-Security-Policy says"},
	{"a cookie", func(r *http.Request, w *heldAnswer) {
		if isABrowser(r) {
			w.header.Set("Set-Cookie", "who=you")
		}
	}, "there is a header Set-Cookie"},
	{"an identifier in an ETag", func(r *http.Request, w *heldAnswer) {
		if isABrowser(r) {
			w.header.Set("ETag", `"you"`)
		}
	}, "there is a header Etag"},
	{"a style sheet in a Link header", func(r *http.Request, w *heldAnswer) {
		if isABrowser(r) {
			w.header.Set("Link", "<https://elsewhere.example/x.css>; rel=stylesheet")
		}
	}, "there is a header Link"},
	{"a second page behind the end of the first", func(r *http.Request, w *heldAnswer) {
		if isABrowser(r) && w.header.Get("Content-Encoding") == "gzip" {
			_, _ = w.body.Write(encode("gzip", []byte(planted)))
		}
	}, `its encoding "gzip" is not clean`},
	{"the way to another server", func(r *http.Request, w *heldAnswer) {
		if isABrowser(r) && strings.HasPrefix(r.URL.Path, "/p/") && r.Header.Get("Sec-Fetch-Dest") == "document" {
			w.status = http.StatusFound
			w.header.Set("Location", "https://elsewhere.example/")
		}
	}, "the answer is HTTP 302, not 200"},
	{"hints before the answer", func(r *http.Request, w *heldAnswer) {
		if isABrowser(r) && r.URL.Path == "/" {
			w.status = http.StatusEarlyHints
		}
	}, "something is sent before the answer itself"},
	{"another version for one browser", func(r *http.Request, w *heldAnswer) {
		if r.URL.Path == web.ManifestPath && strings.Contains(r.UserAgent(), "iPhone") {
			appendTo(w, " ")
		}
	}, "it is another file, of "},
}

func published(*http.Request, *heldAnswer) {}

// boothServer serves a booth, the published one if dist is nil, as edit changes it. It has two polls, of which the first is on its front page.
func boothServer(t *testing.T, dist fs.FS, edit func(*http.Request, *heldAnswer)) (base string, links [2]string) {
	t.Helper()
	return boothServerWith(t, web.Options{Static: dist}, edit)
}

func boothServerWith(t *testing.T, o web.Options, edit func(*http.Request, *heldAnswer)) (base string, links [2]string) {
	t.Helper()
	server := httptest.NewUnstartedServer(nil)
	b := twinBox{definitions: map[poll.ID][]byte{}}
	for i := range links {
		listing, definition := somePoll(t, server.Listener.Addr().String())
		b.definitions[listing.ID] = definition
		if i == 0 {
			b.front.listings = []box.Listing{listing}
		}
		links[i] = "http://" + server.Listener.Addr().String() + "/p/" + listing.ID.String()
	}
	own := web.Handler(listingBox{b}, o)
	server.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		held := &heldAnswer{header: w.Header()}
		own.ServeHTTP(held, r)
		edit(r, held)
		w.Header().Del("Content-Length")
		if held.status == http.StatusEarlyHints {
			w.WriteHeader(held.status)
			held.status = 0
		}
		if held.status != 0 {
			w.WriteHeader(held.status)
		}
		_, _ = w.Write(held.body.Bytes())
	})
	server.Start()
	t.Cleanup(server.Close)
	return server.URL, links
}

// somePoll is the demo's poll on the server with this host.
func somePoll(t *testing.T, host string) (box.Listing, []byte) {
	t.Helper()
	now := time.Now().UTC().Truncate(time.Second)
	file, err := author.Read(author.Demo, "demo", author.Options{Opens: now, Closes: now.Add(time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	key, err := keyring.Generate("organizer")
	if err != nil {
		t.Fatal(err)
	}
	_, logKey, err := note.GenerateKey(rand.Reader, host)
	if err != nil {
		t.Fatal(err)
	}
	d, definition, err := file.Publish(author.PublishOptions{OrganizerKey: key.VerifierKey(), LogKey: logKey, Recipient: key.Recipient()})
	if err != nil {
		t.Fatal(err)
	}
	return box.Listing{ID: poll.IDOf(definition), Definition: d, Status: box.StatusOpen}, definition
}

// verified runs isoloir verify as a person does.
func verified(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(append([]string{"verify"}, args...), strings.NewReader(""), &out, &errs)
	return code, out.String(), errs.String()
}

func TestAServerThatServesThePublishedBoothPasses(t *testing.T) {
	base, links := boothServer(t, nil, published)
	for pages, args := range map[string][]string{"3": {base}, "3 ": {base + "/"}, "3  ": {links[0], "--booth"}, "4": {links[1], "--booth"}, "3   ": {base, "--booth"}} {
		code, stdout, stderr := verified(t, args...)
		if code != exitOK || !strings.Contains(stdout, "pages:     "+strings.TrimSpace(pages)+", and") || strings.Contains(stdout, "anew") {
			t.Errorf("%q: exit code %d, %s%s", args, code, stdout, stderr)
		}
	}
}

func TestAProxyThatCompressesAnewPasses(t *testing.T) {
	base, _ := boothServer(t, nil, func(_ *http.Request, w *heldAnswer) {
		appendTo(w, "")
		w.header.Set("Server", "nginx")
		w.header.Set("Alt-Svc", `h3=":443"; ma=86400`)
	})
	code, stdout, stderr := verified(t, base)
	if code != exitOK || !strings.Contains(stdout, "compressed anew on the way") {
		t.Errorf("exit code %d, %s%s", code, stdout, stderr)
	}
}

// naive is the check that an attacker hopes for: this tool, under its own name, fetches every file once and compares them.
func naive(t *testing.T, base string) (same bool) {
	t.Helper()
	own := newTwin(operated{}, nil, frontPage{})
	for _, target := range append(web.NewPages(static.Dist(), web.Brand{}).Assets(), "/p/"+poll.ID{}.String()) {
		resp, err := http.Get(base + target) // which decompresses
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(resp.Body)
		_ = resp.Body.Close()
		should, err := own.ask(t.Context(), target, http.Header{})
		if err != nil || !bytes.Equal(body, should.Body) {
			return false
		}
	}
	return true
}

func TestAServerThatServesAnotherBoothIsFoundOut(t *testing.T) {
	for _, a := range attacks {
		t.Run(a.name, func(t *testing.T) {
			base, _ := boothServer(t, nil, a.edit)
			code, stdout, stderr := verified(t, base)
			if code != exitMismatch || !strings.Contains(stderr, a.says) || stdout != "" {
				t.Errorf("exit code %d, %s%s", code, stdout, stderr)
			}
			fooled := naive(t, base)
			if !fooled {
				t.Error("the positive control: a naive check should be fooled")
			}
			t.Logf("isoloir verify: exit code %d; a check that fetches every file once, under its own name, is fooled: %v", code, fooled)
		})
	}
}

func TestThePageOfAPollThatIsNotListedIsLookedAtWithItsLink(t *testing.T) {
	var target string
	base, links := boothServer(t, nil, func(r *http.Request, w *heldAnswer) {
		if strings.HasSuffix(target, r.URL.Path) {
			appendTo(w, planted)
		}
	})
	target = links[1]
	code, stdout, _ := verified(t, links[1], "--booth", "--json")
	if code != exitMismatch || !strings.Contains(stdout, `"seen_by": "every browser"`) || !strings.Contains(stdout, `"verdict": "differs"`) {
		t.Errorf("exit code %d, %s", code, stdout)
	}
	if code, stdout, _ := verified(t, base, "--json"); code != exitOK || !strings.Contains(stdout, `"verdict": "same"`) {
		t.Errorf("the positive control: nobody has told of that poll, but exit code %d, %s", code, stdout)
	}
}

// otherBooth is a booth of another release: one of its files is not ours.
func otherBooth(t *testing.T) fs.FS {
	t.Helper()
	other := fstest.MapFS{}
	err := fs.WalkDir(static.Dist(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(name, "old-") && path.Ext(name) != ".js" {
			return err
		}
		data, err := fs.ReadFile(static.Dist(), name)
		if strings.Contains(name, "old-") {
			data = append(data, "// of another release\n"...)
		}
		other[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return other
}

func TestAServerOfAnotherReleaseIsNeitherPassedNorAccused(t *testing.T) {
	base, _ := boothServer(t, otherBooth(t), published)
	code, stdout, stderr := verified(t, base, "--json")
	if code != exitError || !strings.Contains(stderr, "is of another version") || !strings.Contains(stdout, `"verdict": "another version"`) || strings.Contains(stderr, "difference") {
		t.Errorf("exit code %d, %s%s", code, stdout, stderr)
	}
	base, _ = boothServer(t, nil, func(r *http.Request, w *heldAnswer) {
		if r.URL.Path == web.ManifestPath {
			w.status = http.StatusNotFound
		}
	})
	if code, _, stderr := verified(t, base); code != exitError || !strings.Contains(stderr, "does not say what its booth is made of") {
		t.Errorf("exit code %d, %s", code, stderr)
	}
}

func TestWhoeverSaysThatItHasAnotherReleaseMustServeItToAll(t *testing.T) {
	for name, edit := range map[string]func(*http.Request, *heldAnswer){
		"not what its manifest says": func(r *http.Request, w *heldAnswer) {
			if isScript(r) {
				appendTo(w, "/* and tell them */")
			}
		},
		"another script for one browser": func(r *http.Request, w *heldAnswer) {
			if isScript(r) && strings.Contains(r.UserAgent(), "rv:150.0") {
				appendTo(w, "/* and tell them */")
			}
		},
		"another page for one browser": func(r *http.Request, w *heldAnswer) {
			if strings.HasPrefix(r.URL.Path, "/p/") && strings.Contains(r.UserAgent(), "iPhone") {
				appendTo(w, planted)
			}
		},
	} {
		base, _ := boothServer(t, otherBooth(t), edit)
		if code, stdout, stderr := verified(t, base); code != exitMismatch || stdout != "" {
			t.Errorf("%s: exit code %d, %s%s", name, code, stdout, stderr)
		}
	}
}

// An operator's own name, colours, logo and onion service do not hide another booth, and are not taken for one.
func TestAnOperatorsLooksAreTheOperatorsAndTheSameForEverybody(t *testing.T) {
	var file bytes.Buffer
	if err := png.Encode(&file, image.NewGray(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	logo, err := web.NewLogo(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	onion := strings.Repeat("a", 56) + ".onion"
	o := web.Options{Brand: web.Brand{Name: "Ville", Accent: "#7a0019", Dark: "#c8959f", Logo: logo.Path}, Logo: logo, Onion: onion}
	base, _ := boothServerWith(t, o, published)
	if code, stdout, stderr := verified(t, base); code != exitOK {
		t.Errorf("exit code %d, %s%s", code, stdout, stderr)
	}
	for says, edit := range map[string]func(*http.Request, *heldAnswer){
		"the logo is not the picture that its name stands for": func(r *http.Request, w *heldAnswer) {
			if r.URL.Path == logo.Path {
				appendTo(w, "tag")
			}
		},
		"the logo is missing": func(r *http.Request, w *heldAnswer) {
			if r.URL.Path == logo.Path {
				w.status = http.StatusNotFound
			}
		},
		"Onion-Location says": func(r *http.Request, w *heldAnswer) {
			if strings.Contains(r.UserAgent(), "Android") && w.header.Get("Onion-Location") != "" {
				w.header.Set("Onion-Location", "http://"+strings.Repeat("b", 56)+".onion"+r.URL.RequestURI())
			}
		},
	} {
		base, _ := boothServerWith(t, o, edit)
		if code, stdout, stderr := verified(t, base); code != exitMismatch || !strings.Contains(stderr, says) {
			t.Errorf("%s: exit code %d, %s%s", says, code, stdout, stderr)
		}
	}
}
