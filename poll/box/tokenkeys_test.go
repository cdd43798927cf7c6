package box_test

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"isoloir/crypto/translog"
	"isoloir/poll/box"
)

// A slowSafe does not get done with the first token key that it is to store until it is let.
type slowSafe struct {
	box.Store
	saved   atomic.Int64
	reached chan struct{}
	let     chan struct{}
}

// TokenKey looks however little time is left, so that only the box can turn anybody away.
func (s *slowSafe) TokenKey(ctx context.Context, organizer string, draft [32]byte) ([]byte, error) {
	return s.Store.TokenKey(context.WithoutCancel(ctx), organizer, draft)
}

func (s *slowSafe) SaveTokenKey(ctx context.Context, organizer string, draft [32]byte, fresh box.TokenKey) ([]byte, error) {
	if s.saved.Add(1) == 1 {
		close(s.reached)
		<-s.let
	}
	return s.Store.SaveTokenKey(context.WithoutCancel(ctx), organizer, draft, fresh)
}

func TestOneOfManyTokenKeysIsMadeAtATimeAndFewWaitForIt(t *testing.T) {
	safe := &slowSafe{reached: make(chan struct{}), let: make(chan struct{})}
	s := start(t, t.TempDir(), func(st box.Store) box.Store { safe.Store = st; return safe })
	defer s.store.Shutdown()
	_, err := s.store.SaveTokenKey(ctx, s.orgKey, [32]byte{0}, box.TokenKey{Public: []byte("public"), Private: []byte("private")})
	ok(t, err)
	const most, many = 8, 30
	patience, lose := context.WithCancel(ctx)
	ask := func(ctx context.Context, draft byte) error {
		request, err := translog.TokenKeyRequest{Host: host, Organizer: s.orgKey, Draft: [32]byte{draft}}.Sign(s.organizer)
		ok(t, err)
		_, err = s.TokenKey(ctx, request)
		return err
	}
	first, others := make(chan error, 1), make(chan error, many)
	go func() { first <- ask(ctx, 1) }()
	<-safe.reached
	for n := range many {
		go func() { others <- ask(patience, byte(2+n)) }()
	}
	answer := func(from chan error) error {
		select {
		case err := <-from:
			return err
		case <-time.After(time.Minute):
			t.Fatal("nobody is answered")
			return nil
		}
	}
	for range many - (most - 1) { // while the others wait
		wantCode(t, answer(others), box.Busy)
	}
	ok(t, ask(ctx, 0)) // a key that stands is nobody's turn
	lose()
	for range most - 1 {
		wantCode(t, answer(others), box.Busy)
	}
	if n := safe.saved.Load(); n != 1 {
		t.Errorf("%d keys were made at once", n)
	}
	close(safe.let)
	ok(t, answer(first))
	ok(t, ask(ctx, 2)) // and whoever comes again gets theirs
}
