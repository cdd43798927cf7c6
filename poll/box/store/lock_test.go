package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"testing"
)

// A second server would truncate the write-ahead file under the first one's hands.
func TestAFolderIsOpenOnceAtATime(t *testing.T) {
	dir := t.TempDir()
	first := open(t, dir)
	p := publish(t, first, 1)
	put(t, first, p.ID, record(1, 0, "a ballot"))
	if second, err := Open(dir); !errors.Is(err, ErrInUse) {
		t.Fatalf("the folder was opened twice: %v, %v", second, err)
	}
	put(t, first, p.ID, record(2, 0, "another"))
	ok(t, first.Shutdown())
	again := open(t, dir)
	if n := len(standing(t, again, p.ID)); n != 2 {
		t.Errorf("%d ballots stand, want 2", n)
	}
	ok(t, again.Shutdown())
}

// Before it is cut the write-ahead file is overwritten: a cut file's blocks lie on the disk as they were.
func TestTheWriteAheadFileIsOverwrittenBeforeItIsCut(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	p := publish(t, s, 1)
	seen, left := 0, 0
	s.overwrite = func(ctx context.Context, name string) error {
		if name != s.journal() {
			return overwrite(ctx, name)
		}
		before, err := os.ReadFile(name) //nolint:gosec // the test's own folder
		ok(t, err)
		ok(t, overwrite(ctx, name))
		after, err := os.ReadFile(name) //nolint:gosec // likewise
		ok(t, err)
		seen += bytes.Count(before, []byte("a ballot to forget"))
		left += bytes.Count(after, []byte("a ballot to forget"))
		if len(after) != len(before) {
			t.Errorf("%d bytes became %d: they were cut before they were overwritten", len(before), len(after))
		}
		return nil
	}
	for n := range 20 {
		put(t, s, p.ID, record(n, 0, "a ballot to forget"))
	}
	ok(t, s.Forget(ctx, p.ID))
	if seen == 0 || left != 0 {
		t.Errorf("the write-ahead file held %d ballots before and %d after it was overwritten", seen, left)
	}
	ok(t, s.Shutdown())
}
