package store

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"isoloir/poll/box"
)

// These are the parts of the contract that concern ballots; contract_test.go has the list and the others.

func decisions(t *testing.T, s box.Store) {
	p := publish(t, s, 1)
	publish(t, s, 2)
	var old *box.Record
	var entries, live int64
	for _, step := range []struct {
		next          *box.Record
		entries, live int64
	}{
		{record(1, 0, "first"), 1, 1}, {record(2, 0, "other"), 2, 2}, {nil, 2, 2}, {record(1, 1, "second, longer"), 2, 2}, {withdrawn(1, 2), 2, 1},
	} {
		key := record(1, 0, "").KeyHash()
		if step.next != nil {
			key = step.next.KeyHash()
		}
		ok(t, s.Change(ctx, p.ID, key, func(slot box.Slot) (*box.Record, error) {
			if key == record(1, 0, "").KeyHash() && show(slot.Record) != show(old) || slot.Entries != entries || slot.Closed {
				t.Errorf("slot %+v %s, want entries %d, record %s", slot, show(slot.Record), entries, show(old))
			}
			return step.next, nil
		}))
		if step.next != nil && key == record(1, 0, "").KeyHash() {
			old = step.next
		}
		entries, live = step.entries, step.live
		if st, err := s.Poll(ctx, p.ID); err != nil || st.Entries != entries || st.Live != live {
			t.Errorf("standing %+v %v, want %d entries, %d live", st, err, entries, live)
		}
	}
	if st, err := s.Poll(ctx, newPoll(2).ID); err != nil || st.Entries != 0 {
		t.Errorf("the other poll has %d entries (%v)", st.Entries, err)
	}
}

func refusals(t *testing.T, s box.Store) {
	p := publish(t, s, 1)
	put(t, s, p.ID, record(1, 0, "file"))
	before := standing(t, s, p.ID)
	refused := errors.New("refused")
	for n := range 2 {
		wantErr(t, s.Change(ctx, p.ID, record(n+1, 0, "").KeyHash(), func(box.Slot) (*box.Record, error) { return record(n+1, 1, "x"), refused }), refused)
	}
	if after := standing(t, s, p.ID); !slices.Equal(before, after) {
		t.Fatalf("a refusal changed %q to %q", before, after)
	}
}

func closeMark(t *testing.T, s box.Store) {
	p := publish(t, s, 1)
	for range 2 {
		ok(t, s.Close(ctx, p.ID))
		ok(t, s.Change(ctx, p.ID, [32]byte{}, func(slot box.Slot) (*box.Record, error) {
			if !slot.Closed {
				t.Error("the slot of a closed poll is open")
			}
			return nil, nil
		}))
	}
}

func ballotsSorted(t *testing.T, s box.Store) {
	p := publish(t, s, 1)
	for n := range 50 {
		put(t, s, p.ID, record(n, 0, "file"))
	}
	put(t, s, p.ID, withdrawn(7, 1))
	var hashes [][32]byte
	gone := 0
	ok(t, s.Ballots(ctx, p.ID, func(r *box.Record) error {
		hashes = append(hashes, r.KeyHash())
		if r.Withdrawn {
			gone++
		}
		return nil
	}))
	if len(hashes) != 50 || gone != 1 || !slices.IsSortedFunc(hashes, func(a, b [32]byte) int { return bytes.Compare(a[:], b[:]) }) {
		t.Fatalf("%d records, %d withdrawn, or not sorted", len(hashes), gone)
	}
	stop := errors.New("stop")
	n := 0
	wantErr(t, s.Ballots(ctx, p.ID, func(*box.Record) error { n++; return stop }), stop)
	if n != 1 {
		t.Fatalf("called %d times after an error", n)
	}
}

func forgetKeeps(t *testing.T, s box.Store) {
	p := publish(t, s, 1)
	ok(t, s.Forget(ctx, p.ID))
	for n := range 30 {
		put(t, s, p.ID, record(n, 0, "file"))
	}
	put(t, s, p.ID, withdrawn(3, 1))
	before := standing(t, s, p.ID)
	ok(t, s.Forget(ctx, p.ID))
	ok(t, s.Forget(ctx, p.ID))
	if after := standing(t, s, p.ID); !slices.Equal(before, after) {
		t.Fatal("forgetting changed the ballots")
	}
	put(t, s, p.ID, record(4, 1, "replaced"))
	put(t, s, p.ID, record(99, 0, "new"))
	if n := len(standing(t, s, p.ID)); n != 31 {
		t.Fatalf("%d ballots after going on, want 31", n)
	}
}

func slicesNotShared(t *testing.T, s box.Store) {
	p := publish(t, s, 1)
	r := record(1, 0, "file")
	put(t, s, p.ID, r)
	want := show(r)
	clear(r.File)
	clear(r.Signature)
	data, err := s.Definition(ctx, p.ID)
	ok(t, err)
	clear(data)
	clear(p.Definition)
	if got := standing(t, s, p.ID); got[0] != want {
		t.Fatalf("record %s, want %s", got[0], want)
	}
	if again, err := s.Definition(ctx, p.ID); err != nil || string(again) != "d\x01" {
		t.Fatalf("definition %q %v", again, err)
	}
}

func oneAfterAnother(t *testing.T, s box.Store) {
	p := publish(t, s, 1)
	const goroutines, keys, limit = 16, 40, 25
	var accepted sync.Map
	var wg sync.WaitGroup
	full := errors.New("full")
	for g := range goroutines {
		wg.Go(func() {
			for n := range keys {
				r := record(n, uint32(g), fmt.Sprint(g))
				err := s.Change(ctx, p.ID, r.KeyHash(), func(slot box.Slot) (*box.Record, error) {
					switch {
					case slot.Record != nil:
						return nil, nil
					case slot.Entries >= limit:
						return nil, full
					}
					return r, nil
				})
				if err == nil {
					accepted.Store(n, true)
				} else if !errors.Is(err, full) {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	n := 0
	accepted.Range(func(any, any) bool { n++; return true })
	if got := len(standing(t, s, p.ID)); got != limit || n != limit {
		t.Fatalf("%d ballots stand, %d keys were accepted, want exactly %d", got, n, limit)
	}
}

func noChangeBehindClose(t *testing.T, s box.Store) {
	p := publish(t, s, 1)
	shut := errors.New("closed")
	var wg sync.WaitGroup
	var mu sync.Mutex
	accepted := map[string]bool{}
	started := make(chan struct{}, 8)
	for g := range 8 {
		wg.Go(func() {
			for n := 0; ; n++ {
				r := record(g<<32|n, 0, "file")
				err := s.Change(ctx, p.ID, r.KeyHash(), func(slot box.Slot) (*box.Record, error) {
					if slot.Closed {
						return nil, shut
					}
					return r, nil
				})
				if n == 0 {
					started <- struct{}{}
				}
				if err != nil {
					if !errors.Is(err, shut) {
						t.Error(err)
					}
					return
				}
				mu.Lock()
				accepted[show(r)] = true
				mu.Unlock()
			}
		})
	}
	for range 8 {
		<-started
	}
	ok(t, s.Close(ctx, p.ID))
	frozen := standing(t, s, p.ID)
	wg.Wait()
	if after := standing(t, s, p.ID); !slices.Equal(frozen, after) {
		t.Fatalf("%d ballots at the close, %d later", len(frozen), len(after))
	}
	if len(accepted) != len(frozen) {
		t.Fatalf("%d ballots accepted, %d stand", len(accepted), len(frozen))
	}
	for _, r := range frozen {
		if !accepted[r] {
			t.Fatalf("%s stands but was refused", r)
		}
	}
}
