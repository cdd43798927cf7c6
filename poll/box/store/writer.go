package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"

	"isoloir/poll"
	"isoloir/poll/box"
)

// maxBatch bounds how many changes share a transaction, and so how much memory and how long a wait one commit may cost.
const maxBatch = 1024

// A writer is the one goroutine that changes the database. It takes all changes that wait and commits them together: one
// fsync for many ballots. Since it takes one after another, accepting a ballot and closing its poll cannot race.
type writer struct {
	s       *SQLite
	conn    *sql.Conn
	ops     chan *op // not buffered: an op is either taken by the writer or its sender still holds it
	quit    chan struct{}
	stopped chan error
	stmts   map[string]*sql.Stmt
}

// An op is one change. run works within the transaction of its batch; its error refuses this op only, and it must return it before
// it writes anything. after runs when the batch is durable, outside of any transaction.
type op struct {
	run   func(*batch) error
	after func(context.Context, *sql.Conn) error
	err   error
	done  chan struct{}
}

func startWriter(conn *sql.Conn, s *SQLite) *writer {
	w := &writer{s: s, conn: conn, ops: make(chan *op), quit: make(chan struct{}), stopped: make(chan error), stmts: map[string]*sql.Stmt{}}
	go w.loop()
	return w
}

// do hands an op to the writer and waits until it is durable or refused. Once the writer has taken it, do waits for the end
// whatever becomes of ctx: the outcome is then always known, and run never touches a slice whose owner has gone on.
func (w *writer) do(ctx context.Context, o *op) error {
	o.done = make(chan struct{})
	select {
	case <-w.quit: // looked at first, so that nothing is accepted during a shutdown
		return box.ErrBusy
	default:
	}
	select {
	case w.ops <- o:
	case <-ctx.Done():
		return box.ErrBusy
	case <-w.quit:
		return box.ErrBusy
	}
	<-o.done
	return o.err
}

func (w *writer) stop() error {
	close(w.quit)
	return <-w.stopped
}

func (w *writer) loop() {
	for {
		select {
		case o := <-w.ops:
			w.commit(w.gather(o))
		case <-w.quit:
			for _, st := range w.stmts {
				st.Close()
			}
			err := w.s.truncateJournal(context.Background(), w.conn)
			w.conn.Close()
			w.stopped <- err
			return
		}
	}
}

// gather takes the ops whose senders are waiting. It lets the others run once more when there are none left, because those
// that the last commit has just woken are about to come back.
func (w *writer) gather(first *op) []*op {
	ops := []*op{first}
	for yielded := false; len(ops) < maxBatch; {
		select {
		case o := <-w.ops:
			ops = append(ops, o)
			yielded = false
			continue
		default:
		}
		if yielded {
			break
		}
		runtime.Gosched()
		yielded = true
	}
	return ops
}

// commit runs ops in one transaction. If the database fails, all of them fail and none is stored.
func (w *writer) commit(ops []*op) {
	ctx := context.Background()
	b := &batch{w: w, polls: map[poll.ID]*row{}}
	b.exec("BEGIN IMMEDIATE")
	for _, o := range ops {
		if b.fail == nil {
			o.err = o.run(b)
		}
	}
	b.saveRows()
	b.exec("COMMIT")
	if b.fail != nil {
		// The error of a ROLLBACK says only that SQLite has rolled back already.
		w.conn.ExecContext(ctx, "ROLLBACK")
	} else {
		b.fail = w.s.hideTimes()
	}
	for _, o := range ops {
		switch {
		case b.fail != nil:
			o.err = fmt.Errorf("store: %w", b.fail)
		case o.err == nil && o.after != nil:
			o.err = o.after(ctx, w.conn)
		}
		close(o.done)
	}
}

// A batch is a transaction in the making. The first failure of the database is kept, and everything after it does nothing.
type batch struct {
	w     *writer
	fail  error
	polls map[poll.ID]*row
}

func (b *batch) stmt(query string) *sql.Stmt {
	if b.fail != nil {
		return nil
	}
	st, ok := b.w.stmts[query]
	if !ok {
		if st, b.fail = b.w.conn.PrepareContext(context.Background(), query); b.fail != nil {
			return nil
		}
		b.w.stmts[query] = st
	}
	return st
}

func (b *batch) exec(query string, args ...any) {
	if st := b.stmt(query); st != nil {
		_, b.fail = st.ExecContext(context.Background(), args...)
	}
}

// execOnce is exec for a query that will not come again.
func (b *batch) execOnce(query string) {
	if b.fail == nil {
		_, b.fail = b.w.conn.ExecContext(context.Background(), query)
	}
}

// get scans the one row that query finds. It is false if there is none, or if the database failed.
func (b *batch) get(query string, args []any, dest ...any) bool {
	st := b.stmt(query)
	if st == nil {
		return false
	}
	err := st.QueryRowContext(context.Background(), args...).Scan(dest...)
	if err == nil {
		return true
	}
	if !errors.Is(err, sql.ErrNoRows) {
		b.fail = err
	}
	return false
}
