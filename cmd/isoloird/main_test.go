package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"isoloir/poll/box"
	"isoloir/poll/box/store"
)

// With this in its environment the test binary is isoloird.
const beIsoloird = "TEST_BE_ISOLOIRD"

func TestMain(m *testing.M) {
	if os.Getenv(beIsoloird) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// A program is isoloird running within the test.
type program struct {
	t       *testing.T
	base    string            // where it listens
	greeted map[string]string // what it said of itself
	stop    context.CancelFunc
	code    chan int
	mu      sync.Mutex
	said    bytes.Buffer // stderr
}

// start runs isoloird on a free port and waits for its greeting, whose last line begins with "publish".
func start(t *testing.T, args ...string) *program {
	t.Helper()
	p := &program{t: t, greeted: map[string]string{}, code: make(chan int, 1)}
	ctx, stop := context.WithCancel(context.Background())
	p.stop = stop
	t.Cleanup(stop)
	out, in := io.Pipe()
	go func() {
		p.code <- run(ctx, append([]string{"--listen", "127.0.0.1:0"}, args...), io.Discard, in)
		_ = in.Close()
	}()
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		p.hear(lines.Text())
		fields := strings.Fields(strings.Replace(lines.Text(), "log key", "log_key", 1))
		if len(fields) > 1 {
			p.greeted[fields[0]] = strings.Join(fields[1:], " ")
		}
		if fields[0] == "publish" {
			p.base = "http://" + p.greeted["listens"]
			break
		}
	}
	go func() {
		for lines.Scan() {
			p.hear(lines.Text())
		}
	}()
	if p.base == "" {
		t.Fatalf("isoloird did not start: %s", p.heard())
	}
	return p
}

func (p *program) hear(line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	_, _ = fmt.Fprintln(&p.said, line)
}

func (p *program) heard() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.said.String()
}

func (p *program) end() {
	p.t.Helper()
	p.stop()
	if code := <-p.code; code != 0 {
		p.t.Errorf("exit code %d: %s", code, p.heard())
	}
}

func dial(p *program) (net.Conn, error) {
	return new(net.Dialer).DialContext(context.Background(), "tcp", p.greeted["listens"])
}

func (p *program) get(page string) (int, string) {
	p.t.Helper()
	r, err := http.Get(p.base + page) //nolint:noctx // the server is the test's own
	if err != nil {
		p.t.Fatal(err)
	}
	defer func() { _ = r.Body.Close() }()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return r.StatusCode, string(body)
}

func TestTheServerSaysWhatItIsAndServes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	p := start(t, "--data", dir)
	if p.greeted["host"] != p.greeted["listens"] || p.greeted["data"] != dir || !strings.HasPrefix(p.greeted["publish"], "nobody may") {
		t.Errorf("greeting %v", p.greeted)
	}
	if status, body := p.get("/.well-known/isoloir"); status != 200 || !strings.Contains(body, `"log_key":"`+p.greeted["log_key"]+`"`) {
		t.Errorf("%d %s, greeting %v", status, body, p.greeted)
	}
	if status, body := p.get("/healthz"); status != 200 || body != "ok\n" {
		t.Errorf("%d %s", status, body)
	}
	p.end()
}

func TestAServerKeepsItsKey(t *testing.T) {
	dir := t.TempDir()
	first := start(t, "--data", dir, "--host", "Polls.Example")
	first.end()
	second := start(t, "--data", dir, "--host", "polls.example")
	second.end()
	if key := first.greeted["log_key"]; !strings.HasPrefix(key, "polls.example+") || second.greeted["log_key"] != key {
		t.Errorf("%v, then %v", first.greeted, second.greeted)
	}
	var stderr bytes.Buffer
	if code := run(t.Context(), []string{"--data", dir, "--listen", "127.0.0.1:0", "--host", "other.example"}, io.Discard, &stderr); code != exitFailed || !strings.Contains(stderr.String(), "polls.example") {
		t.Errorf("with another host: %d %s", code, &stderr)
	}
}

func TestWhoMayPublishIsSaid(t *testing.T) {
	dir := t.TempDir()
	const key = "organizer+0b1a3c4d+AQ=="
	publishers := "# the town\n\n  " + organizer(t) + "\n"
	if err := os.WriteFile(filepath.Join(dir, "publishers"), []byte(publishers), 0o600); err != nil {
		t.Fatal(err)
	}
	for want, args := range map[string][]string{
		"1 organizer may":  nil,
		"2 organizers may": {"--publisher", organizer(t)},
		"anyone may":       {"--publish", "anyone"},
	} {
		p := start(t, append([]string{"--data", dir, "--host", "polls.example"}, args...)...)
		if p.greeted["publish"] != want {
			t.Errorf("%v: %q, want %q", args, p.greeted["publish"], want)
		}
		p.end()
	}
	var stderr bytes.Buffer
	if code := run(t.Context(), []string{"--data", dir, "--listen", "127.0.0.1:0", "--host", "polls.example", "--publisher", key}, io.Discard, &stderr); code == 0 {
		t.Errorf("a key that is none is taken: %s", &stderr)
	}
}

// organizer makes a verifier key, with the store's help: this package may know no keyring.
func organizer(t *testing.T) string {
	t.Helper()
	s, err := store.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Shutdown() }()
	_, vkey, err := box.ServerKey(t.Context(), s, "organizer")
	if err != nil {
		t.Fatal(err)
	}
	return vkey
}

func TestAMisuseGetsAHint(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"serve"}, "--help"},
		{[]string{"--nonsense"}, "--help"},
		{[]string{"--store", "postgres://localhost/isoloir"}, "not built yet"},
		{[]string{"--listen", ":8080"}, "--host poll.example.org"},
		{[]string{"--listen", "0.0.0.0:8080"}, "--host poll.example.org"},
		{[]string{"--listen", "127.0.0.1:0", "--host", "polls.example/path"}, "--host poll.example.org"},
		{[]string{"--publish", "me"}, "--publisher KEY"},
		{[]string{"--publish", "anyone", "--publisher", "x"}, "leave one of them out"},
		{[]string{"--witness", "w.example+4b0734e8+BA=="}, `--witness "KEY URL"`},
		{[]string{"--witness", "w.example+4b0734e8+BA== ftp://w.example"}, "--witness"},
		{[]string{"--witness-quorum", "1"}, "--witness"},
		{[]string{"--witness", "w.example+4b0734e8+BA== https://w.example", "--witness-quorum", "2"}, "--witness"},
		{[]string{"--witness-quorum", "-2"}, "--witness"},
		{[]string{"--forget-every", "61m"}, "once an hour"},
		{[]string{"--forget-every", "0s"}, "once an hour"},
		{[]string{"--forget-every", "often"}, "--help"},
	} {
		var stderr bytes.Buffer
		code := run(t.Context(), append([]string{"--data", t.TempDir()}, c.args...), io.Discard, &stderr)
		if code != exitMisuse || !strings.Contains(stderr.String(), "isoloird: hint: ") || !strings.Contains(stderr.String(), c.want) {
			t.Errorf("%q: %d %s", c.args, code, &stderr)
		}
	}
}

func TestTheJournalWaitsForTheWitnessesQuorum(t *testing.T) {
	const key = "witness.example/one+4b0734e8+BGwIpQe4VtZmQ+7JK2/jbi+yTY/eUF2WGR8wML+qGfib"
	asked := make(chan string, 100)
	witness := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { asked <- r.Method + " " + r.URL.Path }))
	defer witness.Close()
	p := start(t, "--data", t.TempDir(), "--witness", key+" "+witness.URL+"/w/", "--forget-every", "10m")
	if got := p.greeted["witness"]; got != "1, of whom 1 must cosign" {
		t.Errorf("greeting %q", got)
	}
	if status, body := p.get("/journal/checkpoint"); status != 200 || !strings.HasPrefix(body, p.greeted["host"]+"/journal\n0\n") {
		t.Errorf("%d %s", status, body)
	}
	if len(asked) > 0 {
		t.Errorf("an empty journal was to be cosigned: %s", <-asked)
	}
	p.end()
	var stderr bytes.Buffer
	plain := organizer(t) + " https://w.example"
	if code := run(t.Context(), []string{"--data", t.TempDir(), "--listen", "127.0.0.1:0", "--witness", plain}, io.Discard, &stderr); code != exitFailed || !strings.Contains(stderr.String(), "0x04") {
		t.Errorf("a plain signing key is taken for a witness's: %d %s", code, &stderr)
	}
}

func TestAnAddressThatIsTakenIsAFailureWithAHint(t *testing.T) {
	p := start(t, "--data", t.TempDir())
	var stderr bytes.Buffer
	code := run(t.Context(), []string{"--data", t.TempDir(), "--listen", p.greeted["listens"]}, io.Discard, &stderr)
	if code != exitFailed || !strings.Contains(stderr.String(), "--listen") {
		t.Errorf("%d %s", code, &stderr)
	}
	p.end()
}

func TestNothingOfTheRequestsReachesTheDiskOrTheLog(t *testing.T) {
	const canary = "CANARY7f3a"
	dir := t.TempDir()
	p := start(t, "--data", dir)
	var local string
	transport := &http.Transport{DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := new(net.Dialer).DialContext(ctx, network, address)
		if err == nil {
			local = conn.LocalAddr().String()
		}
		return conn, err
	}}
	id := strings.Repeat("a", 52)
	for _, target := range []string{"GET /", "GET /" + canary, "GET /p/" + id, "POST /p/" + id + "/ballots", "POST /p/" + canary + "/ballots", "GET /p/" + id + "/archive", "POST /polls", "PUT /" + canary} {
		method, path, _ := strings.Cut(target, " ")
		r, err := http.NewRequestWithContext(t.Context(), method, p.base+path+"?q="+canary, strings.NewReader(canary))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"User-Agent", "Referer", "Cookie", "X-Forwarded-For", "Accept-Language", "Authorization", "X-" + canary} {
			r.Header.Set(name, canary)
		}
		answer, err := transport.RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		_ = answer.Body.Close()
	}
	// What net/http itself would complain of, with the address.
	conn, err := dial(p)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = fmt.Fprintf(conn, "%s\r\n\r\n", canary)
	_, _ = io.ReadAll(conn)
	p.end()
	found := p.heard()
	err = filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			data, err := os.ReadFile(path) //nolint:gosec // the test's own folder
			found += path + string(data)
			return err
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(local)
	for _, secret := range []string{canary, local, ":" + port, conn.LocalAddr().String()} {
		if strings.Contains(found, secret) {
			t.Errorf("%q is kept", secret)
		}
	}
	if !strings.Contains(found, p.greeted["host"]) { // the key's name: the search can find
		t.Error("the search finds nothing at all")
	}
}

func TestARequestUnderWayIsAnsweredBeforeTheServerStops(t *testing.T) {
	p := start(t, "--data", t.TempDir())
	conn, err := dial(p)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	_, _ = fmt.Fprintf(conn, "POST /p/%s/ballots HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n", strings.Repeat("a", 52))
	answers := bufio.NewReader(conn)
	if line, err := answers.ReadString('\n'); err != nil || !strings.Contains(line, "100 Continue") {
		t.Fatalf("%q, %v", line, err)
	}
	p.stop()
	for { // until it listens no more
		c, err := dial(p)
		if err != nil {
			break
		}
		_ = c.Close()
	}
	_, _ = fmt.Fprint(conn, "xx")
	if rest, err := io.ReadAll(answers); err != nil || !strings.Contains(string(rest), "poll_not_found") {
		t.Errorf("%q, %v", rest, err)
	}
	p.end()
}

func TestASignalStopsTheProcessAndItsFilesAreNobodyElses(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	cmd := exec.CommandContext(t.Context(), os.Args[0], "--data", dir, "--listen", "127.0.0.1:0") //nolint:gosec // the test binary itself
	cmd.Env = append(os.Environ(), beIsoloird+"=1")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(stderr)
	greeted := false
	for !greeted && lines.Scan() {
		greeted = strings.Contains(lines.Text(), "publish")
	}
	err = filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %v", path, info.Mode())
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	rest, _ := io.ReadAll(stderr)
	if err := cmd.Wait(); err != nil {
		t.Errorf("%v: %s", err, rest)
	}
}
