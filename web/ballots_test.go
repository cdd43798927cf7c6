package web_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"isoloir/crypto/ballot"
	"isoloir/poll"
	"isoloir/poll/remote"
)

func codeOf(err error) string {
	var p *remote.Problem
	errors.As(err, &p)
	if p == nil {
		return ""
	}
	return p.Code
}

func readFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// post sends raw bytes, as a client of someone else's might, and returns status and code.
func (s *site) post(page string, body []byte) (int, string) {
	s.t.Helper()
	r, err := http.Post(s.url+page, "application/octet-stream", bytes.NewReader(body)) //nolint:noctx // the server is the test's own
	s.ok(err)
	defer func() { _ = r.Body.Close() }()
	answer, err := io.ReadAll(r.Body)
	s.ok(err)
	var p struct{ Code string }
	if r.StatusCode/100 != 2 {
		s.ok(json.Unmarshal(answer, &p))
	}
	return r.StatusCode, p.Code
}

// disk is everything in the data folder.
func (s *site) disk() map[string][]byte {
	s.t.Helper()
	files := map[string][]byte{}
	s.ok(filepath.WalkDir(s.dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && filepath.Ext(path) != ".db-shm" { // shared memory: who reads, not what is stored
			files[path] = readFile(s.t, path)
		}
		return err
	}))
	return files
}

func TestABadBallotGetsItsCodeAndChangesNothing(t *testing.T) {
	s := newSite(t)
	link := s.publish(nil)
	other := s.publish(func(d *poll.Definition) { d.Title = poll.Text{"en": "Another"} })
	upcoming := s.publish(func(d *poll.Definition) { d.Opens = opens.Add(48 * time.Hour) })
	s.setClock(opens)
	over := s.publish(func(d *poll.Definition) { d.Closes = opens.Add(time.Minute) })
	s.setClock(opens.Add(time.Hour))
	_, err := s.client.Submit(ctx, link, s.sealed(link, 0, 0, "good"), nil)
	s.ok(err)
	good := s.sealed(link, 1, 0, "good").Submission()
	edit := func(change func(b []byte) []byte) []byte { return change(bytes.Clone(good)) }
	header := bytes.Index(good, []byte("mlkem768x25519"))
	stolen := s.sealed(link, 2, 0, "good")
	stolen.Signature = ballot.Sign(ballotKey(3), link.ID, 0, stolen.File)

	for _, c := range []struct {
		name   string
		link   poll.Link
		body   []byte
		status int
		code   string
	}{
		{"nothing", link, nil, 400, "ballot_too_short"},
		{"one byte", link, []byte{0}, 400, "ballot_too_short"},
		{"too short by one", link, good[:len(good)-1], 400, "ballot_too_short"},
		{"too long by one", link, append(bytes.Clone(good), 0), 400, "ballot_too_long"},
		{"far too long", link, make([]byte, 1<<20), 413, "body_too_large"},
		{"garbage of the right length", link, bytes.Repeat([]byte{0x00, 0x00, 0x00, 0x01}, len(good))[:len(good)], 400, "bad_header"},
		{"a broken header", link, edit(func(b []byte) []byte { b[header] ^= 1; return b }), 400, "bad_header"},
		{"sealed for another poll", link, s.sealed(other, 1, 0, "good").Submission(), 400, "wrong_poll"},
		{"a changed body", link, edit(func(b []byte) []byte { b[len(b)-1] ^= 1; return b }), 400, "bad_signature"},
		{"a changed signature", link, edit(func(b []byte) []byte { b[10] ^= 1; return b }), 400, "bad_signature"},
		{"another's signature", link, stolen.Submission(), 400, "bad_signature"},
		{"seq over 100", link, edit(func(b []byte) []byte { b[3] = 101; return b }), 409, "seq_too_high"},
		{"a replacement of nothing", link, s.sealed(link, 4, 1, "good").Submission(), 404, "no_such_ballot"},
		{"a replacement out of turn", link, s.sealed(link, 0, 2, "good").Submission(), 409, "seq_out_of_turn"},
		{"another ballot under a seq that is taken", link, s.sealed(link, 0, 0, "bad").Submission(), 409, "seq_out_of_turn"},
		{"before the opening", upcoming, s.sealed(upcoming, 1, 0, "good").Submission(), 403, "not_open_yet"},
		{"after the close", over, s.sealed(over, 1, 0, "good").Submission(), 403, "closed"},
		{"for a poll that is not here", poll.Link{ID: poll.ID{1}}, good, 404, "poll_not_found"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, entries := s.disk(), s.entries(link.ID)
			status, code := s.post("/p/"+c.link.ID.String()+"/ballots", c.body)
			if status != c.status || code != c.code {
				t.Errorf("%d %q, want %d %q", status, code, c.status, c.code)
			}
			if !reflect.DeepEqual(s.entries(link.ID), entries) || !reflect.DeepEqual(s.disk(), before) {
				t.Error("the store has changed")
			}
		})
	}
	before := s.disk()
	if status, code := s.post("/p/"+link.ID.String()+"/ballots", good); status != 201 {
		t.Errorf("the good ballot: %d %q", status, code)
	}
	if reflect.DeepEqual(s.disk(), before) || len(s.entries(link.ID)) != 2 {
		t.Error("a good ballot changes nothing either: the test sees nothing")
	}
}

func TestABadWithdrawalGetsItsCodeAndChangesNothing(t *testing.T) {
	s := newSite(t)
	link := s.publish(nil)
	_, err := s.client.Submit(ctx, link, s.sealed(link, 0, 0, "good"), nil)
	s.ok(err)
	good := ballot.SignWithdrawal(ballotKey(0), link.ID, 1).Bytes()
	for name, c := range map[string]struct {
		body   []byte
		status int
		code   string
	}{
		"cut off":                 {good[:99], 400, "bad_body"},
		"too long":                {append(bytes.Clone(good), 0), 413, "body_too_large"},
		"of a key without ballot": {ballot.SignWithdrawal(ballotKey(1), link.ID, 1).Bytes(), 404, "no_such_ballot"},
		"out of turn":             {ballot.SignWithdrawal(ballotKey(0), link.ID, 2).Bytes(), 409, "seq_out_of_turn"},
		"for another poll":        {ballot.SignWithdrawal(ballotKey(0), poll.ID{1}, 1).Bytes(), 400, "bad_signature"},
	} {
		before := s.disk()
		if status, code := s.post("/p/"+link.ID.String()+"/withdrawals", c.body); status != c.status || code != c.code {
			t.Errorf("%s: %d %q, want %d %q", name, status, code, c.status, c.code)
		}
		if !reflect.DeepEqual(s.disk(), before) {
			t.Errorf("%s: the store has changed", name)
		}
	}
	if status, code := s.post("/p/"+link.ID.String()+"/withdrawals", good); status != 200 {
		t.Errorf("the good one: %d %q", status, code)
	}
}
