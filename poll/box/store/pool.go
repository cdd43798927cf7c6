package store

import (
	"context"
	"database/sql"
	"fmt"

	"isoloir/poll"
	"isoloir/poll/box"
)

func poolName(num int64) string { return fmt.Sprintf("pool_%d", num) }

// createPool has the rowid for its sequence and the unique index for its keys. A withdrawn record has no file.
func createPool(name string) string {
	return "CREATE TABLE " + name + ` (
	n INTEGER PRIMARY KEY,
	key_hash BLOB NOT NULL UNIQUE,
	key BLOB NOT NULL,
	seq INTEGER NOT NULL,
	signature BLOB NOT NULL,
	file BLOB
) STRICT`
}

// Change implements [box.Store].
func (s *SQLite) Change(ctx context.Context, id poll.ID, keyHash [32]byte, decide box.Decision) error {
	return s.onPoll(ctx, id, func(b *batch, r *row) error {
		pool := poolName(r.num)
		old := &box.Record{}
		var n int64
		if !b.get("SELECT n, key, seq, signature, file FROM "+pool+" WHERE key_hash = ?", []any{keyHash[:]},
			&n, (*[]byte)(&old.Key), &old.Seq, &old.Signature, &old.File) {
			old = nil
		}
		if b.fail != nil {
			return nil
		}
		if old != nil {
			old.Withdrawn = old.File == nil
		}
		next, err := decide(box.Slot{Closed: r.closed, Entries: r.entries, Record: old})
		if err != nil || next == nil {
			return err
		}
		if old == nil {
			b.exec("INSERT INTO "+pool+" (key_hash, key, seq, signature, file) VALUES (?, ?, ?, ?, ?)",
				keyHash[:], []byte(next.Key), next.Seq, next.Signature, next.File)
			r.entries++
		} else {
			b.exec("UPDATE "+pool+" SET seq = ?, signature = ?, file = ? WHERE n = ?", next.Seq, next.Signature, next.File, n)
		}
		r.live += live(next) - live(old)
		r.unsorted, r.changed = true, true
		return nil
	})
}

func live(r *box.Record) int64 {
	if r == nil || r.Withdrawn {
		return 0
	}
	return 1
}

// Forget implements [box.Store].
func (s *SQLite) Forget(ctx context.Context, id poll.ID) error {
	return s.w.do(ctx, &op{
		run: func(b *batch) error {
			r := b.row(id)
			if err := r.standing(); err != nil {
				return err
			}
			if r.unsorted {
				s.sortPool(b, poolName(r.num))
				r.unsorted, r.changed = false, true
			}
			return nil
		},
		// Always, because a crash may have come between an earlier commit and its truncation.
		after: truncateJournal,
	})
}

// sortPool copies a pool in key order and drops the old one, whose pages secure_delete overwrites. ALTER TABLE renames the unique
// index too. The table is emptied before it is dropped, and the copy rolls all back if it fails, because otherwise SQLite would
// keep the pages' former content in memory, to be able to undo the single statement.
func sortPool(b *batch, pool string) {
	sorted := pool + "_sorted"
	b.execOnce(createPool(sorted))
	b.execOnce(copySorted(sorted, pool))
	b.execOnce("DELETE FROM " + pool)
	b.execOnce("DROP TABLE " + pool)
	b.execOnce("ALTER TABLE " + sorted + " RENAME TO " + pool)
}

// copySorted walks the unique index, so that nothing is sorted in memory.
func copySorted(to, from string) string {
	return fmt.Sprintf(`INSERT OR ROLLBACK INTO %s (key_hash, key, seq, signature, file)
		SELECT key_hash, key, seq, signature, file FROM %s INDEXED BY sqlite_autoindex_%s_1 ORDER BY key_hash`, to, from, from)
}

// Ballots implements [box.Store].
func (s *SQLite) Ballots(ctx context.Context, id poll.ID, yield func(*box.Record) error) error {
	var num int64
	if err := s.read.QueryRowContext(ctx, "SELECT num FROM polls WHERE id = ? AND NOT deleted", id[:]).Scan(&num); err != nil {
		return s.missing(ctx, id, err)
	}
	rows, err := s.read.QueryContext(ctx, "SELECT key, seq, signature, file FROM "+poolName(num)+" ORDER BY key_hash")
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	defer rows.Close()
	var key, signature, file sql.RawBytes
	for rows.Next() {
		r := &box.Record{}
		if err := rows.Scan(&key, &r.Seq, &signature, &file); err != nil {
			return fmt.Errorf("store: %w", err)
		}
		r.Key, r.Signature, r.File, r.Withdrawn = []byte(key), signature, file, file == nil
		if err := yield(r); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	return nil
}
