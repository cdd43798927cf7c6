package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"isoloir/poll/box"
)

// Two desks of one organizer may add codes at once: one of them comes too late, and no respondent may hear that the poll is closed.
func TestAStatementThatIsNotTakenClosesNoPollToThoseWhoRedeem(t *testing.T) {
	s := open(t, t.TempDir())
	defer s.Shutdown()
	p := withCodes(t, s, 1)
	many := make([][32]byte, 2000)
	for n := range many {
		many[n] = [32]byte{50, byte(n >> 8), byte(n)}
	}
	ok(t, s.AddCodes(ctx, p.ID, 2, []byte("many"), many, false))
	var desk, people sync.WaitGroup
	done, late := make(chan struct{}), 0
	desk.Go(func() {
		for {
			wantErr(t, s.AddCodes(ctx, p.ID, 2, []byte("another desk"), [][32]byte{code(60)}, false), box.ErrTaken)
			late++
			select {
			case <-done:
				return
			default:
			}
		}
	})
	for part := range 4 {
		people.Go(func() {
			for _, c := range many[part*100:][:100] {
				for {
					err := s.Redeem(ctx, p.ID, box.Used{Code: c, Request: [32]byte{1}}, false)
					if err == nil {
						break
					}
					if !errors.Is(err, box.ErrBusy) {
						t.Errorf("a good code is answered %v", err)
						break
					}
				}
			}
		})
	}
	people.Wait()
	close(done)
	desk.Wait()
	t.Logf("400 codes were used while %d statements came too late", late)
}

func TestACodesFileIsOverwrittenOnlyWhenNobodyUsesIt(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	defer s.Shutdown()
	p := withCodes(t, s, 1)
	ok(t, s.Redeem(ctx, p.ID, box.Used{Code: code(10), Request: [32]byte{1}}, false))
	old := filepath.Join(dir, "codes", "1-1")
	if !slices.Contains(s.codes.names(), old) { // the control
		t.Fatalf("in use: %q", s.codes.names())
	}
	wiped := 0
	s.overwrite = func(ctx context.Context, name string) error {
		if slices.Contains(s.codes.names(), name) {
			t.Errorf("%s is overwritten while it is in use", name)
		}
		if name == old {
			wiped++
		}
		return overwrite(ctx, name)
	}
	ok(t, s.AddCodes(ctx, p.ID, 2, []byte("more"), [][32]byte{code(40)}, false))
	if wiped != 1 {
		t.Errorf("the old file was overwritten %d times", wiped)
	}

	// That the new one cannot be opened, for want of handles for instance, makes no code unknown, and passes.
	fresh := filepath.Join(dir, "codes", "1-2")
	ok(t, os.Rename(fresh, fresh+".away"))
	err := s.Redeem(ctx, p.ID, box.Used{Code: code(40), Request: [32]byte{1}}, false)
	if !errors.Is(err, os.ErrNotExist) || errors.Is(err, box.ErrNoCode) {
		t.Errorf("without its file a code is answered %v", err)
	}
	ok(t, os.Rename(fresh+".away", fresh))
	ok(t, s.Redeem(ctx, p.ID, box.Used{Code: code(40), Request: [32]byte{1}}, false))
	wantErr(t, s.Redeem(ctx, p.ID, box.Used{Code: code(10), Request: [32]byte{2}}, false), box.ErrUsed)
}

func TestADiskThatFailsMakesNoCodeUnknown(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	defer s.Shutdown()
	p := withCodes(t, s, 1)
	wantErr(t, s.RevokeCodes(ctx, p.ID, 2, []byte("none"), [][32]byte{code(99)}, false), box.ErrNoCode) // the control
	ok(t, os.Truncate(filepath.Join(dir, "codes", "1-1"), codeSlot))
	err := s.RevokeCodes(ctx, p.ID, 2, []byte("revoked"), [][32]byte{code(10)}, false)
	if err == nil || errors.Is(err, box.ErrNoCode) {
		t.Errorf("a code that cannot be read is answered %v", err)
	}
}

func TestNoCodeIsUsedOnceTheStoreIsShut(t *testing.T) {
	s := open(t, t.TempDir())
	defer s.Shutdown()
	p := withCodes(t, s, 1)
	ok(t, s.Redeem(ctx, p.ID, box.Used{Code: code(10), Request: [32]byte{1}}, false))
	ok(t, s.codes.close()) // as in a shutdown, while the database can still be read
	wantErr(t, s.Redeem(ctx, p.ID, box.Used{Code: code(20), Request: [32]byte{1}}, false), box.ErrBusy)
	if names := s.codes.names(); len(names) > 0 {
		t.Errorf("open: %q", names)
	}
}

// A code that is used leaves behind what it is used for, and in an audited poll its signature.
func TestUsingACodeChangesItsOwnSlotAndNothingElse(t *testing.T) {
	for name, c := range map[string]struct {
		signature [64]byte
		changes   int
	}{"hidden": {changes: 32}, "auditable": {[64]byte(bytes.Repeat([]byte{8}, 64)), 96}} {
		t.Run(name, func(t *testing.T) { usingChanges(t, c.signature, c.changes) })
	}
}

func usingChanges(t *testing.T, signature [64]byte, changes int) {
	dir := t.TempDir()
	s := open(t, dir)
	defer s.Shutdown()
	p := withCodes(t, s, 1)
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(dir, name))
		ok(t, err)
		return data
	}
	codes, wal, db := read("codes/1-1"), read("isoloir.db-wal"), read("isoloir.db")
	request := [32]byte(bytes.Repeat([]byte{7}, 32))
	ok(t, s.Redeem(ctx, p.ID, box.Used{Code: code(20), Request: request, Signature: signature}, false))
	after := read("codes/1-1")
	changed := 0
	for n := range min(len(codes), len(after)) {
		if codes[n] != after[n] {
			changed++
		}
	}
	const slot = 2 * codeSlot // behind the head and another code
	if want := slices.Concat(codes[:slot+32], request[:], signature[:], codes[slot+codeSlot:]); !bytes.Equal(after, want) || changed != changes {
		t.Errorf("%d bytes of the codes file have changed, want the %d of one code's use", changed, changes)
	}
	if !bytes.Equal(wal, read("isoloir.db-wal")) || !bytes.Equal(db, read("isoloir.db")) {
		t.Error("the database has changed")
	}
}

func TestACodeIsUsedOnceItIsOnTheDiskAndNotBefore(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	defer s.Shutdown()
	p := withCodes(t, s, 1)
	use, broken, synced := box.Used{Code: code(20), Request: [32]byte(bytes.Repeat([]byte{7}, 32))}, errors.New("the disk is broken"), 0
	var fail error
	s.syncCodes = func(f *os.File) error {
		written, err := os.ReadFile(f.Name())
		if ok(t, err); f.Name() != filepath.Join(dir, "codes", "1-1") || !bytes.Contains(written, use.Request[:]) {
			t.Errorf("%s is synced, and what was used is not in it", f.Name())
		}
		synced++
		return errors.Join(fail, f.Sync())
	}
	fail = broken
	wantErr(t, s.Redeem(ctx, p.ID, use, false), broken)
	fail = nil
	for n := range 2 { // what was written before may not be on the disk yet, so it is synced again
		ok(t, s.Redeem(ctx, p.ID, use, n == 1))
	}
	if synced != 3 {
		t.Errorf("the disk was waited for %d times, want 3", synced)
	}
}

func TestACodesFileThatIsReplacedBeforeItIsOnTheDiskMakesTheStoreBusy(t *testing.T) {
	s := open(t, t.TempDir())
	defer s.Shutdown()
	p := withCodes(t, s, 1)
	s.syncCodes = func(f *os.File) error { // codes are added between writing and syncing
		s.syncCodes = (*os.File).Sync
		ok(t, s.AddCodes(ctx, p.ID, 2, []byte("more"), [][32]byte{code(40)}, false))
		return f.Sync()
	}
	use := box.Used{Code: code(20), Request: [32]byte{7}}
	wantErr(t, s.Redeem(ctx, p.ID, use, false), box.ErrBusy)
	ok(t, s.Redeem(ctx, p.ID, use, false)) // the same again
	use.Request = [32]byte{8}
	wantErr(t, s.Redeem(ctx, p.ID, use, false), box.ErrUsed)
}
