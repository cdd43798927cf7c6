package remote

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
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
			_, _ = w.Write(data) //nolint:gosec // bytes for a test's own client
			return
		}
		refuse(w, 404, "not_found")
	}
}

// others are journal entries of n other polls.
func others(from, n int) (entries [][]byte) {
	for i := from; i < from+n; i++ {
		entries = append(entries, translog.Published(hashOf(-i-10)).Bytes())
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

const long = "ISOLOIR_LONG" // set for the runs that make attack starts

// A server that shows one history to some and another to others, or yesterday's to all.
func TestAServerThatShowsAnotherHistoryIsFoundAndBlamed(t *testing.T) {
	anotherHistory(t, 300, 299, 600)
	if os.Getenv(long) == "" {
		return
	}
	for range 500 {
		before := 1 + rand.IntN(2000)                                          //nolint:gosec // a test's dice
		anotherHistory(t, before, rand.IntN(before), before+1+rand.IntN(2000)) //nolint:gosec // likewise
	}
}

// anotherHistory plays a server whose journal was seen with so many entries before and later, and forks it in between.
func anotherHistory(t *testing.T, before, fork, later int) {
	t.Helper()
	f := newFake(t)
	honest, forked := f.journal(), f.journal()
	seen := f.add(honest, others(0, before)...)
	now := f.add(honest, others(before, later-before)...)
	f.add(forked, others(0, fork)...)
	atFork := f.add(forked, others(10_000, 1)...)
	f.add(forked, others(fork+1, later-fork-1)...)

	f.serve(honest)
	f.ok(f.openJournal().Extends(ctx, seen)) // the controls
	f.ok(f.openJournal().Extends(ctx, now))
	blamed(t, f.openJournal().Extends(ctx, atFork), archive.ByServer, "two histories")
	empty := translog.Checkpoint{Origin: now.Origin, Size: 0, Root: now.Root}
	blamed(t, f.openJournal().Extends(ctx, empty), archive.ByServer, "two histories")

	f.serve(forked)
	blamed(t, f.openJournal().Extends(ctx, seen), archive.ByServer, "two histories")
	blamed(t, f.openJournal().Extends(ctx, now), archive.ByServer, "two histories")

	yesterday := f.journal()
	f.add(yesterday, others(0, before)...)
	f.serve(yesterday)
	f.ok(f.openJournal().Extends(ctx, seen))
	blamed(t, f.openJournal().Extends(ctx, now), archive.ByServer, fmt.Sprintf("had %d before", later))
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
