package box_test

import (
	"context"
	"encoding/binary"
	"runtime"
	"slices"
	"testing"

	"isoloir/poll"
	"isoloir/poll/box"
)

// crowded is a store that shows far more ballots than it holds, in the order of their key hashes, and counts what is held of them.
type crowded struct {
	box.Store
	n       int
	tiles   int // most at once
	peak    uint64
	resting uint64
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func (c *crowded) Ballots(_ context.Context, _ poll.ID, yield func(*box.Record) error) error {
	keys := make([]box.Record, c.n)
	backing := make([]byte, 32*c.n)
	for i := range keys {
		keys[i].Key = backing[32*i : 32*i+32]
		binary.BigEndian.PutUint64(keys[i].Key, uint64(i))
	}
	slices.SortFunc(keys, func(a, b box.Record) int { x, y := a.KeyHash(), b.KeyHash(); return slices.Compare(x[:], y[:]) })
	c.resting = heap()
	file, signature := make([]byte, 100), make([]byte, 64)
	for i := range keys {
		keys[i].File, keys[i].Signature = file, signature
		if err := yield(&keys[i]); err != nil {
			return err
		}
		keys[i].File = nil
		if i%(c.n/8) == c.n/16 {
			c.peak = max(c.peak, heap())
		}
	}
	return nil
}

func (c *crowded) SaveLogTiles(_ context.Context, _ poll.ID, tiles []box.Tile) error {
	c.tiles = max(c.tiles, len(tiles))
	return nil
}

func TestSealingHoldsAFewTilesHoweverManyBallotsThereAre(t *testing.T) {
	const n, limit = 100_000, 4 << 20
	c := &crowded{n: n}
	s := start(t, t.TempDir(), func(st box.Store) box.Store { c.Store = st; return c })
	defer s.store.Shutdown()
	s.publish(func(d *poll.Definition) { d.ReleaseAtLeast = n + 1; d.MaxBallots = n + 1 })
	s.clock.set(closes)
	ok(t, s.SealDue(ctx))
	if c.tiles == 0 || c.tiles > 64 || c.peak > c.resting+limit {
		t.Errorf("%d tiles at once, %d KB on top of %d KB", c.tiles, int64(c.peak-c.resting)>>10, c.resting>>10)
	}
	t.Logf("%d ballots: %d tiles at once, %d KB on top", n, c.tiles, int64(c.peak-c.resting)>>10)
}
