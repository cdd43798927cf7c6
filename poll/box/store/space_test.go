package store

import (
	"errors"
	"io"
	"testing"

	"isoloir/poll/box"
)

func TestBallotsAreRefusedBeforeTheyTakeTheRoomThatTheirSealingNeeds(t *testing.T) {
	s := open(t, t.TempDir())
	defer func() { ok(t, s.Shutdown()) }()
	p, _ := arrive(t, s, 100, 700)
	needed, err := s.neededToSeal(ctx)
	ok(t, err)
	room := func(bytes int64) { s.free = func(string) (int64, error) { return bytes, nil } }
	try := func(r *box.Record) error {
		return s.Change(ctx, p.ID, r.KeyHash(), func(box.Slot) (*box.Record, error) { return r, nil })
	}
	room(needed + spare)
	ok(t, s.LookAtSpace(ctx))
	ok(t, try(record(1, 0, "first")))

	room(needed + spare - 1)
	if err := s.LookAtSpace(ctx); !errors.Is(err, errScarce) {
		t.Errorf("%v, want that space is scarce", err)
	}
	ok(t, s.LookAtSpace(ctx)) // said once
	wantErr(t, try(record(2, 0, "another")), box.ErrNoSpace)
	wantErr(t, try(record(1, 1, "a replacement")), box.ErrNoSpace)
	if n := len(standing(t, s, p.ID)); n != 101 {
		t.Errorf("%d ballots stand, want 101", n)
	}
	ok(t, s.Change(ctx, p.ID, record(1, 0, "").KeyHash(), func(slot box.Slot) (*box.Record, error) { return nil, nil })) // the same again is answered
	ok(t, try(withdrawn(1, 1)))
	ok(t, s.Forget(ctx, p.ID))

	room(1 << 50)
	ok(t, s.LookAtSpace(ctx))
	ok(t, try(record(2, 0, "another")))

	broken := errors.New("no such disk")
	s.free = func(string) (int64, error) { return 0, broken }
	wantErr(t, s.LookAtSpace(ctx), broken)
}

func TestWhatIsSealedOrErasedNeedsNoRoomToBeSealed(t *testing.T) {
	s := open(t, t.TempDir())
	defer func() { ok(t, s.Shutdown()) }()
	needed := func() int64 {
		t.Helper()
		n, err := s.neededToSeal(ctx)
		ok(t, err)
		return n
	}
	empty := needed()
	p, _ := arrive(t, s, 500, 700)
	arrived := needed()
	ok(t, s.Forget(ctx, p.ID))
	settled := needed()
	if least := empty + 500*(2*700+sealedOverhead); arrived < least || settled < least {
		t.Errorf("500 ballots of 700 bytes need %d bytes, forgotten %d, want at least %d", arrived, settled, least)
	}
	ok(t, s.SaveArchive(ctx, p.ID, false, func(w io.Writer) error { _, err := w.Write(make([]byte, 1<<20)); return err }))
	ok(t, s.Finish(ctx, p.ID))
	if n := needed(); n > empty+1<<19 {
		t.Errorf("sealed, they still need %d bytes, where an empty store needs %d", n, empty)
	}
}

func TestTheRoomOnADiskIsKnown(t *testing.T) {
	dir := t.TempDir()
	if free, err := freeSpace(dir); err != nil || free <= 0 {
		t.Errorf("%d bytes are free: %v", free, err)
	}
	if _, err := freeSpace(dir + "/nothing"); err == nil {
		t.Error("a folder that is not there has room")
	}
}
