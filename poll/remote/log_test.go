package remote

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"

	"isoloir/crypto/translog"
	"isoloir/poll/archive"
)

// A fakeLog is a log that a server serves as its own, honest or not.
type fakeLog struct {
	prefix, origin string
	builder        *translog.TileBuilder
	tiles          map[string]translog.Tile // by the path of the tile as if it were full
	shown          []byte                   // the checkpoint that is served
}

func (f *fake) newLog(prefix, origin string) *fakeLog {
	l := &fakeLog{prefix: prefix, origin: origin, tiles: map[string]translog.Tile{}}
	l.builder = translog.NewTileBuilder(func(t translog.Tile) error {
		l.tiles[translog.TilePath(t.Level, t.Index, translog.TileWidth)] = t
		return nil
	})
	return l
}

func (f *fake) journal() *fakeLog { return f.newLog("/journal", translog.JournalOrigin(f.host)) }
func (f *fake) pollLog() *fakeLog {
	return f.newLog("/p/"+f.link.ID.String()+"/log", translog.Origin(f.host, f.link.ID))
}

// add appends entries, and shows and returns the checkpoint after them.
func (f *fake) add(l *fakeLog, entries ...[]byte) translog.Checkpoint {
	f.t.Helper()
	for _, e := range entries {
		f.ok(l.builder.Add(e))
	}
	f.ok(l.builder.Flush())
	c := translog.Checkpoint{Origin: l.origin, Size: l.builder.Size(), Root: l.builder.Root()}
	var err error
	l.shown, err = c.Sign(f.signer)
	f.ok(err)
	return c
}

// serve answers for these logs.
func (f *fake) serve(logs ...*fakeLog) {
	f.handler = func(w http.ResponseWriter, r *http.Request) {
		for _, l := range logs {
			path, found := strings.CutPrefix(r.URL.Path, l.prefix+"/")
			if !found {
				continue
			}
			if path == "checkpoint" {
				_, _ = w.Write(l.shown)
				return
			}
			level, index, width, err := translog.ParseTilePath(path)
			if err != nil {
				break
			}
			data, err := l.tiles[translog.TilePath(level, index, translog.TileWidth)].Cut(width)
			if err != nil {
				break
			}
			_, _ = w.Write(data)
			return
		}
		refuse(w, 404, "not_found")
	}
}

// others are journal entries of n other polls.
func others(from, n int) (entries [][]byte) {
	for i := from; i < from+n; i++ {
		entries = append(entries, translog.Published([32]byte{1, byte(i >> 8), byte(i)}).Bytes())
	}
	return entries
}

func (f *fake) openJournal() *Log {
	f.t.Helper()
	l, err := f.Journal(ctx, f.logKey)
	f.ok(err)
	return l
}

func blamed(t *testing.T, err error, culprit, words string) {
	t.Helper()
	failure, ok := errors.AsType[*archive.Failure](err)
	if !ok || failure.Culprit != culprit || !strings.Contains(failure.What, words) || failure.Hint == "" {
		t.Errorf("%v, want %q and %q", err, culprit, words)
	}
}

func TestAJournalThatGrowsIsSeenToGrow(t *testing.T) {
	f := newFake(t)
	l := f.journal()
	var seen []translog.Checkpoint
	for _, n := range []int{0, 1, 2, 250, 3, 1, 300, 70_000} {
		seen = append(seen, f.add(l, others(int(l.builder.Size()), n)...))
	}
	f.serve(l)
	now := f.openJournal()
	for _, c := range seen {
		if err := now.Extends(ctx, c); err != nil {
			t.Errorf("of %d entries: %v", c.Size, err)
		}
	}
	if len(f.asked) > 40 {
		t.Errorf("%d requests for %d checkpoints", len(f.asked), len(seen))
	}
}

// A server that shows one history to some and another to others, or yesterday's to all.
func TestAServerThatShowsAnotherHistoryIsFoundAndBlamed(t *testing.T) {
	f := newFake(t)
	honest, forked := f.journal(), f.journal()
	before := f.add(honest, others(0, 300)...)
	later := f.add(honest, others(300, 300)...)
	f.add(forked, others(0, 299)...)
	atFork := f.add(forked, others(1000, 1)...)
	f.add(forked, others(300, 300)...)

	f.serve(honest)
	f.ok(f.openJournal().Extends(ctx, before)) // the controls
	f.ok(f.openJournal().Extends(ctx, later))
	blamed(t, f.openJournal().Extends(ctx, atFork), archive.ByServer, "two histories")
	empty := translog.Checkpoint{Origin: later.Origin, Size: 0, Root: later.Root}
	blamed(t, f.openJournal().Extends(ctx, empty), archive.ByServer, "two histories")

	f.serve(forked)
	blamed(t, f.openJournal().Extends(ctx, before), archive.ByServer, "two histories")
	blamed(t, f.openJournal().Extends(ctx, later), archive.ByServer, "two histories")

	yesterday := f.journal()
	f.add(yesterday, others(0, 300)...)
	f.serve(yesterday)
	f.ok(f.openJournal().Extends(ctx, before))
	blamed(t, f.openJournal().Extends(ctx, later), archive.ByServer, "had 600 before")
}

func TestTilesThatAreNotThoseOfTheCheckpointAreRefused(t *testing.T) {
	for name, change := range map[string]func(l *fakeLog){
		"a hash is changed": func(l *fakeLog) {
			tile := l.tiles[translog.TilePath(0, 0, 256)]
			tile.Data = bytes.Clone(tile.Data)
			tile.Data[0] ^= 1
			l.tiles[translog.TilePath(0, 0, 256)] = tile
		},
		"a tile is missing": func(l *fakeLog) { delete(l.tiles, translog.TilePath(0, 0, 256)) },
	} {
		t.Run(name, func(t *testing.T) {
			f := newFake(t)
			l := f.journal()
			before := f.add(l, others(0, 100)...)
			f.add(l, others(100, 500)...)
			f.serve(l)
			f.ok(f.openJournal().Extends(ctx, before))
			change(l)
			blamed(t, f.openJournal().Extends(ctx, before), archive.ByAnswer, "")
		})
	}
}

func TestACheckpointMustBeTheServersAndOfThisLog(t *testing.T) {
	f := newFake(t)
	l := f.journal()
	c := f.add(l, others(0, 3)...)
	f.serve(l)
	stranger, _ := f.newKey(f.host)
	for name, make := range map[string]func() []byte{
		"by another key": func() []byte { n, _ := c.Sign(stranger); return n },
		"of another log": func() []byte {
			n, _ := translog.Checkpoint{Origin: translog.Origin(f.host, f.link.ID), Size: 3, Root: c.Root}.Sign(f.signer)
			return n
		},
		"not a note": func() []byte { return []byte("hello\n") },
	} {
		l.shown = make()
		_, err := f.Journal(ctx, f.logKey)
		if err == nil {
			t.Errorf("%s: taken", name)
			continue
		}
		blamed(t, err, archive.ByAnswer, "checkpoint")
	}
}

func TestAnOutageIsNotTakenForFraud(t *testing.T) {
	f := newFake(t)
	l := f.journal()
	before := f.add(l, others(0, 100)...)
	f.add(l, others(100, 500)...)
	f.serve(l)
	journal := f.openJournal()
	f.handler = func(w http.ResponseWriter, _ *http.Request) { refuse(w, 503, "busy") }
	var problem *Problem
	if err := journal.Extends(ctx, before); !errors.As(err, &problem) {
		t.Errorf("%v", err)
	}
}

func TestAJournalTellsAPollsWholeHistory(t *testing.T) {
	f := newFake(t)
	root := [32]byte{7}
	log := translog.Checkpoint{Origin: translog.Origin(f.host, f.link.ID), Size: 12, Root: root}
	published, sealed := translog.Published(f.link.ID).Bytes(), translog.Sealed(f.link.ID, 12, root).Bytes()
	stated := translog.Stated(f.link.ID, []byte("close"))
	for name, c := range map[string]struct {
		entries [][]byte
		words   string // empty if nothing is wrong
	}{
		"honest":                       {[][]byte{published, stated.Bytes(), sealed}, ""},
		"sealed twice":                 {[][]byte{published, stated.Bytes(), sealed, translog.Sealed(f.link.ID, 12, [32]byte{8}).Bytes()}, "2 times that this poll was sealed"},
		"sealed with another root":     {[][]byte{published, translog.Sealed(f.link.ID, 12, [32]byte{8}).Bytes()}, "shows a log of 12 entries"},
		"sealed with another size":     {[][]byte{published, translog.Sealed(f.link.ID, 11, root).Bytes()}, "sealed with 11 entries"},
		"never sealed":                 {[][]byte{published}, "does not know that this poll was sealed"},
		"published twice":              {[][]byte{published, published, sealed}, "2 times that this poll was published"},
		"sealed and not published":     {[][]byte{sealed}, "0 times that this poll was published"},
		"an entry that is not a entry": {[][]byte{published, {9}, sealed}, "is none"},
	} {
		t.Run(name, func(t *testing.T) {
			l := f.journal()
			f.add(l, others(0, 300)...)
			f.add(l, c.entries...)
			f.add(l, others(300, 20)...)
			f.serve(l)
			h, err := f.openJournal().History(ctx, f.link.ID, nil)
			if err == nil {
				err = h.Check(f.link.ID, log)
			}
			if c.words != "" {
				blamed(t, err, archive.ByServer, c.words)
				return
			}
			if err != nil || !slices.Equal(h.Statements, [][32]byte{sha256.Sum256([]byte("close"))}) {
				t.Errorf("%v, %v", h, err)
			}
		})
	}
}

func TestBundlesThatAreNotThoseOfTheCheckpointAreRefused(t *testing.T) {
	f := newFake(t)
	l := f.journal()
	f.add(l, others(0, 600)...)
	f.serve(l)
	if _, err := f.openJournal().History(ctx, f.link.ID, nil); err != nil {
		t.Fatalf("the control: %v", err)
	}
	path := translog.TilePath(translog.EntriesLevel, 1, translog.TileWidth)
	good := l.tiles[path]
	bad := good
	bad.Data = bytes.Clone(good.Data)
	bad.Data[10] ^= 1
	l.tiles[path] = bad
	_, err := f.openJournal().History(ctx, f.link.ID, nil)
	blamed(t, err, archive.ByAnswer, "are not those of its checkpoint")
	delete(l.tiles, path)
	_, err = f.openJournal().History(ctx, f.link.ID, nil)
	blamed(t, err, archive.ByAnswer, "lacks tile/entries/001")
}

// hashOf spreads hashes as real ones are.
func hashOf(i int) [32]byte { return sha256.Sum256(binary.BigEndian.AppendUint64(nil, uint64(i))) }

// ballots makes a poll log of n entries; hashes are those of 0…n−1, seqs i%5, and every seventh is withdrawn.
func ballots(n int) [][]byte {
	var entries [][]byte
	for i := range n {
		e := translog.Entry{KeyHash: hashOf(i), Seq: uint32(i % 5), Withdrawn: i%7 == 0}
		if !e.Withdrawn {
			e.FileHash = [32]byte{1}
		}
		entries = append(entries, e.Bytes())
	}
	slices.SortFunc(entries, func(a, b []byte) int { return bytes.Compare(a[1:33], b[1:33]) })
	return entries
}

func TestAnEntryIsFoundInLogsOfAnySize(t *testing.T) {
	for _, n := range []int{0, 1, 300, wholeLog, wholeLog + 1, 40_000} {
		f := newFake(t)
		l := f.pollLog()
		f.add(l, ballots(n)...)
		f.serve(l)
		log, err := f.PollLog(ctx, f.link)
		f.ok(err)
		for i := 0; i < n; i += max(1, n/5) {
			e, err := log.Find(ctx, hashOf(i), nil)
			if err != nil || e == nil || e.KeyHash != hashOf(i) || e.Seq != uint32(i%5) || e.Withdrawn != (i%7 == 0) {
				t.Fatalf("entry %d of %d: %v, %v", i, n, e, err)
			}
		}
		for _, absent := range [][32]byte{{}, hashOf(-1), hashOf(-2), [32]byte(bytes.Repeat([]byte{0xff}, 32))} {
			if e, err := log.Find(ctx, absent, nil); err != nil || e != nil {
				t.Errorf("%x in %d: %v, %v", absent, n, e, err)
			}
		}
	}
}

// What the server sees of a check must be the same for thousands of ballots.
func TestACheckDoesNotSingleOutAnEntry(t *testing.T) {
	for _, n := range []int{1_000, 40_000} {
		f := newFake(t)
		l := f.pollLog()
		f.add(l, ballots(n)...)
		f.serve(l)
		log, err := f.PollLog(ctx, f.link)
		f.ok(err)
		seen := map[string]int{} // what is asked for, and for how many keys
		for i := 0; i < n; i += n / 80 {
			f.asked = nil
			if _, err := log.Find(ctx, hashOf(i), nil); err != nil {
				t.Fatal(err)
			}
			var paths strings.Builder
			for _, r := range f.asked {
				paths.WriteString(r.URL.String() + "\n")
			}
			seen[paths.String()]++
		}
		if want := max(1, n/blockSize+1); len(seen) > want {
			t.Errorf("%d different sets of requests in a log of %d entries, want at most %d", len(seen), n, want)
		}
	}
}

func TestAWrongEntryInALargeLogIsRefused(t *testing.T) {
	f := newFake(t)
	l := f.pollLog()
	f.add(l, ballots(40_000)...)
	f.serve(l)
	log, err := f.PollLog(ctx, f.link)
	f.ok(err)
	_, err = log.Find(ctx, hashOf(5), nil)
	f.ok(err) // the control
	for path, tile := range l.tiles {
		if tile.Level == translog.EntriesLevel {
			tile.Data = bytes.Clone(tile.Data)
			tile.Data[40] ^= 1 // a seq
			l.tiles[path] = tile
		}
	}
	_, err = log.Find(ctx, hashOf(5), nil)
	blamed(t, err, archive.ByAnswer, "are not those of its checkpoint")
}

func TestALogThatIsNotSortedIsTheServersFault(t *testing.T) {
	f := newFake(t)
	entries := ballots(10)
	for name, changed := range map[string][][]byte{
		"twice":    append([][]byte{entries[0]}, entries...),
		"unsorted": append(slices.Clone(entries[1:]), entries[0]),
		"foreign":  append(slices.Clone(entries), []byte("x")),
	} {
		t.Run(name, func(t *testing.T) {
			l := f.pollLog()
			f.add(l, changed...)
			f.serve(l)
			log, err := f.PollLog(ctx, f.link)
			f.ok(err)
			_, err = log.Find(ctx, hashOf(3), nil)
			blamed(t, err, archive.ByServer, "")
		})
	}
}

func TestADeletionIsConfirmedForThisPollAndThisStatement(t *testing.T) {
	f := newFake(t)
	statement := []byte("delete")
	stranger, _ := f.newKey(f.host)
	good := translog.Deletion{Poll: f.link.ID, Statement: sha256.Sum256(statement)}
	for name, c := range map[string]struct {
		answer func() ([]byte, error)
		good   bool
	}{
		"as it must be":        {func() ([]byte, error) { return good.Sign(f.signer) }, true},
		"by another key":       {func() ([]byte, error) { return good.Sign(stranger) }, false},
		"of another poll":      {func() ([]byte, error) { d := good; d.Poll[0] ^= 1; return d.Sign(f.signer) }, false},
		"of another statement": {func() ([]byte, error) { d := good; d.Statement[0] ^= 1; return d.Sign(f.signer) }, false},
		"an ordinary answer":   {func() ([]byte, error) { return []byte(`{"id":"x"}`), nil }, false},
	} {
		answer, err := c.answer()
		f.ok(err)
		f.handler = func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(answer) }
		note, err := f.Delete(ctx, f.link, statement)
		switch {
		case c.good:
			if err != nil || !bytes.Equal(note, answer) {
				t.Errorf("%s: %v", name, err)
			}
		case err == nil:
			t.Errorf("%s: taken", name)
		default:
			blamed(t, err, archive.ByAnswer, "does not confirm")
		}
	}
}
