package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"isoloir/poll"
	"isoloir/poll/box"
)

// step is one that begins at from and adds n entries.
func step(from int64, n int, text string) box.JournalStep {
	s := box.JournalStep{From: from, Checkpoint: []byte(text), Tiles: []box.Tile{{Level: -1, Data: []byte(text)}, {Level: 0, Index: 1, Data: []byte(text + "0")}}}
	for i := range n {
		s.Entries = append(s.Entries, [32]byte{byte(from), byte(i), text[0]})
	}
	return s
}

func journalGrows(t *testing.T, s box.Store) {
	if h, err := s.Journal(ctx); err != nil || h.Size != 0 || h.Checkpoint != nil || h.Served != nil || h.ServedSize != 0 {
		t.Fatalf("an empty journal: %+v, %v", h, err)
	}
	_, err := s.JournalTile(ctx, 0, 1)
	wantErr(t, err, box.ErrNotFound)
	ok(t, s.AppendJournal(ctx, step(0, 2, "first")))
	ok(t, s.AppendJournal(ctx, step(2, 1, "second")))
	for _, from := range []int64{0, 2, 4} {
		wantErr(t, s.AppendJournal(ctx, step(from, 1, "late")), box.ErrTaken)
	}
	h, err := s.Journal(ctx)
	if ok(t, err); h.Size != 3 || string(h.Checkpoint) != "second" || h.Served != nil {
		t.Fatalf("%+v", h)
	}
	for level, want := range map[int]string{-1: "second", 0: "second0"} {
		if data, err := s.JournalTile(ctx, level, int64(level)+1); err != nil || string(data) != want {
			t.Fatalf("tile %d: %q, %v", level, data, err)
		}
	}
	for entry, want := range map[[32]byte]int64{{0, 0, 'f'}: 0, {0, 1, 'f'}: 1, {2, 0, 's'}: 2} {
		if index, err := s.JournalIndex(ctx, entry); err != nil || index != want {
			t.Fatalf("entry %v stands at %d, want %d: %v", entry[:3], index, want, err)
		}
	}
	_, err = s.JournalIndex(ctx, [32]byte{2, 0, 'l'})
	wantErr(t, err, box.ErrNotFound)
}

func journalSteps(t *testing.T, s box.Store) {
	var made atomic.Int64
	var together sync.WaitGroup
	for g := range 8 {
		together.Go(func() {
			err := s.AppendJournal(ctx, step(0, 1, fmt.Sprint(g)))
			if err == nil {
				made.Add(1)
			} else if !errors.Is(err, box.ErrTaken) {
				t.Error(err)
			}
		})
	}
	together.Wait()
	if h, err := s.Journal(ctx); err != nil || made.Load() != 1 || h.Size != 1 {
		t.Fatalf("%d steps were made, %d entries stand: %v", made.Load(), h.Size, err)
	}
}

func journalServed(t *testing.T, s box.Store) {
	wantErr(t, s.ServeJournal(ctx, 1, []byte("too soon")), box.ErrTaken)
	ok(t, s.AppendJournal(ctx, step(0, 2, "first")))
	wantErr(t, s.ServeJournal(ctx, 3, []byte("too soon")), box.ErrTaken)
	for _, c := range []struct {
		size int64
		note string
		want string
	}{{1, "one", "one"}, {2, "two", "two"}, {2, "two again", "two"}, {1, "old", "two"}} {
		ok(t, s.ServeJournal(ctx, c.size, []byte(c.note)))
		if h, err := s.Journal(ctx); err != nil || string(h.Served) != c.want || h.ServedSize < c.size {
			t.Fatalf("after %q: %+v, %v", c.note, h, err)
		}
	}
}

func logTilesStand(t *testing.T, s box.Store) {
	p, other := publish(t, s, 1), publish(t, s, 2)
	tiles := []box.Tile{{Level: -1, Data: []byte("entries")}, {Level: 0, Data: []byte("hashes")}, {Level: 0, Index: 1, Data: []byte("more")}}
	ok(t, s.SaveLogTiles(ctx, p.ID, tiles[:2]))
	ok(t, s.SaveLogTiles(ctx, p.ID, tiles))
	changed := []box.Tile{{Level: 1, Data: []byte("new")}, {Level: 0, Index: 1, Data: []byte("MORE")}}
	wantErr(t, s.SaveLogTiles(ctx, p.ID, changed), box.ErrTaken)
	_, err := s.LogTile(ctx, p.ID, 1, 0)
	wantErr(t, err, box.ErrNotFound)
	for _, want := range tiles {
		if data, err := s.LogTile(ctx, p.ID, want.Level, want.Index); err != nil || !bytes.Equal(data, want.Data) {
			t.Fatalf("tile %d/%d: %q, %v", want.Level, want.Index, data, err)
		}
	}
	_, err = s.LogTile(ctx, other.ID, 0, 0)
	wantErr(t, err, box.ErrNotFound)
	wantErr(t, s.SaveLogTiles(ctx, poll.ID{9}, tiles), box.ErrNotFound)
}

func firstFrozenStands(t *testing.T, s box.Store) {
	p := publish(t, s, 1)
	for _, text := range []string{"first", "second", "first"} {
		if stands, err := s.FreezeJournal(ctx, p.ID, []byte(text)); err != nil || string(stands) != "first" {
			t.Fatalf("%q stands: %v", stands, err)
		}
	}
	_, err := s.FreezeJournal(ctx, poll.ID{9}, []byte("x"))
	wantErr(t, err, box.ErrNotFound)
}

func tombstonesTold(t *testing.T, s box.Store) {
	p := publish(t, s, 1)
	publish(t, s, 2)
	ok(t, s.SaveLogTiles(ctx, p.ID, []box.Tile{{Level: 0, Data: []byte("hashes")}}))
	_, err := s.FreezeJournal(ctx, p.ID, []byte("frozen"))
	ok(t, err)
	tell := func() (told map[poll.ID]string) {
		told = map[poll.ID]string{}
		ok(t, s.Tombstones(ctx, func(id poll.ID, statement []byte) error {
			told[id] = string(statement)
			return nil
		}))
		return told
	}
	if told := tell(); len(told) > 0 {
		t.Fatalf("%v", told)
	}
	ok(t, s.Erase(ctx, p.ID, 1, []byte("delete it"), []byte("deleted")))
	if told := tell(); len(told) != 1 || told[p.ID] != "delete it" {
		t.Fatalf("%v", told)
	}
	stop := errors.New("stop")
	wantErr(t, s.Tombstones(ctx, func(poll.ID, []byte) error { return stop }), stop)
	_, err = s.LogTile(ctx, p.ID, 0, 0)
	wantErr(t, err, box.ErrDeleted)
	_, err = s.FreezeJournal(ctx, p.ID, []byte("x"))
	wantErr(t, err, box.ErrDeleted)
	wantErr(t, s.SaveLogTiles(context.Background(), p.ID, nil), box.ErrDeleted)
}
