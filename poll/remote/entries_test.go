package remote

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"math/bits"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"isoloir/crypto/translog"
	"isoloir/poll/archive"
)

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

func TestAStatementThatTheServerHidesOrChangesIsMissed(t *testing.T) {
	notes := [][]byte{[]byte("publish"), []byte("codes"), []byte("close"), []byte("results")}
	h := History{Statements: [][32]byte{sha256.Sum256(notes[1]), sha256.Sum256(notes[2])}}
	for _, shown := range [][][]byte{notes, notes[:3]} { // the newest need not stand in the journal yet
		if err := h.Shown(shown); err != nil {
			t.Errorf("%d statements: %v", len(shown), err)
		}
	}
	blamed(t, h.Shown(notes[:2]), archive.ByAnswer, "statement 2 on this poll, and the server hides it")
	blamed(t, h.Shown([][]byte{notes[0], notes[2], notes[3]}), archive.ByAnswer, "another statement 1")
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
	for _, at := range []int{2, 10} { // what kind of entry it is, of which poll: changed on the way, they are not the server's word
		bad := good
		bad.Data = bytes.Clone(good.Data)
		bad.Data[at] ^= 8
		l.tiles[path] = bad
		_, err := f.openJournal().History(ctx, f.link.ID, nil)
		blamed(t, err, archive.ByAnswer, "are not those of its checkpoint")
	}
	delete(l.tiles, path)
	_, err := f.openJournal().History(ctx, f.link.ID, nil)
	blamed(t, err, archive.ByAnswer, "lacks tile/entries/001")
}

// hashOf spreads hashes as real ones are.
func hashOf(i int) [32]byte { return sha256.Sum256(strconv.AppendInt(nil, int64(i), 10)) }

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

// Hashes that all begin alike, as no honest log's do, stand far from where they are looked for first.
func TestAnEntryFarFromItsPlaceIsFoundToo(t *testing.T) {
	for _, first := range []byte{0x00, 0xff} {
		f := newFake(t)
		l := f.pollLog()
		var entries [][]byte
		for i := range 20_000 {
			e := translog.Entry{KeyHash: [32]byte{first, first, byte(i >> 8), byte(i)}, Withdrawn: true} //nolint:gosec // two bytes of it
			entries = append(entries, e.Bytes())
		}
		f.add(l, entries...)
		f.serve(l)
		log, err := f.PollLog(ctx, f.link)
		f.ok(err)
		for _, i := range []int{0, 10_000, 19_999} {
			e, err := log.Find(ctx, [32]byte{first, first, byte(i >> 8), byte(i)}, nil) //nolint:gosec // two bytes of it
			if err != nil || e == nil {
				t.Errorf("entry %d: %v, %v", i, e, err)
			}
		}
		for _, absent := range [][32]byte{{0x80}, {first, first, 0x20, 0, 1}} {
			if e, err := log.Find(ctx, absent, nil); err != nil || e != nil {
				t.Errorf("%x: %v, %v", absent, e, err)
			}
		}
	}
}

// Also where the log ends a little after a block: the few entries there must not have a set of requests to themselves.
func TestEveryBlockIsAskedForByThousands(t *testing.T) {
	for _, n := range []int64{16_385, 20_480, 20_481, 24_575, 100_001} {
		l := &Log{checkpoint: translog.Checkpoint{Size: n}}
		asking := map[[2]int64]int{}
		for i := range n {
			first, last := l.around(spread(i, n))
			asking[[2]int64{first, last}]++
		}
		for blocks, keys := range asking {
			if keys < blockSize-1 { // one may fall to the neighbour where a boundary is rounded
				t.Errorf("in a log of %d entries, blocks %v are asked for by %d keys only", n, blocks, keys)
			}
		}
	}
}

// spread returns the i-th of n hashes that lie at equal distances.
func spread(i, n int64) (hash [32]byte) {
	high, _ := bits.Div64(uint64(i), 0, uint64(n))
	binary.BigEndian.PutUint64(hash[:8], high)
	return hash
}

// Looking on in the next block would tell the server that the key lies near a boundary: in an honest log no key makes anybody do so.
func TestEveryEntryStandsInTheBlocksThatAreAskedForFirst(t *testing.T) {
	for _, n := range []int{16_385, 24_575, 40_000} {
		l := &Log{checkpoint: translog.Checkpoint{Size: int64(n)}}
		alone := 0 // entries that a block without its neighbours would not hold
		for i, e := range ballots(n) {
			hash := [32]byte(e[1:33])
			first, last := l.around(hash)
			block := min(int64(i)/blockSize, l.lastBlock())
			if block < first || block > last {
				t.Fatalf("entry %d of %d stands in block %d, and %d to %d are asked for", i, n, block, first, last)
			}
			place, _ := bits.Mul64(binary.BigEndian.Uint64(hash[:8]), uint64(n))
			if min(int64(place)/blockSize, l.lastBlock()) != block { //nolint:gosec // less than n
				alone++
			}
		}
		if alone == 0 {
			t.Errorf("the control: in a log of %d entries no entry stands in another block than its hash says", n)
		}
	}
}

// What the server sees of a check must be the same for thousands of ballots.
func TestACheckDoesNotSingleOutAnEntry(t *testing.T) {
	sizes, keys := []int{1_000, 40_000}, 80
	if os.Getenv(long) != "" {
		sizes, keys = append(sizes, 16_384, 16_385, 24_575, 45_000), 250
	}
	for _, n := range sizes {
		f := newFake(t)
		l := f.pollLog()
		f.add(l, ballots(n)...)
		f.serve(l)
		log, err := f.PollLog(ctx, f.link)
		f.ok(err)
		seen := map[string]int{} // what is asked for, and for how many keys
		for i := 0; i < n; i += n / keys {
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
			log.checkpoint.Root[0] ^= 1 // the server has not signed these entries
			_, err = log.Find(ctx, hashOf(3), nil)
			blamed(t, err, archive.ByAnswer, "are not those of its checkpoint")
		})
	}
}
