package store

import (
	"bytes"
	"context"
	"fmt"

	"isoloir/poll"
	"isoloir/poll/box"
)

// logSchema keeps the journal and the polls' logs. A place has one row, which grows with the log: an older, narrower tile is its
// beginning. Level -1 are the entry bundles.
const logSchema = `
CREATE TABLE journal (
	one INTEGER PRIMARY KEY CHECK (one = 1),
	size INTEGER NOT NULL,
	checkpoint BLOB NOT NULL,
	served_size INTEGER NOT NULL DEFAULT 0,
	served BLOB
) STRICT;
CREATE TABLE journal_entries (
	place INTEGER PRIMARY KEY,
	hash BLOB NOT NULL UNIQUE
) STRICT;
CREATE TABLE journal_tiles (
	level INTEGER NOT NULL,
	place INTEGER NOT NULL,
	data BLOB NOT NULL,
	PRIMARY KEY (level, place)
) STRICT;
CREATE TABLE log_tiles (
	poll INTEGER NOT NULL REFERENCES polls,
	level INTEGER NOT NULL,
	place INTEGER NOT NULL,
	data BLOB NOT NULL,
	PRIMARY KEY (poll, level, place)
) STRICT;
CREATE TABLE frozen_journals (
	poll INTEGER PRIMARY KEY REFERENCES polls,
	checkpoint BLOB NOT NULL
) STRICT;
`

// Journal implements [box.Store].
func (s *SQLite) Journal(ctx context.Context) (box.Head, error) {
	var h box.Head
	rows, err := s.read.QueryContext(ctx, "SELECT size, checkpoint, served_size, served FROM journal")
	if err != nil {
		return h, fmt.Errorf("store: %w", err)
	}
	defer rows.Close()
	if rows.Next() {
		err = rows.Scan(&h.Size, &h.Checkpoint, &h.ServedSize, &h.Served)
	} else {
		err = rows.Err()
	}
	return h, readError(err)
}

// JournalIndex implements [box.Store].
func (s *SQLite) JournalIndex(ctx context.Context, entry [32]byte) (int64, error) {
	var index int64
	err := s.read.QueryRowContext(ctx, "SELECT place FROM journal_entries WHERE hash = ?", entry[:]).Scan(&index)
	return index, readError(err)
}

// AppendJournal implements [box.Store].
func (s *SQLite) AppendJournal(ctx context.Context, step box.JournalStep) error {
	return s.w.do(ctx, &op{run: func(b *batch) error {
		var size int64
		if b.get("SELECT size FROM journal", nil, &size); size != step.From || b.fail != nil {
			return box.ErrTaken
		}
		for i, hash := range step.Entries {
			b.exec("INSERT INTO journal_entries (place, hash) VALUES (?, ?)", step.From+int64(i), hash[:])
		}
		for _, t := range step.Tiles {
			b.exec("INSERT INTO journal_tiles (level, place, data) VALUES (?, ?, ?) ON CONFLICT (level, place) DO UPDATE SET data = excluded.data",
				t.Level, t.Index, t.Data)
		}
		b.exec("INSERT INTO journal (one, size, checkpoint) VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET size = excluded.size, checkpoint = excluded.checkpoint",
			step.From+int64(len(step.Entries)), step.Checkpoint)
		return nil
	}})
}

// ServeJournal implements [box.Store].
func (s *SQLite) ServeJournal(ctx context.Context, size int64, checkpoint []byte) error {
	return s.w.do(ctx, &op{run: func(b *batch) error {
		var have int64
		if b.get("SELECT size FROM journal", nil, &have); have < size {
			return box.ErrTaken
		}
		b.exec("UPDATE journal SET served_size = ?, served = ? WHERE served_size < ?", size, checkpoint, size)
		return nil
	}})
}

// JournalTile implements [box.Store].
func (s *SQLite) JournalTile(ctx context.Context, level int, index int64) ([]byte, error) {
	var data []byte
	err := s.read.QueryRowContext(ctx, "SELECT data FROM journal_tiles WHERE level = ? AND place = ?", level, index).Scan(&data)
	return data, readError(err)
}

// SaveLogTiles implements [box.Store].
func (s *SQLite) SaveLogTiles(ctx context.Context, id poll.ID, tiles []box.Tile) error {
	return s.onPoll(ctx, id, func(b *batch, r *row) error {
		var fresh []box.Tile
		for _, t := range tiles {
			var standing []byte
			if !b.get("SELECT data FROM log_tiles WHERE poll = ? AND level = ? AND place = ?", []any{r.num, t.Level, t.Index}, &standing) {
				fresh = append(fresh, t)
			} else if !bytes.Equal(standing, t.Data) {
				return box.ErrTaken
			}
		}
		for _, t := range fresh {
			b.exec("INSERT INTO log_tiles (poll, level, place, data) VALUES (?, ?, ?, ?)", r.num, t.Level, t.Index, t.Data)
		}
		return nil
	})
}

// LogTile implements [box.Store].
func (s *SQLite) LogTile(ctx context.Context, id poll.ID, level int, index int64) ([]byte, error) {
	var data []byte
	err := s.read.QueryRowContext(ctx, "SELECT data FROM log_tiles JOIN polls ON num = poll WHERE id = ? AND NOT deleted AND level = ? AND place = ?",
		id[:], level, index).Scan(&data)
	return data, s.missing(ctx, id, err)
}

// FreezeJournal implements [box.Store].
func (s *SQLite) FreezeJournal(ctx context.Context, id poll.ID, checkpoint []byte) ([]byte, error) {
	var stands []byte
	err := s.onPoll(ctx, id, func(b *batch, r *row) error {
		b.exec("INSERT INTO frozen_journals (poll, checkpoint) VALUES (?, ?) ON CONFLICT DO NOTHING", r.num, checkpoint)
		b.get("SELECT checkpoint FROM frozen_journals WHERE poll = ?", []any{r.num}, &stands)
		return nil
	})
	return stands, err
}

// Tombstones implements [box.Store].
func (s *SQLite) Tombstones(ctx context.Context, yield func(id poll.ID, statement []byte) error) error {
	rows, err := s.read.QueryContext(ctx, "SELECT id, statement FROM tombstones JOIN polls ON num = poll")
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, statement []byte
		if err := rows.Scan(&id, &statement); err != nil {
			return fmt.Errorf("store: %w", err)
		}
		if err := yield(poll.ID(id), statement); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	return nil
}
