package remote

import (
	"context"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"isoloir/crypto/ballot"
	"isoloir/crypto/translog"
	"isoloir/poll"
)

var ctx = context.Background()

// A fake is a server whose answers the test gives, and the client of it, which does not really wait.
type fake struct {
	*Client
	t          *testing.T
	handler    http.HandlerFunc
	signer     note.Signer
	logKey     string
	definition []byte
	link       poll.Link

	mu    sync.Mutex
	asked []*http.Request
	waits []time.Duration
}

func newFake(t *testing.T) *fake {
	t.Helper()
	f := &fake{t: t}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f.mu.Lock()
		f.asked = append(f.asked, r.Clone(ctx))
		f.mu.Unlock()
		if strings.HasSuffix(r.URL.Path, "/definition") {
			_, _ = w.Write(f.definition)
			return
		}
		f.handler(w, r)
	}))
	t.Cleanup(server.Close)
	var err error
	f.Client, err = New(server.URL)
	f.ok(err)
	f.sleep = func(_ context.Context, d time.Duration) error {
		f.waits = append(f.waits, d)
		return nil
	}
	f.signer, f.logKey = f.newKey(f.host)
	f.definition = f.define(f.logKey)
	f.link = f.Link(poll.IDOf(f.definition))
	return f
}

func (f *fake) ok(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(err)
	}
}

func (f *fake) newKey(name string) (note.Signer, string) {
	f.t.Helper()
	skey, vkey, err := translog.GenerateKey(name)
	f.ok(err)
	signer, err := note.NewSigner(skey)
	f.ok(err)
	return signer, vkey
}

func (f *fake) define(logKey string) []byte {
	text := func(en string) poll.Text { return poll.Text{"en": en} }
	_, organizer := f.newKey("organizer")
	d := &poll.Definition{
		Title: text("Cameras"), Languages: []string{"en"},
		Notice: poll.Notice{Organizer: text("Town"), Contact: "town@example.org", Purpose: text("To know"), LegalBasis: text("Consent"),
			KeyHolders: text("The clerk"), RetentionDays: 30, QuoteText: poll.QuoteNever},
		Opens: time.Date(2030, 1, 1, 8, 0, 0, 0, time.UTC), Closes: time.Date(2030, 1, 2, 8, 0, 0, 0, time.UTC), Admission: poll.AdmissionOpen,
		Recipients:   []string{"age1fqj96dsr8stdt0t93uvtauyvfks5x5tm4u3flczzvq8xv6wfhp8s7v0e25"},
		OrganizerKey: organizer, LogKey: logKey, MaxBallots: 50_000, ReleaseAtLeast: 3, SuppressBelow: 11,
		Pages: []poll.Page{{Questions: []poll.Question{{ID: "why", Type: poll.TextQ, Ask: text("Why?"), Max: 50}}}},
	}
	d.BallotSize = d.WantBallotSize()
	return d.Encode()
}

func someBallot() *ballot.Ballot {
	key := ed25519.NewKeyFromSeed(make([]byte, 32))
	return &ballot.Ballot{Key: key.Public().(ed25519.PublicKey), Seq: 3, Signature: make([]byte, 64), File: []byte("sealed")}
}

func (f *fake) receipt(poll [32]byte, b *ballot.Ballot, seq uint32, signer note.Signer) []byte {
	f.t.Helper()
	n, err := translog.Receipt{Poll: poll, KeyHash: ballot.KeyHash(b.Key), Seq: seq}.Sign(signer)
	f.ok(err)
	return n
}

func refuse(w http.ResponseWriter, status int, code string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_, _ = fmt.Fprintf(w, `{"type":"urn:isoloir:problem:%s","title":"A sentence.","status":%d,"code":%q}`, code, status, code)
}

func TestADefinitionIsTheOneTheLinkPins(t *testing.T) {
	f := newFake(t)
	d, data, err := f.Definition(ctx, f.link)
	if f.ok(err); d.Host() != f.host || string(data) != string(f.definition) {
		t.Errorf("%q", data)
	}
	for what, change := range map[string]func([]byte) []byte{
		"one bit changed": func(b []byte) []byte { b[20] ^= 1; return b },
		"a byte more":     func(b []byte) []byte { return append(b, ' ') },
		"cut off":         func(b []byte) []byte { return b[:len(b)-1] },
		"another poll's":  func([]byte) []byte { return f.define(f.logKey) },
	} {
		g := newFake(t)
		g.definition = change(g.definition)
		if d, data, err := g.Definition(ctx, g.link); !errors.Is(err, ErrWrongDefinition) || d != nil || data != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestADefinitionOfAnotherHostIsRefused(t *testing.T) {
	f := newFake(t)
	_, elsewhere := f.newKey("polls.example")
	f.definition = f.define(elsewhere)
	if _, _, err := f.Definition(ctx, f.Link(poll.IDOf(f.definition))); err == nil || !strings.Contains(err.Error(), "polls.example") {
		t.Error(err)
	}
}

func TestAServerMayAlsoBeReachedByAnOnionName(t *testing.T) {
	f := newFake(t)
	p := serveSOCKS(t, f.host)
	c, err := New("http://abcdefghijklmnop.onion", WithProxy("socks5h://"+p.address))
	f.ok(err)
	link := c.Link(f.link.ID)
	d, _, err := c.Definition(ctx, link)
	if f.ok(err); d.Host() != f.host || d.Host() == link.Host {
		t.Errorf("the definition of %q", d.Host())
	}
	b := someBallot()
	f.handler = func(w http.ResponseWriter, r *http.Request) {
		if stands(w, r) {
			return
		}
		w.WriteHeader(http.StatusCreated)
		_, _ = w.Write(f.receipt(f.link.ID, b, b.Seq, f.signer))
	}
	_, err = c.Submit(ctx, link, b, nil)
	f.ok(err)
}

func TestADefinitionIsFetchedOnce(t *testing.T) {
	f := newFake(t)
	for range 3 {
		_, _, err := f.Definition(ctx, f.link)
		f.ok(err)
	}
	if len(f.asked) != 1 {
		t.Errorf("%d requests", len(f.asked))
	}
}

func TestALinkToAnotherServerIsNotFollowed(t *testing.T) {
	f := newFake(t)
	elsewhere := f.link
	elsewhere.Host = "127.0.0.1:1"
	if _, err := f.State(ctx, elsewhere); err == nil || len(f.asked) > 0 {
		t.Error(err)
	}
}

func TestAReceiptThatPromisesSomethingElseIsRefused(t *testing.T) {
	b := someBallot()
	for what, change := range map[string]func(f *fake) []byte{
		"good":         func(f *fake) []byte { return f.receipt(f.link.ID, b, b.Seq, f.signer) },
		"another poll": func(f *fake) []byte { return f.receipt(poll.ID{1}, b, b.Seq, f.signer) },
		"another seq":  func(f *fake) []byte { return f.receipt(f.link.ID, b, b.Seq-1, f.signer) },
		"another key hash": func(f *fake) []byte {
			return f.receipt(f.link.ID, &ballot.Ballot{Key: make([]byte, 32)}, b.Seq, f.signer)
		},
		"another signer": func(f *fake) []byte {
			signer, _ := f.newKey(f.host)
			return f.receipt(f.link.ID, b, b.Seq, signer)
		},
		"cut off": func(f *fake) []byte { return f.receipt(f.link.ID, b, b.Seq, f.signer)[:50] },
		"nothing": func(*fake) []byte { return nil },
	} {
		t.Run(what, func(t *testing.T) {
			f := newFake(t)
			f.handler = func(w http.ResponseWriter, r *http.Request) {
				if stands(w, r) {
					return
				}
				w.WriteHeader(http.StatusCreated)
				_, _ = w.Write(change(f))
			}
			note, err := f.Submit(ctx, f.link, b, nil)
			if good := what == "good"; good != (err == nil) || good != (note != nil) || !good && !errors.Is(err, ErrBadReceipt) {
				t.Errorf("%q, %v", note, err)
			}
		})
	}
}

// stands answers how the poll stands, if it was asked: open, and nothing is to be brought.
func stands(w http.ResponseWriter, r *http.Request) bool {
	asked := strings.HasSuffix(r.URL.Path, "/state")
	if asked {
		_, _ = io.WriteString(w, `{"version":1,"status":"open","count":0,"statements":[]}`)
	}
	return asked
}

func TestALostAnswerIsAskedForAgainWithTheSameBytes(t *testing.T) {
	f, b, tries := newFake(t), someBallot(), 0
	var bodies []string
	f.handler = func(w http.ResponseWriter, r *http.Request) {
		if stands(w, r) {
			return
		}
		body, _ := io.ReadAll(r.Body)
		bodies = append(bodies, string(body))
		tries++
		switch tries {
		case 1: // taken, but the answer is lost
			panic(http.ErrAbortHandler)
		case 2:
			w.Header().Set("Content-Length", "500")
			_, _ = w.Write([]byte("half an answer"))
		case 3:
			w.Header().Set("Retry-After", "7")
			refuse(w, 503, "busy")
		default:
			_, _ = w.Write(f.receipt(f.link.ID, b, b.Seq, f.signer))
		}
	}
	_, err := f.Submit(ctx, f.link, b, nil)
	f.ok(err)
	if len(bodies) != 4 || bodies[0] != string(b.Submission()) || bodies[1] != bodies[0] || bodies[3] != bodies[0] {
		t.Errorf("sent %q", bodies)
	}
	between := func(d, low, high time.Duration) bool { return d >= low && d <= high }
	if len(f.waits) != 3 || !between(f.waits[0], time.Second, 1250*time.Millisecond) || !between(f.waits[1], 2*time.Second, 2500*time.Millisecond) || !between(f.waits[2], 7*time.Second, 8*time.Second) {
		t.Errorf("waited %v", f.waits)
	}
}

func TestARetryAfterOfYearsIsNotWaitedFor(t *testing.T) {
	f := newFake(t)
	f.handler = func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "99999999")
		refuse(w, 503, "busy")
	}
	_, err := f.State(ctx, f.link)
	var p *Problem
	if !errors.As(err, &p) || p.Code != "busy" || len(f.asked) != tries {
		t.Errorf("%v after %d requests", err, len(f.asked))
	}
	for _, w := range f.waits {
		if w > maxRetryAfter+firstWait {
			t.Errorf("waited %v", w)
		}
	}
}

func TestWhereTooMuchCameTheClientWaitsAsLongAsTheServerSaysAndTellsSo(t *testing.T) {
	f := newFake(t)
	var told []time.Duration
	f.ok(WithWaits(func(d time.Duration) { told = append(told, d) })(f.Client))
	answers := []string{"540", "5", "99999999"}
	f.handler = func(w http.ResponseWriter, _ *http.Request) {
		if len(f.waits) == len(answers) {
			refuse(w, 403, "closed")
			return
		}
		w.Header().Set("Retry-After", answers[len(f.waits)])
		refuse(w, 429, "too_many_requests")
	}
	_, _ = f.State(ctx, f.link)
	if len(f.waits) != 3 || f.waits[0] < 9*time.Minute || f.waits[1] > 7*time.Second || f.waits[2] < maxLimited || f.waits[2] > maxLimited+firstWait {
		t.Errorf("waited %v", f.waits)
	}
	if len(told) != 2 || told[0] != f.waits[0] || told[1] != f.waits[2] {
		t.Errorf("told of %v", told)
	}
	told = nil
	f.handler = func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "60")
		refuse(w, 503, "busy")
	}
	if _, _ = f.State(ctx, f.link); len(f.waits) != 6 || f.waits[5] < time.Minute || told != nil {
		t.Errorf("a busy server: waited %v, told of %v", f.waits, told)
	}
}

func TestARefusalIsNotAskedAgain(t *testing.T) {
	f := newFake(t)
	f.handler = func(w http.ResponseWriter, _ *http.Request) { refuse(w, 403, "closed") }
	_, err := f.Submit(ctx, f.link, someBallot(), nil)
	var p *Problem
	if !errors.As(err, &p) || p.Code != "closed" || p.Status != 403 || p.Title != "A sentence." || IsUnreachable(err) || len(f.waits) > 0 {
		t.Errorf("%v, waits %v", err, f.waits)
	}
}

func TestAServerThatIsNotThereIsUnreachable(t *testing.T) {
	f := newFake(t)
	f.handler = func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }
	_, err := f.State(ctx, f.link)
	if !IsUnreachable(err) || len(f.waits) != tries-1 || strings.Contains(err.Error(), f.link.ID.String()) {
		t.Errorf("%v, waits %v", err, f.waits)
	}
}

func TestACancelledRequestIsNotAskedAgain(t *testing.T) {
	f := newFake(t)
	cancelled, cancel := context.WithCancel(ctx)
	f.handler = func(http.ResponseWriter, *http.Request) { cancel(); panic(http.ErrAbortHandler) }
	if _, err := f.State(cancelled, f.link); err == nil || len(f.waits) > 0 {
		t.Errorf("%v, waits %v", err, f.waits)
	}
}

func TestWhatAServerSaysCannotTakeOverTheTerminal(t *testing.T) {
	f := newFake(t)
	f.handler = func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/problem+json")
		w.WriteHeader(400)
		_ = json.NewEncoder(w).Encode(map[string]any{"code": "bad_definition", "title": "red\x1b[31m\r\nisoloir: all is well\u202e", "faults": []map[string]string{{"path": "a\x1b]0;b", "code": "c"}}})
	}
	_, err := f.State(ctx, f.link)
	if err == nil || strings.ContainsAny(strings.ReplaceAll(err.Error(), "\na]0;b: c", ""), "\x1b\r\n\u202e") {
		t.Errorf("%q", err)
	}
}

func TestAnAnswerThatIsNotOursIsReportedAsSuch(t *testing.T) {
	for what, handler := range map[string]http.HandlerFunc{
		"a page":              func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(404); _, _ = fmt.Fprint(w, "<html>") },
		"a code that is none": func(w http.ResponseWriter, _ *http.Request) { refuse(w, 404, "<script>") },
		"a problem not JSON": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/problem+json")
			w.WriteHeader(404)
		},
	} {
		f := newFake(t)
		f.handler = handler
		_, err := f.State(ctx, f.link)
		var p *Problem
		if !errors.As(err, &p) || p.Code != "" || p.Status != 404 {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestOnlyAnAnswerOfTheServerItselfIsARefusal(t *testing.T) {
	ours := func(status int, code string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { refuse(w, status, code) }
	}
	page := func(status int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "<html>", status) }
	}
	for what, c := range map[string]struct {
		handler http.HandlerFunc
		want    bool
	}{
		"closed":                         {ours(403, "closed"), true},
		"a bad signature":                {ours(400, "bad_signature"), true},
		"too large, says the server":     {ours(413, "body_too_large"), true},
		"too large, says a proxy":        {page(413), false},
		"a page that wants a login":      {page(403), false},
		"internal":                       {ours(500, "internal"), false},
		"internal, with another status":  {ours(400, "internal"), false},
		"a refusal, with another status": {ours(500, "closed"), false},
		"a code we do not know":          {ours(429, "rate_limited"), false},
		"somebody else's problem": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/problem+json")
			w.WriteHeader(404)
			_, _ = fmt.Fprint(w, `{"type":"about:blank","title":"Not found","code":"not_found"}`)
		}, false},
	} {
		f := newFake(t)
		f.handler = c.handler
		_, err := f.State(ctx, f.link)
		var p *Problem
		if !errors.As(err, &p) || p.Refused() != c.want {
			t.Errorf("%s: %v, want refused %v", what, err, c.want)
		}
	}
}

func TestARedirectIsNotFollowed(t *testing.T) {
	f := newFake(t)
	f.handler = func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/elsewhere", http.StatusFound) }
	if _, err := f.State(ctx, f.link); err == nil || len(f.asked) != 1 {
		t.Errorf("%v after %d requests", err, len(f.asked))
	}
}

func TestAnEndlessAnswerIsCutOff(t *testing.T) {
	f := newFake(t)
	f.handler = func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			if _, err := w.Write(make([]byte, 64<<10)); err != nil {
				return
			}
		}
	}
	if _, err := f.State(ctx, f.link); err == nil || IsUnreachable(err) {
		t.Error(err)
	}
}

func TestEveryClientSendsTheSameHeaders(t *testing.T) {
	f, b := newFake(t), someBallot()
	f.handler = func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Set-Cookie", "id=1")
		if r.Method == "POST" {
			_, _ = w.Write(f.receipt(f.link.ID, b, b.Seq, f.signer))
			return
		}
		_, _ = fmt.Fprint(w, `{"version":1,"status":"open","count":0,"statements":[]}`)
	}
	for range 2 {
		_, err := f.State(ctx, f.link)
		f.ok(err)
		_, err = f.Submit(ctx, f.link, b, nil)
		f.ok(err)
	}
	for _, r := range f.asked {
		for name, values := range r.Header {
			got := strings.Join(values, ", ")
			switch {
			case name == "User-Agent" && got == "isoloir":
			case name == "Content-Length":
			case name == "Content-Type" && got == "application/octet-stream" && r.Method == "POST":
			default:
				t.Errorf("%s %s sends %s: %s", r.Method, r.URL.Path, name, got)
			}
		}
	}
}

func TestTheLogKeyIsTheHosts(t *testing.T) {
	f := newFake(t)
	answer := ""
	f.handler = func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprint(w, answer) }
	answer = fmt.Sprintf(`{"version":1,"log_key":%q,"limits":{}}`, f.logKey)
	if got, err := f.LogKey(ctx); err != nil || got != f.logKey {
		t.Errorf("%q, %v", got, err)
	}
	_, elsewhere := f.newKey("polls.example")
	for _, answer = range []string{fmt.Sprintf(`{"version":1,"log_key":%q}`, elsewhere), fmt.Sprintf(`{"version":2,"log_key":%q}`, f.logKey), `{"version":1}`, `{"version":1,"log_key":"x"}`, "<html>"} {
		if got, err := f.LogKey(ctx); err == nil {
			t.Errorf("%s gives %q", answer, got)
		}
	}
}

func TestPublishingSendsWhatTheFormatsSay(t *testing.T) {
	f := newFake(t)
	var body []byte
	id := f.link.ID.String()
	f.handler = func(w http.ResponseWriter, r *http.Request) {
		body, _ = io.ReadAll(r.Body)
		_, _ = fmt.Fprintf(w, `{"id":%q}`, id)
	}
	f.ok(f.Publish(ctx, []byte("note"), f.definition))
	if string(body) != "\x00\x04note"+string(f.definition) {
		t.Errorf("%q", body)
	}
	id = poll.ID{}.String()
	if err := f.Publish(ctx, []byte("note"), f.definition); err == nil {
		t.Error("an acknowledgement of another poll is taken")
	}
	if err := f.Statement(ctx, f.link, []byte("note")); err == nil {
		t.Error("an acknowledgement of another poll is taken")
	}
}

func TestAMalformedStateIsRefused(t *testing.T) {
	f := newFake(t)
	answer := ""
	f.handler = func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprint(w, answer) }
	for _, answer = range []string{"", "{}", `{"version":2,"status":"open"}`, `{"version":1,"status":"\u001b[0m"}`, `{"version":1,"status":"open","count":"x"}`} {
		if _, err := f.State(ctx, f.link); err == nil {
			t.Errorf("%q is taken", answer)
		}
	}
	answer = `{"version":1,"status":"sealed","count":120,"statements":["a","b"]}`
	if s, err := f.State(ctx, f.link); err != nil || s.Status != "sealed" || s.Count != 120 || len(s.Statements) != 2 || string(s.Statements[1]) != "b" {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestOnlyServersOfLinksAreSpokenTo(t *testing.T) {
	for _, base := range []string{"", "polls.example", "http://polls.example", "https://user@polls.example", "https://polls.example/path", "https://polls.example?q", "ftp://polls.example"} {
		if _, err := New(base); err == nil {
			t.Errorf("%q is taken", base)
		}
	}
	for base, host := range map[string]string{"https://polls.example": "polls.example", "https://Polls.Example:443/": "polls.example", "http://127.0.0.1:8080": "127.0.0.1:8080"} {
		if c, err := New(base); err != nil || c.host != host {
			t.Errorf("%q: %v", base, err)
		}
	}
}

// signedRequest is what a whole archive was asked for with.
func signedRequest(r *http.Request) []byte {
	encoded, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Isoloir ")
	note, _ := base64.StdEncoding.DecodeString(encoded)
	return note
}
