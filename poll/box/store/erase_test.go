package store

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"isoloir/poll"
	"isoloir/poll/box"
)

// next is the number of a poll's next statement.
func next(t *testing.T, s box.Store, id poll.ID) uint64 {
	t.Helper()
	notes, err := s.Statements(ctx, id)
	ok(t, err)
	return uint64(len(notes))
}

// eraseLeavesATombstone is the part of the contract that concerns deletion.
func eraseLeavesATombstone(t *testing.T, s box.Store) {
	p, other := publish(t, s, 1), publish(t, s, 2)
	put(t, s, p.ID, record(1, 0, "file"))
	put(t, s, other.ID, record(1, 0, "file"))
	ok(t, s.SaveArchive(ctx, p.ID, true, func(w io.Writer) error { _, err := w.Write([]byte("tar")); return err }))
	wantErr(t, s.Erase(ctx, newPoll(9).ID, 1, nil, nil), box.ErrNotFound)
	_, err := s.Tombstone(ctx, p.ID)
	wantErr(t, err, box.ErrNotFound)
	ok(t, s.AddStatement(ctx, p.ID, 1, []byte("close"), true)) // while the deletion was on its way
	wantErr(t, s.Erase(ctx, p.ID, 1, []byte("delete"), []byte("confirmed")), box.ErrTaken)
	wantErr(t, s.Erase(ctx, p.ID, 3, []byte("delete"), []byte("confirmed")), box.ErrTaken)
	ok(t, s.Erase(ctx, p.ID, 2, []byte("delete"), []byte("confirmed")))
	ok(t, s.Erase(ctx, p.ID, 0, []byte("delete"), []byte("confirmed again"))) // the number counts the first time
	wantErr(t, s.Erase(ctx, p.ID, 2, []byte("another"), []byte("x")), box.ErrDeleted)
	if got, err := s.Tombstone(ctx, p.ID); err != nil || string(got) != "confirmed" {
		t.Errorf("confirmation %q %v, want the first", got, err)
	}
	_, definition := s.Definition(ctx, p.ID)
	_, poll := s.Poll(ctx, p.ID)
	_, statements := s.Statements(ctx, p.ID)
	_, seal := s.Seal(ctx, p.ID, box.Seal{Checkpoint: []byte("c")})
	_, _, archive := s.OpenArchive(ctx, p.ID, true)
	for name, err := range map[string]error{
		"Definition": definition, "Poll": poll, "Statements": statements, "Seal": seal, "OpenArchive": archive,
		"Publish":      s.Publish(ctx, p),
		"AddStatement": s.AddStatement(ctx, p.ID, 1, []byte("s"), false),
		"Change":       s.Change(ctx, p.ID, [32]byte{}, nil),
		"Close":        s.Close(ctx, p.ID),
		"Forget":       s.Forget(ctx, p.ID),
		"Finish":       s.Finish(ctx, p.ID),
		"Ballots":      s.Ballots(ctx, p.ID, nil),
		"SaveArchive":  s.SaveArchive(ctx, p.ID, true, nil),
	} {
		if !errors.Is(err, box.ErrDeleted) {
			t.Errorf("%s of a deleted poll: %v, want ErrDeleted", name, err)
		}
	}
	if ids, err := s.Find(ctx, box.Which{}); err != nil || len(ids) != 1 || ids[0] != other.ID {
		t.Errorf("found %v %v, want the other poll only", ids, err)
	}
	if n := len(standing(t, s, other.ID)); n != 1 {
		t.Errorf("%d ballots of the other poll, want 1", n)
	}
}

// secrets are what nothing of may be left of an erased poll.
type secrets struct{ definition, settled, arrived, archive, results string }

func (c secrets) all() []string {
	return []string{c.definition, c.settled, c.arrived, c.archive, c.results}
}

func toErase(t *testing.T, s *SQLite) (box.NewPoll, secrets) {
	t.Helper()
	long := func(word string) string { return strings.Repeat(word, 200) }
	c := secrets{long("definition"), long("settled"), long("arrived"), long("archive"), long("published")}
	p := newPoll(1)
	p.Definition = []byte(c.definition)
	ok(t, s.Publish(ctx, p))
	put(t, s, p.ID, record(1, 0, c.settled))
	ok(t, s.Forget(ctx, p.ID))
	put(t, s, p.ID, record(2, 0, c.arrived))
	ok(t, s.SaveArchive(ctx, p.ID, false, func(w io.Writer) error { _, err := io.WriteString(w, c.archive); return err }))
	ok(t, s.AddResults(ctx, p.ID, 1, []byte("statement"), []byte(c.results)))
	return p, c
}

func TestNothingOfAnErasedPollIsLeftOnTheDisk(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	defer func() { ok(t, s.Shutdown()) }()
	p, c := toErase(t, s)
	for _, secret := range c.all() {
		if !liesIn(t, dir, []byte(secret)) {
			t.Fatalf("%.10s is not found before either: the search proves nothing", secret)
		}
	}
	ok(t, s.Erase(ctx, p.ID, next(t, s, p.ID), []byte("delete"), []byte("confirmed")))
	for _, secret := range c.all() {
		if liesIn(t, dir, []byte(secret[:20])) {
			t.Errorf("%.10s is still there", secret)
		}
	}
}

func TestAnErasingThatWasKilledGoesOnWhenTheStoreIsOpened(t *testing.T) {
	dir, killed := t.TempDir(), t.TempDir()
	s := open(t, dir)
	p, c := toErase(t, s)
	copied := false
	s.overwrite = func(ctx context.Context, name string) error {
		if !copied && name != s.journal() {
			copied = true
			ok(t, os.CopyFS(killed, os.DirFS(dir)))
		}
		return overwrite(ctx, name)
	}
	ok(t, s.Erase(ctx, p.ID, next(t, s, p.ID), []byte("delete"), []byte("confirmed")))
	ok(t, s.Shutdown())
	if !liesIn(t, killed, []byte(c.settled)) {
		t.Fatal("nothing is left to be erased: the test proves nothing")
	}
	s = open(t, killed)
	defer func() { ok(t, s.Shutdown()) }()
	for _, secret := range c.all() {
		if liesIn(t, killed, []byte(secret[:20])) {
			t.Errorf("%.10s is still there", secret)
		}
	}
	if got, err := s.Tombstone(ctx, p.ID); err != nil || !bytes.Equal(got, []byte("confirmed")) {
		t.Errorf("confirmation %q %v", got, err)
	}
}

func TestAnArchiveThatIsWrittenWhileItsPollIsErasedDoesNotOutliveIt(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	defer func() { ok(t, s.Shutdown()) }()
	p, c := toErase(t, s)
	wantErr(t, s.SaveArchive(ctx, p.ID, true, func(w io.Writer) error {
		ok(t, s.Erase(ctx, p.ID, next(t, s, p.ID), []byte("delete"), []byte("confirmed")))
		_, err := io.WriteString(w, c.archive)
		return err
	}), box.ErrDeleted)
	if liesIn(t, dir, []byte(c.archive)) {
		t.Error("the archive is there")
	}
}
