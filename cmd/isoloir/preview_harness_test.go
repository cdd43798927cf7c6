package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/spf13/cobra"

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

// do makes a request, under another host if one is given.
func (p *watched) do(method, path, host string, body []byte) (status int, header http.Header, answer string) {
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
	return resp.StatusCode, resp.Header, string(data)
}

type previewState struct {
	ID, Fault         string
	Warnings, Refused int
}

func (p *watched) state() previewState {
	p.t.Helper()
	_, _, body := p.do("GET", "/preview/state", "", nil)
	var s previewState
	if err := json.Unmarshal([]byte(body), &s); err != nil {
		p.t.Fatalf("%v: %s", err, body)
	}
	return s
}

// link is the poll to which the preview's first page leads.
func (p *watched) link() poll.Link {
	p.t.Helper()
	status, header, _ := p.do("GET", "/", "", nil)
	link, err := poll.ParseLink(p.base + header.Get("Location"))
	if err != nil {
		p.t.Fatalf("HTTP %d, Location %q: %v", status, header.Get("Location"), err)
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
