package store

import (
	"database/sql"
	"errors"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"isoloir/crypto/token"
	"isoloir/poll"
	"isoloir/poll/box"
)

func codesShownToTheAuditorOnce(t *testing.T, s box.Store) {
	p := withCodes(t, s, 1)
	use := box.Used{Code: code(10), Request: [32]byte{1}, Signature: [64]byte{2}}
	again := use
	again.Signature = [64]byte{3}
	ok(t, s.Redeem(ctx, p.ID, use, false))
	ok(t, s.Redeem(ctx, p.ID, again, false)) // the same request: the first signature stands
	ok(t, s.AddCodes(ctx, p.ID, 2, []byte("added"), [][32]byte{code(5), code(15)}, true))
	ok(t, s.RevokeCodes(ctx, p.ID, 3, []byte("revoked"), [][32]byte{code(10), code(20)}, true))
	ok(t, s.Redeem(ctx, p.ID, box.Used{Code: code(5), Request: [32]byte{4}, Signature: [64]byte{5}}, false))
	ok(t, s.Close(ctx, p.ID))
	_, err := s.EraseCodes(ctx, p.ID, func(io.Writer, iter.Seq2[[]byte, error], iter.Seq2[box.Used, error]) error {
		return errors.New("the auditor's key is bad")
	})
	if err == nil {
		t.Fatal("what could not be sealed is erased")
	}
	if store, is := s.(*SQLite); is {
		if left, err := filepath.Glob(filepath.Join(store.dir, "codes", "*.audit*")); err != nil || len(left) > 0 {
			t.Errorf("of what could not be sealed there is left %v, %v", left, err)
		}
		ok(t, os.WriteFile(store.auditFile(1), []byte("left by a crash"), 0o600))
	}
	_, err = s.Audit(ctx, p.ID)
	wantErr(t, err, box.ErrNotFound)
	shown := 0
	for range 2 {
		used, err := s.EraseCodes(ctx, p.ID, func(to io.Writer, announced iter.Seq2[[]byte, error], codes iter.Seq2[box.Used, error]) error {
			shown++
			lists, all := collect(t, announced), collect(t, codes)
			want := []box.Used{{Code: code(5), Request: [32]byte{4}, Signature: [64]byte{5}}, use}
			if len(lists) != 3 || len(lists[1]) != 64 || len(lists[2]) != 64 || !slices.Equal(all, want) {
				t.Errorf("the auditor is shown %x and %x", lists, all)
			}
			_, err := io.WriteString(to, "sealed")
			return err
		})
		if err != nil || used != 2 {
			t.Fatalf("%d used, %v", used, err)
		}
		file, err := s.Audit(ctx, p.ID)
		ok(t, err)
		if sealed, err := io.ReadAll(file); err != nil || string(sealed) != "sealed" {
			t.Fatalf("the auditor gets %q, %v", sealed, err)
		}
		ok(t, file.Close())
	}
	if shown != 1 {
		t.Errorf("shown %d times", shown)
	}
	ok(t, s.Erase(ctx, p.ID, next(t, s, p.ID), []byte("delete"), []byte("deleted")))
	_, err = s.Audit(ctx, p.ID)
	wantErr(t, err, box.ErrDeleted)
	if store, is := s.(*SQLite); is {
		if left, err := filepath.Glob(filepath.Join(store.dir, "codes", "*")); err != nil || len(left) > 0 {
			t.Errorf("of a deleted poll there is left %v, %v", left, err)
		}
	}
}

func collect[T any](t *testing.T, seq iter.Seq2[T, error]) (all []T) {
	t.Helper()
	for v, err := range seq {
		ok(t, err)
		all = append(all, v)
	}
	return all
}

// asOf makes the database one of an earlier version.
func asOf(t *testing.T, dir, changes string) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, "isoloir.db"))
	ok(t, err)
	_, err = db.Exec(changes)
	ok(t, errors.Join(err, db.Close()))
}

func TestWhatAnEarlierVersionSealedForAnAuditorIsKeptOfPollsThatAreReleased(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	p, withheld := withCodes(t, s, 1), withCodes(t, s, 2)
	for _, id := range []poll.ID{p.ID, withheld.ID} {
		_, err := s.EraseCodes(ctx, id, nil)
		ok(t, err)
	}
	ok(t, s.Shutdown())
	asOf(t, dir, `CREATE TABLE audits (poll INTEGER PRIMARY KEY REFERENCES polls, file BLOB NOT NULL) STRICT;
		INSERT INTO audits VALUES (1, CAST('sealed' AS BLOB)), (2, CAST('never released' AS BLOB)); UPDATE polls SET withheld = 1 WHERE num = 2; PRAGMA user_version = 4`)
	for range 2 {
		s = open(t, dir)
		file, err := s.Audit(ctx, p.ID)
		ok(t, err)
		if sealed, err := io.ReadAll(file); err != nil || string(sealed) != "sealed" {
			t.Errorf("%q, %v", sealed, err)
		}
		_, err = s.Audit(ctx, withheld.ID)
		wantErr(t, err, box.ErrNotFound)
		ok(t, errors.Join(file.Close(), s.Shutdown()))
	}
}

func TestCodesOfAnEarlierVersionGoOnAsTheyWere(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	p := withCodes(t, s, 1)
	ok(t, s.Redeem(ctx, p.ID, box.Used{Code: code(20), Request: [32]byte{1}}, false))
	ok(t, s.Shutdown())
	name := filepath.Join(dir, "codes", "1-1")
	now, err := os.ReadFile(name)
	ok(t, err)
	narrow := []byte("isoloir codes v1\n" + strings.Repeat("\x00", 64-17))
	for at := codeSlot; at < len(now); at += codeSlot {
		narrow = append(narrow, now[at:at+64]...)
	}
	ok(t, os.WriteFile(name, narrow, 0o600))
	ok(t, os.WriteFile(filepath.Join(dir, "codes", "1-2"), []byte("left by a crash"), 0o600))
	asOf(t, dir, "DROP TABLE code_lists; PRAGMA user_version = 3")
	for range 2 {
		s = open(t, dir)
		ok(t, s.Redeem(ctx, p.ID, box.Used{Code: code(20), Request: [32]byte{1}}, false))
		wantErr(t, s.Redeem(ctx, p.ID, box.Used{Code: code(20), Request: [32]byte{2}}, false), box.ErrUsed)
		ok(t, s.Redeem(ctx, p.ID, box.Used{Code: code(10), Request: [32]byte{3}}, false))
		ok(t, s.Shutdown())
	}
	if left, err := os.ReadDir(filepath.Join(dir, "codes")); err != nil || len(left) != 2 || left[0].Name() != "1-2" { // and the key
		t.Errorf("%v, %v", left, err)
	}
	s = open(t, dir)
	if used, err := s.EraseCodes(ctx, p.ID, nil); err != nil || used != 2 {
		t.Errorf("%d used, %v", used, err)
	}
	ok(t, s.Shutdown())
}

func TestDamagedCodesAreCalledThat(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	p := withCodes(t, s, 1)
	ok(t, s.Shutdown())
	name := filepath.Join(dir, "codes", "1-1")
	now, err := os.ReadFile(name)
	ok(t, err)
	for _, content := range []string{"isoloir codes v3\n" + string(now[17:]), string(now[:len(now)-1])} {
		ok(t, os.WriteFile(name, []byte(content), 0o600))
		s = open(t, dir)
		if err := s.Redeem(ctx, p.ID, box.Used{Code: code(10), Request: [32]byte{1}}, false); err == nil || !strings.Contains(err.Error(), "is damaged") {
			t.Errorf("%v", err)
		}
		ok(t, s.Shutdown())
	}
	asOf(t, dir, "DROP TABLE code_lists; PRAGMA user_version = 3")
	if _, err := Open(dir); err == nil || !strings.Contains(err.Error(), "is damaged") {
		t.Errorf("what is not of the earlier version: %v", err)
	}
}

// manyUsed gives a poll with codes so many more, all of them used, in lists as long as they may be.
func manyUsed(t *testing.T, s *SQLite, n int) box.NewPoll {
	t.Helper()
	p := withCodes(t, s, 1)
	list := make([][32]byte, 0, n)
	for i := range n {
		list = append(list, [32]byte{200, byte(i >> 16), byte(i >> 8), byte(i)})
	}
	for counter := uint64(2); len(list) > 0; counter++ {
		next := list[:min(len(list), token.MaxList)]
		list = list[len(next):]
		ok(t, s.AddCodes(ctx, p.ID, counter, []byte{byte(counter)}, next, true))
	}
	name := s.codes.name(codesAt{num: 1, file: 1 + (n+token.MaxList-1)/token.MaxList})
	data, err := os.ReadFile(name)
	ok(t, err)
	for at := codeSlot + 32; at < len(data); at += codeSlot {
		data[at] = 1
	}
	ok(t, os.WriteFile(name, data, 0o600))
	return p
}

func TestSealingManyCodesForAnAuditorNeedsLittleMemory(t *testing.T) {
	const n, limit = 300_000, 30 << 20
	s := open(t, t.TempDir())
	defer s.Shutdown()
	p := manyUsed(t, s, n)
	auditor, err := token.NewAuditor(append([]byte{9}, make([]byte, 31)...))
	ok(t, err)
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil { // proc(5): resets VmHWM
		t.Skipf("SKIPPED, the peak cannot be reset here: %v", err)
	}
	before := peak(t)
	used, err := s.EraseCodes(ctx, p.ID, func(to io.Writer, lists iter.Seq2[[]byte, error], used iter.Seq2[box.Used, error]) error {
		sealed, err := auditor.Seal(to)
		ok(t, err)
		w := token.NewAuditWriter(sealed, p.ID, 1+n/token.MaxList) // with the first
		for list, err := range lists {
			ok(t, errors.Join(err, w.List(list)))
		}
		for u, err := range used {
			ok(t, errors.Join(err, w.Used(&u)))
		}
		return errors.Join(w.Close(), sealed.Close())
	})
	ok(t, err)
	grown := peak(t) - before
	file, err := s.Audit(ctx, p.ID)
	ok(t, err)
	size, err := file.Seek(0, io.SeekEnd)
	ok(t, errors.Join(err, file.Close()))
	t.Logf("%d codes: %d MB sealed in %d MB of memory", used, size>>20, grown>>20)
	if used != n+3 || size < n*(128+32) || grown > limit {
		t.Errorf("sealing %d codes, %d bytes, took %d MB of memory, want at most %d", used, size, grown>>20, limit>>20)
	}
}
