package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"isoloir/poll"
	"isoloir/poll/box"
)

// How far a poll's erasing is, in polls.deleted. From erasing on, the tombstone stands and nothing else of the poll is shown.
const (
	notDeleted = iota
	erasing
	erased
)

// erasedTables are those whose column poll says to which poll a row belongs, and whose rows are erased with it.
var erasedTables = []string{"definitions", "statements", "log_tiles", "frozen_journals", "token_keys", "results", "code_lists"}

// Erase implements [box.Store].
func (s *SQLite) Erase(ctx context.Context, id poll.ID, counter uint64, statement, confirmation []byte) error {
	err := s.w.do(ctx, &op{run: func(b *batch) error {
		r := b.row(id)
		switch {
		case r == nil:
			return box.ErrNotFound
		case r.deleted == notDeleted:
			var next uint64
			if b.get("SELECT count(*) FROM statements WHERE poll = ?", []any{r.num}, &next); counter != next {
				return box.ErrTaken
			}
			b.exec("INSERT INTO tombstones (poll, statement, confirmation) VALUES (?, ?, ?)", r.num, statement, confirmation)
			r.deleted, r.changed = erasing, true
			return nil
		}
		var first []byte
		b.get("SELECT statement FROM tombstones WHERE poll = ?", []any{r.num}, &first)
		if !bytes.Equal(first, statement) {
			return box.ErrDeleted
		}
		return nil
	}})
	if err != nil {
		return err
	}
	return s.erase(ctx, id)
}

// erase removes all of a poll that has a tombstone. Each step can be repeated.
func (s *SQLite) erase(ctx context.Context, id poll.ID) error {
	unlock, err := s.rewriting(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	var at row
	if err := s.w.do(ctx, &op{run: func(b *batch) error {
		if r := b.row(id); r != nil {
			at = *r
		}
		return nil
	}}); err != nil || at.deleted == erased {
		return err
	}
	for side := range 2 {
		if err := s.emptyTable(ctx, tableName(at.num, side)); err != nil {
			return err
		}
		name := s.pools.file(at.num, side)
		if err := errors.Join(s.pools.release(name), s.wipe(ctx, name)); err != nil {
			return fmt.Errorf("store: %w", err)
		}
	}
	if err := errors.Join(s.eraseArchives(ctx, id), s.dropCodes(ctx, at.num)); err != nil {
		return err
	}
	if err := s.w.do(ctx, &op{run: func(b *batch) error {
		for _, table := range erasedTables {
			b.exec("DELETE FROM "+table+" WHERE poll = ?", at.num)
		}
		b.exec("UPDATE polls SET listed = 0, campaign = '', checkpoint = NULL, withheld = 0, finished = 1, used = 0 WHERE num = ?", at.num)
		if r := b.row(id); r != nil {
			*r = row{place: place{num: at.num}, closed: true, deleted: erasing, changed: true}
		}
		return nil
	}, after: s.truncateJournal}); err != nil {
		return err
	}
	return s.w.do(ctx, &op{run: func(b *batch) error {
		if r := b.row(id); r != nil {
			r.deleted, r.changed = erased, true
		}
		return nil
	}})
}

func (s *SQLite) eraseArchives(ctx context.Context, id poll.ID) error {
	s.archiving.Lock()
	defer s.archiving.Unlock()
	for _, public := range []bool{false, true} {
		if err := s.wipe(ctx, s.archiveFile(id, public)); err != nil {
			return fmt.Errorf("store: %w", err)
		}
	}
	return nil
}

// eraseBegun goes on with what a crash interrupted.
func (s *SQLite) eraseBegun(ctx context.Context) error {
	ids, err := s.ids(ctx, "SELECT id FROM polls WHERE deleted = ?", erasing)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := s.erase(ctx, id); err != nil {
			return err
		}
	}
	return nil
}

// Tombstone implements [box.Store].
func (s *SQLite) Tombstone(ctx context.Context, id poll.ID) (confirmation []byte, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT confirmation FROM tombstones JOIN polls ON num = poll WHERE id = ?", id[:]).Scan(&confirmation)
	return confirmation, readError(err)
}
