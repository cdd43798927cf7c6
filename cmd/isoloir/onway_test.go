package main

import (
	"crypto/sha256"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/mod/sumdb/note"

	"isoloir/crypto/translog"
	"isoloir/poll"
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
		problem(w, status, code)
		return true
	}
}

// acknowledge has somebody on the way swallow every statement and acknowledge it in the server's name: acknowledge /statements
func acknowledge(ts *testscript.TestScript, _ bool, args []string) {
	s := serverOf(ts)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.blocked = func(w http.ResponseWriter, r *http.Request) bool {
		if !strings.HasSuffix(r.URL.Path, args[0]) {
			return false
		}
		_, _ = io.WriteString(w, `{"id":"`+strings.Split(r.URL.Path, "/")[2]+`"}`)
		return true
	}
}

// impostor has somebody on the way say that a poll is gone, and confirm its deletion with a key of their own: impostor LINK
func impostor(ts *testscript.TestScript, _ bool, args []string) {
	s := serverOf(ts)
	link, err := poll.ParseLink(args[0])
	ts.Check(err)
	skey, vkey, err := translog.GenerateKey(s.host)
	ts.Check(err)
	signer, err := note.NewSigner(skey)
	ts.Check(err)
	checkpoint, err := translog.Checkpoint{Origin: translog.JournalOrigin(s.host), Root: new(translog.Hasher).Root()}.Sign(signer)
	ts.Check(err)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.blocked = func(w http.ResponseWriter, r *http.Request) bool {
		body, _ := io.ReadAll(r.Body)
		switch {
		case r.URL.Path == "/.well-known/isoloir":
			_, _ = io.WriteString(w, `{"version":1,"log_key":"`+vkey+`"}`)
		case r.URL.Path == "/journal/checkpoint":
			_, _ = w.Write(checkpoint)
		case strings.HasSuffix(r.URL.Path, "/statements"):
			confirmed, err := translog.Deletion{Poll: link.ID, Statement: sha256.Sum256(body)}.Sign(signer)
			if err != nil {
				panic(err)
			}
			_, _ = w.Write(confirmed)
		default:
			problem(w, http.StatusGone, "deleted")
		}
		return true
	}
}

// problem answers as the server does when it refuses.
func problem(w http.ResponseWriter, status int, code string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, `{"type":"urn:isoloir:problem:`+code+`","title":"So it is.","code":"`+code+`"}`)
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
