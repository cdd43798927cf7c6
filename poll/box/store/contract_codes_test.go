package store

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"isoloir/poll"
	"isoloir/poll/box"
)

func code(n byte) [32]byte { return [32]byte{n} }

// withCodes publishes a poll with a token key and the codes 10, 20, 30 by statement 1.
func withCodes(t *testing.T, s box.Store, n byte) box.NewPoll {
	t.Helper()
	p := newPoll(n)
	p.Organizer, p.TokenKey = "organizer", []byte{'k', n}
	_, err := s.SaveTokenKey(ctx, p.Organizer, [32]byte{n}, box.TokenKey{Public: p.TokenKey, Private: []byte{'p', n}})
	ok(t, err)
	ok(t, s.Publish(ctx, p))
	ok(t, s.AddCodes(ctx, p.ID, 1, []byte("added"), [][32]byte{code(10), code(20), code(30)}, true))
	return p
}

func tokenKeysStand(t *testing.T, s box.Store) {
	_, err := s.TokenKey(ctx, "organizer", [32]byte{1})
	wantErr(t, err, box.ErrNotFound)
	for _, fresh := range []string{"first", "second"} {
		got, err := s.SaveTokenKey(ctx, "organizer", [32]byte{1}, box.TokenKey{Public: []byte(fresh), Private: []byte("p" + fresh)})
		if ok(t, err); string(got) != "first" {
			t.Fatalf("key %q", got)
		}
	}
	if got, err := s.TokenKey(ctx, "organizer", [32]byte{1}); err != nil || string(got) != "first" {
		t.Fatalf("key %q, %v", got, err)
	}
	p := newPoll(1)
	p.Organizer = "another"
	for _, key := range []string{"first", "second"} { // another's, and none
		p.TokenKey = []byte(key)
		wantErr(t, s.Publish(ctx, p), box.ErrNoKey)
	}
	p.Organizer, p.TokenKey = "organizer", []byte("first")
	ok(t, s.Publish(ctx, p))
	ok(t, s.Publish(ctx, p))
	if private, err := s.PollTokenKey(ctx, p.ID); err != nil || string(private) != "pfirst" {
		t.Fatalf("private key %q, %v", private, err)
	}
	other := newPoll(2)
	other.Organizer, other.TokenKey = p.Organizer, p.TokenKey
	wantErr(t, s.Publish(ctx, other), box.ErrNoKey)

	// Many keys that nobody uses push out the oldest of them, and no other.
	for n := range box.MaxSpareKeys + 3 {
		_, err := s.SaveTokenKey(ctx, "organizer", [32]byte{9, byte(n)}, box.TokenKey{Public: []byte{9, byte(n)}, Private: []byte{8}})
		ok(t, err)
	}
	_, err = s.TokenKey(ctx, "organizer", [32]byte{9, 2})
	wantErr(t, err, box.ErrNotFound)
	_, err = s.TokenKey(ctx, "organizer", [32]byte{9, 3})
	ok(t, err)
	_, err = s.PollTokenKey(ctx, p.ID)
	ok(t, err)
}

func codesInTurn(t *testing.T, s box.Store) {
	p := withCodes(t, s, 1)
	ok(t, s.AddCodes(ctx, p.ID, 1, []byte("added"), [][32]byte{code(10), code(20), code(30)}, true))
	wantErr(t, s.AddCodes(ctx, p.ID, 1, []byte("others"), [][32]byte{code(40)}, true), box.ErrTaken)
	wantErr(t, s.AddCodes(ctx, p.ID, 3, []byte("too soon"), [][32]byte{code(40)}, true), box.ErrTaken)
	wantErr(t, s.AddCodes(ctx, p.ID, 2, []byte("again"), [][32]byte{code(5), code(20)}, true), box.ErrSameCode)
	wantErr(t, s.RevokeCodes(ctx, p.ID, 2, []byte("none"), [][32]byte{code(5)}, true), box.ErrNoCode)
	wantErr(t, s.Redeem(ctx, p.ID, box.Used{Code: code(5), Request: [32]byte{1}}, false), box.ErrNoCode)
	wantErr(t, s.Redeem(ctx, p.ID, box.Used{Code: code(40), Request: [32]byte{1}}, false), box.ErrNoCode)
	ok(t, s.Redeem(ctx, p.ID, box.Used{Code: code(20), Request: [32]byte{1}}, false))

	ok(t, s.AddCodes(ctx, p.ID, 2, []byte("more"), [][32]byte{code(5), code(25), code(40)}, true))
	ok(t, s.RevokeCodes(ctx, p.ID, 3, []byte("revoked"), [][32]byte{code(20), code(25)}, true))
	for _, c := range []byte{5, 10, 30, 40} {
		ok(t, s.Redeem(ctx, p.ID, box.Used{Code: code(c), Request: [32]byte{c}}, false))
	}
	wantErr(t, s.Redeem(ctx, p.ID, box.Used{Code: code(25), Request: [32]byte{1}}, false), box.ErrRevoked)
	ok(t, s.Redeem(ctx, p.ID, box.Used{Code: code(20), Request: [32]byte{1}}, false)) // used before it was revoked
	if notes, err := s.Statements(ctx, p.ID); err != nil || len(notes) != 4 {
		t.Errorf("%d statements, %v", len(notes), err)
	}
	ok(t, s.Close(ctx, p.ID))
	wantErr(t, s.AddCodes(ctx, p.ID, 4, []byte("late"), [][32]byte{code(60)}, true), box.ErrClosed)
	ok(t, s.RevokeCodes(ctx, p.ID, 3, []byte("revoked"), [][32]byte{code(20), code(25)}, true))
}

func codesUsedOnce(t *testing.T, s box.Store) {
	p := withCodes(t, s, 1)
	ok(t, s.Redeem(ctx, p.ID, box.Used{Code: code(10), Request: [32]byte{1}}, false))
	ok(t, s.Redeem(ctx, p.ID, box.Used{Code: code(10), Request: [32]byte{1}}, true))
	wantErr(t, s.Redeem(ctx, p.ID, box.Used{Code: code(10), Request: [32]byte{2}}, false), box.ErrUsed)
	for _, c := range []byte{10, 20, 99} { // used, unused, and none
		wantErr(t, s.Redeem(ctx, p.ID, box.Used{Code: code(c), Request: [32]byte{2}}, true), box.ErrClosed)
	}
	wantErr(t, s.Redeem(ctx, poll.ID{1}, box.Used{Code: code(10), Request: [32]byte{1}}, false), box.ErrNotFound)

	var wg sync.WaitGroup
	won := make(chan byte, 50)
	for n := range byte(50) {
		wg.Go(func() {
			if err := s.Redeem(ctx, p.ID, box.Used{Code: code(30), Request: [32]byte{n + 1}}, false); err == nil {
				won <- n
			} else if !errors.Is(err, box.ErrUsed) {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if len(won) != 1 {
		t.Errorf("%d of 50 requests got one code", len(won))
	}
}

// codesNotLostToAdding uses codes while others are added.
func codesNotLostToAdding(t *testing.T, s box.Store) {
	p := withCodes(t, s, 1)
	var many [][32]byte
	for n := range 200 {
		many = append(many, [32]byte{50, byte(n)})
	}
	ok(t, s.AddCodes(ctx, p.ID, 2, []byte("many"), many, true))
	var wg sync.WaitGroup
	wg.Go(func() {
		for n := range uint64(20) {
			ok(t, s.AddCodes(ctx, p.ID, 3+n, []byte{byte(n)}, [][32]byte{{60, byte(n)}}, true))
		}
	})
	for part := range 4 {
		wg.Go(func() {
			for n := part; n < len(many); n += 4 {
				for {
					err := s.Redeem(ctx, p.ID, box.Used{Code: many[n], Request: [32]byte{1, byte(n)}}, false)
					if err == nil {
						break
					}
					wantErr(t, err, box.ErrBusy) // and then it can be repeated
				}
			}
		})
	}
	wg.Wait()
	for n, c := range many {
		wantErr(t, s.Redeem(ctx, p.ID, box.Used{Code: c, Request: [32]byte{2, byte(n)}}, false), box.ErrUsed)
	}
	if used, err := s.EraseCodes(ctx, p.ID, nil); err != nil || used != int64(len(many)) {
		t.Errorf("%d used, %v", used, err)
	}
}

func codesErasedAndCounted(t *testing.T, s box.Store) {
	p := withCodes(t, s, 1)
	ok(t, s.Redeem(ctx, p.ID, box.Used{Code: code(10), Request: [32]byte{1}}, false))
	ok(t, s.RevokeCodes(ctx, p.ID, 2, []byte("revoked"), [][32]byte{code(20)}, true))
	ok(t, s.Close(ctx, p.ID))
	for range 2 {
		if used, err := s.EraseCodes(ctx, p.ID, nil); err != nil || used != 1 {
			t.Fatalf("%d used, %v", used, err)
		}
		wantErr(t, s.Redeem(ctx, p.ID, box.Used{Code: code(10), Request: [32]byte{1}}, false), box.ErrClosed)
		_, err := s.PollTokenKey(ctx, p.ID)
		wantErr(t, err, box.ErrClosed)
	}
	_, err := s.EraseCodes(ctx, poll.ID{1}, nil)
	wantErr(t, err, box.ErrNotFound)

	_, err = s.Audit(ctx, p.ID)
	wantErr(t, err, box.ErrNotFound)

	other := withCodes(t, s, 2)
	ok(t, s.Erase(ctx, other.ID, next(t, s, other.ID), []byte("delete"), []byte("deleted")))
	wantErr(t, s.Redeem(ctx, other.ID, box.Used{Code: code(10), Request: [32]byte{1}}, false), box.ErrDeleted)
	wantErr(t, s.AddCodes(ctx, other.ID, 2, nil, [][32]byte{code(40)}, true), box.ErrDeleted)
	_, err = s.EraseCodes(ctx, other.ID, nil)
	wantErr(t, err, box.ErrDeleted)
	_, err = s.PollTokenKey(ctx, other.ID)
	wantErr(t, err, box.ErrDeleted)
}

func codesSurviveRestart(t *testing.T, b backend) {
	place := t.TempDir()
	s, shut := b(t, place)
	p := withCodes(t, s, 1)
	ok(t, s.Redeem(ctx, p.ID, box.Used{Code: code(10), Request: [32]byte{1}}, false))
	shut()
	s, shut = b(t, place)
	defer shut()
	wantErr(t, s.Redeem(ctx, p.ID, box.Used{Code: code(10), Request: [32]byte{2}}, false), box.ErrUsed)
	ok(t, s.Redeem(ctx, p.ID, box.Used{Code: code(30), Request: [32]byte{3}}, false))
	if private, err := s.PollTokenKey(ctx, p.ID); err != nil || string(private) != "p\x01" {
		t.Errorf("private key %q, %v", private, err)
	}
}

func TestACrashLeavesNothingOfCodesThatDoNotCount(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	p := withCodes(t, s, 1)
	ok(t, s.Redeem(ctx, p.ID, box.Used{Code: code(10), Request: [32]byte{1}}, false))
	ok(t, s.Shutdown())
	folder := filepath.Join(dir, "codes")
	counts, err := os.ReadFile(filepath.Join(folder, "1-1"))
	ok(t, err)
	for _, left := range []string{"1-2", "1-2.unfinished", "1-0", "1.audit", "1.audit.unfinished", "abc.key", "abc.key.unfinished"} {
		ok(t, os.WriteFile(filepath.Join(folder, left), counts, 0o600))
	}
	s = open(t, dir)
	defer s.Shutdown()
	names, err := filepath.Glob(filepath.Join(folder, "*"))
	ok(t, err)
	if len(names) != 2 { // the codes that count, and the poll's key
		t.Errorf("left: %v", names)
	}
	wantErr(t, s.Redeem(ctx, p.ID, box.Used{Code: code(10), Request: [32]byte{2}}, false), box.ErrUsed)
	ok(t, s.AddCodes(ctx, p.ID, 2, []byte("more"), [][32]byte{code(40)}, true))
	ok(t, s.Redeem(ctx, p.ID, box.Used{Code: code(40), Request: [32]byte{4}}, false))
}
