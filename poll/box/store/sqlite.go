// Package store keeps a ballot box on disk: SQLite behind the interface of poll/box.
//
// It must never lose what it said was stored, and never keep what nobody may know: there is no column for a time, an address
// or the order of arrival, what is deleted is overwritten, and [SQLite.Forget] rewrites a pool in the order of its key hashes.
// It knows no rules and trusts poll/box for them; it trusts the file system to honour fsync.
//
// Each poll has a pool table of its own, append-only by a sequential rowid, so that forgetting drops whole tables: deleting rows
// one by one would leave copies in the gaps of the index's pages, where SQLite's secure_delete does not reach.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"isoloir/poll/box"
)

const schemaVersion = 1

// The pools, pool_<num>, are made by Publish; see pool.go.
const schema = `
CREATE TABLE server_key (
	one INTEGER PRIMARY KEY CHECK (one = 1),
	signer TEXT NOT NULL,
	verifier TEXT NOT NULL
) STRICT;
CREATE TABLE polls (
	num INTEGER PRIMARY KEY,
	id BLOB NOT NULL UNIQUE,
	listed INTEGER NOT NULL,
	campaign TEXT NOT NULL,
	closed INTEGER NOT NULL DEFAULT 0,
	entries INTEGER NOT NULL DEFAULT 0,
	live INTEGER NOT NULL DEFAULT 0,
	unsorted INTEGER NOT NULL DEFAULT 0,
	checkpoint BLOB,
	withheld INTEGER NOT NULL DEFAULT 0,
	finished INTEGER NOT NULL DEFAULT 0,
	deleted INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE tombstones (
	poll INTEGER PRIMARY KEY REFERENCES polls,
	statement BLOB NOT NULL,
	confirmation BLOB NOT NULL
) STRICT;
CREATE TABLE definitions (
	poll INTEGER PRIMARY KEY REFERENCES polls,
	bytes BLOB NOT NULL
) STRICT;
CREATE TABLE statements (
	poll INTEGER NOT NULL REFERENCES polls,
	counter INTEGER NOT NULL,
	note BLOB NOT NULL,
	PRIMARY KEY (poll, counter)
) STRICT, WITHOUT ROWID;
`

// SQLite is a [box.Store] in one directory: the database isoloir.db and the folder archives.
type SQLite struct {
	dir   string
	read  *sql.DB
	write *sql.DB
	w     *writer

	sortPool func(b *batch, pool string) // replaced by the test that shows what it is for
}

var _ box.Store = (*SQLite)(nil)

// Open opens the store in dir, and makes both if they are not there. The caller must Shutdown it.
func Open(dir string) (*SQLite, error) {
	if err := os.MkdirAll(filepath.Join(dir, "archives"), 0o700); err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	file := filepath.Join(dir, "isoloir.db")
	// SQLite gives its journals the mode of the database, so this one call keeps all of them from other users.
	f, err := os.OpenFile(file, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	f.Close()
	s := &SQLite{dir: dir, sortPool: sortPool}
	if err := s.open(file); err != nil {
		return nil, errors.Join(fmt.Errorf("store: opening %s: %w", file, err), s.Shutdown())
	}
	return s, nil
}

func (s *SQLite) open(file string) error {
	ctx := context.Background()
	var err error
	if s.write, err = sql.Open("sqlite", dsn(file)); err != nil {
		return err
	}
	s.write.SetMaxOpenConns(1)
	conn, err := s.write.Conn(ctx)
	if err != nil {
		return err
	}
	if err := migrate(ctx, conn); err != nil {
		conn.Close()
		return err
	}
	if err := truncateJournal(ctx, conn); err != nil {
		conn.Close()
		return err
	}
	if s.read, err = sql.Open("sqlite", dsn(file, "query_only(1)")); err != nil {
		conn.Close()
		return err
	}
	s.read.SetMaxOpenConns(8)
	s.read.SetMaxIdleConns(8)
	s.w = startWriter(conn)
	return nil
}

// dsn sets what the promises rest on: commits that reach the disk, deletions that overwrite, no temporary files. A database in WAL
// mode keeps its page size, and the driver sorts the _pragma list, so the journal's mode is set by the key that comes after it.
func dsn(file string, more ...string) string {
	v := url.Values{
		"_journal_mode": {"WAL"},
		"_pragma": append(more, "busy_timeout(10000)", "page_size(8192)", "synchronous(FULL)", "secure_delete(1)", "temp_store(MEMORY)",
			"foreign_keys(1)", "trusted_schema(0)"),
	}
	return "file:" + (&url.URL{Path: file}).EscapedPath() + "?" + v.Encode()
}

func migrate(ctx context.Context, conn *sql.Conn) error {
	var version int
	if err := conn.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	switch version {
	case schemaVersion:
		return nil
	case 0:
		_, err := conn.ExecContext(ctx, fmt.Sprintf("BEGIN IMMEDIATE; %s PRAGMA user_version = %d; COMMIT", schema, schemaVersion))
		return err
	}
	return fmt.Errorf("the database has version %d, this program knows version %d: run the newer program", version, schemaVersion)
}

// truncateJournal moves the write-ahead file's pages to their place and cuts it to nothing.
func truncateJournal(ctx context.Context, conn *sql.Conn) error {
	var busy, frames, moved int
	if err := conn.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &frames, &moved); err != nil {
		return err
	}
	if busy != 0 {
		return errors.New("the write-ahead file is being read and could not be truncated")
	}
	return nil
}

// Shutdown finishes what was begun and releases the files. Calls that come later get [box.ErrBusy] or an error.
func (s *SQLite) Shutdown() error {
	var errs []error
	if s.w != nil {
		errs = append(errs, s.w.stop())
	}
	if s.read != nil {
		errs = append(errs, s.read.Close())
	}
	if s.write != nil {
		errs = append(errs, s.write.Close())
	}
	return errors.Join(errs...)
}
