package web

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"isoloir/poll"
	"isoloir/poll/box"
)

// A fakeBox answers every call with answer's error, and with the values below otherwise.
type fakeBox struct {
	answer     func(what string, body []byte) error
	definition []byte
	state      box.State
	listed     []box.Listing
	archive    []byte
	results    []byte
	token      []byte // of the last ballot
}

func (f *fakeBox) err(what string, body []byte) error {
	if f.answer == nil {
		return nil
	}
	return f.answer(what, body)
}

func (f *fakeBox) Publish(_ context.Context, statement, definition []byte) (poll.ID, error) {
	return poll.IDOf(definition), f.err("publish", append(statement, definition...))
}

func (f *fakeBox) Definition(context.Context, poll.ID) ([]byte, error) {
	return f.definition, f.err("definition", nil)
}

func (f *fakeBox) State(context.Context, poll.ID) (box.State, error) {
	return f.state, f.err("state", nil)
}

func (f *fakeBox) Submit(_ context.Context, _ poll.ID, body, token []byte) ([]byte, error) {
	f.token = token
	return []byte("receipt\n"), f.err("submit", body)
}

func (f *fakeBox) Withdraw(_ context.Context, _ poll.ID, body []byte) ([]byte, error) {
	return []byte("receipt\n"), f.err("withdraw", body)
}

func (f *fakeBox) TokenKey(_ context.Context, request []byte) ([]byte, error) {
	return []byte("key"), f.err("token key", request)
}

func (f *fakeBox) Codes(_ context.Context, _ poll.ID, note, list []byte) error {
	return f.err("codes", append(note, list...))
}

func (f *fakeBox) Token(_ context.Context, _ poll.ID, redemption []byte) ([]byte, error) {
	return []byte("blind"), f.err("token", redemption)
}

func (f *fakeBox) Statement(_ context.Context, _ poll.ID, note []byte) ([]byte, error) {
	return nil, f.err("statement", note)
}

func (f *fakeBox) PublishResults(_ context.Context, _ poll.ID, note, data []byte) error {
	return f.err("results", append(note, data...))
}

func (f *fakeBox) Results(_ context.Context, _ poll.ID, counter int64) ([]byte, int64, error) {
	return f.results, max(counter, 1), f.err("results", nil)
}

func (f *fakeBox) LogCheckpoint(context.Context, poll.ID) ([]byte, error) {
	return []byte("log\n"), f.err("log", nil)
}

func (f *fakeBox) LogTile(_ context.Context, _ poll.ID, path string) ([]byte, error) {
	return []byte(path), f.err("log", nil)
}

func (f *fakeBox) JournalCheckpoint(context.Context) ([]byte, error) {
	return []byte("journal\n"), f.err("journal", nil)
}

func (f *fakeBox) JournalTile(_ context.Context, path string) ([]byte, error) {
	return []byte(path), f.err("journal", nil)
}

func (f *fakeBox) ArchiveNonce(context.Context, poll.ID) ([]byte, error) {
	return make([]byte, 40), f.err("nonce", nil)
}

func (f *fakeBox) Archive(_ context.Context, _ poll.ID, request []byte) (box.Archive, error) {
	r := bytes.NewReader(f.archive)
	return box.Archive{ReadSeekCloser: nopCloser{r}, Size: r.Size()}, f.err("archive", request)
}

func (f *fakeBox) Listed(context.Context) ([]box.Listing, error) {
	return f.listed, f.err("listed", nil)
}

func (f *fakeBox) Campaign(context.Context, string) ([]box.Listing, error) {
	return f.listed, f.err("campaign", nil)
}

type nopCloser struct{ io.ReadSeeker }

func (nopCloser) Close() error { return nil }

// somePoll is a well-formed ID.
var somePoll = poll.IDOf([]byte("a definition")).String()

// smallShell has what the server looks for in a shell.
const smallShell = `<!doctype html><title>shell</title><meta name="isoloir-brand" content=""><meta name="isoloir-words" content="first"><style>p{margin:0}</style><script type="module">ask()</script>`

// smallBooth stands for the built one.
var smallBooth = fstest.MapFS{
	"index.html":                           {Data: []byte(smallShell)},
	"index.html.br":                        {Data: []byte("shell in brotli")},
	"assets/booth-ABCDEFGH.js":             {Data: []byte("script")},
	"assets/booth-ABCDEFGH.js.br":          {Data: []byte("script in brotli")},
	"assets/booth-ABCDEFGH.js.gz":          {Data: []byte("script in gzip")},
	"assets/words-first-fr-12345678.js":    {Data: []byte("words")},
	"assets/words-first-fr-12345678.js.gz": {Data: []byte("words in gzip")},
}

// serving returns a handler over b and what it logs.
func serving(b Box) (http.Handler, *bytes.Buffer) {
	var logged bytes.Buffer
	log := slog.New(slog.NewTextHandler(&logged, nil))
	return Handler(b, Options{LogKey: "example.org+00000000+key", Logger: log, HTTPS: true, Static: smallBooth}), &logged
}

// ask sends one request through h. headers are name, value, name, value.
func ask(t *testing.T, h http.Handler, method, target, body string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	var in io.Reader
	if body != "" {
		in = strings.NewReader(body)
	}
	r := httptest.NewRequestWithContext(t.Context(), method, target, in)
	for pair := range slices.Chunk(headers, 2) {
		r.Header.Add(pair[0], pair[1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}
