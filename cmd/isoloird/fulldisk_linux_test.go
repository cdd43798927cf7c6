package main

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"isoloir/crypto/translog"
	"isoloir/poll/box"
)

// smallDisk mounts a disk of so many bytes.
func smallDisk(t *testing.T, size string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("SKIPPED, no disk can be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(dir, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// fill lets voters vote one after the other until the server takes no more.
func (w *crowd) fill(look func()) (refused error) {
	w.t.Helper()
	for refused == nil && w.n < 1<<20 {
		if w.n%100 == 0 {
			look()
		}
		if refused = w.voter(w.n); refused == nil {
			w.n++
		}
	}
	return refused
}

func TestADiskThatBallotsHaveFilledHasRoomToSealThem(t *testing.T) {
	w := newCrowd(t, smallDisk(t, "150m"))
	refused := w.fill(func() { _ = w.store.LookAtSpace(t.Context()) }) // says once that space is scarce
	var e *box.Error
	if !errors.As(refused, &e) || e.Code != box.NoSpace {
		t.Fatalf("the %dth ballot is refused with %v, want %s", w.n, refused, box.NoSpace)
	}
	if w.n < 1000 {
		t.Fatalf("only %d ballots were taken: the test proves nothing", w.n)
	}
	// All that is kept free for what arrives in between is taken away, as if it had arrived.
	free := func() int64 {
		var fs unix.Statfs_t
		w.ok(unix.Statfs(w.dir, &fs))
		return int64(fs.Bavail) * fs.Bsize //nolint:gosec // a small disk
	}
	before := free()
	w.ok(os.WriteFile(filepath.Join(w.dir, "other"), make([]byte, 128<<20), 0o600)) //nolint:gosec // the test's own folder
	w.close()
	w.ok(w.b.SealDue(t.Context()))
	w.verify()
	t.Logf("%d ballots were taken; of %d KB that were kept free to seal them, %d KB are left", w.n, (before-128<<20)>>10, free()>>10)
}

func TestAServerSaysThatItsDiskIsNearlyFull(t *testing.T) {
	w := newTown(t, newVictimIn(t, "isoloird", smallDisk(t, "100m"))) // less than what is kept free
	begun, status, answer := time.Now(), 0, []byte(nil)
	for n := 0; status != http.StatusServiceUnavailable && time.Since(begun) < 10*time.Second; n++ {
		status, answer = w.ask(n, "POST", "/p/"+w.link.ID.String()+"/ballots", w.seal(n, 0).Submission())
	}
	if status != http.StatusServiceUnavailable || !strings.Contains(string(answer), `"code":"no_space"`) {
		t.Errorf("a ballot is answered with %d %s", status, answer)
	}
	w.v.kill()
	if said := strings.Count(w.v.log(), "the disk is nearly full"); said != 1 {
		t.Errorf("the operator is told %d times, want once: %s", said, w.v.log())
	}
}

func TestControlADiskThatIsFilledToItsEndCannotSealUntilThereIsRoom(t *testing.T) {
	w := newCrowd(t, smallDisk(t, "20m"))
	refused := w.fill(func() {})
	var e *box.Error
	if !errors.As(refused, &e) || e.Code != box.Internal {
		t.Fatalf("the %dth ballot is refused with %v, want %s", w.n, refused, box.Internal)
	}
	statement := w.statement(1, translog.Close)
	_, err := w.b.Statement(t.Context(), w.id, statement)
	if err == nil {
		err = w.b.SealDue(t.Context())
	}
	if err == nil {
		t.Error("a full disk had room to close and to seal: the test proves nothing")
	}
	// Nothing was lost.
	w.ok(unix.Mount("tmpfs", w.dir, "tmpfs", unix.MS_REMOUNT, "size=200m"))
	w.close()
	w.ok(w.b.SealDue(t.Context()))
	w.verify()
}
