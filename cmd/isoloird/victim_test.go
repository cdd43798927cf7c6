package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"isoloir/poll"
	"isoloir/poll/box"
	"isoloir/poll/box/store"
	"isoloir/web"
)

const (
	beVictim     = "ISOLOIR_TEST_VICTIM"        // makes this program one of victims
	victimDir    = "ISOLOIR_TEST_VICTIM_DIR"    // its data folder
	victimListen = "ISOLOIR_TEST_VICTIM_LISTEN" // its address
	victimDumps  = "ISOLOIR_TEST_VICTIM_DUMPS"  // where it dumps its memory: on atOnce, or on whenQuiet

	dumped = "memory dumped"
	long   = "ISOLOIR_LONG" // set for the runs that make attack starts

	atOnce    = syscall.SIGUSR1
	whenQuiet = syscall.SIGUSR2 // when no connection is left but the organizer's
)

// victims are the servers that attackers meet: the real one, and those that lack one of its defences.
var victims = map[string]func(dir, listen string) error{
	"isoloird": func(dir, listen string) error {
		if code := run(context.Background(), []string{"--data", dir, "--listen", listen, "--publish", "anyone", "--work", "0", "--trusted-proxy", "127.0.0.0/8", "--limit", "1000000"}, io.Discard, os.Stderr); code != 0 {
			return fmt.Errorf("exit code %d", code)
		}
		return nil
	},
	"keeps an access log": func(dir, listen string) error {
		f, err := os.OpenFile(filepath.Join(dir, "access.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
		if err != nil {
			return err
		}
		return serveCarelessly(dir, listen, itself[box.Store], func(next http.Handler) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				_, _ = fmt.Fprintln(f, r.RemoteAddr, time.Now().Format(time.RFC3339), r.URL)
				_, _ = fmt.Fprintln(os.Stderr, r.Header)
				remember(r.UserAgent())
				next.ServeHTTP(w, r)
			})
		})
	},
	"never touches its files": func(dir, listen string) error {
		return serveCarelessly(dir, listen, itself[box.Store], itself[http.Handler])
	},
	"answers before the commit": func(dir, listen string) error {
		return serveCarelessly(dir, listen, func(s box.Store) box.Store { return newHasty(s) }, itself[http.Handler])
	},
}

func itself[T any](v T) T { return v }

// remember keeps who came in a goroutine's labels, which profiles show, and on its stack.
func remember(agent string) {
	labels := pprof.Labels("agent", agent)
	go pprof.Do(context.Background(), labels, func(context.Context) { select {} })
}

// TestVictim is no test: it is the server that the attackers kill.
func TestVictim(t *testing.T) {
	kind := os.Getenv(beVictim)
	if kind == "" {
		t.Skip("run by the tests that kill it")
	}
	ask := make(chan os.Signal, 1)
	signal.Notify(ask, atOnce, whenQuiet)
	go func() {
		for how := range ask {
			for how == whenQuiet && connections() > 1 {
				runtime.Gosched()
			}
			if err := dumpMemory(os.Getenv(victimDumps)); err != nil {
				panic(err)
			}
			_, _ = fmt.Fprintln(os.Stderr, dumped)
		}
	}()
	if err := victims[kind](os.Getenv(victimDir), os.Getenv(victimListen)); err != nil {
		t.Fatal(err)
	}
}

// connections counts those that are open. net/http lingers on one that it refused.
func connections() int {
	var stacks strings.Builder
	_ = pprof.Lookup("goroutine").WriteTo(&stacks, 2) // a strings.Builder takes everything
	return strings.Count(stacks.String(), "net/http.(*conn).serve(")
}

// dumpMemory writes down what the collector leaves: every object with its bytes, the goroutines, and the profile of the heap.
func dumpMemory(dir string) error {
	for range 3 { // what lies in a sync.Pool takes two
		runtime.GC()
	}
	heap, err := os.Create(filepath.Join(dir, "heap")) //nolint:gosec // the test's own folder
	if err != nil {
		return err
	}
	debug.WriteHeapDump(heap.Fd())
	profiles, err := os.Create(filepath.Join(dir, "profiles")) //nolint:gosec // the test's own folder
	if err != nil {
		return err
	}
	for name, form := range map[string]int{"goroutine": 2, "heap": 1, "threadcreate": 1} {
		if err := pprof.Lookup(name).WriteTo(profiles, form); err != nil {
			return err
		}
	}
	if err := pprof.Lookup("goroutine").WriteTo(profiles, 1); err != nil { // this form shows labels
		return err
	}
	return heap.Close()
}

// serveCarelessly is isoloird without its housekeeping, and with what the wrappers take away or add.
func serveCarelessly(dir, listen string, wrapStore func(box.Store) box.Store, wrap func(http.Handler) http.Handler) error {
	listener, err := new(net.ListenConfig).Listen(context.Background(), "tcp", listen)
	if err != nil {
		return err
	}
	s, err := store.Open(dir)
	if err != nil {
		return err
	}
	signer, logKey, err := box.ServerKey(context.Background(), s, listen)
	if err != nil {
		return err
	}
	b, err := box.New(wrapStore(s), box.Options{
		Signer: signer, VerifierKey: logKey, Clock: time.Now, WriteArchive: web.WriteArchive, AnyonePublishes: true,
	})
	if err != nil {
		return err
	}
	if err := b.SealDue(context.Background()); err != nil {
		return err
	}
	_, _ = fmt.Fprintf(os.Stderr, "  log key  %s\n  publish  anyone may\n", logKey)
	return web.Server(wrap(web.Handler(b, web.Options{LogKey: logKey}))).Serve(listener)
}

// A hasty store says that a ballot is stored, and stores it when there are some more.
type hasty struct {
	box.Store
	mu      sync.Mutex
	pending map[[32]byte]*box.Record
	waiting []func()
}

func newHasty(s box.Store) *hasty { return &hasty{Store: s, pending: map[[32]byte]*box.Record{}} }

func (h *hasty) Change(ctx context.Context, id poll.ID, keyHash [32]byte, decide box.Decision) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	r, err := decide(box.Slot{Record: h.pending[keyHash]})
	if err != nil || r == nil {
		return err
	}
	h.pending[keyHash] = r
	h.waiting = append(h.waiting, func() {
		_ = h.Store.Change(context.WithoutCancel(ctx), id, keyHash, func(box.Slot) (*box.Record, error) { return r, nil })
	})
	if len(h.waiting) == 50 {
		for _, do := range h.waiting {
			do()
		}
		h.waiting = nil
	}
	return nil
}

// A victim is a server in a process of its own.
type victim struct {
	t      *testing.T
	kind   string
	dir    string // its data folder
	dumps  string
	listen string
	logKey string
	cmd    *exec.Cmd
	dumped chan struct{}
	heard  chan struct{} // closed when it says no more
	mu     sync.Mutex
	said   strings.Builder // all that it said, over all its lives
}

// newVictim runs a server on a fresh folder and a free port, which it keeps over its lives.
func newVictim(t *testing.T, kind string) *victim {
	t.Helper()
	return newVictimIn(t, kind, t.TempDir())
}

func newVictimIn(t *testing.T, kind, dir string) *victim {
	t.Helper()
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	v := &victim{t: t, kind: kind, dir: dir, dumps: t.TempDir(), listen: l.Addr().String()}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	v.start()
	t.Cleanup(v.kill)
	return v
}

// start runs it and waits until it has said under which key it signs.
func (v *victim) start() {
	v.t.Helper()
	v.cmd = exec.CommandContext(context.Background(), os.Args[0], "-test.run=^TestVictim$") //nolint:gosec // the test binary itself
	v.cmd.Env = append(os.Environ(), beVictim+"="+v.kind, victimDir+"="+v.dir, victimListen+"="+v.listen, victimDumps+"="+v.dumps)
	out, err := v.cmd.StderrPipe()
	if err != nil {
		v.t.Fatal(err)
	}
	if err := v.cmd.Start(); err != nil {
		v.t.Fatal(err)
	}
	greeted := make(chan struct{})
	v.dumped, v.heard = make(chan struct{}, 1), make(chan struct{})
	go v.listenTo(out, greeted)
	select {
	case <-greeted:
	case <-v.heard:
		v.t.Fatalf("the server did not start: %s", v.log())
	}
}

func (v *victim) listenTo(out io.Reader, greeted chan<- struct{}) {
	defer close(v.heard)
	for lines := bufio.NewScanner(out); lines.Scan(); {
		line := strings.TrimSpace(lines.Text())
		v.mu.Lock()
		_, _ = fmt.Fprintln(&v.said, line)
		v.mu.Unlock()
		if key, is := strings.CutPrefix(line, "log key"); is {
			v.logKey = strings.TrimSpace(key)
		}
		if strings.HasPrefix(line, "publish ") {
			close(greeted)
		}
		if line == dumped {
			v.dumped <- struct{}{}
		}
	}
}

func (v *victim) log() string {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.said.String()
}

// kill ends it as a power cut would: it notices nothing. Killing it again does nothing.
func (v *victim) kill() {
	_ = v.cmd.Process.Kill()
	<-v.heard
	_ = v.cmd.Wait()
}

func (v *victim) restart() {
	v.t.Helper()
	v.kill()
	v.start()
}

// dump has the server dump its memory, and returns the objects' bytes, and the profiles.
func (v *victim) dump(when syscall.Signal) (heap, profiles []byte) {
	v.t.Helper()
	if err := v.cmd.Process.Signal(when); err != nil {
		v.t.Fatal(err)
	}
	select {
	case <-v.dumped:
	case <-v.heard:
		v.t.Fatalf("the server died: %s", v.log())
	}
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(v.dumps, name))
		if err != nil || len(data) == 0 {
			v.t.Fatalf("%s: %d bytes, %v", name, len(data), err)
		}
		return data
	}
	return read("heap"), read("profiles")
}
