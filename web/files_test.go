package web

import (
	"io/fs"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"isoloir/web/static"
)

func TestAnAssetComesInTheSmallestEncodingThatIsTaken(t *testing.T) {
	h, _ := serving(&fakeBox{})
	for _, c := range []struct{ target, accepted, body, encoding string }{
		{"/assets/booth-ABCDEFGH.js", "gzip, deflate, br", "script in brotli", "br"},
		{"/assets/booth-ABCDEFGH.js", "gzip;q=1.0, br;q=0.5", "script in brotli", "br"},
		{"/assets/booth-ABCDEFGH.js", "gzip, br;q=0", "script in gzip", "gzip"},
		{"/assets/booth-ABCDEFGH.js", "GZIP", "script in gzip", "gzip"},
		{"/assets/booth-ABCDEFGH.js", "", "script", ""},
		{"/assets/booth-ABCDEFGH.js", "identity, zstd, *", "script", ""},
		{"/assets/booth-ABCDEFGH.js", "br;q=nonsense", "script", ""},
		{"/assets/words-first-fr-12345678.js", "br, gzip", "words in gzip", "gzip"},
		{"/p/" + somePoll, "br, gzip", "shell in brotli", "br"},
		{"/p/" + somePoll, "gzip", smallShell, ""},
	} {
		w := ask(t, h, "GET", c.target, "", "Accept-Encoding", c.accepted)
		if w.Body.String() != c.body || w.Header().Get("Content-Encoding") != c.encoding || w.Header().Get("Vary") != "Accept-Encoding" {
			t.Errorf("%s with %q: %q, %v", c.target, c.accepted, w.Body, w.Header())
		}
	}
}

func TestAFileHasItsMediaType(t *testing.T) {
	h, _ := serving(&fakeBox{})
	for target, want := range map[string]string{
		"/assets/booth-ABCDEFGH.js": "text/javascript; charset=utf-8",
		"/p/" + somePoll:            "text/html; charset=utf-8",
	} {
		if got := ask(t, h, "GET", target, "").Header().Get("Content-Type"); got != want {
			t.Errorf("%s: %q, want %q", target, got, want)
		}
	}
}

func TestABrowserThatSendsAValidatorGetsTheWholeFile(t *testing.T) {
	h, _ := serving(&fakeBox{definition: []byte("definition")})
	for _, target := range []string{"/assets/booth-ABCDEFGH.js", "/p/" + somePoll, "/p/" + somePoll + "/definition"} {
		w := ask(t, h, "GET", target, "", "If-None-Match", "*", "If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")
		if w.Code != http.StatusOK || w.Body.Len() == 0 {
			t.Errorf("%s: %d with %d bytes", target, w.Code, w.Body.Len())
		}
	}
}

func TestOnlyTheBoothsOwnFilesAreServed(t *testing.T) {
	h, _ := serving(&fakeBox{})
	for _, target := range []string{"/assets/booth-ABCDEFGH.js.br", "/assets/", "/assets", "/assets/nothing-ABCDEFGH.js", "/assets/..%2findex.html", "/index.html", "/assets/booth.js"} {
		if w := ask(t, h, "GET", target, ""); w.Code != 404 || problemIn(t, w) != "not_found" {
			t.Errorf("%s: %d", target, w.Code)
		}
	}
}

func TestAnIncompleteLinkStillOpensTheBoothWhichSaysSo(t *testing.T) {
	h, _ := serving(&fakeBox{})
	w := ask(t, h, "GET", "/p/"+somePoll[:40], "")
	if w.Code != 404 || !strings.Contains(w.Body.String(), "shell") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestABoothThatCannotBeServedSafelyIsRefusedAtTheStart(t *testing.T) {
	shell := func(page string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(page)} }
	good := shell(smallShell)
	NewPages(fstest.MapFS{"index.html": good, "assets/booth-ABCDEFGH.js": {}}, Brand{})
	for what, dist := range map[string]fstest.MapFS{
		"no shell":          {"assets/booth-ABCDEFGH.js": {}},
		"no style":          {"index.html": shell(strings.ReplaceAll(smallShell, "style>", "b>")), "assets/booth-ABCDEFGH.js": {}},
		"two styles":        {"index.html": shell(smallShell + "<style>a{}</style>"), "assets/booth-ABCDEFGH.js": {}},
		"no script in it":   {"index.html": shell(strings.ReplaceAll(smallShell, "module", "text")), "assets/booth-ABCDEFGH.js": {}},
		"two scripts in it": {"index.html": shell(smallShell + `<script type="module">more()</script>`), "assets/booth-ABCDEFGH.js": {}},
		"no assets":         {"index.html": good},
		"an unhashed name":  {"index.html": good, "assets/booth.js": {}},
		"another kind":      {"index.html": good, "assets/booth-ABCDEFGH.wasm": {}},
		"a sheet of style":  {"index.html": good, "assets/booth-ABCDEFGH.css": {}},
	} {
		t.Run(what, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("it was taken")
				}
			}()
			NewPages(dist, Brand{})
		})
	}
}

func TestTheEmbeddedBoothIsWholeAndFitsThePolicy(t *testing.T) {
	files := loadFiles(static.Dist())
	shell := string(files.shell.plain)
	references := regexp.MustCompile(`(?:src|href)="([^"]*)"`).FindAllStringSubmatch(shell, -1)
	if len(references) == 0 {
		t.Fatal("the shell loads nothing")
	}
	for _, r := range references {
		name, local := strings.CutPrefix(r[1], "/assets/")
		if _, there := files.assets[name]; r[1] != "?"+questionsQuery && (!local || !there) {
			t.Errorf("the shell refers to %q", r[1])
		}
	}
	// Our own Content-Security-Policy refuses inline code and style, but for the one script and the one style whose hashes it names.
	if inline := regexp.MustCompile(`<script(?:>|[^>]* (?:src|nomodule)[^>]*>[^<])|<style[^>]|\sstyle=|\son[a-z]+=`).FindString(shell); inline != "" {
		t.Errorf("the shell has %q", inline)
	}
	script, style := onlyElement(t, shell, `<script type="module">`, "</script>"), onlyElement(t, shell, "<style>", "</style>")
	named := "; script-src 'self'" + hashSources([]byte(script)) + "; style-src" + hashSources([]byte(style)) + " 'sha256-" // and that of the pages without script
	h := Handler(&fakeBox{}, Options{})
	policy := ask(t, h, "GET", "/p/"+somePoll, "").Header().Get("Content-Security-Policy")
	if !strings.Contains(policy, named) {
		t.Errorf("the policy %q does not have %q", policy, named)
	}
	page := ask(t, h, "GET", "/", "").Body.String()
	if icon := iconElement.FindString(shell); icon == "" || !strings.Contains(page, icon) {
		t.Errorf("a page of the server's own has not the icon %q", icon)
	}
	if !strings.Contains(page, "<style>"+style+"</style>") {
		t.Errorf("a page of the server's own has not the same style:\n%s", page)
	}
	const ofTheTool = "isoloir.html.gz" // static.Client, which isoloir client writes
	err := fs.WalkDir(static.Dist(), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && path != ofTheTool && path != "index.html" && !strings.HasPrefix(path, "index.html.") && !strings.HasPrefix(path, "assets/") {
			t.Errorf("%s is built and not served", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// onlyElement returns what stands in the one element that begins so.
func onlyElement(t *testing.T, page, begin, end string) string {
	t.Helper()
	_, rest, _ := strings.Cut(page, begin)
	content, rest, ended := strings.Cut(rest, end)
	if !ended || content == "" || strings.Contains(rest, begin) {
		t.Errorf("%s … %s does not stand there once: %q", begin, end, content)
	}
	return content
}
