package count

import (
	"context"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// batchSize is how many ballots a worker opens at a time.
const batchSize = 64

// parallel opens the ballots at these places in the archive, on all processors, and passes batch after batch of what they came to until
// take says no.
func (b *Ballots) parallel(order []uint32, take func(*heap) bool) error {
	ctx, stop := context.WithCancel(b.ctx)
	defer stop()
	group, ctx := errgroup.WithContext(ctx)
	heaps := make(chan *heap)
	var next atomic.Int64
	for range runtime.NumCPU() {
		group.Go(func() error { return b.work(ctx, order, &next, heaps) })
	}
	done := make(chan error, 1)
	go func() {
		done <- group.Wait()
		close(heaps)
	}()
	for h := range heaps {
		if !take(h) {
			stop()
			for range heaps { // until all workers have stopped
			}
			break
		}
	}
	return <-done
}

// work opens batches until there are no more.
func (b *Ballots) work(ctx context.Context, order []uint32, next *atomic.Int64, heaps chan<- *heap) error {
	for {
		to := next.Add(batchSize)
		from, to := min(to-batchSize, int64(len(order))), min(to, int64(len(order)))
		if err := ctx.Err(); err != nil || from == to {
			return err
		}
		h := &heap{spoiled: map[string]int{}}
		for _, place := range order[from:to] {
			sealed, err := b.archive.Ballot(int64(place))
			if err == nil {
				err = h.add(b.opener, b.d, sealed)
			}
			if err != nil {
				return err
			}
		}
		select {
		case heaps <- h:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
