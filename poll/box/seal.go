package box

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"

	"isoloir/crypto/translog"
	"isoloir/poll"
)

// SealDue closes and seals every poll that is due, and serves the journal. It can be called again at any time, after a crash
// too, and by several boxes over one store: what was done is not done again, what was begun is finished, and the outcome is the
// same to the byte. A poll that fails does not keep the others from their sealing. Without the quorum of witnesses polls stay closed;
// it waits for witnesses no longer than a round of theirs takes.
func (b *Box) SealDue(ctx context.Context) error {
	b.sealing.Lock()
	defer b.sealing.Unlock()
	errs := []error{b.catchUp(ctx)}
	errs = append(errs, b.eachUnfinished(ctx, func(p *openPoll, due bool) error {
		if _, done := b.fixed[p.id]; !due || done {
			return nil
		}
		s, err := b.fix(ctx, p)
		if err == nil {
			b.fixed[p.id] = s
		}
		return err
	}))
	// One round of witnesses for all of them. What was served before can be finished whatever becomes of it.
	errs = append(errs, b.serveJournal(ctx))
	for id, s := range b.fixed {
		if err := b.finish(ctx, id, s); err != nil && !errors.Is(err, ErrDeleted) {
			errs = append(errs, fmt.Errorf("poll %s: %w", brief(id), err))
		}
	}
	return errors.Join(errs...)
}

// Forget makes the disk forget in which order the ballots of the open polls came, until now. It waits for no sealing and no witness.
func (b *Box) Forget(ctx context.Context) error {
	return b.eachUnfinished(ctx, func(p *openPoll, _ bool) error { return b.store.Forget(ctx, p.id) })
}

func (b *Box) eachUnfinished(ctx context.Context, do func(p *openPoll, due bool) error) error {
	ids, err := b.store.Find(ctx, Which{Unfinished: true})
	if err != nil {
		return storeError(err)
	}
	var errs []error
	for _, id := range ids {
		err := b.withDue(ctx, id, do)
		if err != nil && !errors.Is(err, ErrDeleted) && !refused(err, Deleted) {
			errs = append(errs, fmt.Errorf("poll %s: %w", brief(id), err))
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

// fix goes from the close mark to the journal's entry. Each step is durable before the next begins, and doing one twice is doing it once.
func (b *Box) fix(ctx context.Context, p *openPoll) (Seal, error) {
	if err := b.store.Close(ctx, p.id); err != nil {
		return Seal{}, err
	}
	if err := b.store.Forget(ctx, p.id); err != nil {
		return Seal{}, err
	}
	if p.auditor == nil { // nobody will ask who took part: a sealing that fails must not keep it
		if err := b.eraseCodes(ctx, p, true); err != nil {
			return Seal{}, err
		}
	}
	log, s, err := b.fixSeal(ctx, p)
	if err != nil {
		return Seal{}, err
	}
	if p.auditor != nil {
		if err := b.eraseCodes(ctx, p, s.Withheld); err != nil {
			return Seal{}, err
		}
	}
	entries, err := b.pollEntries(ctx, p.id)
	if err != nil {
		return Seal{}, err
	}
	return s, b.record(ctx, append(entries, translog.Sealed(p.id, log.Size, log.Root))...)
}

// finish makes the archives, once the journal that is served says that the poll is sealed.
func (b *Box) finish(ctx context.Context, id poll.ID, s Seal) error {
	served, err := b.servedSeal(ctx, id, s)
	if err != nil || !served {
		return err
	}
	if !s.Withheld {
		err = b.saveArchives(ctx, id, s)
	}
	if err == nil {
		err = b.store.Finish(ctx, id)
	}
	if err == nil || errors.Is(err, ErrDeleted) {
		delete(b.fixed, id)
	}
	return err
}

// servedSeal says whether the journal that is served holds this seal.
func (b *Box) servedSeal(ctx context.Context, id poll.ID, s Seal) (bool, error) {
	log, err := b.openLog(id, s)
	if err != nil {
		return false, err
	}
	head, err := b.store.Journal(ctx)
	if err != nil {
		return false, err
	}
	index, err := b.store.JournalIndex(ctx, sha256.Sum256(translog.Sealed(id, log.Size, log.Root).Bytes()))
	return index < head.ServedSize, err
}

// fixSeal makes the poll's log and stores its checkpoint, unless one stands already; then it must be the same.
func (b *Box) fixSeal(ctx context.Context, p *openPoll) (translog.Checkpoint, Seal, error) {
	log, live, err := b.makeLog(ctx, p)
	if err != nil {
		return translog.Checkpoint{}, Seal{}, err
	}
	checkpoint, err := log.Sign(b.options.Signer)
	if err != nil {
		return translog.Checkpoint{}, Seal{}, err
	}
	mine := Seal{Checkpoint: checkpoint, Withheld: live < p.definition.ReleaseAtLeast}
	stands, err := b.store.Seal(ctx, p.id, mine)
	if err != nil {
		return translog.Checkpoint{}, Seal{}, err
	}
	if !bytes.Equal(stands.Checkpoint, mine.Checkpoint) || stands.Withheld != mine.Withheld {
		return translog.Checkpoint{}, Seal{}, errOtherBallots
	}
	return log, stands, nil
}

var errOtherBallots = errors.New("the ballots are not those that were sealed: the store was changed, restore it from a backup")

// tilesAtOnce is how many tiles are stored together, and so how many are held: some 600 KiB.
const tilesAtOnce = 64

// makeLog streams the ballots into the tiles of the poll's log. live counts those that were not withdrawn.
func (b *Box) makeLog(ctx context.Context, p *openPoll) (log translog.Checkpoint, live int64, err error) {
	var tiles []translog.Tile
	save := func() error {
		err := b.store.SaveLogTiles(ctx, p.id, tiles)
		if errors.Is(err, ErrTaken) {
			return errOtherBallots
		}
		tiles = tiles[:0]
		return err
	}
	builder := translog.NewTileBuilder(func(t translog.Tile) error {
		if tiles = append(tiles, t); len(tiles) < tilesAtOnce {
			return nil
		}
		return save()
	})
	var last [32]byte
	err = b.ballots(ctx, p, func(r *Record) error {
		e := r.Entry()
		if builder.Size() > 0 && bytes.Compare(last[:], e.KeyHash[:]) >= 0 {
			return errors.New("the store does not give the ballots in the order of their key hashes")
		}
		last = e.KeyHash
		if !r.Withdrawn {
			live++
		}
		return builder.Add(e.Bytes())
	})
	if err == nil {
		err = builder.Flush()
	}
	if err == nil {
		err = save()
	}
	origin := translog.Origin(b.options.Signer.Name(), p.id)
	return translog.Checkpoint{Origin: origin, Size: builder.Size(), Root: builder.Root()}, live, err
}

func (b *Box) saveArchives(ctx context.Context, id poll.ID, s Seal) error {
	p, err := b.poll(ctx, id)
	if err != nil {
		return err
	}
	definition, err := b.store.Definition(ctx, id)
	if err != nil {
		return err
	}
	// The close mark stands, so no statement comes after these.
	statements, err := b.store.Statements(ctx, id)
	if err != nil {
		return err
	}
	journal, err := b.journalParts(ctx, id, s)
	if err != nil {
		return err
	}
	audit, hash, err := b.sealedAudit(ctx, p)
	if err != nil {
		return err
	}
	if audit != nil {
		defer audit.Close()
	}
	tokens, err := b.countTokens(ctx, p, statements, hash)
	if err != nil {
		return err
	}
	for _, public := range []bool{false, true} {
		c := ArchiveContents{
			Public: public, Definition: definition, Checkpoint: s.Checkpoint, Statements: statements, Journal: journal, Tokens: tokens,
			Ballots: func(yield func(*Record) error) error { return b.ballots(ctx, p, yield) },
		}
		if audit != nil {
			c.Redemptions = audit
		}
		if err := b.store.SaveArchive(ctx, id, public, func(w io.Writer) error { return b.options.WriteArchive(w, c) }); err != nil {
			return err
		}
	}
	return nil
}

// journalParts fixes the journal's checkpoint for the poll's archives, if none was fixed before, and proves by it what
// happened to the poll.
func (b *Box) journalParts(ctx context.Context, id poll.ID, s Seal) (JournalParts, error) {
	head, err := b.store.Journal(ctx)
	if err != nil {
		return JournalParts{}, err
	}
	checkpoint, err := b.store.FreezeJournal(ctx, id, head.Served)
	if err != nil {
		return JournalParts{}, err
	}
	journal, err := b.openJournal(checkpoint)
	if err != nil {
		return JournalParts{}, err
	}
	log, err := b.openLog(id, s)
	if err != nil {
		return JournalParts{}, err
	}
	entries, err := b.pollEntries(ctx, id)
	if err != nil {
		return JournalParts{}, err
	}
	parts := JournalParts{Checkpoint: checkpoint, Statements: map[uint64][]byte{}}
	hashes := b.journalHashes(ctx, journal)
	prove := func(e translog.JournalEntry) ([]byte, error) {
		index, err := b.store.JournalIndex(ctx, sha256.Sum256(e.Bytes()))
		if err != nil {
			return nil, err
		}
		proof, err := translog.Prove(index, journal.Size, hashes)
		return proof.Bytes(), err
	}
	if parts.Sealed, err = prove(translog.Sealed(id, log.Size, log.Root)); err != nil {
		return JournalParts{}, err
	}
	if parts.Published, err = prove(entries[0]); err != nil {
		return JournalParts{}, err
	}
	for i, e := range entries[1:] {
		if parts.Statements[uint64(i)+1], err = prove(e); err != nil {
			return JournalParts{}, err
		}
	}
	return parts, nil
}
