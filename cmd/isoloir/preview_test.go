package main

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"isoloir/crypto/seal"
	"isoloir/poll/remote"
)

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
		for _, part := range []string{"/assets/booth-", `<script src="/preview.js" integrity="` + integrity(previewScript) + `" crossorigin defer></script></head>`, `<aside id="preview"`, "Nothing is stored"} {
			if !strings.Contains(string(page), part) {
				t.Errorf("%s is not in the page", part)
			}
		}
		csp := resp.Header.Get("Content-Security-Policy")
		if !strings.Contains(csp, "; style-src 'self' 'sha256-") {
			t.Errorf("the banner's style is not in the page's policy %q", csp)
		}
		if !regexp.MustCompile(`script-src 'self' 'sha256-[^ ]+';`).MatchString(csp) || !strings.Contains(csp, "require-trusted-types-for 'script'") || strings.Contains(csp, "unsafe") {
			t.Errorf("the page's policy is %q", csp)
		}
	}
	for _, path := range []string{"/preview.js", "/preview.css"} {
		if status, header, body := p.do("GET", path, "", nil); status != http.StatusOK || body == "" || header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: HTTP %d", path, status)
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
	status, header, page := p.do("GET", "/", "", nil)
	if status != http.StatusOK || !strings.Contains(page, `<aside id="preview"`) || !strings.Contains(header.Get("Content-Security-Policy"), "script-src 'self';") {
		t.Errorf("HTTP %d: %s", status, page)
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
	_, err = client.Submit(context.Background(), link, b, nil)
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
		if status, _, body := p.do("POST", path, "", []byte("x")); status != http.StatusForbidden || !strings.Contains(body, `"code":"preview"`) {
			t.Errorf("POST %s: HTTP %d %s", path, status, body)
		}
	}
}

func TestAPreviewAnswersUnderItsOwnAddressOnly(t *testing.T) {
	p := startPreview(t, template(t))
	for _, path := range []string{"/", "/preview/state", "/preview.js", p.link().String()[len(p.base):] + "/definition"} {
		for _, host := range []string{"evil.example", "localhost", "127.0.0.1"} {
			if status, _, body := p.do("GET", path, host, nil); status != http.StatusMisdirectedRequest || strings.Contains(body, "square") {
				t.Errorf("%s as %s: HTTP %d", path, host, status)
			}
		}
		if status, _, _ := p.do("GET", path, "", nil); status == http.StatusMisdirectedRequest {
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
