package store

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"isoloir/poll/box"
)

func TestNoFileTellsWhenTheLastBallotCame(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	tells := func() (names []string) {
		ok(t, filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
			ok(t, err)
			info, err := d.Info()
			ok(t, err)
			if at := info.ModTime(); !at.Equal(at.Truncate(24 * time.Hour)) {
				names = append(names, filepath.Base(name))
			}
			return nil
		}))
		return names
	}
	p := publish(t, s, 1)
	check := func(when string) {
		t.Helper()
		if names := tells(); len(names) > 0 {
			t.Errorf("%s: %q tell a time", when, names)
		}
	}
	put(t, s, p.ID, record(1, 0, "file"))
	check("after a ballot")
	ok(t, s.Forget(ctx, p.ID))
	check("after forgetting")
	put(t, s, p.ID, record(1, 1, "file"))
	ok(t, s.Forget(ctx, p.ID))
	check("after forgetting again")
	coded := withCodes(t, s, 2)
	check("after codes were added")
	for n := range byte(2) { // the second is answered again
		ok(t, s.Redeem(ctx, coded.ID, box.Used{Code: code(10), Request: [32]byte{1}}, n == 1))
		check("after a code was used")
	}
	ok(t, s.RevokeCodes(ctx, coded.ID, 2, []byte("revoked"), [][32]byte{code(20)}, true))
	check("after a code was revoked")
	ok(t, s.Shutdown())
	check("after the shutdown")
	ok(t, os.WriteFile(filepath.Join(dir, "control"), nil, 0o600))
	if len(tells()) == 0 {
		t.Error("a file that was just written is not noticed: the test proves nothing")
	}
}

// changedAt returns when the inode of a file was changed, which no program can set.
func changedAt(t *testing.T, name string) time.Time {
	t.Helper()
	info, err := os.Stat(name)
	ok(t, err)
	return time.Unix(info.Sys().(*syscall.Stat_t).Ctim.Unix())
}

// movesOn says which of the files do not get a later time of change when do is called, again and again for a second: the clocks of
// file systems are coarse.
func movesOn(t *testing.T, names []string, do func() error) (left []string) {
	t.Helper()
	before := map[string]time.Time{}
	for _, name := range names {
		before[name] = changedAt(t, name)
	}
	for begun := time.Now(); time.Since(begun) < time.Second; {
		ok(t, do())
		left = nil
		for _, name := range names {
			if !changedAt(t, name).After(before[name]) {
				left = append(left, filepath.Base(name))
			}
		}
		if len(left) == 0 {
			break
		}
	}
	return left
}

func TestEveryFileThatABallotChangesIsTouchedThoughNoneCame(t *testing.T) {
	s := open(t, t.TempDir())
	defer func() { ok(t, s.Shutdown()) }()
	p, _ := arrive(t, s, 20, 700)
	ok(t, s.Forget(ctx, p.ID))
	full, empty := poolFiles(t, s.dir)
	every := []string{s.database(), s.journal(), s.database() + "-shm", s.dir}
	if left := movesOn(t, every, func() error { return s.Tick(ctx) }); len(left) > 0 {
		t.Errorf("a tick leaves %q with the time of the last ballot", left)
	}
	pools := append(full, empty...)
	if len(pools) != 2 {
		t.Fatalf("%d pool files, want 2", len(pools))
	}
	if left := movesOn(t, pools, func() error { return s.Forget(ctx, p.ID) }); len(left) > 0 {
		t.Errorf("a forgetting of nothing leaves %q with the time of the last that had something to forget", left)
	}
	if left := movesOn(t, pools[:1], func() error { return s.Tick(ctx) }); len(left) == 0 {
		t.Error("a file that nobody touched is said to be changed: the test proves nothing")
	}
}

// When a file was made is a time that no program can set at all.
func TestPoolFilesAreMadeOnceWhateverComes(t *testing.T) {
	s := open(t, t.TempDir())
	defer func() { ok(t, s.Shutdown()) }()
	p := publish(t, s, 1)
	ok(t, s.Forget(ctx, p.ID))
	stat := func() (all []os.FileInfo) {
		full, empty := poolFiles(t, s.dir)
		for _, name := range append(full, empty...) {
			info, err := os.Stat(name)
			ok(t, err)
			all = append(all, info)
		}
		return all
	}
	same := func(a, b []os.FileInfo) bool {
		return len(a) == 2 && len(b) == 2 && (os.SameFile(a[0], b[0]) && os.SameFile(a[1], b[1]) || os.SameFile(a[0], b[1]) && os.SameFile(a[1], b[0]))
	}
	first := stat()
	for n := range 4 {
		put(t, s, p.ID, record(n, 0, "file"))
		ok(t, s.Forget(ctx, p.ID))
		if now := stat(); !same(first, now) {
			t.Fatalf("after the forgetting %d other files stand there", n)
		}
	}
	full, _ := poolFiles(t, s.dir)
	ok(t, os.WriteFile(full[0]+".new", nil, 0o600))
	ok(t, os.Rename(full[0]+".new", full[0]))
	if same(first, stat()) {
		t.Error("a file that was made anew is not noticed: the test proves nothing")
	}
}
