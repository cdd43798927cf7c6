package store

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"

	"isoloir/poll"
	"isoloir/poll/box"
)

// erasedTables are those whose column poll says to which poll a row belongs, and whose rows are erased with it.
var erasedTables = []string{"definitions", "statements"}

// Erase implements [box.Store].
func (s *SQLite) Erase(ctx context.Context, id poll.ID, statement, confirmation []byte) error {
	err := s.w.do(ctx, &op{run: func(b *batch) error {
		r := b.row(id)
		if r == nil {
			return box.ErrNotFound
		}
		if r.deleted != 0 {
			var first []byte
			b.get("SELECT statement FROM tombstones WHERE poll = ?", []any{r.num}, &first)
			if !bytes.Equal(first, statement) {
				return box.ErrDeleted
			}
			return nil
		}
		b.exec("INSERT INTO tombstones (poll, statement, confirmation) VALUES (?, ?, ?)", r.num, statement, confirmation)
		for _, table := range erasedTables {
			b.exec("DELETE FROM "+table+" WHERE poll = ?", r.num)
		}
		b.exec("DELETE FROM " + poolName(r.num))
		b.exec("UPDATE polls SET listed = 0, campaign = '', checkpoint = NULL, withheld = 0 WHERE num = ?", r.num)
		*r = row{num: r.num, deleted: 1, closed: true, changed: true}
		return nil
	}, after: truncateJournal})
	if err != nil {
		return err
	}
	for _, public := range []bool{false, true} {
		if err := os.Remove(s.archiveFile(id, public)); err != nil && !errors.Is(err, fs.ErrNotExist) {
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
