package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

	"isoloir/poll/box"
)

// A hoarder lets ballots come, be replaced and be withdrawn as the dice want, and remembers what must be gone.
type hoarder struct {
	t      *testing.T
	s      *SQLite
	p      box.NewPoll
	rng    *rand.Rand
	size   int // of a ballot
	stands []*box.Record
	gone   [][]byte // parts of ballots that were replaced or withdrawn
}

// noise can be looked for by every part of it.
func (h *hoarder) noise(size int) []byte {
	b := make([]byte, size)
	for i := 0; i+8 <= len(b); i += 8 {
		binary.BigEndian.PutUint64(b[i:], h.rng.Uint64())
	}
	return b
}

func (h *hoarder) step() {
	var r *box.Record
	if len(h.stands) == 0 || h.rng.IntN(3) == 0 {
		r = &box.Record{Key: h.noise(32), Signature: h.noise(64), File: h.noise(h.size)}
		h.stands = append(h.stands, r)
	} else {
		n := h.rng.IntN(len(h.stands))
		old := h.stands[n]
		// The beginning, the middle and the end: a ballot may lie in several pages.
		h.gone = append(h.gone, old.File[:16], old.File[h.size/2:h.size/2+16], old.File[h.size-16:])
		r = &box.Record{Key: old.Key, Seq: old.Seq + 1, Signature: old.Signature}
		if h.rng.IntN(4) == 0 {
			r.Withdrawn = true
			h.stands = append(h.stands[:n], h.stands[n+1:]...)
		} else {
			r.File = h.noise(h.size)
			h.stands[n] = r
		}
	}
	put(h.t, h.s, h.p.ID, r)
}

// left counts the parts that lie in any file.
func left(t *testing.T, dir string, parts [][]byte) (count int) {
	t.Helper()
	for _, data := range seize(t, dir) {
		for _, part := range parts {
			if bytes.Contains(data, part) {
				count++
			}
		}
	}
	return count
}

func TestOverManyRunsNothingThatMustBeGoneIsLeftOver(t *testing.T) {
	runs, steps := 3, 120
	if os.Getenv("ISOLOIR_LONG") != "" {
		runs, steps = 60, 500
	}
	for _, control := range []bool{false, true} {
		t.Run(fmt.Sprintf("control, nothing is overwritten: %v", control), func(t *testing.T) {
			gone, found, erased, foundErased := 0, 0, 0, 0
			for run := range runs {
				dir := t.TempDir()
				s := open(t, dir)
				if control {
					s.overwrite = func(context.Context, string) error { return nil }
					ok(t, s.w.do(ctx, &op{run: func(b *batch) error { b.execOnce("PRAGMA secure_delete = 0"); return nil }}))
				}
				rng := rand.New(rand.NewPCG(uint64(run), 3)) //nolint:gosec // a test's dice
				h := &hoarder{t: t, s: s, p: publish(t, s, 1), rng: rng, size: 8 * (40 + rng.IntN(2000))}
				for range 2 + rng.IntN(3) {
					for range steps / 4 {
						h.step()
					}
					ok(t, s.Forget(ctx, h.p.ID))
					gone, found = gone+len(h.gone), found+left(t, dir, h.gone)
				}
				var rest [][]byte
				for _, r := range h.stands {
					rest = append(rest, r.File[:16], r.File[h.size-16:], r.Key[:16])
				}
				if n := left(t, dir, rest); n < len(rest) {
					t.Fatalf("%d of %d parts of what stands are found: the search proves nothing", n, len(rest))
				}
				ok(t, s.Erase(ctx, h.p.ID, 1, []byte("delete"), []byte("confirmed")))
				erased, foundErased = erased+len(rest), foundErased+left(t, dir, rest)
				ok(t, s.Shutdown())
			}
			t.Logf("%d parts of %d were left over, and %d of %d of erased polls", found, gone, foundErased, erased)
			if (found == 0) == control || (foundErased == 0) == control {
				t.Errorf("left over: %v, want %v", !control, control)
			}
		})
	}
}
