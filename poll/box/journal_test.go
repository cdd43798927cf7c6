package box_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/tlog"

	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/box"
)

// readTiles reads a whole log with golang.org/x/mod/sumdb/tlog, which checks every tile against the root, and the paths and
// bundles of filippo.io/torchwood.
func readTiles(t testing.TB, tree tlog.Tree, read func(path string) ([]byte, error)) (entries [][]byte) {
	t.Helper()
	if tree.N == 0 {
		return nil
	}
	hashes := tlog.TileHashReader(tree, &tileReader{read})
	for index := int64(0); index < tree.N; index += torchwood.TileWidth {
		width := int(min(tree.N-index, torchwood.TileWidth))
		bundle, err := read(torchwood.TilePath(tlog.Tile{H: 8, L: -1, N: index / torchwood.TileWidth, W: width}))
		ok(t, err)
		for len(bundle) > 0 {
			var entry []byte
			entry, bundle, err = torchwood.ReadTileEntry(bundle)
			ok(t, err)
			proof, err := tlog.ProveRecord(tree.N, int64(len(entries)), hashes)
			ok(t, err)
			ok(t, tlog.CheckRecord(proof, tree.N, tree.Hash, int64(len(entries)), tlog.RecordHash(entry)))
			entries = append(entries, entry)
		}
	}
	if int64(len(entries)) != tree.N {
		t.Fatalf("%d entries in the bundles, the tree has %d", len(entries), tree.N)
	}
	return entries
}

type tileReader struct {
	read func(path string) ([]byte, error)
}

func (r *tileReader) Height() int { return 8 }

func (r *tileReader) ReadTiles(tiles []tlog.Tile) (data [][]byte, err error) {
	for _, tile := range tiles {
		d, err := r.read(torchwood.TilePath(tile))
		if err != nil {
			return nil, err
		}
		data = append(data, d)
	}
	return data, nil
}

func (r *tileReader) SaveTiles([]tlog.Tile, [][]byte) {}

// readJournal reads the journal that a box serves.
func readJournal(t testing.TB, b *box.Box, vkey string) (all []translog.JournalEntry) {
	t.Helper()
	checkpoint, err := b.JournalCheckpoint(ctx)
	ok(t, err)
	c, err := translog.OpenCheckpoint(checkpoint, vkey, host+"/journal")
	ok(t, err)
	for _, data := range readTiles(t, tlog.Tree{N: c.Size, Hash: c.Root}, func(path string) ([]byte, error) { return b.JournalTile(ctx, path) }) {
		e, err := translog.ParseJournalEntry(data)
		ok(t, err)
		all = append(all, e)
	}
	return all
}

// journalOf recomputes, from the journal's entries, what a sealed poll's archive must hold of it.
func journalOf(t testing.TB, p *published) box.JournalParts {
	t.Helper()
	frozen, err := p.s.store.FreezeJournal(ctx, p.id, []byte("another"))
	ok(t, err)
	c, err := translog.OpenCheckpoint(frozen, p.s.vkey, host+"/journal")
	ok(t, err)
	all := readJournal(t, p.s.Box, p.s.vkey)
	var hashes hashList
	for i, e := range all[:c.Size] {
		more, err := tlog.StoredHashes(int64(i), e.Bytes(), hashes)
		ok(t, err)
		hashes = append(hashes, more...)
	}
	root, err := tlog.TreeHash(c.Size, hashes)
	if ok(t, err); root != c.Root {
		t.Fatal("the frozen checkpoint is not of this journal")
	}
	parts := box.JournalParts{Checkpoint: frozen, Statements: map[uint64][]byte{}}
	for i, e := range all[:c.Size] {
		if e.PollHash != sha256.Sum256(p.id[:]) {
			continue
		}
		proof, err := tlog.ProveRecord(c.Size, int64(i), hashes)
		ok(t, err)
		data := translog.Proof{Index: int64(i), Hashes: proof}.Bytes()
		switch e.Kind {
		case translog.JournalPublished:
			parts.Published = data
		case translog.JournalSealed:
			parts.Sealed = data
		default:
			parts.Statements[uint64(len(parts.Statements))+1] = data
		}
	}
	return parts
}

func TestTheJournalTellsOnceWhatHappened(t *testing.T) {
	s := newServer(t)
	empty, err := s.JournalCheckpoint(ctx)
	ok(t, err)
	if c, err := translog.OpenCheckpoint(empty, s.vkey, host+"/journal"); err != nil || c.Size != 0 {
		t.Fatalf("an empty journal has %d entries: %v", c.Size, err)
	}
	a, b := s.publish(nil), s.publish(func(d *poll.Definition) { d.Title = poll.Text{"en": "B"} })
	s.publish(nil) // again
	for n := range 4 {
		a.submit(n, 0)
	}
	closing := s.statement(a.id, 1, translog.Close)
	for range 2 {
		s.order(a.id, closing)
		ok(t, s.SealDue(ctx))
	}
	b.sealAfterClosing()
	var want []translog.JournalEntry
	for _, p := range []*published{a, b} {
		want = append(want, translog.Published(p.id))
	}
	want = append(want, translog.Stated(a.id, closing))
	for _, p := range []*published{a, b} {
		st, err := s.store.Poll(ctx, p.id)
		ok(t, err)
		c, err := translog.OpenCheckpoint(st.Seal.Checkpoint, s.vkey, translog.Origin(host, p.id))
		ok(t, err)
		want = append(want, translog.Sealed(p.id, c.Size, c.Root))
	}
	if got := readJournal(t, s.Box, s.vkey); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Fatalf("the journal:\n%v\nwant\n%v", got, want)
	}
	compareWithUndisturbed(t, a)
}

func TestTheJournalDoesNotTellThePollsLinks(t *testing.T) {
	s := newServer(t)
	var ids []poll.ID
	for n := range 3 {
		p := s.publish(func(d *poll.Definition) { d.Title = poll.Text{"en": fmt.Sprint(n)}; d.Listed = n == 2 })
		ids = append(ids, p.id)
		p.submit(1, 0)
	}
	s.order(ids[0], s.statement(ids[0], 1, translog.Close))
	s.order(ids[1], s.statement(ids[1], 1, translog.Delete))
	s.clock.set(closes)
	ok(t, s.SealDue(ctx))
	served, err := s.JournalCheckpoint(ctx)
	ok(t, err)
	for _, path := range []string{"tile/0/000.p/7", "tile/entries/000.p/7"} {
		data, err := s.JournalTile(ctx, path)
		ok(t, err)
		served = append(served, data...)
	}
	tells := func(data []byte, id poll.ID) bool {
		return bytes.Contains(data, id[:]) || bytes.Contains(data, []byte(id.String())) || bytes.Contains(data, []byte(hex.EncodeToString(id[:])))
	}
	for _, id := range ids {
		if tells(served, id) {
			t.Fatalf("the journal tells %s", id)
		}
	}
	// Control: a poll's own log does tell it.
	if log, err := s.LogCheckpoint(ctx, ids[2]); err != nil || !tells(log, ids[2]) {
		t.Fatalf("the search finds no ID where there is one: %v", err)
	}
}

func TestOnlyWhatTheServedCheckpointCoversIsServed(t *testing.T) {
	s := newServer(t)
	p := s.publish(nil)
	p.submit(1, 0)
	_, err := s.LogTile(ctx, p.id, "tile/0/000.p/1")
	wantCode(t, err, box.ArchiveNotReady)
	_, err = s.LogCheckpoint(ctx, p.id)
	wantCode(t, err, box.ArchiveNotReady)
	_, err = s.LogTile(ctx, poll.ID{1}, "tile/0/000.p/1")
	wantCode(t, err, box.PollNotFound)
	p.sealAfterClosing() // withheld, with one ballot: its receipt can still be checked
	checkSeal(t, p)
	for _, path := range []string{"tile/0/000.p/3", "tile/0/000", "tile/0/001.p/1", "tile/1/000.p/1", "tile/entries/000", "checkpoint", "", "tile/8/0/000.p/1", "tile/0/000.p/01"} {
		_, err = s.JournalTile(ctx, path)
		wantCode(t, err, box.NotFound)
		_, err = s.LogTile(ctx, p.id, path)
		wantCode(t, err, box.NotFound)
	}
}

func TestTwoBoxesOverOneStoreMakeOneHistory(t *testing.T) {
	s := newServer(t)
	boxes := []*box.Box{s.Box, s.boxOver(s.store), s.boxOver(s.store)}
	var polls []*published
	var together sync.WaitGroup
	var mu sync.Mutex
	for n := range 12 {
		together.Go(func() {
			data := s.definition(func(d *poll.Definition) { d.Title = poll.Text{"en": fmt.Sprint(n)} })
			id, err := boxes[n%3].Publish(ctx, s.statement(poll.IDOf(data), 0, translog.Publish), data)
			if err != nil {
				t.Error(err)
				return
			}
			mu.Lock()
			defer mu.Unlock()
			polls = append(polls, s.known(id, data))
		})
	}
	together.Wait()
	for n, p := range polls {
		for voter := range n % 6 {
			p.submit(voter, 0)
		}
	}
	s.clock.set(closes)
	for _, b := range boxes {
		together.Go(func() {
			if err := b.SealDue(ctx); err != nil {
				t.Error(err)
			}
		})
	}
	together.Wait()
	if all := readJournal(t, s.Box, s.vkey); len(all) != 2*len(polls) {
		t.Fatalf("%d entries in the journal for %d polls", len(all), len(polls))
	}
	for _, p := range polls {
		checkSeal(t, p)
		if len(p.entries()) >= 3 {
			compareWithUndisturbed(t, p)
		}
	}
}

func TestAJournalThatWasChangedInTheStoreIsNotSignedOn(t *testing.T) {
	for what, change := range map[string]string{
		"a tile":         "UPDATE journal_tiles SET data = zeroblob(length(data)) WHERE level = 0",
		"the size":       "UPDATE journal SET size = 0; DELETE FROM journal_entries",
		"the checkpoint": "UPDATE journal SET checkpoint = CAST(served || 'x' AS BLOB)",
	} {
		t.Run(what, func(t *testing.T) {
			dir := t.TempDir()
			s := start(t, dir, nil)
			defer s.store.Shutdown()
			s.publish(nil)
			execute(t, dir, change)
			data := s.definition(func(d *poll.Definition) { d.Title = poll.Text{"en": "B"} })
			_, err := s.Publish(ctx, s.statement(poll.IDOf(data), 0, translog.Publish), data)
			wantCode(t, err, box.Internal)
		})
	}
}

func TestPublishingThatCrashesIsInTheJournalAfterTheNextStart(t *testing.T) {
	for fail := 1; fail <= 3; fail++ { // published, journal appended, served
		for _, before := range []bool{true, false} {
			t.Run(fmt.Sprintf("step %d, before %v", fail, before), func(t *testing.T) {
				dir := t.TempDir()
				f := &faulty{fail: fail, before: before}
				s := start(t, dir, func(st box.Store) box.Store { f.Store = st; return f })
				data := s.definition(nil)
				if _, err := s.Publish(ctx, s.statement(poll.IDOf(data), 0, translog.Publish), data); !errors.Is(err, errCrash) {
					t.Fatalf("publishing gave %v, want the crash", err)
				}
				ok(t, s.store.Shutdown())
				again := start(t, dir, nil)
				defer func() { ok(t, again.store.Shutdown()) }()
				ok(t, again.SealDue(ctx))
				stands := fail > 1 || !before
				if got := readJournal(t, again.Box, again.vkey); (len(got) == 1) != stands || len(got) > 1 {
					t.Fatalf("%d entries, the poll stands: %v", len(got), stands)
				}
				again.publish(nil)
				if got := readJournal(t, again.Box, again.vkey); len(got) != 1 || got[0] != translog.Published(poll.IDOf(data)) {
					t.Fatalf("published again: %v", got)
				}
			})
		}
	}
}

func TestALogOfManyBallotsIsServedInTiles(t *testing.T) {
	s := newServer(t)
	p := s.publish(func(d *poll.Definition) { d.MaxBallots = 10_000 })
	const voters = 600
	var together sync.WaitGroup
	for n := range voters {
		together.Go(func() { _, err := s.Submit(ctx, p.id, p.voter(n).ballot(0, uint64(n)), nil); failOn(t, err) })
	}
	together.Wait()
	_, err := s.Withdraw(ctx, p.id, p.voter(7).withdrawal(1))
	ok(t, err)
	p.sealAfterClosing()
	checkSeal(t, p)
	for _, path := range []string{"tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/000", "tile/entries/002.p/88"} {
		data, err := s.LogTile(ctx, p.id, path)
		if ok(t, err); strings.HasPrefix(path, "tile/0/00") && len(data)%32 != 0 {
			t.Errorf("%s has %d bytes", path, len(data))
		}
	}
}

func failOn(t testing.TB, err error) {
	if err != nil {
		t.Error(err)
	}
}
