package box

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"isoloir/crypto/translog"
	"isoloir/poll"
)

// JournalCheckpoint returns the signed checkpoint of this server's journal, with its cosignatures.
func (b *Box) JournalCheckpoint(ctx context.Context) ([]byte, error) {
	head, err := b.store.Journal(ctx)
	if err != nil {
		return nil, storeError(err)
	}
	if head.Served != nil {
		return head.Served, nil
	}
	empty := new(translog.Hasher)
	checkpoint, err := b.journalCheckpoint(empty.Size(), empty.Root()).Sign(b.options.Signer)
	if err != nil {
		return nil, internal(err)
	}
	return checkpoint, nil
}

func (b *Box) journalCheckpoint(size int64, root tlog.Hash) translog.Checkpoint {
	return translog.Checkpoint{Origin: translog.JournalOrigin(b.options.Signer.Name()), Size: size, Root: root}
}

// openJournal reads a checkpoint of this server's own journal.
func (b *Box) openJournal(checkpoint []byte) (translog.Checkpoint, error) {
	return translog.OpenCheckpoint(checkpoint, b.options.VerifierKey, translog.JournalOrigin(b.options.Signer.Name()))
}

// JournalTile returns a tile or an entry bundle of the journal, by its C2SP tlog-tiles path, such as "tile/0/000.p/8". What the
// served checkpoint does not cover is not found.
func (b *Box) JournalTile(ctx context.Context, path string) ([]byte, error) {
	head, err := b.store.Journal(ctx)
	if err != nil {
		return nil, storeError(err)
	}
	return cutTile(path, head.ServedSize, func(level int, index int64) ([]byte, error) { return b.store.JournalTile(ctx, level, index) })
}

// cutTile reads the tile with this path from a log of the given size.
func cutTile(path string, size int64, read func(level int, index int64) ([]byte, error)) ([]byte, error) {
	level, index, width, err := translog.ParseTilePath(path)
	if err != nil {
		return nil, refuse(NotFound)
	}
	if end := translog.TileEnd(level, index, width); end < 0 || end > size {
		return nil, refuse(NotFound)
	}
	data, err := read(level, index)
	if err == nil {
		data, err = translog.Tile{Level: level, Index: index, Data: data}.Cut(width)
	}
	switch {
	case errors.Is(err, ErrNotFound): // though the checkpoint covers it
		return nil, internal(fmt.Errorf("the tile %s: %w", path, err))
	case err != nil:
		return nil, storeError(err)
	}
	return data, nil
}

// record makes sure that the entries stand in the journal: those that do not are appended, in their order. It can be repeated,
// and others may append at the same time.
func (b *Box) record(ctx context.Context, entries ...translog.JournalEntry) error {
	b.appending.Lock()
	defer b.appending.Unlock()
	for {
		// The head is read first: what others append after that makes the step be taken, and what they appended before is seen here.
		head, err := b.store.Journal(ctx)
		if err != nil {
			return err
		}
		fresh, err := b.unrecorded(ctx, entries)
		if err != nil || len(fresh) == 0 {
			return err
		}
		step, err := b.journalStep(ctx, head, fresh)
		if err != nil {
			return err
		}
		err = b.store.AppendJournal(ctx, step)
		if !errors.Is(err, ErrTaken) {
			return err
		}
	}
}

func (b *Box) unrecorded(ctx context.Context, entries []translog.JournalEntry) (fresh [][]byte, err error) {
	for _, e := range entries {
		data := e.Bytes()
		_, err := b.store.JournalIndex(ctx, sha256.Sum256(data))
		switch {
		case errors.Is(err, ErrNotFound):
			fresh = append(fresh, data)
		case err != nil:
			return nil, err
		}
	}
	return fresh, nil
}

// journalStep makes tiles and checkpoint for entries that come after all that stand. It signs no other journal than one that
// begins with the last it signed.
func (b *Box) journalStep(ctx context.Context, head Head, entries [][]byte) (step JournalStep, err error) {
	last := b.journalCheckpoint(0, new(translog.Hasher).Root())
	if head.Checkpoint != nil {
		if last, err = b.openJournal(head.Checkpoint); err != nil {
			return JournalStep{}, fmt.Errorf("the journal in the store: %w", err)
		}
	}
	if last.Size != head.Size {
		return JournalStep{}, fmt.Errorf("the journal in the store has %d entries, its checkpoint %d", head.Size, last.Size)
	}
	step = JournalStep{From: head.Size}
	read := func(level int, index int64, _ int) ([]byte, error) { return b.store.JournalTile(ctx, level, index) }
	keep := func(t translog.Tile) error {
		step.Tiles = append(step.Tiles, t)
		return nil
	}
	log, err := translog.ResumeTileBuilder(last.Size, last.Root, read, keep)
	if err != nil {
		return JournalStep{}, fmt.Errorf("the journal in the store: %w", err)
	}
	for _, e := range entries {
		if err := log.Add(e); err != nil {
			return JournalStep{}, err
		}
		step.Entries = append(step.Entries, sha256.Sum256(e))
	}
	if err := log.Flush(); err != nil {
		return JournalStep{}, err
	}
	step.Checkpoint, err = b.journalCheckpoint(log.Size(), log.Root()).Sign(b.options.Signer)
	return step, err
}

// journalHashes reads the journal's hashes as they were at a checkpoint.
func (b *Box) journalHashes(ctx context.Context, c translog.Checkpoint) tlog.HashReader {
	return translog.Hashes(c.Size, c.Root, func(level int, index int64, width int) ([]byte, error) {
		data, err := b.store.JournalTile(ctx, level, index)
		if err != nil {
			return nil, err
		}
		return translog.Tile{Level: level, Index: index, Data: data}.Cut(width)
	})
}

// note puts what a request changed into the journal. Without witnesses it is served at once; with them, that waits for the
// next [Box.SealDue]. If it fails, the request fails, though what it changed stands: it can be sent again, and SealDue makes up for it.
func (b *Box) note(ctx context.Context, entries ...translog.JournalEntry) error {
	err := b.record(ctx, entries...)
	if err == nil && len(b.witnesses) == 0 {
		err = b.serveJournal(ctx)
	}
	if err != nil {
		b.behind.Store(true)
		return storeError(err)
	}
	return nil
}

// pollEntries are the entries of a poll that stands: that it was published, and its further statements.
func (b *Box) pollEntries(ctx context.Context, id poll.ID) ([]translog.JournalEntry, error) {
	notes, err := b.store.Statements(ctx, id)
	if err != nil {
		return nil, err
	}
	entries := []translog.JournalEntry{translog.Published(id)}
	for _, n := range notes[1:] {
		entries = append(entries, translog.Stated(id, n))
	}
	return entries, nil
}

// catchUp records what a crash kept out of the journal, after a start and after a failure.
func (b *Box) catchUp(ctx context.Context) error {
	if !b.behind.Swap(false) {
		return nil
	}
	err := b.recordAll(ctx)
	if err != nil {
		b.behind.Store(true)
		return fmt.Errorf("the journal: %w", err)
	}
	return nil
}

func (b *Box) recordAll(ctx context.Context) error {
	ids, err := b.store.Find(ctx, Which{Unfinished: true})
	if err != nil {
		return err
	}
	for _, id := range ids {
		entries, err := b.pollEntries(ctx, id)
		if errors.Is(err, ErrDeleted) {
			continue
		}
		if err == nil {
			err = b.record(ctx, entries...)
		}
		if err != nil {
			return err
		}
	}
	return b.store.Tombstones(ctx, func(id poll.ID, statement []byte) error {
		return b.record(ctx, translog.Stated(id, statement))
	})
}
