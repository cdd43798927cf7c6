package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"isoloir/poll"
	"isoloir/poll/box"
)

// auditFile is what is sealed for a poll's auditor. It counts once the codes are erased.
func (s *SQLite) auditFile(num int64) string {
	return filepath.Join(s.codes.dir, fmt.Sprintf("%d.audit", num))
}

// audit counts the codes that were used, and has them sealed for an auditor, if there is one. The caller holds f.
func (s *SQLite) audit(ctx context.Context, f *codeFile, audit box.Audited) (used int64, err error) {
	for _, err := range f.used() {
		if err != nil {
			return 0, err
		}
		used++
	}
	if audit == nil {
		return used, nil
	}
	name := s.auditFile(f.num)
	if err := s.wipe(ctx, name); err != nil { // left by a crash before it counted
		return 0, err
	}
	beside := name + unfinished
	if err := writeFile(beside, func(w io.Writer) error { return audit(w, s.codeLists(ctx, f.num), f.used()) }); err != nil {
		return 0, errors.Join(err, s.wipe(context.WithoutCancel(ctx), beside))
	}
	return used, s.nameCodes(beside, name)
}

// codeLists are the lists as they were announced, in their order.
func (s *SQLite) codeLists(ctx context.Context, num int64) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		rows, err := s.read.QueryContext(ctx, "SELECT list FROM code_lists WHERE poll = ? ORDER BY counter", num)
		if err != nil {
			yield(nil, readError(err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var list []byte
			err := rows.Scan(&list)
			if !yield(list, readError(err)) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(nil, readError(err))
		}
	}
}

// Audit implements [box.Codes].
func (s *SQLite) Audit(ctx context.Context, id poll.ID) (io.ReadSeekCloser, error) {
	at, err := s.codesOf(ctx, id)
	if err != nil {
		return nil, err
	}
	if at.file != codesErased {
		return nil, box.ErrNotFound
	}
	f, err := os.Open(s.auditFile(at.num))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, box.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	return f, nil
}

// moveAudits writes into files what the database of an earlier version holds of polls that are released. It can be repeated.
func (s *SQLite) moveAudits(ctx context.Context, conn *sql.Conn) error {
	rows, err := conn.QueryContext(ctx, "SELECT poll, file FROM audits JOIN polls ON num = poll WHERE NOT withheld")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var num int64
		var sealed []byte
		if err := rows.Scan(&num, &sealed); err != nil {
			return err
		}
		name := s.auditFile(num)
		err := writeFile(name+unfinished, func(w io.Writer) error {
			_, err := w.Write(sealed)
			return err
		})
		if err != nil {
			return err
		}
		if err := s.nameCodes(name+unfinished, name); err != nil {
			return err
		}
	}
	return rows.Err()
}
