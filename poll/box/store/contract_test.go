package store

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"testing"

	"isoloir/poll"
	"isoloir/poll/box"
)

// A backend opens the store that lies at a place, which is a fresh directory; shut releases it, so that it can be opened again.
type backend func(t *testing.T, place string) (s box.Store, shut func())

func TestSQLiteKeepsTheContractOfAStore(t *testing.T) {
	contract(t, func(t *testing.T, place string) (box.Store, func()) {
		s := open(t, place)
		return s, func() {
			if err := s.Shutdown(); err != nil {
				t.Error(err)
			}
		}
	})
}

// contract is what the comments of box.Store promise. Every backend runs all of it.
func contract(t *testing.T, b backend) {
	for _, part := range []struct {
		name string
		run  func(*testing.T, box.Store)
	}{
		{"the first key stands", firstKeyStands},
		{"publishing the same again changes nothing", publishTwice},
		{"polls are found by what they are", findPolls},
		{"what is not there is not found", notFound},
		{"statements are taken in their turn only", statementsInTurn},
		{"a decision sees what stands and decides what will", decisions},
		{"a refusal stores nothing", refusals},
		{"after the close every decision sees the mark", closeMark},
		{"ballots come in the order of their key hashes, and stop at an error", ballotsSorted},
		{"forgetting loses nothing and can be repeated", forgetKeeps},
		{"the first seal stands", firstSealStands},
		{"results come in their statements' turn, when nothing else does", resultsInTurn},
		{"an archive is whole or not there", archivesWhole},
		{"erasing leaves a tombstone", eraseLeavesATombstone},
		{"the journal grows by compare and swap", journalGrows},
		{"one step of many at once is made", journalSteps},
		{"the newest checkpoint is served", journalServed},
		{"a log's tiles never change", logTilesStand},
		{"the first frozen journal stands", firstFrozenStands},
		{"a deleted poll leaves its statement and no log", tombstonesTold},
		{"token keys stand, each for one poll", tokenKeysStand},
		{"codes come and go in their statements' turn", codesInTurn},
		{"a code is used once", codesUsedOnce},
		{"no use of a code is lost when others are added", codesNotLostToAdding},
		{"codes are counted and erased", codesErasedAndCounted},
		{"codes are shown to the auditor once", codesShownToTheAuditorOnce},
		{"slices are not shared", slicesNotShared},
		{"concurrent changes happen one after another", oneAfterAnother},
		{"no change slips in behind a close", noChangeBehindClose},
	} {
		t.Run(part.name, func(t *testing.T) {
			s, shut := b(t, t.TempDir())
			defer shut()
			part.run(t, s)
		})
	}
	t.Run("everything survives a restart", func(t *testing.T) { survivesRestart(t, b) })
	t.Run("codes survive a restart", func(t *testing.T) { codesSurviveRestart(t, b) })
	t.Run("a store that is shut says that it is busy", func(t *testing.T) {
		s, shut := b(t, t.TempDir())
		p := publish(t, s, 1)
		shut()
		wantErr(t, s.Close(ctx, p.ID), box.ErrBusy)
	})
}

var ctx = context.Background()

func open(t testing.TB, dir string) *SQLite {
	t.Helper()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantErr(t testing.TB, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Fatalf("error %v, want %v", got, want)
	}
}

func newPoll(n byte) box.NewPoll {
	return box.NewPoll{ID: poll.ID{31: n}, Definition: []byte{'d', n}, Statement: []byte{'s', n}}
}

func publish(t testing.TB, s box.Store, n byte) box.NewPoll {
	t.Helper()
	p := newPoll(n)
	ok(t, s.Publish(ctx, p))
	return p
}

// record makes a ballot that is none: a store checks no signatures.
func record(n int, seq uint32, file string) *box.Record {
	key := make([]byte, 32)
	binary.BigEndian.PutUint64(key, uint64(n))
	return &box.Record{Key: ed25519.PublicKey(key), Seq: seq, Signature: bytes.Repeat([]byte{byte(n)}, 64), File: []byte(file)}
}

func withdrawn(n int, seq uint32) *box.Record {
	r := record(n, seq, "")
	r.File, r.Withdrawn = nil, true
	return r
}

func put(t testing.TB, s box.Store, id poll.ID, r *box.Record) {
	t.Helper()
	ok(t, s.Change(ctx, id, r.KeyHash(), func(box.Slot) (*box.Record, error) { return r, nil }))
}

// standing gives the records of a poll as text.
func standing(t testing.TB, s box.Store, id poll.ID) (all []string) {
	t.Helper()
	ok(t, s.Ballots(ctx, id, func(r *box.Record) error {
		all = append(all, show(r))
		return nil
	}))
	return all
}

func show(r *box.Record) string {
	if r == nil {
		return "none"
	}
	return fmt.Sprintf("%x %d %x %q %v", r.Key, r.Seq, r.Signature, r.File, r.Withdrawn)
}

func firstKeyStands(t *testing.T, s box.Store) {
	first := box.Key{Signer: "signer 1", Verifier: "verifier 1"}
	for _, fresh := range []box.Key{first, {Signer: "signer 2", Verifier: "verifier 2"}} {
		if got, err := s.Key(ctx, fresh); err != nil || got != first {
			t.Fatalf("key %v %v, want %v", got, err, first)
		}
	}
}

func publishTwice(t *testing.T, s box.Store) {
	p := publish(t, s, 1)
	put(t, s, p.ID, record(1, 0, "file"))
	publish(t, s, 1)
	if n := len(standing(t, s, p.ID)); n != 1 {
		t.Fatalf("%d ballots after publishing again, want 1", n)
	}
	if got, err := s.Definition(ctx, p.ID); err != nil || !bytes.Equal(got, p.Definition) {
		t.Fatalf("definition %q %v", got, err)
	}
	p.Statement = []byte("another")
	wantErr(t, s.Publish(ctx, p), box.ErrTaken)
}

func findPolls(t *testing.T, s box.Store) {
	plain, listed, inCampaign := newPoll(1), newPoll(2), newPoll(3)
	listed.Listed = true
	inCampaign.Campaign = "/c/hash/id"
	for _, p := range []box.NewPoll{plain, listed, inCampaign} {
		ok(t, s.Publish(ctx, p))
	}
	ok(t, s.Finish(ctx, plain.ID))
	ok(t, s.Finish(ctx, plain.ID))
	for _, c := range []struct {
		which box.Which
		want  []poll.ID
	}{
		{box.Which{}, []poll.ID{plain.ID, listed.ID, inCampaign.ID}},
		{box.Which{Listed: true}, []poll.ID{listed.ID}},
		{box.Which{Campaign: "/c/hash/id"}, []poll.ID{inCampaign.ID}},
		{box.Which{Unfinished: true}, []poll.ID{listed.ID, inCampaign.ID}},
		{box.Which{Campaign: "/c/hash/other"}, nil},
	} {
		got, err := s.Find(ctx, c.which)
		ok(t, err)
		slices.SortFunc(got, func(a, b poll.ID) int { return bytes.Compare(a[:], b[:]) })
		if !slices.Equal(got, c.want) {
			t.Errorf("%+v found %v, want %v", c.which, got, c.want)
		}
	}
}

func notFound(t *testing.T, s box.Store) {
	id := poll.ID{9}
	_, definition := s.Definition(ctx, id)
	_, standing := s.Poll(ctx, id)
	_, statements := s.Statements(ctx, id)
	_, results := s.Results(ctx, id, 1)
	_, seal := s.Seal(ctx, id, box.Seal{Checkpoint: []byte("c")})
	_, _, archive := s.OpenArchive(ctx, publish(t, s, 1).ID, true)
	for name, err := range map[string]error{
		"Definition": definition, "Poll": standing, "Statements": statements, "Results": results, "Seal": seal, "OpenArchive": archive,
		"AddStatement": s.AddStatement(ctx, id, 0, []byte("s"), false),
		"AddResults":   s.AddResults(ctx, id, 1, []byte("s"), []byte("r")),
		"Change":       s.Change(ctx, id, [32]byte{}, nil),
		"Close":        s.Close(ctx, id),
		"Forget":       s.Forget(ctx, id),
		"Finish":       s.Finish(ctx, id),
		"Ballots":      s.Ballots(ctx, id, nil),
		"SaveArchive":  s.SaveArchive(ctx, id, true, nil),
	} {
		if !errors.Is(err, box.ErrNotFound) {
			t.Errorf("%s of an unknown poll: %v, want ErrNotFound", name, err)
		}
	}
}

func statementsInTurn(t *testing.T, s box.Store) {
	p := publish(t, s, 1)
	first, second, closing := []byte("first"), []byte("second"), []byte("closing")
	ok(t, s.AddStatement(ctx, p.ID, 1, first, false))
	ok(t, s.AddStatement(ctx, p.ID, 1, first, false))
	ok(t, s.AddStatement(ctx, p.ID, 0, p.Statement, false))
	wantErr(t, s.AddStatement(ctx, p.ID, 1, second, false), box.ErrTaken)
	wantErr(t, s.AddStatement(ctx, p.ID, 3, second, false), box.ErrTaken)
	if st, err := s.Poll(ctx, p.ID); err != nil || st.Closed {
		t.Fatalf("closed by a statement that does not close: %v", err)
	}
	ok(t, s.AddStatement(ctx, p.ID, 2, closing, true))
	ok(t, s.AddStatement(ctx, p.ID, 2, closing, true))
	wantErr(t, s.AddStatement(ctx, p.ID, 3, second, false), box.ErrClosed)
	if st, err := s.Poll(ctx, p.ID); err != nil || !st.Closed {
		t.Fatalf("not closed by a closing statement: %v", err)
	}
	got, err := s.Statements(ctx, p.ID)
	ok(t, err)
	if want := [][]byte{p.Statement, first, closing}; !slices.EqualFunc(got, want, bytes.Equal) {
		t.Fatalf("statements %q, want %q", got, want)
	}
}

func firstSealStands(t *testing.T, s box.Store) {
	p := publish(t, s, 1)
	if st, err := s.Poll(ctx, p.ID); err != nil || st.Seal != nil {
		t.Fatalf("sealed at birth: %+v %v", st.Seal, err)
	}
	for _, seal := range []box.Seal{{Checkpoint: []byte("first"), Withheld: true}, {Checkpoint: []byte("second")}} {
		got, err := s.Seal(ctx, p.ID, seal)
		if err != nil || string(got.Checkpoint) != "first" || !got.Withheld {
			t.Fatalf("seal %+v %v, want the first", got, err)
		}
	}
	ok(t, s.Finish(ctx, p.ID))
	if st, err := s.Poll(ctx, p.ID); err != nil || st.Seal == nil || string(st.Seal.Checkpoint) != "first" || !st.Finished {
		t.Fatalf("standing %+v %v", st, err)
	}
}

func archivesWhole(t *testing.T, s box.Store) {
	p := publish(t, s, 1)
	failed := errors.New("failed")
	save := func(public bool, text string, err error) error {
		return s.SaveArchive(ctx, p.ID, public, func(w io.Writer) error {
			_, werr := io.WriteString(w, text)
			return errors.Join(werr, err)
		})
	}
	read := func(public bool) string {
		r, size, err := s.OpenArchive(ctx, p.ID, public)
		ok(t, err)
		defer r.Close()
		data, err := io.ReadAll(r)
		ok(t, err)
		if size != int64(len(data)) {
			t.Errorf("size %d, read %d bytes", size, len(data))
		}
		if _, err := r.Seek(0, io.SeekStart); err != nil {
			t.Error(err)
		}
		return string(data)
	}
	wantErr(t, save(true, "part", failed), failed)
	_, _, err := s.OpenArchive(ctx, p.ID, true)
	wantErr(t, err, box.ErrNotFound)
	ok(t, save(true, "public", nil))
	ok(t, save(false, "whole", nil))
	wantErr(t, save(false, "part of another", failed), failed)
	if pub, whole := read(true), read(false); pub != "public" || whole != "whole" {
		t.Fatalf("archives %q and %q", pub, whole)
	}
	ok(t, save(false, "again", nil))
	if whole := read(false); whole != "again" {
		t.Fatalf("archive %q after saving again", whole)
	}
}

func survivesRestart(t *testing.T, b backend) {
	place := t.TempDir()
	s, shut := b(t, place)
	p := publish(t, s, 1)
	key, err := s.Key(ctx, box.Key{Signer: "signer", Verifier: "verifier"})
	ok(t, err)
	put(t, s, p.ID, record(1, 0, "first"))
	ok(t, s.AddStatement(ctx, p.ID, 1, []byte("close"), true))
	ok(t, s.Forget(ctx, p.ID))
	_, err = s.Seal(ctx, p.ID, box.Seal{Checkpoint: []byte("checkpoint")})
	ok(t, err)
	ok(t, s.SaveArchive(ctx, p.ID, true, func(w io.Writer) error { _, err := w.Write([]byte("tar")); return err }))
	before := standing(t, s, p.ID)
	shut()

	s, shut = b(t, place)
	defer shut()
	if again, err := s.Key(ctx, box.Key{Signer: "other"}); err != nil || again != key {
		t.Errorf("key %v %v", again, err)
	}
	if after := standing(t, s, p.ID); !slices.Equal(before, after) {
		t.Errorf("ballots %q, want %q", after, before)
	}
	st, err := s.Poll(ctx, p.ID)
	if err != nil || !st.Closed || st.Live != 1 || st.Seal == nil || string(st.Seal.Checkpoint) != "checkpoint" || st.Finished {
		t.Errorf("standing %+v %v", st, err)
	}
	if notes, err := s.Statements(ctx, p.ID); err != nil || len(notes) != 2 {
		t.Errorf("statements %q %v", notes, err)
	}
	r, size, err := s.OpenArchive(ctx, p.ID, true)
	ok(t, err)
	r.Close()
	if size != 3 {
		t.Errorf("archive of %d bytes", size)
	}
}
