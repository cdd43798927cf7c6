package main

import (
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"
)

// heard notes over which connection each request came: what is asked over one connection is of one person.
type heard struct {
	mu    sync.Mutex
	calls []call
}

type call struct{ path, connection string }

func (h *heard) note(r *http.Request) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.calls = append(h.calls, call{r.URL.Path, r.RemoteAddr})
}

// over returns the connections over which requests came whose path ends so.
func (h *heard) over(suffix string) (all []string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, c := range h.calls {
		if strings.HasSuffix(c.path, suffix) {
			all = append(all, c.connection)
		}
	}
	return all
}

// apart demands that requests of two kinds came, and never over the same connection: apart /tokens /ballots. With ! that they shared one.
func apart(ts *testscript.TestScript, neg bool, args []string) {
	h := &serverOf(ts).heard
	some, others := h.over(args[0]), h.over(args[1])
	if len(some) == 0 || len(others) == 0 {
		ts.Fatalf("%d and %d requests came", len(some), len(others))
	}
	shared := slices.ContainsFunc(some, func(c string) bool { return slices.Contains(others, c) })
	if shared != neg {
		ts.Fatalf("one connection for both: %v", shared)
	}
}
