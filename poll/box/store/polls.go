package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"

	"isoloir/poll"
	"isoloir/poll/box"
)

// A row is what a batch knows of a poll: read once, and written back before the commit if it has changed.
type row struct {
	place
	closed        bool
	entries, live int64
	deleted       int // see erase.go
	codes         int // which codes file counts; see codes.go
	changed       bool
}

// row returns the poll's row, deleted or not, or nil if there is none or the database failed.
func (b *batch) row(id poll.ID) *row {
	if r, ok := b.polls[id]; ok {
		return r
	}
	r := &row{}
	if !b.get("SELECT num, side, settling, settled, closed, entries, live, deleted, codes FROM polls WHERE id = ?", []any{id[:]},
		&r.num, &r.side, &r.settling, &r.settled, &r.closed, &r.entries, &r.live, &r.deleted, &r.codes) {
		return nil
	}
	b.polls[id] = r
	return r
}

// standing says whether a row is that of a poll that was published and not deleted.
func (r *row) standing() error {
	switch {
	case r == nil:
		return box.ErrNotFound
	case r.deleted != 0:
		return box.ErrDeleted
	}
	return nil
}

func (b *batch) saveRows() {
	for _, r := range b.polls {
		if r.changed {
			b.exec("UPDATE polls SET side = ?, settling = ?, settled = ?, closed = ?, entries = ?, live = ?, deleted = ?, codes = ? WHERE num = ?",
				r.side, r.settling, r.settled, r.closed, r.entries, r.live, r.deleted, r.codes, r.num)
		}
	}
}

// onPoll runs a change of one poll.
func (s *SQLite) onPoll(ctx context.Context, id poll.ID, run func(*batch, *row) error) error {
	return s.w.do(ctx, &op{run: func(b *batch) error {
		r := b.row(id)
		if err := r.standing(); err != nil {
			return err
		}
		return run(b, r)
	}})
}

// Key implements [box.Store].
func (s *SQLite) Key(ctx context.Context, fresh box.Key) (box.Key, error) {
	var k box.Key
	err := s.w.do(ctx, &op{run: func(b *batch) error {
		b.exec("INSERT INTO server_key (one, signer, verifier) VALUES (1, ?, ?) ON CONFLICT DO NOTHING", fresh.Signer, fresh.Verifier)
		b.get("SELECT signer, verifier FROM server_key", nil, &k.Signer, &k.Verifier)
		return nil
	}})
	return k, err
}

// Publish implements [box.Store].
func (s *SQLite) Publish(ctx context.Context, p box.NewPoll) error {
	return s.w.do(ctx, &op{run: func(b *batch) error {
		if r := b.row(p.ID); r != nil {
			if r.deleted != 0 {
				return box.ErrDeleted
			}
			var first []byte
			b.get("SELECT note FROM statements WHERE poll = ? AND counter = 0", []any{r.num}, &first)
			if !bytes.Equal(first, p.Statement) {
				return box.ErrTaken
			}
			return nil
		}
		key, err := b.spareKey(p)
		if err != nil {
			return err
		}
		b.exec("INSERT INTO polls (id, listed, campaign) VALUES (?, ?, ?)", p.ID[:], p.Listed, p.Campaign)
		if r := b.row(p.ID); r != nil {
			if key != 0 {
				b.exec("UPDATE token_keys SET poll = ? WHERE n = ?", r.num, key)
			}
			b.exec("INSERT INTO definitions (poll, bytes) VALUES (?, ?)", r.num, p.Definition)
			b.exec("INSERT INTO statements (poll, counter, note) VALUES (?, 0, ?)", r.num, p.Statement)
			for side := range 2 {
				b.execOnce(createTable(tableName(r.num, side)))
			}
		}
		return nil
	}})
}

// AddStatement implements [box.Store].
func (s *SQLite) AddStatement(ctx context.Context, id poll.ID, counter uint64, note []byte, closing bool) error {
	return s.onPoll(ctx, id, func(b *batch, r *row) error {
		stands, err := b.statement(r, counter, note, r.closed)
		if err != nil || stands {
			return err
		}
		r.closed, r.changed = closing, true
		return nil
	})
}

// statement appends a statement, unless the same stands there already, or nothing more is taken.
func (b *batch) statement(r *row, counter uint64, note []byte, over bool) (stands bool, err error) {
	var next uint64
	b.get("SELECT count(*) FROM statements WHERE poll = ?", []any{r.num}, &next)
	if counter < next {
		var standing []byte
		b.get("SELECT note FROM statements WHERE poll = ? AND counter = ?", []any{r.num, counter}, &standing)
		if bytes.Equal(standing, note) {
			return true, nil
		}
		return false, box.ErrTaken
	}
	if over {
		return false, box.ErrClosed
	}
	if counter != next {
		return false, box.ErrTaken
	}
	b.exec("INSERT INTO statements (poll, counter, note) VALUES (?, ?, ?)", r.num, counter, note)
	return false, nil
}

// Close implements [box.Store].
func (s *SQLite) Close(ctx context.Context, id poll.ID) error {
	return s.onPoll(ctx, id, func(_ *batch, r *row) error {
		r.changed = r.changed || !r.closed
		r.closed = true
		return nil
	})
}

// Seal implements [box.Store].
func (s *SQLite) Seal(ctx context.Context, id poll.ID, seal box.Seal) (box.Seal, error) {
	var stands box.Seal
	err := s.onPoll(ctx, id, func(b *batch, r *row) error {
		b.exec("UPDATE polls SET checkpoint = ?, withheld = ? WHERE num = ? AND checkpoint IS NULL", seal.Checkpoint, seal.Withheld, r.num)
		b.get("SELECT checkpoint, withheld FROM polls WHERE num = ?", []any{r.num}, &stands.Checkpoint, &stands.Withheld)
		return nil
	})
	return stands, err
}

// Finish implements [box.Store].
func (s *SQLite) Finish(ctx context.Context, id poll.ID) error {
	return s.onPoll(ctx, id, func(b *batch, r *row) error {
		b.exec("UPDATE polls SET finished = 1 WHERE num = ?", r.num)
		return nil
	})
}

// Find implements [box.Store].
func (s *SQLite) Find(ctx context.Context, which box.Which) ([]poll.ID, error) {
	return s.ids(ctx, `SELECT id FROM polls
		WHERE NOT deleted AND (NOT ? OR NOT finished) AND (NOT ? OR listed) AND (? = '' OR campaign = ?)`,
		which.Unfinished, which.Listed, which.Campaign, which.Campaign)
}

func (s *SQLite) ids(ctx context.Context, query string, args ...any) ([]poll.ID, error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	defer rows.Close()
	var ids []poll.ID
	for rows.Next() {
		var raw []byte
		if err := rows.Scan(&raw); err != nil {
			return nil, fmt.Errorf("store: %w", err)
		}
		ids = append(ids, poll.ID(raw))
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	return ids, nil
}

// Definition implements [box.Store].
func (s *SQLite) Definition(ctx context.Context, id poll.ID) ([]byte, error) {
	var data []byte
	err := s.read.QueryRowContext(ctx, "SELECT bytes FROM definitions JOIN polls ON num = poll WHERE id = ? AND NOT deleted", id[:]).Scan(&data)
	return data, s.missing(ctx, id, err)
}

// Poll implements [box.Store].
func (s *SQLite) Poll(ctx context.Context, id poll.ID) (box.Standing, error) {
	var st box.Standing
	var seal box.Seal
	err := s.read.QueryRowContext(ctx, "SELECT closed, entries, live, checkpoint, withheld, finished FROM polls WHERE id = ? AND NOT deleted", id[:]).
		Scan(&st.Closed, &st.Entries, &st.Live, &seal.Checkpoint, &seal.Withheld, &st.Finished)
	if seal.Checkpoint != nil {
		st.Seal = &seal
	}
	return st, s.missing(ctx, id, err)
}

// Statements implements [box.Store].
func (s *SQLite) Statements(ctx context.Context, id poll.ID) ([][]byte, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT note FROM statements JOIN polls ON num = poll WHERE id = ? AND NOT deleted ORDER BY counter", id[:])
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	defer rows.Close()
	var notes [][]byte
	for rows.Next() {
		var note []byte
		if err := rows.Scan(&note); err != nil {
			return nil, fmt.Errorf("store: %w", err)
		}
		notes = append(notes, note)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	if len(notes) == 0 { // a poll has at least the statement that published it
		return nil, s.missing(ctx, id, sql.ErrNoRows)
	}
	return notes, nil
}

// missing is readError for what is there for every poll that stands.
func (s *SQLite) missing(ctx context.Context, id poll.ID, err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		if _, err := s.Tombstone(ctx, id); err == nil {
			return box.ErrDeleted
		}
	}
	return readError(err)
}

func readError(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, sql.ErrNoRows):
		return box.ErrNotFound
	}
	return fmt.Errorf("store: %w", err)
}
