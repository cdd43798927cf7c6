package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
)

// refuse has somebody on the way refuse every request whose path ends so in the server's name, which nobody signs: refuse /ballots 403 closed.
// With "after" the server has done it before, and its answer is lost: refuse /ballots 403 closed after. It ends with: block off.
func refuse(ts *testscript.TestScript, _ bool, args []string) {
	s := serverOf(ts)
	status, err := strconv.Atoi(args[1])
	ts.Check(err)
	code, after := args[2], slices.Contains(args, "after")
	s.mu.Lock()
	defer s.mu.Unlock()
	s.blocked = func(w http.ResponseWriter, r *http.Request) bool {
		if !strings.HasSuffix(r.URL.Path, args[0]) {
			return false
		}
		if after {
			s.handler.ServeHTTP(httptest.NewRecorder(), r)
		}
		w.Header().Set("Content-Type", "application/problem+json")
		w.WriteHeader(status)
		_, _ = io.WriteString(w, `{"type":"urn:isoloir:problem:`+code+`","title":"So it is.","code":"`+code+`"}`)
		return true
	}
}

// fell ends the client whose number stands in the file pid by a signal once the server has done a request whose path ends so, and never
// answers that: fell KILL /ballots
func fell(ts *testscript.TestScript, _ bool, args []string) {
	s := serverOf(ts)
	signal := map[string]syscall.Signal{"KILL": syscall.SIGKILL, "HUP": syscall.SIGHUP}[args[0]]
	s.mu.Lock()
	defer s.mu.Unlock()
	s.blocked = func(_ http.ResponseWriter, r *http.Request) bool {
		if !strings.HasSuffix(r.URL.Path, args[1]) {
			return false
		}
		s.handler.ServeHTTP(httptest.NewRecorder(), r)
		pid, err := os.ReadFile(ts.MkAbs("pid"))
		if err != nil {
			panic(err)
		}
		number, err := strconv.Atoi(strings.TrimSpace(string(pid)))
		if err != nil {
			panic(err)
		}
		client, err := os.FindProcess(number)
		if err == nil {
			err = client.Signal(signal)
		}
		if err != nil {
			panic(err)
		}
		<-r.Context().Done()
		return true
	}
}
