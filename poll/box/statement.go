package box

import (
	"context"
	"crypto/sha256"
	"errors"

	"isoloir/crypto/translog"
	"isoloir/poll"
)

// Statement takes a statement of the poll's organizer. The same statement again changes nothing and is answered as the first
// time. The answer to delete is the server's signed [translog.Deletion]; to others it is nil. Statements that announce something come with it: see [Box.Codes] and [Box.PublishResults].
func (b *Box) Statement(ctx context.Context, id poll.ID, note []byte) (answer []byte, err error) {
	p, err := b.poll(ctx, id)
	if refused(err, Deleted) {
		return b.deletedBefore(ctx, id, note)
	}
	if err != nil {
		return nil, err
	}
	s, err := translog.OpenStatement(note, p.definition.OrganizerKey)
	if err != nil || s.Poll != id {
		return nil, refuse(BadStatement)
	}
	switch s.Kind {
	case translog.Publish:
		_, err := b.published(ctx, id, note)
		return nil, err
	case translog.Close:
		return nil, b.closeEarly(ctx, p, s.Counter, note)
	case translog.Delete:
		return b.delete(ctx, p, s.Counter, note)
	}
	if _, ok := s.Results(); ok {
		return nil, refuse(BadResults) // it comes with them, see PublishResults
	}
	return nil, refuse(BadCodeList) // it comes with its list, see Codes
}

func refused(err error, code string) bool {
	var e *Error
	return errors.As(err, &e) && e.Code == code
}

// closeEarly sets the close mark with the statement. Past the closing time there is nothing left to close, but a statement that
// was taken before is still answered as the first time.
func (b *Box) closeEarly(ctx context.Context, p *openPoll, counter uint64, note []byte) error {
	if p.pastClosing(b.options.Clock()) {
		if err := b.store.Close(ctx, p.id); err != nil {
			return storeError(err)
		}
	}
	if err := b.store.AddStatement(ctx, p.id, counter, note, true); err != nil {
		return storeError(err)
	}
	return b.note(ctx, translog.Stated(p.id, note))
}

// delete erases the poll, open, closed or sealed. What happened to it before stands in the journal first, because afterwards
// nobody knows it any more.
func (b *Box) delete(ctx context.Context, p *openPoll, counter uint64, note []byte) ([]byte, error) {
	before, err := b.pollEntries(ctx, p.id)
	if err != nil {
		return b.deletedMeanwhile(ctx, p.id, note, err)
	}
	if err := b.record(ctx, before...); err != nil {
		return nil, storeError(err)
	}
	confirmation, err := translog.Deletion{Poll: p.id, Statement: sha256.Sum256(note)}.Sign(b.options.Signer)
	if err != nil {
		return nil, internal(err)
	}
	if err := b.store.Erase(ctx, p.id, counter, note, confirmation); err != nil {
		b.behind.Store(true) // it may be erased though
		return b.deletedMeanwhile(ctx, p.id, note, err)
	}
	b.forgetPoll(p.id)
	return b.deletedBefore(ctx, p.id, note)
}

// deletedMeanwhile answers a deletion that failed with err: as one that was made before, if that is why.
func (b *Box) deletedMeanwhile(ctx context.Context, id poll.ID, note []byte, err error) ([]byte, error) {
	if errors.Is(err, ErrDeleted) {
		b.forgetPoll(id)
		return b.deletedBefore(ctx, id, note)
	}
	return nil, storeError(err)
}

// deletedBefore answers a statement on a poll that is gone: the one that deleted it with the confirmation, any other with a
// refusal. The organizer's key is gone too, so the statement is known by its bytes.
func (b *Box) deletedBefore(ctx context.Context, id poll.ID, note []byte) ([]byte, error) {
	confirmation, err := b.store.Tombstone(ctx, id)
	if err != nil {
		return nil, storeError(err)
	}
	d, err := translog.OpenDeletion(confirmation, b.options.VerifierKey)
	if err != nil {
		return nil, internal(err)
	}
	if d.Statement != sha256.Sum256(note) {
		return nil, refuse(Deleted)
	}
	// Goes on where a crash stopped, and changes nothing otherwise.
	if err := b.store.Erase(ctx, id, 0, note, confirmation); err != nil {
		return nil, storeError(err)
	}
	if err := b.note(ctx, translog.Stated(id, note)); err != nil {
		return nil, err
	}
	return confirmation, nil
}

func (b *Box) forgetPoll(id poll.ID) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.drop(id)
	delete(b.counts, id)
}
