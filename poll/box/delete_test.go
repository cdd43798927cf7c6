package box_test

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/box"
)

// execute changes the database behind the server's back.
func execute(t testing.TB, dir, query string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "isoloir.db"))
	ok(t, err)
	defer db.Close()
	_, err = db.ExecContext(ctx, query)
	ok(t, err)
}

func TestAPollIsDeletedWhateverItsState(t *testing.T) {
	for what, bring := range map[string]func(p *published) uint64{
		"open": func(*published) uint64 { return 1 },
		"closed": func(p *published) uint64 {
			p.s.order(p.id, p.s.statement(p.id, 1, translog.Close))
			return 2
		},
		"past its time": func(p *published) uint64 { p.s.clock.set(closes); return 1 },
		"sealed":        func(p *published) uint64 { p.sealAfterClosing(); return 1 },
	} {
		t.Run(what, func(t *testing.T) {
			s := newServer(t)
			p := s.publish(func(d *poll.Definition) { d.Listed = true })
			for n := range 5 {
				p.submit(n, 0)
			}
			counter := bring(p)
			before := readJournal(t, s.Box, s.vkey)
			other := s.boxOver(s.store) // knows the poll, and is not told that it goes
			_, err := other.State(ctx, p.id)
			ok(t, err)
			s.orderRefused(p.id, s.statement(p.id, counter+1, translog.Delete), box.StatementOutOfTurn)
			if counter > 1 {
				s.orderRefused(p.id, s.statement(p.id, counter-1, translog.Delete), box.StatementOutOfTurn)
			}
			order := s.statement(p.id, counter, translog.Delete)
			confirmation := s.order(p.id, order)
			d, err := translog.OpenDeletion(confirmation, s.vkey)
			if ok(t, err); d != (translog.Deletion{Poll: p.id, Statement: sha256.Sum256(order)}) {
				t.Fatalf("confirmed %+v", d)
			}
			isGone(t, p)
			first := s.Box
			for _, b := range []*box.Box{other, s.boxOver(s.store), first} {
				s.Box = b
				isGone(t, p)
				if again := s.order(p.id, order); !bytes.Equal(again, confirmation) {
					t.Fatalf("another confirmation:\n%s", again)
				}
			}
			ok(t, s.SealDue(ctx))
			after := readJournal(t, s.Box, s.vkey)
			if len(after) != len(before)+1 || fmt.Sprint(after[:len(before)]) != fmt.Sprint(before) || after[len(before)] != translog.Stated(p.id, order) {
				t.Fatalf("the journal was\n%v\nand is\n%v", before, after)
			}
		})
	}
}

// isGone tries everything that names the poll.
func isGone(t *testing.T, p *published) {
	t.Helper()
	data := p.s.definition(func(d *poll.Definition) { d.Listed = true })
	closing := p.s.statement(p.id, 1, translog.Close)
	for what, do := range map[string]func() error{
		"publish":          func() error { _, err := p.s.Publish(ctx, p.s.statement(p.id, 0, translog.Publish), data); return err },
		"definition":       func() error { _, err := p.s.Definition(ctx, p.id); return err },
		"state":            func() error { _, err := p.s.State(ctx, p.id); return err },
		"submit":           func() error { _, err := p.s.Submit(ctx, p.id, p.voter(9).ballot(0, 9), nil); return err },
		"submit again":     func() error { _, err := p.s.Submit(ctx, p.id, p.voter(1).ballot(0, 1), nil); return err },
		"withdraw":         func() error { _, err := p.s.Withdraw(ctx, p.id, p.voter(1).withdrawal(1)); return err },
		"close":            func() error { _, err := p.s.Statement(ctx, p.id, closing); return err },
		"another deletion": func() error { _, err := p.s.Statement(ctx, p.id, p.s.statement(p.id, 7, translog.Delete)); return err },
		"nonce":            func() error { _, err := p.s.ArchiveNonce(ctx, p.id); return err },
		"archive":          func() error { _, err := p.s.Archive(ctx, p.id, nil); return err },
		"checkpoint":       func() error { _, err := p.s.LogCheckpoint(ctx, p.id); return err },
		"tile":             func() error { _, err := p.s.LogTile(ctx, p.id, "tile/0/000.p/5"); return err },
	} {
		t.Run(what, func(t *testing.T) { wantCode(t, do(), box.Deleted) })
	}
	listed, err := p.s.Listed(ctx)
	if ok(t, err); len(listed) > 0 {
		t.Fatal("a deleted poll is listed")
	}
}

func TestADeletionThatCrashesIsFinished(t *testing.T) {
	for fail := 1; fail <= 3; fail++ { // erased, journal appended, served
		for _, before := range []bool{true, false} {
			for _, repeated := range []bool{true, false} {
				t.Run(fmt.Sprintf("step %d, before %v, repeated %v", fail, before, repeated), func(t *testing.T) {
					dir := t.TempDir()
					f := &faulty{before: before}
					s := start(t, dir, func(st box.Store) box.Store { f.Store = st; return f })
					p := s.publish(nil)
					p.submit(1, 0)
					order := s.statement(p.id, 1, translog.Delete)
					f.steps, f.fail = 0, fail
					if _, err := s.Statement(ctx, p.id, order); !errors.Is(err, errCrash) {
						t.Fatalf("deleting gave %v, want the crash", err)
					}
					ok(t, s.store.Shutdown())
					again := start(t, dir, nil)
					defer func() { ok(t, again.store.Shutdown()) }()
					if repeated {
						again.order(p.id, order)
					} else {
						ok(t, again.SealDue(ctx))
					}
					want := []translog.JournalEntry{translog.Published(p.id), translog.Stated(p.id, order)}
					if !repeated && fail == 1 && before {
						want = want[:1] // it was not deleted
					}
					if got := readJournal(t, again.Box, again.vkey); fmt.Sprint(got) != fmt.Sprint(want) {
						t.Fatalf("the journal:\n%v\nwant\n%v", got, want)
					}
				})
			}
		}
	}
}

func TestWhatCameBeforeADeletionStandsInTheJournalBeforeIt(t *testing.T) {
	f := &faulty{fail: 2, before: true} // the journal's first step
	s := start(t, t.TempDir(), func(st box.Store) box.Store { f.Store = st; return f })
	defer s.store.Shutdown()
	data := s.definition(nil)
	id := poll.IDOf(data)
	if _, err := s.Publish(ctx, s.statement(id, 0, translog.Publish), data); !errors.Is(err, errCrash) {
		t.Fatalf("publishing gave %v, want the crash", err)
	}
	order := s.statement(id, 1, translog.Delete)
	s.order(id, order)
	want := []translog.JournalEntry{translog.Published(id), translog.Stated(id, order)}
	if got := readJournal(t, s.Box, s.vkey); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Fatalf("the journal:\n%v\nwant\n%v", got, want)
	}
}

func TestADeletedPollLeavesNoFileAndNoHash(t *testing.T) {
	dir := t.TempDir()
	s := start(t, dir, nil)
	p := s.publish(nil)
	for n := range 5 {
		p.submit(n, 0)
	}
	p.sealAfterClosing()
	var traces [][]byte
	for _, e := range p.entries() {
		traces = append(traces, e.KeyHash[:], e.FileHash[:])
	}
	traces = append(traces, []byte("Cameras"))
	found := func() (n int) {
		ok(t, filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(name)
			for _, trace := range traces {
				n += bytes.Count(data, trace)
			}
			return err
		}))
		return n
	}
	if found() == 0 {
		t.Fatal("the search finds nothing before the deletion: it proves nothing")
	}
	s.order(p.id, s.statement(p.id, 1, translog.Delete))
	ok(t, s.store.Shutdown())
	if n := found(); n > 0 {
		t.Fatalf("%d traces of the ballots are left", n)
	}
}
