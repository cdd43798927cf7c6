// Package store keeps a ballot box on disk: SQLite behind the interface of poll/box.
//
// It must never lose what it said was stored, and never keep what nobody may know: there is no column for a time, an address
// or the order of arrival, what is deleted is overwritten, and [SQLite.Forget] rewrites a pool in the order of its key hashes.
// It knows no rules and trusts poll/box for them; it trusts the file system to honour fsync.
//
// New ballots go to tables of the one database, in the order in which they come. Forgetting merges them, beside the writer, into a
// new pool file (poolfile.go), sorted, and then overwrites the old file, the tables' pages and the write-ahead file: accepts go on
// meanwhile, and wait for moments only. Tables are emptied as a whole, because deleting single rows leaves copies in the gaps of
// index pages, where SQLite's secure_delete does not reach. That goes for erased polls too: what a poll shared a table with others
// (definition, statements, log) is deleted, but fragments of it may lie in gaps until the page is used again; ballots share none.
//
// The files' times of writing are set to the beginning of the day after each commit. A change of an inode cannot be dated back (ctime):
// [SQLite.Tick], which a server calls every second, moves it on, and a poll's pool files are made once, emptied instead of removed, and
// touched by every forgetting, whatever has come. What remains: a disk seized within a second of the last ballot tells when it came; and
// the file system's own journal tells what it tells. Overwriting reaches the blocks only on a medium and a file system that
// write in place. A backup is of the whole folder, made while the store is shut.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"isoloir/poll/box"
)

const schemaVersion = 5

// The tables of arrivals, arrivals_<num>_<side>, are made by Publish; see pool.go.
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
	side INTEGER NOT NULL DEFAULT 0,
	settling INTEGER NOT NULL DEFAULT 0,
	settled INTEGER NOT NULL DEFAULT 0,
	checkpoint BLOB,
	withheld INTEGER NOT NULL DEFAULT 0,
	finished INTEGER NOT NULL DEFAULT 0,
	deleted INTEGER NOT NULL DEFAULT 0,
	codes INTEGER NOT NULL DEFAULT 0,
	used INTEGER NOT NULL DEFAULT 0
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

// SQLite is a [box.Store] in one directory: the database isoloir.db and the folders pools, codes and archives.
type SQLite struct {
	dir   string
	read  *sql.DB
	write *sql.DB
	w     *writer
	pools pools
	codes codeFiles

	life      context.Context // ends with the shutdown
	end       context.CancelFunc
	rewrite   chan struct{} // held by the one that rewrites or erases a pool
	switching sync.RWMutex  // held while it changes which pool file counts
	saving    sync.Mutex    // held while an archive is written: two sealers would write under the same name
	keying    sync.Mutex    // held while a token key is made
	archiving sync.Mutex    // held while an archive gets or loses its name

	lock   folderLock  // what follows is nobody else's
	scarce atomic.Bool // no ballots are taken, see space.go

	// Replaced by the tests that show what they are for, and what may happen beside them.
	overwrite func(ctx context.Context, name string) error
	writePool func(ctx context.Context, name string, slot int64, sources ...source) (count int64, err error)
	free      func(dir string) (int64, error)
	syncCodes func(f *os.File) error
}

var _ box.Store = (*SQLite)(nil)

// Open opens the store in dir, and makes both if they are not there. The caller must Shutdown it. [ErrInUse], if it is open already.
func Open(dir string) (*SQLite, error) {
	s := &SQLite{dir: dir, rewrite: make(chan struct{}, 1), overwrite: overwrite, writePool: writePool, free: freeSpace, syncCodes: (*os.File).Sync}
	s.pools = pools{dir: filepath.Join(dir, "pools"), open: map[string]*pinned{}}
	s.codes = codeFiles{dir: filepath.Join(dir, "codes"), of: map[int64]*codeFile{}}
	s.life, s.end = context.WithCancel(context.Background())
	if err := s.open(); err != nil {
		return nil, errors.Join(fmt.Errorf("store: opening %s: %w", dir, err), s.Shutdown())
	}
	return s, nil
}

func (s *SQLite) open() error {
	for _, folder := range []string{"archives", "codes", "pools"} {
		name := filepath.Join(s.dir, folder)
		if err := errors.Join(os.MkdirAll(name, 0o700), hideTimes(name)); err != nil {
			return err
		}
	}
	var err error
	if s.lock, err = lockFolder(s.dir); err != nil {
		return err
	}
	file := s.database()
	// SQLite gives its journals the mode of the database, so this one call keeps all of them from other users.
	f, err := os.OpenFile(file, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	f.Close()
	if s.write, err = sql.Open("sqlite", dsn(file)); err != nil {
		return err
	}
	s.write.SetMaxOpenConns(1)
	if s.read, err = sql.Open("sqlite", dsn(file, "query_only(1)")); err != nil {
		return err
	}
	s.read.SetMaxOpenConns(8)
	s.read.SetMaxIdleConns(8)
	ctx := context.Background()
	conn, err := s.write.Conn(ctx)
	if err != nil {
		return err
	}
	if err := errors.Join(s.migrate(ctx, conn), s.truncateJournal(ctx, conn)); err != nil {
		conn.Close()
		return err
	}
	s.w = startWriter(conn, s)
	return s.tidy(ctx)
}

func (s *SQLite) database() string { return filepath.Join(s.dir, "isoloir.db") }
func (s *SQLite) journal() string  { return s.database() + "-wal" }

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

func (s *SQLite) migrate(ctx context.Context, conn *sql.Conn) error {
	var version int
	if err := conn.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	switch version {
	case schemaVersion:
		return nil
	case 0:
		return setUp(ctx, conn, schema+logSchema+codesSchema+resultsSchema+auditSchema)
	case 1:
		return setUp(ctx, conn, "ALTER TABLE polls ADD COLUMN codes INTEGER NOT NULL DEFAULT 0; ALTER TABLE polls ADD COLUMN used INTEGER NOT NULL DEFAULT 0;"+codesSchema+resultsSchema+auditSchema)
	case 2, 3:
		if err := s.widenCodes(ctx, conn); err != nil {
			return err
		}
		changes := codesWidened + auditSchema
		if version == 2 {
			changes += resultsSchema
		}
		return setUp(ctx, conn, changes)
	case 4:
		if err := s.moveAudits(ctx, conn); err != nil {
			return err
		}
		return setUp(ctx, conn, "DROP TABLE audits;")
	}
	return fmt.Errorf("the database has version %d, this program knows version %d: run the newer program", version, schemaVersion)
}

func setUp(ctx context.Context, conn *sql.Conn, changes string) error {
	_, err := conn.ExecContext(ctx, fmt.Sprintf("BEGIN IMMEDIATE; %s PRAGMA user_version = %d; COMMIT", changes, schemaVersion))
	return err
}

// truncateJournal moves the write-ahead file's pages to their place, overwrites it, and cuts it to nothing. Once all pages have been
// moved and nobody reads the file, SQLite looks at nothing in it before the next commit, which only the caller could make.
func (s *SQLite) truncateJournal(ctx context.Context, conn *sql.Conn) error {
	if err := checkpoint(ctx, conn, "RESTART"); err != nil {
		return err
	}
	if err := s.overwrite(ctx, s.journal()); err != nil {
		return err
	}
	if err := checkpoint(ctx, conn, "TRUNCATE"); err != nil {
		return err
	}
	return s.hideTimes()
}

func checkpoint(ctx context.Context, conn *sql.Conn, mode string) error {
	var busy, frames, moved int
	if err := conn.QueryRowContext(ctx, "PRAGMA wal_checkpoint("+mode+")").Scan(&busy, &frames, &moved); err != nil {
		return err
	}
	if busy != 0 {
		return errors.New("the write-ahead file is being read and could not be truncated")
	}
	return nil
}

// Shutdown finishes what was begun and releases the files. Calls that come later get [box.ErrBusy] or an error.
func (s *SQLite) Shutdown() error {
	s.end()
	var errs []error
	if s.w != nil {
		errs = append(errs, s.w.stop())
		s.rewrite <- struct{}{} // a rewriting ends soon, now that it can change nothing
	}
	errs = append(errs, s.pools.close(), s.codes.close())
	for _, db := range []*sql.DB{s.read, s.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	return errors.Join(append(errs, s.hideTimes(), s.lock.release())...)
}
