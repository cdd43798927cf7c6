package box_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"isoloir/crypto/ballot"
	"isoloir/poll"
	"isoloir/poll/box"
)

func TestSealingThatCrashesAtAnyStepEndsInTheSameBytes(t *testing.T) {
	const steps, appended, served = 10, 5, 6 // close, forget, tiles, seal, journal appended, served and frozen, two archives, finish
	for fail := 1; fail <= steps; fail++ {
		for _, before := range []bool{true, false} {
			t.Run(fmt.Sprintf("step %d, before %v", fail, before), func(t *testing.T) {
				dir := t.TempDir()
				f := &faulty{before: before}
				s := start(t, dir, func(st box.Store) box.Store { f.Store = st; return f })
				data := s.definition(nil)
				p := s.publish(nil)
				for n := range 5 {
					p.submit(n, 0)
				}
				s.clock.set(closes)
				f.steps, f.fail = 0, fail
				err := s.SealDue(ctx)
				if !errors.Is(err, errCrash) {
					t.Fatalf("sealing gave %v, want the crash", err)
				}
				if strings.Contains(err.Error(), p.id.String()) {
					t.Fatalf("what goes to the operator's log tells the poll's link: %v", err)
				}
				want := fail
				switch {
				case fail == appended && !before:
					want++ // An entry that was appended is served, whatever becomes of its poll.
				case fail == served && !before:
					want = steps // What is served is finished.
				}
				if f.steps != want {
					t.Fatalf("%d steps were done, want %d", f.steps, want)
				}
				ok(t, s.store.Shutdown())

				again := start(t, dir, nil)
				defer func() { ok(t, again.store.Shutdown()) }()
				again.publish(func(d *poll.Definition) { d.Closes = closes.Add(48 * time.Hour) }) // the journal goes on
				again.clock.set(closes.Add(24 * time.Hour))
				ok(t, again.SealDue(ctx))
				q := again.known(p.id, data)
				checkSeal(t, q)
				compareWithUndisturbed(t, q)
				if all := readJournal(t, again.Box, again.vkey); len(all) != 3 {
					t.Fatalf("%d entries in the journal, want two published and one sealed", len(all))
				}
			})
		}
	}
}

// compareWithUndisturbed recomputes what a sealing without crash writes, from the store's contents and the checkpoint.
func compareWithUndisturbed(t *testing.T, p *published) {
	t.Helper()
	definition, err := p.s.store.Definition(ctx, p.id)
	ok(t, err)
	notes, err := p.s.store.Statements(ctx, p.id)
	ok(t, err)
	st, err := p.s.store.Poll(ctx, p.id)
	ok(t, err)
	journal := journalOf(t, p)
	for _, public := range []bool{true, false} {
		var want bytes.Buffer
		ok(t, writeArchive(&want, box.ArchiveContents{Public: public, Definition: definition, Checkpoint: st.Seal.Checkpoint, Statements: notes, Journal: journal,
			Ballots: func(yield func(*box.Record) error) error { return p.s.store.Ballots(ctx, p.id, yield) }}))
		if got := p.archive(public); got != want.String() {
			t.Fatalf("archive (public %v):\n%s\nwant\n%s", public, got, want.String())
		}
	}
}

func TestAPollThatCannotBeSealedDoesNotHoldUpTheOthers(t *testing.T) {
	f := &faulty{before: true}
	dir := t.TempDir()
	s := start(t, dir, func(st box.Store) box.Store { f.Store = st; return f })
	defer s.store.Shutdown()
	a, b := s.publish(nil), s.publish(func(d *poll.Definition) { d.Title = poll.Text{"en": "B"} })
	f.steps, f.fail = 0, 1
	for n := range 3 {
		a.submit(n, 0)
		b.submit(n, 0)
	}
	s.clock.set(closes)
	if err := s.SealDue(ctx); !errors.Is(err, errCrash) {
		t.Fatalf("sealing gave %v, want the crash", err)
	}
	sealed := 0
	for _, p := range []*published{a, b} {
		st, err := s.State(ctx, p.id)
		ok(t, err)
		if st.Status == box.StatusSealed {
			sealed++
		}
	}
	if sealed != 1 {
		t.Fatalf("%d polls sealed beside a faulty one, want 1", sealed)
	}
}

// The first sealing crashed at its last steps. Then the store is changed, as by a backup of a part of it.
func TestOtherBallotsThanThoseThatWereSealedAreNotReleased(t *testing.T) {
	for what, fail := range map[string]int{"its tiles stand": 4, "its seal stands": 5} {
		t.Run(what, func(t *testing.T) {
			dir := t.TempDir()
			f := &faulty{before: true}
			s := start(t, dir, func(st box.Store) box.Store { f.Store = st; return f })
			defer func() { ok(t, s.store.Shutdown()) }()
			p := s.publish(nil)
			for n := range 5 {
				p.submit(n, 0)
			}
			s.clock.set(closes)
			f.steps, f.fail = 0, fail
			if err := s.SealDue(ctx); !errors.Is(err, errCrash) {
				t.Fatalf("sealing gave %v, want the crash", err)
			}
			key := p.voter(1).public()
			ok(t, s.store.Change(ctx, p.id, ballot.KeyHash(key), func(slot box.Slot) (*box.Record, error) {
				r := *slot.Record
				r.File = append([]byte("x"), r.File[1:]...)
				return &r, nil
			}))
			if err := s.SealDue(ctx); err == nil || !strings.Contains(err.Error(), "not those that were sealed") {
				t.Fatalf("sealing gave %v, want that other ballots stand", err)
			}
			_, err := s.Archive(ctx, p.id, nil)
			wantCode(t, err, box.ArchiveNotReady)
		})
	}
}
