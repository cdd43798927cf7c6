package box

import (
	"context"
	"time"

	"isoloir/poll"
)

// A Status says where a poll is in its life (docs/formats.md §10).
type Status string

// Statuses, in the order of a poll's life.
const (
	StatusUpcoming Status = "upcoming"
	StatusOpen     Status = "open"
	StatusClosed   Status = "closed" // not sealed yet
	StatusSealed   Status = "sealed"
	StatusWithheld Status = "withheld" // sealed with too few ballots: the archive is never released
)

// A State is what anybody may know of a poll.
type State struct {
	Status     Status
	Count      int64    // ballots, withdrawn ones not included, rounded down to tens; up to an hour old while the poll is open
	Full       bool     // an open poll takes no first ballot any more; as old as Count, unless somebody was turned away since
	Statements [][]byte // signed notes, in order
	Work       *Work    // what a ballot must bring that is made now; nil if nothing
}

// A count is shown until it is an hour old: whoever polls the state shall not see ballots come.
type count struct {
	shown int64
	full  bool
	taken time.Time
}

const (
	countAge  = time.Hour
	countStep = 10
)

// State says how a poll stands.
func (b *Box) State(ctx context.Context, id poll.ID) (State, error) {
	p, err := b.poll(ctx, id)
	if err != nil {
		return State{}, err
	}
	st, err := b.store.Poll(ctx, id)
	if err != nil {
		return State{}, storeError(err)
	}
	notes, err := b.store.Statements(ctx, id)
	if err != nil {
		return State{}, storeError(err)
	}
	now := b.options.Clock()
	s := State{Status: p.status(st, now), Statements: notes}
	s.Count, s.Full = b.count(p, s.Status, st, now)
	if p.admission == nil && (s.Status == StatusUpcoming || s.Status == StatusOpen) {
		s.Work = b.gate.demand(id, now)
	}
	return s, nil
}

// status goes by the close mark and by the clock: ballots are refused from the closing time on, marked or not.
func (p *openPoll) status(st Standing, now time.Time) Status {
	switch {
	case st.Finished && st.Seal != nil && st.Seal.Withheld:
		return StatusWithheld
	case st.Finished:
		return StatusSealed
	case st.Closed || p.pastClosing(now):
		return StatusClosed
	case now.Before(p.definition.Opens):
		return StatusUpcoming
	}
	return StatusOpen
}

func (b *Box) count(p *openPoll, status Status, st Standing, now time.Time) (shown int64, full bool) {
	rounded := st.Live - st.Live%countStep
	b.mu.Lock()
	defer b.mu.Unlock()
	if status != StatusOpen {
		delete(b.counts, p.id)
		return rounded, false
	}
	c, known := b.counts[p.id]
	if age := now.Sub(c.taken); !known || age < 0 || age >= countAge {
		c = count{shown: rounded, full: st.Entries >= p.definition.MaxBallots, taken: now}
		b.counts[p.id] = c
	}
	return c.shown, c.full
}

// turnedAway shows from now on that the box is full, so that nobody else answers in vain. It tells when somebody came too late, whose ballot is
// not in the box, and of those who are in it only that they came before.
func (b *Box) turnedAway(id poll.ID) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if c, shown := b.counts[id]; shown { // if it was never shown, the first look counts
		c.full = true
		b.counts[id] = c
	}
}
