package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"isoloir/poll/box"
)

// seize reads every file of a store, as someone who carries the disk away while the server runs.
func seize(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	ok(t, filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		files[filepath.Base(name)] = data
		return err
	}))
	return files
}

// An order is what an attacker believes: a number for each ballot that is thought to rise with its arrival.
type order struct {
	how    string
	belief []float64 // by arrival
}

// guessOrders tries what pages can betray: where each ballot's key, its hash and its end lie in each file (the first and the last
// copy), and what number stands behind the hash, where an index keeps the rowid.
func guessOrders(files map[string][]byte, arrivals []*box.Record) (orders []order) {
	for name, data := range files {
		for what, part := range map[string]func(*box.Record) []byte{
			"key":          func(r *box.Record) []byte { return r.Key },
			"hash":         func(r *box.Record) []byte { h := r.KeyHash(); return h[:] },
			"ballot's end": func(r *box.Record) []byte { return r.File[len(r.File)-32:] },
		} {
			var needles [][]byte
			for _, r := range arrivals {
				needles = append(needles, part(r))
			}
			for copy, at := range places(data, needles) {
				o := order{how: fmt.Sprintf("%s, %s copy of the %s", name, copy, what)}
				behind := order{how: o.how + ", number behind it"}
				for _, i := range at {
					o.belief = append(o.belief, float64(i))
					behind.belief = append(behind.belief, numberBehind(data, i, 32))
				}
				orders = append(orders, o, behind)
			}
		}
	}
	return orders
}

// places finds the first and the last copy of each needle in one pass; -1 if there is none.
func places(data []byte, needles [][]byte) map[string][]int {
	first, last := make([]int, len(needles)), make([]int, len(needles))
	byStart := map[uint64]int{}
	for n, needle := range needles {
		first[n], last[n] = -1, -1
		byStart[binary.BigEndian.Uint64(needle)] = n
	}
	for i := 0; i+8 <= len(data); i++ {
		n, known := byStart[binary.BigEndian.Uint64(data[i:])]
		if !known || !bytes.HasPrefix(data[i:], needles[n]) {
			continue
		}
		if first[n] < 0 {
			first[n] = i
		}
		last[n] = i
	}
	return map[string][]int{"first": first, "last": last}
}

func numberBehind(data []byte, at, size int) float64 {
	if at < 0 || at+size+2 > len(data) {
		return -1
	}
	return float64(binary.BigEndian.Uint16(data[at+size:]))
}

// rankCorrelation is Spearman's, between a belief and the true order: 1 or -1 if the order is known, near 0 if it is not. Equal
// beliefs share the middle rank.
func rankCorrelation(belief []float64) float64 {
	n := len(belief)
	sorted := slices.Sorted(slices.Values(belief))
	mean := float64(n-1) / 2
	var xy, xx, yy float64
	for arrival, v := range belief {
		low, _ := slices.BinarySearch(sorted, v)
		high, _ := slices.BinarySearch(sorted, math.Nextafter(v, math.Inf(1)))
		x, y := float64(low+high-1)/2-mean, float64(arrival)-mean
		xy, xx, yy = xy+x*y, xx+x*x, yy+y*y
	}
	if xx == 0 {
		return 0
	}
	return xy / math.Sqrt(xx*yy)
}

// arrive fills a poll with ballots whose keys have nothing to do with their order, some of them replaced in between.
func arrive(t *testing.T, s *SQLite, n, size int) (box.NewPoll, []*box.Record) {
	p := publish(t, s, 1)
	rng := rand.NewChaCha8([32]byte{7})
	var arrivals []*box.Record
	for i := range n {
		r := &box.Record{Key: make([]byte, 32), Signature: make([]byte, 64), File: make([]byte, size)}
		for _, b := range [][]byte{r.Key, r.Signature, r.File} {
			rng.Read(b)
		}
		put(t, s, p.ID, r)
		if i%10 == 9 {
			r.Seq = 1
			rng.Read(r.File)
			put(t, s, p.ID, r)
		}
		arrivals = append(arrivals, r)
	}
	return p, arrivals
}

func TestASeizedDiskDoesNotShowTheOrderOfArrivalOnceForgotten(t *testing.T) {
	for _, size := range []int{700, 11_000} {
		const n = 200
		// Of so many ballots, a belief by chance correlates more than five standard deviations away less than once in a million times.
		limit := 5 / math.Sqrt(n-1)
		forget := func(s *SQLite, p box.NewPoll) { ok(t, s.Forget(ctx, p.ID)) }
		for _, c := range []struct {
			name   string
			forget func(*SQLite, box.NewPoll)
			found  bool
		}{
			{"as it is", forget, false},
			{"control: not rewritten", func(*SQLite, box.NewPoll) {}, true},
			{"control: rewritten, but the old pages are left", func(s *SQLite, p box.NewPoll) {
				ok(t, s.w.do(ctx, &op{run: func(b *batch) error { b.execOnce("PRAGMA secure_delete = 0"); return nil }}))
				forget(s, p)
			}, true},
		} {
			t.Run(fmt.Sprintf("%d bytes, %s", size, c.name), func(t *testing.T) {
				dir := t.TempDir()
				s := open(t, dir)
				defer func() { ok(t, s.Shutdown()) }()
				p, arrivals := arrive(t, s, n, size)
				c.forget(s, p)
				worst, how := 0.0, ""
				for _, o := range guessOrders(seize(t, dir), arrivals) {
					if r := math.Abs(rankCorrelation(o.belief)); r > worst {
						worst, how = r, o.how
					}
				}
				t.Logf("strongest belief: %.3f (%s)", worst, how)
				if found := worst > limit; found != c.found {
					t.Errorf("order found: %v (correlation %.3f by %s, limit %.3f), want %v", found, worst, how, limit, c.found)
				}
			})
		}
	}
}

func TestWhatWasReplacedOrWithdrawnIsGoneFromTheDiskOnceForgotten(t *testing.T) {
	for _, size := range []int{700, 11_000} {
		dir := t.TempDir()
		s := open(t, dir)
		p, _ := arrive(t, s, 50, size)
		canary := func(n byte) []byte {
			h := sha256.Sum256([]byte{n})
			return bytes.Repeat(h[:], size/32)
		}
		replaced, gone := record(1, 0, string(canary(1))), record(2, 0, string(canary(2)))
		put(t, s, p.ID, replaced)
		put(t, s, p.ID, gone)
		put(t, s, p.ID, record(1, 1, string(canary(3))))
		put(t, s, p.ID, withdrawn(2, 1))
		lies := func(n byte) bool {
			for _, data := range seize(t, dir) {
				if bytes.Contains(data, canary(n)[:64]) {
					return true
				}
			}
			return false
		}
		if !lies(1) || !lies(2) {
			t.Fatal("the canaries are not found before either: the search proves nothing")
		}
		ok(t, s.Forget(ctx, p.ID))
		if lies(1) || lies(2) || !lies(3) {
			t.Errorf("%d bytes: replaced lies there: %v, withdrawn: %v, standing: %v", size, lies(1), lies(2), lies(3))
		}
		ok(t, s.Shutdown())
	}
}

func TestForgettingReadsAlongTheIndexAndSortsNothingInMemory(t *testing.T) {
	s := open(t, t.TempDir())
	defer s.Shutdown()
	publish(t, s, 1)
	rows, err := s.read.QueryContext(ctx, "EXPLAIN QUERY PLAN "+sortedRows("arrivals_1_0"), []byte{})
	ok(t, err)
	defer rows.Close()
	var plan []string
	for rows.Next() {
		var id, parent, unused int
		var detail string
		ok(t, rows.Scan(&id, &parent, &unused, &detail))
		plan = append(plan, detail)
	}
	if want := []string{"SEARCH arrivals_1_0 USING INDEX sqlite_autoindex_arrivals_1_0_1 (key_hash>?)"}; !slices.Equal(plan, want) {
		t.Fatalf("plan %q, want %q", plan, want)
	}
}

func TestTheDatabaseIsSetUpAsThePromisesNeed(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	defer s.Shutdown()
	want := map[string]string{
		"journal_mode": "wal", "synchronous": "2", "secure_delete": "1", "page_size": "8192", "temp_store": "2", "foreign_keys": "1",
	}
	ok(t, s.w.do(ctx, &op{run: func(b *batch) error {
		for name, value := range want {
			var got string
			b.get("PRAGMA "+name, nil, &got)
			if got != value {
				t.Errorf("%s is %q, want %q", name, got, value)
			}
		}
		return nil
	}}))
	publish(t, s, 1)
	for _, name := range []string{"isoloir.db", "isoloir.db-wal", "isoloir.db-shm"} {
		info, err := os.Stat(filepath.Join(dir, name))
		ok(t, err)
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v, want 0600", name, info.Mode().Perm())
		}
	}
}

// Whoever adds a column has to add it here, and to think about what it tells: there must be none for a time, an address, or
// the order of arrival beyond the sequence that forgetting renumbers.
func TestThereAreNoColumnsForTimesAddressesOrOrder(t *testing.T) {
	s := open(t, t.TempDir())
	defer s.Shutdown()
	publish(t, s, 1)
	want := []string{
		"arrivals_1_0.file", "arrivals_1_0.key", "arrivals_1_0.key_hash", "arrivals_1_0.n", "arrivals_1_0.seq", "arrivals_1_0.signature",
		"arrivals_1_1.file", "arrivals_1_1.key", "arrivals_1_1.key_hash", "arrivals_1_1.n", "arrivals_1_1.seq", "arrivals_1_1.signature",
		"code_lists.counter", "code_lists.list", "code_lists.poll", // the counter of the statement that announced it
		"definitions.bytes", "definitions.poll",
		"frozen_journals.checkpoint", "frozen_journals.poll",
		"journal.checkpoint", "journal.one", "journal.served", "journal.served_size", "journal.size",
		"journal_entries.hash", "journal_entries.place", "journal_tiles.data", "journal_tiles.level", "journal_tiles.place",
		"log_tiles.data", "log_tiles.level", "log_tiles.place", "log_tiles.poll",
		"polls.campaign", "polls.checkpoint", "polls.closed", "polls.codes", "polls.deleted", "polls.entries", "polls.finished", "polls.id", "polls.listed", "polls.live",
		"polls.num", "polls.settled", "polls.settling", "polls.side", "polls.used", "polls.withheld",
		"results.bytes", "results.counter", "results.poll",
		"server_key.one", "server_key.signer", "server_key.verifier",
		"statements.counter", "statements.note", "statements.poll",
		"token_keys.draft", "token_keys.n", "token_keys.organizer", "token_keys.poll", "token_keys.public", // n: of keys, which organizers ask for
		"tombstones.confirmation", "tombstones.poll", "tombstones.statement",
	}
	rows, err := s.read.QueryContext(ctx, "SELECT t.name || '.' || c.name FROM sqlite_master t JOIN pragma_table_xinfo(t.name) c WHERE t.type <> 'index' ORDER BY 1")
	ok(t, err)
	defer rows.Close()
	var got []string
	for rows.Next() {
		var name string
		ok(t, rows.Scan(&name))
		got = append(got, name)
	}
	if !slices.Equal(got, want) {
		t.Fatalf("columns\n%q\nwant\n%q", got, want)
	}
}
