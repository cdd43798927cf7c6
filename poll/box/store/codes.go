package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"

	"isoloir/poll"
	"isoloir/poll/box"
)

// codesSchema keeps the keys that sign tokens, by the requests for them; the private ones are files too. The codes themselves lie in files of their own (codefile.go): polls.codes says which file
// counts, codes/<num>-<codes>, none for 0; [codesErased] that they were erased, and polls.used how many had been used.
const codesSchema = `
CREATE TABLE token_keys (
	n INTEGER PRIMARY KEY,
	organizer TEXT NOT NULL,
	draft BLOB NOT NULL,
	public BLOB NOT NULL UNIQUE,
	poll INTEGER UNIQUE REFERENCES polls,
	UNIQUE (organizer, draft)
) STRICT;
`

// auditSchema keeps what an auditor will want, until it is sealed for them (audits.go): the lists of codes as they were announced.
const auditSchema = `
CREATE TABLE code_lists (
	poll INTEGER NOT NULL REFERENCES polls,
	counter INTEGER NOT NULL,
	list BLOB NOT NULL,
	PRIMARY KEY (poll, counter)
) STRICT;
`

const codesErased = -1

// AddCodes implements [box.Codes].
func (s *SQLite) AddCodes(ctx context.Context, id poll.ID, counter uint64, note []byte, codes [][32]byte, audited bool) error {
	return s.changeCodes(ctx, id, counter, note, kept(codes, audited), func(old *codeFile, beside string) error {
		return writeCodes(beside, old, codes)
	})
}

// RevokeCodes implements [box.Codes].
func (s *SQLite) RevokeCodes(ctx context.Context, id poll.ID, counter uint64, note []byte, codes [][32]byte, audited bool) error {
	return s.changeCodes(ctx, id, counter, note, kept(codes, audited), func(old *codeFile, beside string) error {
		if err := old.has(codes); err != nil {
			return err
		}
		return writeCodes(beside, old, nil, codes...)
	})
}

// changeCodes writes the codes file that comes after the one that counts, and makes it count together with the statement. Redemptions wait.
func (s *SQLite) changeCodes(ctx context.Context, id poll.ID, counter uint64, note []byte, list []byte, write func(old *codeFile, beside string) error) error {
	f, unlock, err := s.lockCodes(ctx, id)
	if err != nil {
		return err
	}
	defer unlock()
	stands, err := s.hasStatement(ctx, f.num, counter, note)
	if err != nil || stands {
		return err
	}
	next := codesAt{num: f.num, file: f.file + 1}
	name := s.codes.name(next)
	beside := name + unfinished
	if err := s.wipe(ctx, name); err != nil { // left by a crash before it counted
		return err
	}
	if err := write(f, beside); err != nil {
		return errors.Join(err, s.wipe(context.WithoutCancel(ctx), beside))
	}
	if err := s.nameCodes(beside, name); err != nil {
		return err
	}
	err = s.onPoll(ctx, id, func(b *batch, r *row) error {
		if r.codes != f.file {
			return box.ErrTaken
		}
		if _, err := b.statement(r, counter, note, r.closed); err != nil {
			return err
		}
		if list != nil {
			b.exec("INSERT INTO code_lists (poll, counter, list) VALUES (?, ?, ?)", r.num, counter, list)
		}
		r.codes, r.changed = next.file, true
		return nil
	})
	// Whether it was made or not: what does not count is overwritten only when nobody uses it any more.
	return errors.Join(err, s.codes.forget(f), s.sweepCodesOf(context.WithoutCancel(ctx), id))
}

// lockCodes returns the codes file of a poll that counts, for the caller alone until unlock; [box.ErrClosed] if the codes were erased.
func (s *SQLite) lockCodes(ctx context.Context, id poll.ID) (f *codeFile, unlock func(), err error) {
	at, err := s.codesOf(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	if f, unlock, err = s.codes.lock(at.num); err != nil {
		return nil, nil, err
	}
	if !f.known {
		if at, err = s.codesOf(ctx, id); err == nil { // as it is now that nobody can change it
			err = s.codes.load(f, at)
		}
	}
	if err == nil && f.file == codesErased {
		err = box.ErrClosed
	}
	if err != nil {
		unlock()
		return nil, nil, err
	}
	return f, unlock, nil
}

// codesOf says which codes file of a poll counts.
func (s *SQLite) codesOf(ctx context.Context, id poll.ID) (at codesAt, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT num, codes FROM polls WHERE id = ? AND NOT deleted", id[:]).Scan(&at.num, &at.file)
	return at, s.missing(ctx, id, err)
}

// hasStatement says whether this very statement stands. What else is wrong with it is judged where it is added.
func (s *SQLite) hasStatement(ctx context.Context, num int64, counter uint64, note []byte) (bool, error) {
	var standing []byte
	err := s.read.QueryRowContext(ctx, "SELECT note FROM statements WHERE poll = ? AND counter = ?", num, counter).Scan(&standing)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return bytes.Equal(standing, note), readError(err)
}

// Redeem implements [box.Codes].
func (s *SQLite) Redeem(ctx context.Context, id poll.ID, use box.Used, only bool) error {
	f, unlock, err := s.lockCodes(ctx, id)
	if err != nil {
		return err
	}
	used, err := f.redeem(use, only)
	unlock()
	if err != nil {
		return err
	}
	err = errors.Join(s.syncCodes(used), hideTimes(used.Name()))
	if errors.Is(err, os.ErrClosed) {
		return box.ErrBusy // codes were added meanwhile, or the store is shutting down
	}
	return err
}

// EraseCodes implements [box.Codes].
func (s *SQLite) EraseCodes(ctx context.Context, id poll.ID, audit box.Audited) (used int64, err error) {
	at, err := s.codesOf(ctx, id)
	if err != nil {
		return 0, err
	}
	f, unlock, err := s.lockCodes(ctx, id)
	if err == nil {
		defer unlock()
		if used, err = s.audit(ctx, f, audit); err != nil {
			return 0, err
		}
	} else if !errors.Is(err, box.ErrClosed) {
		return 0, err
	}
	err = s.w.do(ctx, &op{run: func(b *batch) error {
		r := b.row(id)
		if err := r.standing(); err != nil {
			return err
		}
		if r.codes == codesErased {
			b.get("SELECT used FROM polls WHERE num = ?", []any{r.num}, &used)
			return nil
		}
		b.exec("UPDATE polls SET used = ? WHERE num = ?", used, r.num)
		b.exec("DELETE FROM code_lists WHERE poll = ?", r.num)
		r.codes, r.changed = codesErased, true
		return nil
	}, after: s.truncateJournal})
	if err != nil {
		return 0, err
	}
	if f != nil {
		err = s.codes.forget(f)
	}
	return used, errors.Join(err, s.sweepCodesOf(ctx, id), s.wipeKey(ctx, at.num))
}

// kept is the list as it was announced, or nil if no auditor will ask for it.
func kept(list [][32]byte, audited bool) []byte {
	if !audited {
		return nil
	}
	all := make([]byte, 0, 32*len(list))
	for _, code := range list {
		all = append(all, code[:]...)
	}
	return all
}

// dropCodes overwrites and removes the codes of an erased poll.
func (s *SQLite) dropCodes(ctx context.Context, num int64) error {
	var closing error
	if f, unlock, err := s.codes.lock(num); err == nil {
		closing = s.codes.forget(f)
		unlock()
	}
	return errors.Join(closing, s.wipeCodes(ctx, num, func(string) bool { return false }), s.wipe(ctx, s.auditFile(num)), s.wipeKey(ctx, num))
}

// sweepCodesOf overwrites and removes the files of a poll's codes that do not count.
func (s *SQLite) sweepCodesOf(ctx context.Context, id poll.ID) error {
	at, err := s.codesOf(ctx, id)
	if err != nil {
		return err
	}
	err = s.wipeCodes(ctx, at.num, func(name string) bool { return name == s.codes.name(at) })
	if at.file != codesErased {
		err = errors.Join(err, s.wipe(ctx, s.auditFile(at.num))) // sealed before a crash, and it does not count
	}
	return err
}

// sweepCodes does so for all polls, after a crash.
func (s *SQLite) sweepCodes(ctx context.Context) error {
	ids, err := s.ids(ctx, "SELECT id FROM polls WHERE NOT deleted AND codes <> 0")
	for _, id := range ids {
		err = errors.Join(err, s.sweepCodesOf(ctx, id))
	}
	if err = errors.Join(err, s.sweepKeys(ctx)); err != nil {
		return fmt.Errorf("store: the codes: %w", err)
	}
	return nil
}
