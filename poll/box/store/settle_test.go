package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"isoloir/poll/box"
)

// during runs do once at each step of a forgetting that takes time: while the new pool file is written, and before each file, the
// journal included, is overwritten.
func during(s *SQLite, do func(step string)) {
	s.writePool = func(ctx context.Context, name string, slot int64, sources ...source) (int64, error) {
		do("write")
		count, err := writePool(ctx, name, slot, sources...)
		do("written")
		return count, err
	}
	s.overwrite = func(ctx context.Context, name string) error {
		if name != s.journal() { // that is overwritten within the writer's turn
			do("overwrite " + filepath.Base(name))
		}
		return overwrite(ctx, name)
	}
}

func TestBallotsAreAcceptedReplacedAndWithdrawnWhileAPoolIsRewritten(t *testing.T) {
	s := open(t, t.TempDir())
	defer func() { ok(t, s.Shutdown()) }()
	p := publish(t, s, 1)
	want := map[int]*box.Record{}
	change := func(r *box.Record, n int) {
		ok(t, s.Change(ctx, p.ID, r.KeyHash(), func(slot box.Slot) (*box.Record, error) {
			if show(slot.Record) != show(want[n]) || slot.Entries != int64(len(want)) {
				t.Errorf("key %d: %s stands among %d, want %s among %d", n, show(slot.Record), slot.Entries, show(want[n]), len(want))
			}
			return r, nil
		}))
		want[n] = r
	}
	next, steps := 0, map[string]bool{}
	// Of those that came in this step and in each before it, one is replaced, one is withdrawn, and one stays.
	act := func(step string) {
		steps[step] = true
		for range 30 {
			change(record(next, 0, fmt.Sprint("file ", next)), next)
			next++
		}
		for n := 0; n < next; n += 10 {
			change(record(n, want[n].Seq+1, fmt.Sprint("again ", step)), n)
			if r := want[n+1]; !r.Withdrawn {
				change(withdrawn(n+1, r.Seq+1), n+1)
			}
		}
	}
	act("begin")
	during(s, act)
	for range 3 {
		ok(t, s.Forget(ctx, p.ID))
		var all []string
		for _, r := range want {
			all = append(all, show(r))
		}
		got := standing(t, s, p.ID)
		slices.Sort(all)
		slices.Sort(got)
		if !slices.Equal(got, all) {
			t.Fatalf("%d ballots stand that are not the %d that were taken", len(got), len(all))
		}
	}
	for _, step := range []string{"write", "written", "overwrite 1-0", "overwrite 1-1"} {
		if !steps[step] {
			t.Errorf("the step %q never came: the test proves nothing about it", step)
		}
	}
}

// A copy of the folder made at a step is what a kill at that step leaves.
func TestAForgettingThatWasKilledGoesOnAndLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	p, _ := arrive(t, s, 100, 700)
	canary := bytes.Repeat([]byte("replaced"), 80)
	put(t, s, p.ID, record(1, 0, string(canary)))
	ok(t, s.Forget(ctx, p.ID))
	put(t, s, p.ID, record(1, 1, "new"))
	put(t, s, p.ID, record(2, 0, "newer"))
	want := standing(t, s, p.ID)
	copies := map[string]string{}
	during(s, func(step string) {
		copies[step] = t.TempDir()
		ok(t, os.CopyFS(copies[step], os.DirFS(dir)))
	})
	ok(t, s.Forget(ctx, p.ID))
	ok(t, s.Shutdown())
	if len(copies) < 3 {
		t.Fatalf("only %d steps", len(copies))
	}
	for step, dir := range copies {
		if !liesIn(t, dir, canary) {
			t.Fatalf("%s: the canary is not found before either: the search proves nothing", step)
		}
		s := open(t, dir)
		if got := standing(t, s, p.ID); !slices.Equal(got, want) {
			t.Errorf("%s: other ballots stand after the kill", step)
		}
		ok(t, s.Forget(ctx, p.ID))
		if got := standing(t, s, p.ID); !slices.Equal(got, want) {
			t.Errorf("%s: other ballots stand after going on", step)
		}
		if liesIn(t, dir, canary) {
			t.Errorf("%s: what was replaced is still there", step)
		}
		if full, empty := poolFiles(t, dir); len(full) != 1 || len(empty) != 1 {
			t.Errorf("%s: pool files %q, and empty ones %q, want one of each", step, full, empty)
		}
		ok(t, s.Shutdown())
	}
}

// poolFiles lists those that hold something, and those that do not.
func poolFiles(t *testing.T, dir string) (full, empty []string) {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, "pools", "*"))
	ok(t, err)
	for _, name := range all {
		info, err := os.Stat(name)
		ok(t, err)
		if info.Size() > 0 {
			full = append(full, name)
		} else {
			empty = append(empty, name)
		}
	}
	return full, empty
}

func liesIn(t *testing.T, dir string, what []byte) bool {
	t.Helper()
	for _, data := range seize(t, dir) {
		if bytes.Contains(data, what) {
			return true
		}
	}
	return false
}

func TestAForgettingThatFailedCanBeRepeated(t *testing.T) {
	s := open(t, t.TempDir())
	defer func() { ok(t, s.Shutdown()) }()
	p, _ := arrive(t, s, 50, 700)
	want := standing(t, s, p.ID)
	full := errors.New("disk full")
	s.writePool = func(context.Context, string, int64, ...source) (int64, error) { return 0, full }
	wantErr(t, s.Forget(ctx, p.ID), full)
	put(t, s, p.ID, record(1, 0, "after"))
	if n := len(standing(t, s, p.ID)); n != len(want)+1 {
		t.Fatalf("%d ballots stand, want %d", n, len(want)+1)
	}
	s.writePool = writePool
	ok(t, s.Forget(ctx, p.ID))
	if n := len(standing(t, s, p.ID)); n != len(want)+1 {
		t.Fatalf("%d ballots stand, want %d", n, len(want)+1)
	}
}

// What a file held before it was cut may still lie on the disk. A copy made before the cut shows it.
func TestFilesAreOverwrittenBeforeTheyAreLetGo(t *testing.T) {
	for _, control := range []bool{false, true} {
		t.Run(fmt.Sprintf("control, nothing is overwritten: %v", control), func(t *testing.T) {
			dir, kept := t.TempDir(), t.TempDir()
			s := open(t, dir)
			defer func() { ok(t, s.Shutdown()) }()
			p, _ := arrive(t, s, 20, 700)
			canary := bytes.Repeat([]byte("replaced"), 80)
			put(t, s, p.ID, record(1, 0, string(canary)))
			s.overwrite = func(ctx context.Context, name string) error {
				if !control {
					ok(t, overwrite(ctx, name))
				}
				data, err := os.ReadFile(name)
				ok(t, err)
				return os.WriteFile(filepath.Join(kept, filepath.Base(name)), data, 0o600)
			}
			ok(t, s.Forget(ctx, p.ID))
			full, _ := poolFiles(t, dir)
			put(t, s, p.ID, record(1, 1, "new"))
			ok(t, s.Forget(ctx, p.ID))
			if _, err := os.Stat(filepath.Join(kept, filepath.Base(full[0]))); err != nil {
				t.Errorf("the old pool file was cut as it was: %v", err)
			}
			for name, data := range seize(t, kept) {
				if found := bytes.Contains(data, canary); found != control && (control || len(data) > 0) && name != "isoloir.db-wal" {
					t.Errorf("%s: the canary is found: %v, want %v", name, found, control)
				}
				if zero := len(bytes.Trim(data, "\x00")) == 0; zero == control && len(data) > 0 {
					t.Errorf("%s holds nothing but zeros: %v, want %v", name, zero, !control)
				}
			}
		})
	}
}

func TestAPoolFileIsAFunctionOfTheBallotsThatStand(t *testing.T) {
	var files [][]byte
	for _, forward := range []bool{true, false} {
		dir := t.TempDir()
		s := open(t, dir)
		p := publish(t, s, 1)
		for i := range 300 {
			n := i
			if !forward {
				n = 299 - i
			}
			put(t, s, p.ID, record(n, 0, "first"))
			if i%70 == 69 {
				ok(t, s.Forget(ctx, p.ID))
			}
			if n%3 == 0 {
				put(t, s, p.ID, withdrawn(n, 1))
			}
		}
		ok(t, s.Forget(ctx, p.ID))
		full, _ := poolFiles(t, dir)
		data, err := os.ReadFile(full[0])
		ok(t, err)
		files = append(files, data)
		ok(t, s.Shutdown())
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("the same ballots in another order give another file")
	}
}

func TestAPoolFileThatIsNotTheOneTheDatabaseCountsIsRefused(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	p, _ := arrive(t, s, 20, 700)
	ok(t, s.Forget(ctx, p.ID))
	ok(t, s.Shutdown())
	files, _ := poolFiles(t, dir)
	info, err := os.Stat(files[0])
	ok(t, err)
	for _, spoil := range []func() error{
		func() error { return os.Truncate(files[0], info.Size()-1) },
		func() error { return os.Truncate(files[0], 5) },
		func() error { return os.Remove(files[0]) },
	} {
		ok(t, spoil())
		s = open(t, dir)
		if err := s.Ballots(ctx, p.ID, func(*box.Record) error { return nil }); err == nil {
			t.Error("ballots are missing and nobody says so")
		}
		if err := s.Change(ctx, p.ID, [32]byte{1}, func(box.Slot) (*box.Record, error) { return nil, nil }); err == nil {
			t.Error("a ballot is accepted while others are missing")
		}
		ok(t, s.Shutdown())
	}
}
