package box

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"isoloir/crypto/translog"
	"isoloir/poll"
)

// SealDue closes and seals every poll that is due. It can be called again at any time, after a crash too: what was done
// is not done again, what was begun is finished, and the outcome is the same to the byte. A poll that fails does not keep
// the others from their sealing.
func (b *Box) SealDue(ctx context.Context) error {
	return b.eachUnfinished(ctx, func(p *openPoll, due bool) error {
		if !due {
			return nil
		}
		return b.seal(ctx, p)
	})
}

// Forget makes the disk forget in which order the ballots of the open polls came, until now.
func (b *Box) Forget(ctx context.Context) error {
	return b.eachUnfinished(ctx, func(p *openPoll, _ bool) error { return b.store.Forget(ctx, p.id) })
}

func (b *Box) eachUnfinished(ctx context.Context, do func(p *openPoll, due bool) error) error {
	b.sealing.Lock()
	defer b.sealing.Unlock()
	ids, err := b.store.Find(ctx, Which{Unfinished: true})
	if err != nil {
		return storeError(err)
	}
	var errs []error
	for _, id := range ids {
		if err := b.withDue(ctx, id, do); err != nil {
			errs = append(errs, fmt.Errorf("poll %s: %w", id, err))
		}
	}
	return errors.Join(errs...)
}

func (b *Box) withDue(ctx context.Context, id poll.ID, do func(p *openPoll, due bool) error) error {
	p, err := b.poll(ctx, id)
	if err != nil {
		return err
	}
	st, err := b.store.Poll(ctx, id)
	if err != nil {
		return err
	}
	return do(p, st.Closed || p.pastClosing(b.options.Clock()))
}

// seal goes from the close mark to the archives. Each step is durable before the next begins, and doing one twice is doing it once.
func (b *Box) seal(ctx context.Context, p *openPoll) error {
	if err := b.store.Close(ctx, p.id); err != nil {
		return err
	}
	if err := b.store.Forget(ctx, p.id); err != nil {
		return err
	}
	s, err := b.fixSeal(ctx, p)
	if err != nil {
		return err
	}
	if !s.Withheld {
		if err := b.saveArchives(ctx, p, s); err != nil {
			return err
		}
	}
	return b.store.Finish(ctx, p.id)
}

// fixSeal computes the log's root and stores the checkpoint, unless one stands already; then it must be the same.
func (b *Box) fixSeal(ctx context.Context, p *openPoll) (Seal, error) {
	var log translog.Hasher
	var live int64
	var last [32]byte
	err := b.store.Ballots(ctx, p.id, func(r *Record) error {
		e := r.Entry()
		if log.Size() > 0 && bytes.Compare(last[:], e.KeyHash[:]) >= 0 {
			return errors.New("the store does not give the ballots in the order of their key hashes")
		}
		last = e.KeyHash
		if !r.Withdrawn {
			live++
		}
		log.Add(e.Bytes())
		return nil
	})
	if err != nil {
		return Seal{}, err
	}
	origin := translog.Origin(b.options.Signer.Name(), p.id)
	checkpoint, err := translog.Checkpoint{Origin: origin, Size: log.Size(), Root: log.Root()}.Sign(b.options.Signer)
	if err != nil {
		return Seal{}, err
	}
	mine := Seal{Checkpoint: checkpoint, Withheld: live < p.definition.ReleaseAtLeast}
	stands, err := b.store.Seal(ctx, p.id, mine)
	if err != nil {
		return Seal{}, err
	}
	if !bytes.Equal(stands.Checkpoint, mine.Checkpoint) || stands.Withheld != mine.Withheld {
		return Seal{}, errors.New("the ballots are not those that were sealed: the store was changed, restore it from a backup")
	}
	return stands, nil
}

func (b *Box) saveArchives(ctx context.Context, p *openPoll, s Seal) error {
	definition, err := b.store.Definition(ctx, p.id)
	if err != nil {
		return err
	}
	// The close mark stands, so no statement comes after these.
	statements, err := b.store.Statements(ctx, p.id)
	if err != nil {
		return err
	}
	for _, public := range []bool{false, true} {
		c := ArchiveContents{
			Public: public, Definition: definition, Checkpoint: s.Checkpoint, Statements: statements,
			Ballots: func(yield func(*Record) error) error { return b.store.Ballots(ctx, p.id, yield) },
		}
		if err := b.store.SaveArchive(ctx, p.id, public, func(w io.Writer) error { return b.options.WriteArchive(w, c) }); err != nil {
			return err
		}
	}
	return nil
}
