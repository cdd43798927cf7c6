package store

import (
	"context"
	"database/sql"
	"fmt"

	"isoloir/poll"
	"isoloir/poll/box"
)

// Where a ballot lies. Each poll has two tables, one on each side (0 and 1), and at most one pool file on each side:
//
//	arrivals_<num>_<side>      what has come since the last forgetting, in the order in which it came
//	arrivals_<num>_<other>     empty; while a forgetting runs (polls.settling), what it is bringing in order
//	pools/<num>-<other>        all that was brought in order before, of polls.settled records; while a forgetting runs, on side
//	pools/<num>-<side>         empty; while a forgetting runs, on other, and being written
//
// What lies in a place named first hides what lies in those after it. forget.go moves ballots from top to bottom.
func tableName(num int64, side int) string { return fmt.Sprintf("arrivals_%d_%d", num, side) }

// createTable has the rowid for its sequence and the unique index for its keys. A withdrawn record has no file.
func createTable(name string) string {
	return "CREATE TABLE " + name + ` (
	n INTEGER PRIMARY KEY,
	key_hash BLOB NOT NULL UNIQUE,
	key BLOB NOT NULL,
	seq INTEGER NOT NULL,
	signature BLOB NOT NULL,
	file BLOB
) STRICT`
}

// A place says where a poll's ballots lie.
type place struct {
	num      int64
	side     int
	settling bool
	settled  int64 // records in the pool file; 0 if there is none
}

func (p place) arrivals() string { return tableName(p.num, p.side) }
func (p place) leaving() string  { return tableName(p.num, 1-p.side) }

// fileSide is the side of the pool file that counts.
func (p place) fileSide() int {
	if p.settling {
		return p.side
	}
	return 1 - p.side
}

// Change implements [box.Store].
func (s *SQLite) Change(ctx context.Context, id poll.ID, keyHash [32]byte, decide box.Decision) error {
	return s.onPoll(ctx, id, func(b *batch, r *row) error {
		old, n, err := s.find(b, r.place, keyHash)
		if err != nil || b.fail != nil {
			return err
		}
		next, err := decide(box.Slot{Closed: r.closed, Entries: r.entries, Record: old})
		if err != nil || next == nil {
			return err
		}
		if err := checkShape(next); err != nil {
			return err
		}
		if s.scarce.Load() && !next.Withdrawn {
			return box.ErrNoSpace
		}
		if n == 0 {
			b.exec("INSERT INTO "+r.arrivals()+" (key_hash, key, seq, signature, file) VALUES (?, ?, ?, ?, ?)",
				keyHash[:], []byte(next.Key), next.Seq, next.Signature, next.File)
		} else {
			b.exec("UPDATE "+r.arrivals()+" SET seq = ?, signature = ?, file = ? WHERE n = ?", next.Seq, next.Signature, next.File, n)
		}
		if old == nil {
			r.entries++
		}
		r.live += live(next) - live(old)
		r.changed = true
		return nil
	})
}

// find returns what stands for a key, or nil, and its row if it lies among the arrivals, or 0.
func (s *SQLite) find(b *batch, p place, keyHash [32]byte) (r *box.Record, n int64, err error) {
	if r, n = b.record(p.arrivals(), keyHash); r != nil {
		return r, n, nil
	}
	if p.settling {
		if r, _ = b.record(p.leaving(), keyHash); r != nil {
			return r, 0, nil
		}
	}
	if b.fail != nil {
		return nil, 0, nil
	}
	f, release, err := s.pools.pin(p)
	if err != nil {
		return nil, 0, err
	}
	defer release()
	e, err := f.find(keyHash)
	if err != nil {
		return nil, 0, fmt.Errorf("store: %w", err)
	}
	if e == nil {
		return nil, 0, nil
	}
	return &e.Record, 0, nil
}

func (b *batch) record(table string, keyHash [32]byte) (r *box.Record, n int64) {
	r = &box.Record{}
	if !b.get("SELECT n, key, seq, signature, file FROM "+table+" WHERE key_hash = ?", []any{keyHash[:]},
		&n, (*[]byte)(&r.Key), &r.Seq, &r.Signature, &r.File) {
		return nil, 0
	}
	r.Withdrawn = r.File == nil
	return r, n
}

func live(r *box.Record) int64 {
	if r == nil || r.Withdrawn {
		return 0
	}
	return 1
}

// Ballots implements [box.Store].
func (s *SQLite) Ballots(ctx context.Context, id poll.ID, yield func(*box.Record) error) error {
	tx, p, f, release, err := s.snapshot(ctx, id)
	if err != nil {
		return err
	}
	defer release()
	defer tx.Rollback()
	var arrived bool
	if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM "+p.arrivals()+")").Scan(&arrived); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	var sources []source
	switch {
	case p.settling:
		sources = []source{&tableSource{ctx: ctx, from: tx, table: p.arrivals()}, &tableSource{ctx: ctx, from: tx, table: p.leaving()}}
	case arrived:
		sources = []source{&tableSource{ctx: ctx, from: tx, table: p.arrivals()}}
	default:
		// All lies in the file, as after every sealing: a long reading must not keep the journal from being truncated.
		tx.Rollback()
	}
	var stop error
	err = merge(func(e *entry) error {
		stop = yield(&e.Record)
		return stop
	}, append(sources, f.entries())...)
	if err != nil && stop == nil {
		return fmt.Errorf("store: %w", err)
	}
	return err
}

// snapshot holds still what the database and the pool file said at one moment.
func (s *SQLite) snapshot(ctx context.Context, id poll.ID) (tx *sql.Tx, p place, f *poolFile, release func(), err error) {
	s.switching.RLock()
	defer s.switching.RUnlock()
	if tx, err = s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true}); err != nil {
		return nil, p, nil, nil, fmt.Errorf("store: %w", err)
	}
	err = tx.QueryRowContext(ctx, "SELECT num, side, settling, settled FROM polls WHERE id = ? AND NOT deleted", id[:]).
		Scan(&p.num, &p.side, &p.settling, &p.settled)
	if err == nil {
		f, release, err = s.pools.pin(p)
	}
	if err != nil {
		tx.Rollback()
		return nil, p, nil, nil, s.missing(ctx, id, err)
	}
	return tx, p, f, release, nil
}

// A tableSource reads a table along its unique index, a few rows at a time: it sorts nothing in memory, and between two reads it
// holds nothing that would keep the journal from being truncated, unless from is a transaction.
type tableSource struct {
	ctx  context.Context
	from interface {
		QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	}
	table string
	after []byte
	rows  []entry
	ended bool
}

const rowsPerRead = 16

func sortedRows(table string) string {
	return fmt.Sprintf("SELECT key_hash, key, seq, signature, file FROM %s WHERE key_hash > ? ORDER BY key_hash LIMIT %d", table, rowsPerRead)
}

func (t *tableSource) next() (*entry, error) {
	if len(t.rows) == 0 && !t.ended {
		if err := t.read(); err != nil {
			return nil, err
		}
	}
	if len(t.rows) == 0 {
		return nil, nil
	}
	e := &t.rows[0]
	t.rows = t.rows[1:]
	return e, nil
}

func (t *tableSource) read() error {
	if t.after == nil {
		t.after = []byte{} // nil would be NULL, after which nothing comes
	}
	rows, err := t.from.QueryContext(t.ctx, sortedRows(t.table), t.after)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var e entry
		if err := rows.Scan(&t.after, (*[]byte)(&e.Key), &e.Seq, &e.Signature, &e.File); err != nil {
			return err
		}
		e.hash, e.Withdrawn = [32]byte(t.after), e.File == nil
		t.rows = append(t.rows, e)
	}
	t.ended = len(t.rows) < rowsPerRead
	return rows.Err()
}
