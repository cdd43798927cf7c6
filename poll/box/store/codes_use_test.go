package store

import (
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
