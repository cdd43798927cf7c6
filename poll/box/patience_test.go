package box_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"isoloir/poll"
	"isoloir/poll/box"
)

// A silentWitness takes the question and never answers.
type silentWitness struct {
	*fakeWitness
	asked chan struct{} // one for each question
}

func (w *silentWitness) AddCheckpoint(ctx context.Context, _ int64, _ []tlog.Hash, _ []byte) ([]byte, error) {
	w.asked <- struct{}{}
	<-ctx.Done()
	return nil, ctx.Err()
}

func (s *server) silent() *silentWitness {
	return &silentWitness{fakeWitness: s.witness("silent"), asked: make(chan struct{}, 100)}
}

// forgetful counts which polls it forgets.
type forgetful struct {
	box.Store
	mu     sync.Mutex
	forgot []poll.ID
	closed []poll.ID
}

func (f *forgetful) Forget(ctx context.Context, id poll.ID) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.forgot = append(f.forgot, id)
	return f.Store.Forget(ctx, id)
}

func (f *forgetful) Close(ctx context.Context, id poll.ID) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.closed = append(f.closed, id)
	return f.Store.Close(ctx, id)
}

func TestForgettingDoesNotWaitForASealingThatWaitsForAWitness(t *testing.T) {
	f := &forgetful{}
	s := start(t, t.TempDir(), func(st box.Store) box.Store { f.Store = st; return f })
	defer s.store.Shutdown()
	w := s.silent()
	s.Box = s.boxOver(f, box.Witness{Key: w.key(), Client: w})
	due := s.publish(nil)
	open := s.publish(func(d *poll.Definition) { d.Closes = closes.Add(time.Hour) })
	s.clock.set(closes)
	sealing, stop := context.WithCancel(ctx)
	sealed, forgotten := make(chan error, 1), make(chan error, 1)
	go func() { sealed <- s.SealDue(sealing) }()
	<-w.asked
	f.forgot = nil
	go func() { forgotten <- s.Forget(ctx) }()
	select {
	case err := <-forgotten:
		ok(t, err)
	case err := <-sealed:
		t.Errorf("the sealing did not wait for its witness: %v", err)
	case <-time.After(20 * time.Second):
		t.Error("forgetting waits for a witness")
	}
	if !slices.Contains(f.forgot, open.id) || !slices.Contains(f.forgot, due.id) {
		t.Errorf("%d polls were forgotten, want both", len(f.forgot))
	}
	stop()
	<-sealed
}

// The time in the following tests is synctest's: it goes on when everybody waits, so that a witness that is silent for ever costs nothing.

func TestASilentWitnessHoldsUpNoSealingIfTheOthersAreEnough(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := start(t, t.TempDir(), nil)
		defer s.store.Shutdown()
		a, b, w := s.witness("a"), s.witness("b"), s.silent()
		s.Box = s.boxOver(s.store, box.Witness{Key: w.key(), Client: w}, box.Witness{Key: a.key(), Client: a}, box.Witness{Key: b.key(), Client: b})
		p := s.publish(nil)
		for n := range 3 {
			p.submit(n, 0)
		}
		s.clock.set(closes)
		begun := time.Now()
		ok(t, s.SealDue(ctx))
		if waited := time.Since(begun); waited > 5*time.Second {
			t.Errorf("the sealing waited %v for a witness that it did not need", waited)
		}
		if got := cosignedBy(t, s.Box, a, b); got != "a b" {
			t.Errorf("cosigned by %q", got)
		}
		checkSeal(t, p)
		compareWithUndisturbed(t, p)
	})
}

func TestAWitnessThatIsNeededAndSilentHoldsUpTheSealingForARoundOnlyAndNoClosing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &forgetful{}
		s := start(t, t.TempDir(), func(st box.Store) box.Store { f.Store = st; return f })
		defer s.store.Shutdown()
		w := s.silent()
		witness := box.Witness{Key: w.key(), Client: w}
		s.Box = s.boxOver(f, witness)
		var polls []*published
		for n := range 3 {
			p := s.publish(func(d *poll.Definition) { d.Closes = closes.Add(time.Duration(n) * time.Hour) })
			for voter := range 3 {
				p.submit(voter, 0)
			}
			polls = append(polls, p)
		}
		for n, p := range polls {
			s.clock.set(closes.Add(time.Duration(n) * time.Hour))
			begun := time.Now()
			if err := s.SealDue(ctx); !errors.Is(err, context.DeadlineExceeded) {
				t.Fatalf("sealing gave %v, want that the witness was silent", err)
			}
			if waited := time.Since(begun); waited > time.Minute {
				t.Errorf("a round took %v", waited)
			}
			if !slices.Equal(f.closed, idsOf(polls[:n+1])) {
				t.Errorf("%d polls were closed in round %d, want each once: %v", len(f.closed), n, f.closed)
			}
			st, err := s.State(ctx, p.id)
			if ok(t, err); st.Status != box.StatusClosed {
				t.Errorf("poll %d is %s without its witness", n, st.Status)
			}
		}
		// The witness comes back.
		s.Box = s.boxOver(f, box.Witness{Key: w.key(), Client: w.fakeWitness})
		ok(t, s.SealDue(ctx))
		for _, p := range polls {
			checkSeal(t, p)
			compareWithUndisturbed(t, p)
		}
	})
}

// A poll whose seal the served journal holds is finished, whatever becomes of later rounds.
func TestAPollThatWasCosignedIsFinishedThoughItsWitnessFellSilent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &faulty{before: true}
		s := start(t, t.TempDir(), func(st box.Store) box.Store { f.Store = st; return f })
		defer s.store.Shutdown()
		a := s.witness("a")
		s.Box = s.boxOver(f, box.Witness{Key: a.key(), Client: a})
		p := s.publish(nil)
		for n := range 3 {
			p.submit(n, 0)
		}
		s.clock.set(closes)
		f.steps, f.fail = 0, 8 // an archive
		if err := s.SealDue(ctx); !errors.Is(err, errCrash) {
			t.Fatalf("sealing gave %v, want the crash", err)
		}
		s.publish(func(d *poll.Definition) { d.Title, d.Closes = poll.Text{"en": "B"}, closes.Add(time.Hour) })
		a.fail = fmt.Errorf("a is away")
		if err := s.SealDue(ctx); !errors.Is(err, a.fail) {
			t.Fatalf("sealing gave %v, want that the witness is away", err)
		}
		checkSeal(t, p)
		compareWithUndisturbed(t, p)
	})
}

func idsOf(polls []*published) (ids []poll.ID) {
	for _, p := range polls {
		ids = append(ids, p.id)
	}
	return ids
}
