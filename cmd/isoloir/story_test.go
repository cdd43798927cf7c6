package main

import (
	"context"
	"errors"
	"net/http/httptest"
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

// A story's server is the real one, over HTTP, with a clock that the story sets.
type storyServer struct {
	mu  sync.Mutex
	now time.Time
	box *box.Box
}

func (s *storyServer) time() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

type storyKey struct{}

// serveStory starts a server for one story: $SERVER is its address. The clock stands within the polls of the stories.
func serveStory(env *testscript.Env) error {
	ctx := context.Background()
	listener := httptest.NewUnstartedServer(nil)
	host := listener.Listener.Addr().String()
	db, err := store.Open(filepath.Join(env.WorkDir, ".server"))
	if err != nil {
		return err
	}
	s := &storyServer{now: time.Date(2990, 6, 2, 12, 0, 0, 0, time.UTC)}
	var logKey string
	s.box, logKey, err = openBox(ctx, db, host, s.time)
	if err != nil {
		return err
	}
	listener.Config = web.Server(web.Handler(s.box, web.Options{LogKey: logKey}))
	listener.Start()
	env.Defer(func() {
		listener.Close()
		_ = db.Shutdown()
	})
	env.Values[storyKey{}] = s
	env.Setenv("SERVER", listener.URL)
	env.Setenv("TZ", "UTC")
	env.Setenv("HOME", env.WorkDir)
	return nil
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
	s := ts.Value(storyKey{}).(*storyServer)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = now
}

// sealDue has the server seal what is due, as its ticker would.
func sealDue(ts *testscript.TestScript, _ bool, _ []string) {
	ts.Check(ts.Value(storyKey{}).(*storyServer).box.SealDue(context.Background()))
}

// lineOf puts the last line of the last stdout into an environment variable: line LINK
func lineOf(ts *testscript.TestScript, _ bool, args []string) {
	lines := strings.Split(strings.TrimSpace(ts.ReadFile("stdout")), "\n")
	ts.Setenv(args[0], lines[len(lines)-1])
}
