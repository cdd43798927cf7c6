package box_test

import (
	"context"
	"errors"
	"io"

	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/box"
)

// errCrash is what a faulty store answers at the step where it fails.
var errCrash = errors.New("crash")

// faulty fails one call of the steps that sealing persists: before it is done, or after, as a crash between the disk and the answer.
type faulty struct {
	box.Store
	steps  int // how many were counted
	fail   int // which one fails
	before bool
}

func (f *faulty) step(do func() error) error {
	f.steps++
	if f.steps != f.fail {
		return do()
	}
	if !f.before {
		if err := do(); err != nil {
			return err
		}
	}
	return errCrash
}

func (f *faulty) Close(ctx context.Context, id poll.ID) error {
	return f.step(func() error { return f.Store.Close(ctx, id) })
}

func (f *faulty) Forget(ctx context.Context, id poll.ID) error {
	return f.step(func() error { return f.Store.Forget(ctx, id) })
}

func (f *faulty) SaveLogTiles(ctx context.Context, id poll.ID, tiles []translog.Tile) error {
	return f.step(func() error { return f.Store.SaveLogTiles(ctx, id, tiles) })
}

func (f *faulty) AppendJournal(ctx context.Context, s box.JournalStep) error {
	return f.step(func() error { return f.Store.AppendJournal(ctx, s) })
}

func (f *faulty) ServeJournal(ctx context.Context, size int64, checkpoint []byte) error {
	return f.step(func() error { return f.Store.ServeJournal(ctx, size, checkpoint) })
}

func (f *faulty) FreezeJournal(ctx context.Context, id poll.ID, checkpoint []byte) (stands []byte, err error) {
	err = f.step(func() error { stands, err = f.Store.FreezeJournal(ctx, id, checkpoint); return err })
	return stands, err
}

func (f *faulty) Erase(ctx context.Context, id poll.ID, counter uint64, statement, confirmation []byte) error {
	return f.step(func() error { return f.Store.Erase(ctx, id, counter, statement, confirmation) })
}

func (f *faulty) Publish(ctx context.Context, p box.NewPoll) error {
	return f.step(func() error { return f.Store.Publish(ctx, p) })
}

func (f *faulty) AddStatement(ctx context.Context, id poll.ID, counter uint64, note []byte, closing bool) error {
	return f.step(func() error { return f.Store.AddStatement(ctx, id, counter, note, closing) })
}

func (f *faulty) Seal(ctx context.Context, id poll.ID, s box.Seal) (stands box.Seal, err error) {
	err = f.step(func() error { stands, err = f.Store.Seal(ctx, id, s); return err })
	return stands, err
}

func (f *faulty) SaveArchive(ctx context.Context, id poll.ID, public bool, write func(io.Writer) error) error {
	return f.step(func() error { return f.Store.SaveArchive(ctx, id, public, write) })
}

func (f *faulty) Finish(ctx context.Context, id poll.ID) error {
	return f.step(func() error { return f.Store.Finish(ctx, id) })
}
