package store

import (
	"context"
	"errors"
	"fmt"

	"isoloir/poll"
	"isoloir/poll/box"
)

// rowsPerDelete bounds how long accepts wait while rows are deleted and overwritten.
const rowsPerDelete = 32

// Forget implements [box.Store]. It is a walk through states that the database names, each step of which is durable before the
// next and can be repeated; accepts go on between and beside them. Where it stopped, by a crash or a full disk, it goes on when it
// is called again.
func (s *SQLite) Forget(ctx context.Context, id poll.ID) error {
	unlock, err := s.rewriting(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	for rotated := false; ; {
		at, arrived, err := s.rewriteStep(ctx, id)
		switch {
		case err != nil:
			return err
		case at.settling:
			err = s.settle(ctx, id, at)
		case rotated || !arrived:
			return s.w.do(ctx, &op{run: func(*batch) error { return nil }, after: s.truncateJournal})
		default:
			rotated = true
			err = s.onPoll(ctx, id, func(_ *batch, r *row) error {
				r.side, r.settling, r.changed = 1-r.side, true, true
				return nil
			})
		}
		if err != nil {
			return err
		}
	}
}

// rewriting lets one pool be rewritten at a time, and none once the store shuts down.
func (s *SQLite) rewriting(ctx context.Context) (unlock func(), err error) {
	select {
	case s.rewrite <- struct{}{}:
		return func() { <-s.rewrite }, nil
	case <-ctx.Done():
	case <-s.w.quit:
	}
	return nil, box.ErrBusy
}

// rewriteStep says where a poll stands, after it removed what a rewriting has left behind; and whether anything has arrived since.
func (s *SQLite) rewriteStep(ctx context.Context, id poll.ID) (at place, arrived bool, err error) {
	err = s.onPoll(ctx, id, func(b *batch, r *row) error {
		at = r.place
		b.get("SELECT EXISTS (SELECT 1 FROM "+r.arrivals()+")", nil, &arrived)
		return nil
	})
	if err == nil {
		err = s.pools.make(at.num)
	}
	if err != nil || at.settling {
		return at, arrived, err
	}
	return at, arrived, errors.Join(s.sweep(ctx, at), s.pools.hideTimes(at.num))
}

// sweep overwrites and removes what is left on the side that counts no more.
func (s *SQLite) sweep(ctx context.Context, at place) error {
	if err := s.emptyTable(ctx, at.leaving()); err != nil {
		return err
	}
	name := s.pools.file(at.num, 1-at.fileSide())
	if err := errors.Join(s.pools.release(name), s.empty(ctx, name)); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	return nil
}

// settle writes the pool file that holds what lies in the old one and what is leaving the tables, and makes it count.
func (s *SQLite) settle(ctx context.Context, id poll.ID, at place) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(s.life, cancel)()
	next := s.pools.file(at.num, 1-at.fileSide())
	count, err := s.writeNext(ctx, next, at)
	if err != nil {
		if s.life.Err() != nil {
			return box.ErrBusy
		}
		return fmt.Errorf("store: rewriting a pool: %w", err)
	}
	// Nobody may look up which file counts before the switch and open it after.
	s.switching.Lock()
	defer s.switching.Unlock()
	return s.onPoll(ctx, id, func(_ *batch, r *row) error {
		r.settling, r.settled, r.changed = false, count, true
		return nil
	})
}

func (s *SQLite) writeNext(ctx context.Context, name string, at place) (count int64, err error) {
	// Left by a crash before the switch.
	if err := s.empty(ctx, name); err != nil {
		return 0, err
	}
	old, release, err := s.pools.pin(at)
	if err != nil {
		return 0, err
	}
	defer release()
	var longest int64
	err = s.read.QueryRowContext(ctx, "SELECT coalesce(max(length(file)), 0) FROM "+at.leaving()).Scan(&longest)
	if err != nil {
		return 0, err
	}
	leaving := &tableSource{ctx: ctx, from: s.read, table: at.leaving()}
	// The database says which file counts, so it needs no name of its own until it is whole.
	count, err = s.writePool(ctx, name, max(old.slot, slotHeader+longest), leaving, old.entries())
	if err != nil {
		return 0, errors.Join(err, s.empty(context.WithoutCancel(ctx), name))
	}
	return count, nil
}

// emptyTable deletes a table's rows a few at a time; secure_delete overwrites them. The last go with the whole table, because only
// that overwrites the root pages of the table and its index too.
func (s *SQLite) emptyTable(ctx context.Context, table string) error {
	for more := true; more; {
		err := s.w.do(ctx, &op{run: func(b *batch) error {
			var first int64
			if !b.get("SELECT n FROM "+table+" LIMIT 1", nil, &first) {
				more = false
				return nil
			}
			more = b.get(fmt.Sprintf("SELECT n FROM %s ORDER BY n LIMIT 1 OFFSET %d", table, rowsPerDelete), nil, &first)
			if more {
				b.exec("DELETE FROM "+table+" WHERE n < ?", first)
			} else {
				b.exec("DELETE FROM " + table)
			}
			return nil
		}})
		if err != nil {
			return err
		}
	}
	return nil
}
