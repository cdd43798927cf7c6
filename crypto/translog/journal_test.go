package translog

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/tlog"
)

type journalVectors struct {
	Keys    struct{ Server struct{ Skey, Vkey string } }
	Poll    string
	Host    string
	Origin  string
	Entries []struct {
		What, Hex, Size, Root, Statement string
		Kind                             byte
		PollHash                         string `json:"poll_hash"`
		LeafHash                         string `json:"leaf_hash"`
	}
	BadEntries []struct{ Why, Hex string } `json:"bad_entries"`
	Statement  string
	Paths      []struct {
		Level, Width     int
		Index, Path, End string
	}
	BadPaths []string `json:"bad_paths"`
	Logs     struct {
		List []struct {
			Size  int64
			Root  string
			Tiles map[string]string
			Count int
			All   string
		}
	}
	Proofs []struct {
		Size, Index     int64
		Root, Leaf, Hex string
	}
	BadProofs   []struct{ Why, Hex string } `json:"bad_proofs"`
	FalseProofs []struct {
		Why, Root, Leaf, Hex string
		Size                 int64
	} `json:"false_proofs"`
	Growth []struct {
		Old, Size int64
		OldRoot   string `json:"old_root"`
		Root      string
		Hashes    []string
	}
	Deletion struct {
		StatementHash string `json:"statement_hash"`
		Note          string
	}
	BadDeletions []badNote `json:"bad_deletions"`
	Witnesses    struct {
		Keys, Lines []string
		Checkpoint  string
	}
	Cosigned []struct {
		What, Note string
		Names      []string
	}
	BadWitnessKeys []struct{ Why, Key string } `json:"bad_witness_keys"`
}

func journalFile(t testing.TB) (v journalVectors) {
	t.Helper()
	vectors(t, "journal.json", &v)
	return v
}

func hash(t testing.TB, s string) tlog.Hash { return tlog.Hash(unhex(t, s)) }

func number(t testing.TB, s string) int64 {
	t.Helper()
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestJournalEntriesReadAndWriteAsTheVectors(t *testing.T) {
	v := journalFile(t)
	id := [32]byte(unhex(t, v.Poll))
	for _, want := range some(t, v.Entries) {
		e, err := ParseJournalEntry(unhex(t, want.Hex))
		if err != nil {
			t.Fatalf("%s: %v", want.What, err)
		}
		wanted := JournalEntry{Kind: want.Kind, PollHash: hash(t, want.PollHash), Size: number(t, want.Size), Root: hash(t, want.Root), Statement: hash(t, want.Statement)}
		if e != wanted || hex.EncodeToString(e.Bytes()) != want.Hex {
			t.Errorf("%s: read %+v, written %x", want.What, e, e.Bytes())
		}
		if leaf := tlog.RecordHash(e.Bytes()); leaf != hash(t, want.LeafHash) {
			t.Errorf("%s: leaf hash %v", want.What, leaf)
		}
		made := map[byte]JournalEntry{JournalPublished: Published(id), JournalSealed: Sealed(id, e.Size, e.Root), JournalStatement: Stated(id, []byte(v.Statement))}[e.Kind]
		if made != e {
			t.Errorf("%s: made %+v", want.What, made)
		}
	}
	for _, bad := range some(t, v.BadEntries) {
		if _, err := ParseJournalEntry(unhex(t, bad.Hex)); err == nil {
			t.Errorf("%s: accepted", bad.Why)
		}
	}
	if got := JournalOrigin(v.Host); got != v.Origin {
		t.Errorf("origin %q", got)
	}
}

func TestTilesHaveThePathsOfC2SP(t *testing.T) {
	v := journalFile(t)
	for _, want := range some(t, v.Paths) {
		index := number(t, want.Index)
		if got := TilePath(want.Level, index, want.Width); got != want.Path {
			t.Errorf("%s: written %s", want.Path, got)
		}
		level, n, width, err := ParseTilePath(want.Path)
		if err != nil || level != want.Level || n != index || width != want.Width {
			t.Errorf("%s: read %d %d %d, %v", want.Path, level, n, width, err)
		}
		if got := TileEnd(level, n, width); got != number(t, want.End) {
			t.Errorf("%s: ends at %d", want.Path, got)
		}
		if other := torchwood.TilePath(tlog.Tile{H: 8, L: want.Level, N: index, W: want.Width}); other != want.Path {
			t.Errorf("another program writes %s", other)
		}
	}
	for _, bad := range some(t, v.BadPaths) {
		if level, index, width, err := ParseTilePath(bad); err == nil {
			t.Errorf("%q: read as %d %d %d", bad, level, index, width)
		}
	}
	for _, huge := range []string{"tile/7/256", "tile/1/x999/x999/x999/x999/x999/999", "tile/0/x009/x223/x372/x036/x854/x775/807", "tile/7/000"} {
		if level, index, width, err := ParseTilePath(huge); err == nil && TileEnd(level, index, width) >= 0 {
			t.Errorf("%s ends at %d", huge, TileEnd(level, index, width))
		}
	}
}

func leafText(n int64) []byte { return fmt.Appendf(nil, "leaf %d", n) }

// widest keeps the tiles of a log as a server does: one for each place.
type widest map[[2]int64][]byte

func (w widest) put(t Tile) error {
	w[[2]int64{int64(t.Level), t.Index}] = t.Data
	return nil
}

func (w widest) read(level int, index int64, width int) ([]byte, error) {
	data, found := w[[2]int64{int64(level), index}]
	if !found {
		return nil, errors.New("there is no such tile")
	}
	return Tile{level, index, data}.Cut(width)
}

// paths lists SHA-256 of each tile by its path.
func (w widest) paths(t *testing.T) map[string]string {
	all := map[string]string{}
	for place, data := range w {
		tile := Tile{int(place[0]), place[1], data}
		width, err := tile.Width()
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(data)
		all[TilePath(tile.Level, tile.Index, width)] = hex.EncodeToString(sum[:])
	}
	return all
}

func TestTilesAreThoseOfTheVectors(t *testing.T) {
	for _, want := range some(t, journalFile(t).Logs.List) {
		tiles := widest{}
		b := NewTileBuilder(tiles.put)
		for n := range want.Size {
			if err := b.Add(leafText(n)); err != nil {
				t.Fatal(err)
			}
		}
		if err := b.Flush(); err != nil {
			t.Fatal(err)
		}
		if b.Root() != hash(t, want.Root) || b.Size() != want.Size {
			t.Errorf("%d entries: root %v", b.Size(), b.Root())
		}
		got := tiles.paths(t)
		if want.Count > 0 {
			var lines []string
			for path, sum := range got {
				lines = append(lines, path+" "+sum+"\n")
			}
			slices.Sort(lines)
			sum := sha256.Sum256([]byte(strings.Join(lines, "")))
			if len(got) != want.Count || hex.EncodeToString(sum[:]) != want.All {
				t.Errorf("%d entries: %d tiles, together %x", want.Size, len(got), sum)
			}
			continue
		}
		if fmt.Sprint(got) != fmt.Sprint(want.Tiles) {
			t.Errorf("%d entries: tiles\n%v\nwant\n%v", want.Size, got, want.Tiles)
		}
	}
}

func TestALogThatIsResumedIsTheLogThatNeverStopped(t *testing.T) {
	const most = 700
	resumed, straight := widest{}, widest{}
	b := NewTileBuilder(straight.put)
	var size int64
	root := new(Hasher).Root()
	for _, step := range []int64{0, 1, 1, 3, 250, 1, 1, 255, 1, 100, 87} {
		r, err := ResumeTileBuilder(size, root, resumed.read, resumed.put)
		if err != nil {
			t.Fatal(err)
		}
		for n := size; n < size+step; n++ {
			if err := errors.Join(r.Add(leafText(n)), b.Add(leafText(n))); err != nil {
				t.Fatal(err)
			}
		}
		if err := errors.Join(r.Flush(), b.Flush()); err != nil {
			t.Fatal(err)
		}
		size, root = r.Size(), r.Root()
		if root != b.Root() || size != b.Size() || fmt.Sprint(resumed) != fmt.Sprint(straight) {
			t.Fatalf("at %d entries they differ", size)
		}
	}
	if size != most {
		t.Fatalf("%d entries", size)
	}
	resumed[[2]int64{0, 2}][5] ^= 1
	if _, err := ResumeTileBuilder(size, root, resumed.read, resumed.put); err == nil {
		t.Error("a damaged edge was resumed")
	}
}

func TestABuilderHoldsOneTilePerLevel(t *testing.T) {
	b := NewTileBuilder(func(Tile) error { return nil })
	for n := range int64(1 << 17) {
		if err := b.Add(nil); err != nil {
			t.Fatal(err)
		}
		held := len(b.bundle)
		for _, level := range b.levels {
			held += len(level)
		}
		if len(b.levels) > 3 || held > len(b.levels)*TileWidth*tlog.HashSize+2*TileWidth {
			t.Fatalf("%d bytes on %d levels after %d entries", held, len(b.levels), n+1)
		}
	}
	if err := b.Add(make([]byte, 1<<16)); err == nil {
		t.Error("an entry that fits into no bundle was added")
	}
}

func TestProofsAreThoseOfTheVectors(t *testing.T) {
	v := journalFile(t)
	tiles, roots := widest{}, map[int64]tlog.Hash{}
	b := NewTileBuilder(tiles.put)
	for n := range int64(600) {
		if err := b.Add(leafText(n)); err != nil {
			t.Fatal(err)
		}
		roots[b.Size()] = b.Root()
	}
	if err := b.Flush(); err != nil {
		t.Fatal(err)
	}
	for _, want := range some(t, v.Proofs) {
		p, err := Prove(want.Index, want.Size, Hashes(want.Size, roots[want.Size], tiles.read))
		if err != nil || hex.EncodeToString(p.Bytes()) != want.Hex {
			t.Errorf("%d of %d: %x, %v", want.Index, want.Size, p.Bytes(), err)
		}
		read, err := ParseProof(unhex(t, want.Hex))
		if err != nil || read.Index != want.Index || read.Check(unhex(t, want.Leaf), want.Size, hash(t, want.Root)) != nil {
			t.Errorf("%d of %d: %+v, %v", want.Index, want.Size, read, err)
		}
	}
	for _, want := range some(t, v.Growth) {
		proof, err := ProveGrowth(want.Old, want.Size, Hashes(want.Size, roots[want.Size], tiles.read))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, h := range proof {
			got = append(got, hex.EncodeToString(h[:]))
		}
		if !slices.Equal(got, want.Hashes) {
			t.Errorf("%d to %d: %v", want.Old, want.Size, got)
		}
	}
	if _, err := Prove(600, 600, Hashes(600, roots[600], tiles.read)); err == nil {
		t.Error("an entry past the end was proven")
	}
	tiles[[2]int64{0, 0}][9] ^= 1
	if _, err := Prove(0, 600, Hashes(600, roots[600], tiles.read)); err == nil {
		t.Error("a proof was made of tiles that do not give the root")
	}
}

func TestBadAndFalseProofsAreRefused(t *testing.T) {
	v := journalFile(t)
	for _, bad := range some(t, v.BadProofs) {
		if _, err := ParseProof(unhex(t, bad.Hex)); err == nil {
			t.Errorf("%s: read", bad.Why)
		}
	}
	for _, bad := range some(t, v.FalseProofs) {
		p, err := ParseProof(unhex(t, bad.Hex))
		if err != nil {
			t.Fatal(err)
		}
		if p.Check(unhex(t, bad.Leaf), bad.Size, hash(t, bad.Root)) == nil {
			t.Errorf("%s: believed", bad.Why)
		}
	}
}

func TestDeletionsReadAndWriteAsTheVectors(t *testing.T) {
	v := journalFile(t)
	want := Deletion{Poll: [32]byte(unhex(t, v.Poll)), Statement: hash(t, v.Deletion.StatementHash)}
	if got, err := OpenDeletion([]byte(v.Deletion.Note), v.Keys.Server.Vkey); err != nil || got != want {
		t.Errorf("read %+v, %v", got, err)
	}
	if msg, err := want.Sign(signer(t, v.Keys.Server.Skey)); err != nil || string(msg) != v.Deletion.Note {
		t.Errorf("signed again: %v\n%s", err, msg)
	}
	refused(t, v.BadDeletions, func(msg []byte) error {
		_, err := OpenDeletion(msg, v.Keys.Server.Vkey)
		return err
	})
}

func TestABundleIsTakenApartAsAnotherProgramDoes(t *testing.T) {
	var bundle []byte
	var err error
	for n := range int64(5) {
		if bundle, err = torchwood.AppendTileEntry(bundle, leafText(n*n*n*100)); err != nil {
			t.Fatal(err)
		}
	}
	entries, err := Bundle(bundle)
	if err != nil || len(entries) != 5 || string(entries[4]) != "leaf 6400" {
		t.Errorf("%q, %v", entries, err)
	}
	whole := map[int]bool{0: true}
	for end, n := 0, 0; n < 5; n++ {
		end += 2 + len(entries[n])
		whole[end] = true
	}
	for n := range len(bundle) + 1 {
		if _, err := Bundle(bundle[:n]); (err == nil) != whole[n] {
			t.Errorf("cut at %d of %d: %v", n, len(bundle), err)
		}
	}
	for _, width := range []int{-1, 0, 6} {
		if _, err := (Tile{Level: EntriesLevel, Data: bundle}).Cut(width); err == nil {
			t.Errorf("cut to %d of 5", width)
		}
	}
	if _, err := (Tile{Data: make([]byte, 33)}).Cut(1); err == nil {
		t.Error("a tile with a broken hash was cut")
	}
}
