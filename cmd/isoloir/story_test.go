package main

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"isoloir/poll/box"
	"isoloir/poll/box/store"
	"isoloir/web"
)

// A story's server is the real one, over HTTP, with a clock that the story sets and a witness that must cosign its journal. It can be put
// back to an older state, and made to lie.
type storyServer struct {
	host, dir string
	witness   *storyWitness
	alone     bool // the witness is not asked any more
	heard     heard

	mu      sync.Mutex
	now     time.Time
	store   *store.SQLite
	box     *box.Box
	handler http.Handler
	lies    map[string][]byte                             // what it answers on these paths instead of the truth
	blocked func(http.ResponseWriter, *http.Request) bool // answers in the server's place, or says that it does not
	lost    string                                        // the next request whose path ends so is done, and its answer lost
}

func (s *storyServer) time() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

func (s *storyServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.heard.note(r)
	s.mu.Lock()
	handler, lie, lies := s.handler, s.lies[r.URL.Path], s.lies[r.URL.Path] != nil
	block := s.blocked
	lose := s.lost != "" && strings.HasSuffix(r.URL.Path, s.lost)
	if lose {
		s.lost = ""
	}
	s.mu.Unlock()
	switch {
	case block != nil && block(w, r):
	case lies:
		_, _ = w.Write(lie)
	case lose:
		handler.ServeHTTP(httptest.NewRecorder(), r)
		w.WriteHeader(http.StatusInternalServerError)
	default:
		handler.ServeHTTP(w, r)
	}
}

// start opens the data folder, whatever stands in it.
func (s *storyServer) start() error {
	db, err := store.Open(s.dir)
	if err != nil {
		return err
	}
	signer, logKey, err := box.ServerKey(context.Background(), db, s.host)
	if err != nil {
		return errors.Join(err, db.Shutdown())
	}
	o := box.Options{Signer: signer, VerifierKey: logKey, Clock: s.time, WriteArchive: web.WriteArchive, AnyonePublishes: true}
	if s.witness.logKey = logKey; !s.alone {
		o.Witnesses, o.Quorum = []box.Witness{{Key: s.witness.verifier(), Client: s.witness}}, 1
	}
	b, err := box.New(db, o)
	if err != nil {
		return errors.Join(err, db.Shutdown())
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.store, s.box, s.handler = db, b, web.Handler(b, web.Options{LogKey: logKey})
	return nil
}

type storyKey struct{}

// serveStory starts a server for one story: $SERVER is its address. The clock stands within the polls of the stories.
func serveStory(env *testscript.Env) error {
	listener := httptest.NewUnstartedServer(nil)
	witness, err := newStoryWitness()
	if err != nil {
		return err
	}
	s := &storyServer{
		witness: witness,
		host:    listener.Listener.Addr().String(), dir: filepath.Join(env.WorkDir, ".server"),
		now: time.Date(2990, 6, 2, 12, 0, 0, 0, time.UTC), lies: map[string][]byte{},
	}
	if err := s.start(); err != nil {
		return err
	}
	listener.Config = web.Server(s)
	listener.Start()
	env.Defer(func() {
		listener.Close()
		_ = s.store.Shutdown()
	})
	env.Values[storyKey{}] = s
	env.Setenv("SERVER", listener.URL)
	env.Setenv("WITNESS", witness.verifier())
	env.Setenv("TZ", "UTC")
	env.Setenv("HOME", env.WorkDir)
	return nil
}

func serverOf(ts *testscript.TestScript) *storyServer { return ts.Value(storyKey{}).(*storyServer) }

// backup keeps the server's data folder under a name: backup yesterday
func backup(ts *testscript.TestScript, _ bool, args []string) {
	s := serverOf(ts)
	ts.Check(s.store.Shutdown())
	ts.Check(os.CopyFS(ts.MkAbs(".backup-"+args[0]), os.DirFS(s.dir)))
	ts.Check(s.start())
}

// restore puts a kept data folder in the place of the server's: restore yesterday
func restore(ts *testscript.TestScript, _ bool, args []string) {
	s := serverOf(ts)
	ts.Check(s.store.Shutdown())
	ts.Check(os.RemoveAll(s.dir))
	ts.Check(os.CopyFS(s.dir, os.DirFS(ts.MkAbs(".backup-"+args[0]))))
	ts.Check(s.start())
}

// unwitnessed restarts the server without its witness.
func unwitnessed(ts *testscript.TestScript, _ bool, _ []string) {
	s := serverOf(ts)
	ts.Check(s.store.Shutdown())
	s.alone = true
	ts.Check(s.start())
}

// lie has the server answer a path with a file's content: lie URL FILE
func lie(ts *testscript.TestScript, _ bool, args []string) {
	s := serverOf(ts)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lies[strings.TrimPrefix(args[0], "http://"+s.host)] = []byte(ts.ReadFile(args[1]))
}

// lose has the server do the next request whose path ends so, but lose its answer: lose /ballots
func lose(ts *testscript.TestScript, _ bool, args []string) {
	s := serverOf(ts)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lost = args[0]
}

// block has somebody on the way answer every request whose path ends so with a page of their own: block /ballots 413, and block off.
func block(ts *testscript.TestScript, _ bool, args []string) {
	s := serverOf(ts)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.blocked = nil; args[0] == "off" {
		return
	}
	status, err := strconv.Atoi(args[1])
	ts.Check(err)
	s.blocked = func(w http.ResponseWriter, r *http.Request) bool {
		if !strings.HasSuffix(r.URL.Path, args[0]) {
			return false
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, "<html>not as far as the server</html>")
		return true
	}
}

// deny has the server refuse everything about a poll, with a problem of its own: deny LINK 404 poll_not_found, and deny off.
func deny(ts *testscript.TestScript, _ bool, args []string) {
	s := serverOf(ts)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.blocked = nil; args[0] == "off" {
		return
	}
	path := strings.TrimPrefix(args[0], "http://"+s.host)
	status, err := strconv.Atoi(args[1])
	ts.Check(err)
	s.blocked = func(w http.ResponseWriter, r *http.Request) bool {
		if !strings.HasPrefix(r.URL.Path, path) {
			return false
		}
		w.Header().Set("Content-Type", "application/problem+json")
		w.WriteHeader(status)
		_, _ = io.WriteString(w, `{"type":"urn:isoloir:problem:`+args[2]+`","title":"It says so.","code":"`+args[2]+`"}`)
		return true
	}
}

// download writes what a URL gives into a file: get URL FILE
func download(ts *testscript.TestScript, _ bool, args []string) {
	req, err := http.NewRequestWithContext(context.Background(), http.MethodGet, args[0], nil)
	ts.Check(err)
	resp, err := http.DefaultClient.Do(req)
	ts.Check(err)
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body)
	ts.Check(err)
	if resp.StatusCode != http.StatusOK {
		ts.Fatalf("%s: %s", args[0], resp.Status)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), body, 0o600))
}

// flip changes one byte of a file, so far from its end: flip FILE DISTANCE
func flip(ts *testscript.TestScript, _ bool, args []string) {
	data := []byte(ts.ReadFile(args[0]))
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	data[len(data)-n] ^= 1
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o600))
}

// exits runs a command that must end with the given exit code: exits CODE isoloir …
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE command…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	code := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if code != want {
		ts.Fatalf("exit code %d, want %d", code, want)
	}
}

// setClock sets the server's clock: clock 2990-07-01T00:00:00Z
func setClock(ts *testscript.TestScript, _ bool, args []string) {
	now, err := time.Parse(time.RFC3339, args[0])
	ts.Check(err)
	s := serverOf(ts)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = now
}

// sealDue has the server seal what is due, as its ticker would: seal, or ! seal where that must fail.
func sealDue(ts *testscript.TestScript, neg bool, _ []string) {
	err := serverOf(ts).box.SealDue(context.Background())
	if neg && err == nil {
		ts.Fatalf("the server sealed")
	}
	if !neg {
		ts.Check(err)
	}
}

// lineOf puts the last line of the last stdout into an environment variable: line LINK
func lineOf(ts *testscript.TestScript, _ bool, args []string) {
	lines := strings.Split(strings.TrimSpace(ts.ReadFile("stdout")), "\n")
	ts.Setenv(args[0], lines[len(lines)-1])
}

// codeOf writes the code in a line of a list of codes, counted from 1, to a file: code 3 codes.csv mine
func codeOf(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	lines := strings.Split(ts.ReadFile(args[1]), "\n")
	code, _, _ := strings.Cut(lines[n], ",")
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(code+"\n"), 0o600))
}
