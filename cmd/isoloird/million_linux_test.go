package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"isoloir/crypto/ballot"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/archive"
	"isoloir/poll/box"
	"isoloir/poll/box/store"
)

const million = "ISOLOIR_MILLION" // set by make million

// sealingCeiling is how many bytes of memory a sealing may take on top of what the server held before it, however many ballots there are.
const sealingCeiling = 64 << 20

// A crowd is a poll with very many ballots, on a real store behind a real box.
type crowd struct {
	t         *testing.T
	dir       string
	store     *store.SQLite
	b         *box.Box
	organizer note.Signer
	id        poll.ID
	template  ballot.Template
	n         int // voters
}

// gather publishes the poll, in dir, and lets n voters vote.
func gather(t *testing.T, dir string, n int) *crowd {
	t.Helper()
	w := newCrowd(t, dir)
	w.n = n
	w.vote()
	w.close()
	return w
}

func newCrowd(t *testing.T, dir string) *crowd {
	t.Helper()
	w := &crowd{t: t, dir: dir}
	s, err := store.Open(dir)
	w.ok(err)
	t.Cleanup(func() { w.ok(s.Shutdown()) })
	w.store = s
	b, logKey, err := newBox(t.Context(), config{data: w.dir, host: "polls.example", publish: anyone, quorum: defaultQuorum}, s)
	w.ok(err)
	w.b = b
	skey, vkey, err := translog.GenerateKey("organizer")
	w.ok(err)
	w.organizer, err = note.NewSigner(skey)
	w.ok(err)
	text := func(en string) poll.Text { return poll.Text{"en": en} }
	today := time.Now().UTC().Truncate(24 * time.Hour)
	d := &poll.Definition{
		Title: text("Cameras"), Languages: []string{"en"},
		Notice: poll.Notice{Organizer: text("Town"), Contact: "town@example.org", Purpose: text("To know"), LegalBasis: text("Consent"),
			KeyHolders: text("The clerk"), RetentionDays: 30, QuoteText: poll.QuoteNever},
		Opens: today.AddDate(0, 0, -1), Closes: today.AddDate(0, 0, 7), Admission: poll.AdmissionOpen,
		Recipients:   []string{"age1fqj96dsr8stdt0t93uvtauyvfks5x5tm4u3flczzvq8xv6wfhp8s7v0e25"},
		OrganizerKey: vkey, LogKey: logKey, MaxBallots: 10_000_000, ReleaseAtLeast: 3, SuppressBelow: 11,
		Pages: []poll.Page{{Questions: []poll.Question{{ID: "why", Type: poll.TextQ, Ask: text("Why?"), Max: 50}}}},
	}
	d.BallotSize = d.WantBallotSize()
	data := d.Encode()
	w.id = poll.IDOf(data)
	w.template, err = ballot.NewTemplate(w.id, d.Recipients, d.BallotSize)
	w.ok(err)
	_, err = b.Publish(t.Context(), w.statement(0, translog.Publish), data)
	w.ok(err)
	return w
}

func (w *crowd) close() {
	w.t.Helper()
	_, err := w.b.Statement(w.t.Context(), w.id, w.statement(1, translog.Close))
	w.ok(err)
}

func (w *crowd) ok(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *crowd) statement(counter uint64, kind string) []byte {
	w.t.Helper()
	statement, err := translog.Statement{Poll: w.id, Counter: counter, Kind: kind}.Sign(w.organizer)
	w.ok(err)
	return statement
}

// vote lets everybody send a ballot, and every fiftieth withdraw it. Half of them come before a forgetting.
func (w *crowd) vote() {
	w.t.Helper()
	for half := range 2 {
		var next atomic.Int64
		var together sync.WaitGroup
		failed := make(chan error, 256)
		for range cap(failed) {
			together.Go(func() {
				for {
					n := int(next.Add(1))*2 - half - 1
					if n >= w.n {
						return
					}
					if err := w.voter(n); err != nil {
						failed <- err
						return
					}
				}
			})
		}
		together.Wait()
		close(failed)
		w.ok(<-failed)
		if half == 0 {
			w.ok(w.b.Forget(w.t.Context()))
		}
	}
}

// voter sends a ballot that passes every check of a server, though nobody could open it: what is sealed in it is noise.
func (w *crowd) voter(n int) error {
	seed := sha256.Sum256(binary.BigEndian.AppendUint64([]byte("voter"), uint64(n))) //nolint:gosec // not negative
	key := ed25519.NewKeyFromSeed(seed[:])
	public := key.Public().(ed25519.PublicKey)
	rng := rand.NewChaCha8(seed)
	random := func(n int) []byte {
		b := make([]byte, n)
		_, _ = rng.Read(b)
		return b
	}
	b64 := base64.RawStdEncoding.EncodeToString
	file := fmt.Appendf(nil, "age-encryption.org/v1\n-> X25519 %s\n%s\n-> isoloir/v1 %s\n\n--- %s\n",
		b64(random(32)), b64(random(32)), strings.Join(ballot.StanzaArgs(w.id, public), " "), b64(random(32)))
	file = append(file, random(w.template.FileSize()-len(file))...)
	b := &ballot.Ballot{Key: public, File: file, Signature: ballot.Sign(key, w.id, 0, file)}
	_, err := w.b.Submit(w.t.Context(), w.id, b.Submission(), nil)
	if err == nil && n%50 == 0 {
		_, err = w.b.Withdraw(w.t.Context(), w.id, ballot.SignWithdrawal(key, w.id, 1).Bytes())
	}
	return err
}

// resident reads a line of /proc/self/status: VmRSS, the memory that the process holds, or VmHWM, the most that it ever held.
func (w *crowd) resident(what string) int64 {
	w.t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	w.ok(err)
	for line := range strings.Lines(string(status)) {
		if value, found := strings.CutPrefix(line, what+":"); found {
			kilobytes, err := strconv.ParseInt(strings.Fields(value)[0], 10, 64)
			w.ok(err)
			return kilobytes << 10
		}
	}
	w.t.Fatalf("/proc/self/status has no %s", what)
	return 0
}

// peak is how many bytes the process needs at most while do runs, on top of what it held before: those of SQLite and of the garbage
// included, those of the kernel's cache of files not.
func (w *crowd) peak(do func()) int64 {
	w.t.Helper()
	runtime.GC()
	debug.FreeOSMemory()
	w.ok(os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o600)) // sets VmHWM back, see proc(5)
	before := w.resident("VmRSS")
	do()
	return w.resident("VmHWM") - before
}

// seal lets the poll be sealed, verifies what comes of it, and returns how much memory the sealing took, and how much somebody takes who
// holds all ballots at once.
func (w *crowd) seal() (peak, control int64) {
	w.t.Helper()
	begun := time.Now()
	peak = w.peak(func() { w.ok(w.b.SealDue(w.t.Context())) })
	took := time.Since(begun)
	control = w.control()
	w.verify()
	w.t.Logf("%d ballots were sealed in %.1f s and %.1f MB of memory, archives included (whoever holds them all takes %.1f MB); all verified",
		w.n, took.Seconds(), float64(peak)/(1<<20), float64(control)/(1<<20))
	return peak, control
}

// verify proves what both archives hold.
func (w *crowd) verify() {
	w.t.Helper()
	for name, public := range map[string]bool{w.id.String() + ".tar": false, w.id.String() + ".public.tar": true} {
		a, err := archive.Open(filepath.Join(w.dir, "archives", name))
		w.ok(err)
		err = a.Verify(nil)
		if a.Size() != int64(w.n) || a.Withdrawn() != int64(w.n+49)/50 || a.Public() != public {
			err = errors.Join(err, fmt.Errorf("%d entries, %d withdrawn, public %v", a.Size(), a.Withdrawn(), a.Public()))
		}
		w.ok(errors.Join(err, a.Close()))
	}
}

// measureError is by how much the kernel's count of resident pages may be wrong: it is added up per processor, in batches.
const measureError = 4 << 20

// control measures somebody who holds all ballots at once.
func (w *crowd) control() (held int64) {
	w.t.Helper()
	name := filepath.Join(w.dir, "archives", w.id.String()+".tar")
	info, err := os.Stat(name)
	w.ok(err)
	held = w.peak(func() {
		all, err := os.ReadFile(name) //nolint:gosec // the test's own folder
		w.ok(err)
		runtime.KeepAlive(all)
	})
	if held < info.Size()*9/10-measureError {
		w.t.Errorf("whoever holds all %d MB of ballots is measured to hold %d MB: the measure proves nothing", info.Size()>>20, held>>20)
	}
	return held
}

func crowds() (few, many int) {
	switch {
	case os.Getenv(million) != "":
		return 100_000, 1_000_000
	case os.Getenv(long) != "":
		return 20_000, 100_000
	}
	return 500, 6_000
}

func TestSealingTakesTheSameMemoryHoweverManyBallotsThereAre(t *testing.T) {
	few, many := crowds()
	small, _ := gather(t, t.TempDir(), few).seal()
	large, control := gather(t, t.TempDir(), many).seal()
	if small > sealingCeiling || large > sealingCeiling {
		t.Errorf("%d and %d ballots took %d and %d MB, more than the %d that a sealing may take", few, many, small>>20, large>>20, sealingCeiling>>20)
	}
	if large > small+sealingCeiling/4 || large > control*2/3 {
		t.Errorf("%d ballots took %d MB, %d took %d MB of the %d that they are: it grows with them", few, small>>20, many, large>>20, control>>20)
	}
}
