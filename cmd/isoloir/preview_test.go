package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"isoloir/crypto/seal"
	"isoloir/poll"
	"isoloir/poll/author"
	"isoloir/poll/remote"
)

// A watched is a preview that runs as the command does, except that the test says when it looks at the file.
type watched struct {
	t     *testing.T
	base  string // without the slash
	file  string
	ticks chan time.Time
	said  *quietly
}

// quietly is a stderr that may be read while it is written.
type quietly struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (q *quietly) Write(p []byte) (int, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.buf.Write(p)
}

// take returns what was said since it was last asked.
func (q *quietly) take() string {
	q.mu.Lock()
	defer q.mu.Unlock()
	defer q.buf.Reset()
	return q.buf.String()
}

func template(t *testing.T) string {
	t.Helper()
	src, ok := author.Template("en", time.Now())
	if !ok {
		t.Fatal("no template")
	}
	return string(src)
}

func startPreview(t *testing.T, src string) *watched {
	t.Helper()
	p := &watched{t: t, file: filepath.Join(t.TempDir(), "poll.yaml"), ticks: make(chan time.Time), said: &quietly{}}
	p.write(src)
	ctx, cancel := context.WithCancel(context.Background())
	cmd := &cobra.Command{}
	cmd.SetContext(ctx)
	stdout, out := io.Pipe()
	cmd.SetOut(out)
	cmd.SetErr(p.said)
	ended := make(chan error, 1)
	go func() { ended <- showPreview(cmd, p.file, "127.0.0.1:0", p.ticks) }()
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	p.base = strings.TrimSuffix(line, "/\n")
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("the preview ended with %v", err)
		}
	})
	return p
}

func (p *watched) write(src string) {
	p.t.Helper()
	if err := os.WriteFile(p.file, []byte(src), 0o600); err != nil {
		p.t.Fatal(err)
	}
}

// save writes the file and returns when the preview has looked at it: it takes the second tick only after the look.
func (p *watched) save(src string) {
	p.t.Helper()
	p.write(src)
	p.ticks <- time.Time{}
	p.ticks <- time.Time{}
}

func (p *watched) do(method, path, host string, body []byte) (*http.Response, string) {
	p.t.Helper()
	req, err := http.NewRequestWithContext(context.Background(), method, p.base+path, bytes.NewReader(body))
	if err != nil {
		p.t.Fatal(err)
	}
	if host != "" {
		req.Host = host
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Do(req)
	if err != nil {
		p.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return resp, string(data)
}

type previewState struct {
	ID, Fault         string
	Warnings, Refused int
}

func (p *watched) state() previewState {
	p.t.Helper()
	_, body := p.do("GET", "/preview/state", "", nil)
	var s previewState
	if err := json.Unmarshal([]byte(body), &s); err != nil {
		p.t.Fatalf("%v: %s", err, body)
	}
	return s
}

// link is the poll to which the preview's first page leads.
func (p *watched) link() poll.Link {
	p.t.Helper()
	resp, _ := p.do("GET", "/", "", nil)
	link, err := poll.ParseLink(p.base + resp.Header.Get("Location"))
	if err != nil {
		p.t.Fatalf("HTTP %d, Location %q: %v", resp.StatusCode, resp.Header.Get("Location"), err)
	}
	return link
}

func (p *watched) definition() *poll.Definition {
	p.t.Helper()
	client, err := remote.New(p.base)
	if err != nil {
		p.t.Fatal(err)
	}
	d, _, err := client.Definition(context.Background(), p.link()) // verifies the link and the host
	if err != nil {
		p.t.Fatal(err)
	}
	return d
}

func TestAPreviewShowsThePollInTheRealBoothUnderABanner(t *testing.T) {
	p := startPreview(t, template(t))
	if title := p.definition().Title["en"]; title != "A better square for our neighbourhood" {
		t.Errorf("the poll's title is %q", title)
	}
	for _, encoding := range []string{"", "br", "gzip"} {
		req, _ := http.NewRequestWithContext(context.Background(), "GET", p.link().String(), nil)
		req.Header.Set("Accept-Encoding", encoding)
		resp, err := http.DefaultTransport.RoundTrip(req)
		if err != nil {
			t.Fatal(err)
		}
		page, _ := io.ReadAll(resp.Body)
		_ = resp.Body.Close()
		for _, part := range []string{"/assets/booth-", `<script src="/preview.js" defer></script></head>`, `<aside id="preview"`, "Nothing is stored"} {
			if !strings.Contains(string(page), part) {
				t.Errorf("%s is not in the page", part)
			}
		}
		csp := resp.Header.Get("Content-Security-Policy")
		if !strings.Contains(csp, "script-src 'self';") || !strings.Contains(csp, "require-trusted-types-for 'script'") || strings.Contains(csp, "unsafe") {
			t.Errorf("the page's policy is %q", csp)
		}
	}
	for _, path := range []string{"/preview.js", "/preview.css"} {
		if resp, body := p.do("GET", path, "", nil); resp.StatusCode != 200 || body == "" || resp.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: HTTP %d", path, resp.StatusCode)
		}
	}
}

func TestAPreviewFollowsTheFileAndKeepsTheLastGoodPoll(t *testing.T) {
	src := template(t)
	p := startPreview(t, src)
	first := p.state()
	p.save(strings.Replace(src, "A better square", "A greener square", 1))
	second := p.state()
	if second.ID == first.ID || second.Fault != "" || p.definition().Title["en"] != "A greener square for our neighbourhood" {
		t.Errorf("after a good edit: %+v, before: %+v", second, first)
	}

	p.said.take()
	p.save(strings.Replace(src, "type: ranking", "type: rankin", 1))
	third := p.state()
	if third.ID != second.ID || !strings.Contains(third.Fault, `Did you mean "ranking"?`) {
		t.Errorf("after a bad edit: %+v", third)
	}
	if said := p.said.take(); !strings.Contains(said, `isoloir:       Did you mean "ranking"?`) {
		t.Errorf("the terminal says:\n%s", said)
	}
	if err := os.Remove(p.file); err != nil {
		t.Fatal(err)
	}
	p.ticks <- time.Time{}
	p.ticks <- time.Time{}
	if gone := p.state(); gone.ID != second.ID || !strings.Contains(gone.Fault, "there is no file") {
		t.Errorf("after the file was removed: %+v", gone)
	}

	p.save(src + "\n# a comment changes nothing\n")
	if fourth := p.state(); fourth.ID != first.ID || fourth.Fault != "" {
		t.Errorf("after it was mended: %+v, at first: %+v", fourth, first)
	}
}

func TestAWarningIsGivenOnceAndAgainIfItComesBack(t *testing.T) {
	src := template(t)
	p := startPreview(t, src)
	const warning = "<Consent> still stands here"
	if said := p.said.take(); strings.Count(said, warning) != 1 {
		t.Errorf("at first: %s", said)
	}
	for _, c := range []struct {
		src  string
		want int
	}{{src + "\n# more\n", 0}, {strings.Replace(src, "<Consent>", "Consent", 1), 0}, {src, 1}} {
		p.save(c.src)
		if said := p.said.take(); strings.Count(said, warning) != c.want {
			t.Errorf("want the warning %d times:\n%s", c.want, said)
		}
	}
}

func TestAPreviewOfABadFileWaitsForAGoodOne(t *testing.T) {
	p := startPreview(t, "title: Soon\n")
	resp, page := p.do("GET", "/", "", nil)
	if resp.StatusCode != 200 || !strings.Contains(page, `<aside id="preview"`) || !strings.Contains(resp.Header.Get("Content-Security-Policy"), "script-src 'self';") {
		t.Errorf("HTTP %d: %s", resp.StatusCode, page)
	}
	if s := p.state(); s.ID != "" || !strings.Contains(s.Fault, "needs the field") {
		t.Errorf("%+v", s)
	}
	p.save(template(t))
	if s := p.state(); s.ID == "" || s.Fault != "" || p.link().ID.String() != s.ID {
		t.Errorf("%+v", s)
	}
}

func TestAPreviewCanBeAnsweredAndRefusesTheBallot(t *testing.T) {
	p := startPreview(t, template(t)) // opens tomorrow
	client, err := remote.New(p.base)
	if err != nil {
		t.Fatal(err)
	}
	d, link := p.definition(), p.link()
	state, err := client.State(context.Background(), link)
	if err != nil || state.Status != "open" || !d.Opens.After(time.Now()) {
		t.Errorf("the poll opens %v and counts as %q, err %v", d.Opens, state.Status, err)
	}
	padded, err := d.EncodeAnswers(pretend(newCoins(), d))
	if err != nil {
		t.Fatal(err)
	}
	sealer, err := seal.New(link.ID, d.Recipients, d.BallotSize)
	if err != nil {
		t.Fatal(err)
	}
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	b, err := sealer.Seal(key, 0, padded)
	if err != nil {
		t.Fatal(err)
	}
	_, err = client.Submit(context.Background(), link, b)
	var problem *remote.Problem
	if !errors.As(err, &problem) || problem.Code != "preview" || problem.Status != http.StatusForbidden {
		t.Errorf("the ballot was answered with %v", err)
	}
	if s := p.state(); s.Refused != 1 {
		t.Errorf("%d ballots were refused", s.Refused)
	}
	files, err := os.ReadDir(filepath.Dir(p.file))
	if err != nil || len(files) != 1 {
		t.Errorf("beside the poll file stands something: %v %v", files, err)
	}
	for _, path := range []string{"/polls", link.String()[len(p.base):] + "/withdrawals", link.String()[len(p.base):] + "/statements"} {
		if resp, body := p.do("POST", path, "", []byte("x")); resp.StatusCode != http.StatusForbidden || !strings.Contains(body, `"code":"preview"`) {
			t.Errorf("POST %s: HTTP %d %s", path, resp.StatusCode, body)
		}
	}
}

func TestAPreviewAnswersUnderItsOwnAddressOnly(t *testing.T) {
	p := startPreview(t, template(t))
	for _, path := range []string{"/", "/preview/state", "/preview.js", p.link().String()[len(p.base):] + "/definition"} {
		for _, host := range []string{"evil.example", "localhost", "127.0.0.1"} {
			if resp, body := p.do("GET", path, host, nil); resp.StatusCode != http.StatusMisdirectedRequest || strings.Contains(body, "square") {
				t.Errorf("%s as %s: HTTP %d", path, host, resp.StatusCode)
			}
		}
		if resp, _ := p.do("GET", path, "", nil); resp.StatusCode == http.StatusMisdirectedRequest {
			t.Errorf("%s is refused under its own address", path)
		}
	}
}

func TestAPollWithClassicRecipientsCanBePreviewed(t *testing.T) {
	const classic = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p" // age's README
	p := startPreview(t, strings.Replace(template(t), "#recipients: [age1pq1...]", "recipients: ["+classic+"]", 1))
	if r := p.definition().Recipients; len(r) != 2 || r[1] != classic || strings.HasPrefix(r[0], "age1pq1") {
		t.Errorf("recipients %v", r)
	}
}

func TestPreviewsAreForLoopbackOnly(t *testing.T) {
	for listen, good := range map[string]bool{"127.0.0.1:0": true, "127.3.2.1:80": true, "[::1]:0": true, "localhost:8000": true,
		"0.0.0.0:80": false, ":80": false, "[::]:80": false, "192.0.2.1:80": false, "poll.example.org:80": false, "127.0.0.1": false} {
		if err := demandLoopback(listen); (err == nil) != good {
			t.Errorf("%s: %v", listen, err)
		}
	}
}
