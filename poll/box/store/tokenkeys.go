package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"isoloir/poll"
	"isoloir/poll/box"
)

// TokenKey implements [box.Codes].
func (s *SQLite) TokenKey(ctx context.Context, organizer string, draft [32]byte) (public []byte, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT public FROM token_keys WHERE organizer = ? AND draft = ?", organizer, draft[:]).Scan(&public)
	return public, readError(err)
}

// SaveTokenKey implements [box.Codes].
func (s *SQLite) SaveTokenKey(ctx context.Context, organizer string, draft [32]byte, fresh box.TokenKey) (public []byte, err error) {
	s.keying.Lock() // or another would sweep the file away before the database knows of it
	defer s.keying.Unlock()
	name := s.keyFile(fresh.Public)
	err = writeFile(name+unfinished, func(w io.Writer) error {
		_, err := w.Write(fresh.Private)
		return err
	})
	if err == nil {
		err = s.nameCodes(name+unfinished, name)
	}
	if err != nil {
		return nil, errors.Join(err, s.wipe(context.WithoutCancel(ctx), name+unfinished))
	}
	err = s.w.do(ctx, &op{run: func(b *batch) error {
		b.exec("INSERT INTO token_keys (organizer, draft, public) VALUES (?, ?, ?) ON CONFLICT (organizer, draft) DO NOTHING", organizer, draft[:], fresh.Public)
		b.get("SELECT public FROM token_keys WHERE organizer = ? AND draft = ?", []any{organizer, draft[:]}, &public)
		b.exec("DELETE FROM token_keys WHERE poll IS NULL AND n <= (SELECT n FROM token_keys WHERE poll IS NULL ORDER BY n DESC LIMIT 1 OFFSET ?)", box.MaxSpareKeys)
		return nil
	}})
	return public, errors.Join(err, s.sweepKeys(ctx))
}

// spareKey returns the row of the token key that a new poll names, 0 if it names none.
func (b *batch) spareKey(p box.NewPoll) (n int64, err error) {
	if p.TokenKey != nil && !b.get("SELECT n FROM token_keys WHERE public = ? AND organizer = ? AND poll IS NULL", []any{p.TokenKey, p.Organizer}, &n) && b.fail == nil {
		return 0, box.ErrNoKey
	}
	return n, nil
}

// keyFile is where the private key lies: not in the database, which leaves copies in the gaps of its pages.
func (s *SQLite) keyFile(public []byte) string {
	return filepath.Join(s.codes.dir, fmt.Sprintf("%x", sha256.Sum256(public))+keySuffix)
}

const keySuffix = ".key"

// PollTokenKey implements [box.Codes].
func (s *SQLite) PollTokenKey(ctx context.Context, id poll.ID) (private []byte, err error) {
	var public []byte
	err = s.read.QueryRowContext(ctx, "SELECT public FROM token_keys JOIN polls ON num = poll WHERE id = ? AND NOT deleted", id[:]).Scan(&public)
	if err != nil {
		return nil, s.missing(ctx, id, err)
	}
	private, err = os.ReadFile(s.keyFile(public))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, box.ErrClosed
	}
	return private, err
}

// wipeKey overwrites and removes a poll's private key.
func (s *SQLite) wipeKey(ctx context.Context, num int64) error {
	var public []byte
	err := s.read.QueryRowContext(ctx, "SELECT public FROM token_keys WHERE poll = ?", num).Scan(&public)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return errors.Join(readError(err), s.wipe(ctx, s.keyFile(public)))
}

// sweepKeys overwrites and removes the private keys that the database does not know: of requests that were forgotten, or cut off.
func (s *SQLite) sweepKeys(ctx context.Context) error {
	files, err := filepath.Glob(filepath.Join(s.codes.dir, "*"+keySuffix))
	if err != nil {
		return err
	}
	rows, err := s.read.QueryContext(ctx, "SELECT public FROM token_keys")
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	defer rows.Close()
	known := map[string]bool{}
	for rows.Next() {
		var public []byte
		if err := rows.Scan(&public); err != nil {
			return fmt.Errorf("store: %w", err)
		}
		known[s.keyFile(public)] = true
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	var errs []error
	for _, name := range files {
		if !known[name] {
			errs = append(errs, s.wipe(ctx, name))
		}
	}
	return errors.Join(errs...)
}
