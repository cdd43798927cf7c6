package count

import (
	"context"
	"runtime"

	"golang.org/x/sync/errgroup"

	"isoloir/crypto/open"
	"isoloir/poll/archive"
)

// batchSize is how many ballots a worker takes at a time.
const batchSize = 64

// parallel gives every ballot of the archive to one of as many workers as there are processors, each with a heap of its own.
// It calls progress with the number of ballots handed out since the last time.
func parallel(ctx context.Context, a *archive.Archive, work func(*open.Ballot, *heap) error, progress func(n int64)) (pile, error) {
	group, ctx := errgroup.WithContext(ctx)
	batches := make(chan []*open.Ballot)
	var heaps pile
	for range runtime.NumCPU() {
		h := &heap{spoiled: map[string]int{}}
		heaps = append(heaps, h)
		group.Go(func() error {
			for batch := range batches {
				for _, b := range batch {
					if err := work(b, h); err != nil {
						return err
					}
				}
			}
			return nil
		})
	}
	group.Go(func() error {
		defer close(batches)
		return handOut(ctx, a, batches, progress)
	})
	return heaps, group.Wait()
}

// handOut reads the archive and sends its ballots in batches, until the context ends.
func handOut(ctx context.Context, a *archive.Archive, batches chan<- []*open.Ballot, progress func(n int64)) error {
	var batch []*open.Ballot
	send := func() error {
		if err := ctx.Err(); err != nil {
			return err
		}
		select {
		case batches <- batch:
			progress(int64(len(batch)))
			batch = nil
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	err := a.Ballots(func(b *open.Ballot) error {
		if batch = append(batch, b); len(batch) < batchSize {
			return nil
		}
		return send()
	})
	if err != nil {
		return err
	}
	return send()
}
