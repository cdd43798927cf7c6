package box_test

import (
	"context"
	"testing"

	"isoloir/poll"
	"isoloir/poll/box"
)

// overlapping lets a request for a token be answered only when the codes are about to be erased, and erases them only when it was.
type overlapping struct {
	box.Store
	redeemed, erasing, answered chan struct{}
}

func (o *overlapping) Redeem(ctx context.Context, id poll.ID, use box.Used, only bool) error {
	err := o.Store.Redeem(ctx, id, use, only)
	close(o.redeemed)
	<-o.erasing
	return err
}

func (o *overlapping) EraseCodes(ctx context.Context, id poll.ID, audit box.Audited) (int64, error) {
	if o.answered != nil {
		close(o.erasing)
		<-o.answered
		o.answered = nil
	}
	return o.Store.EraseCodes(ctx, id, audit)
}

func TestNoKeyThatSignsTokensIsHeldAfterTheClose(t *testing.T) {
	for turnout, change := range turnouts(t) {
		s := newServer(t)
		p := s.publishCodes(4, change)
		for n, c := range p.codes {
			v := p.voter(n)
			_, err := s.Submit(ctx, p.id, v.ballot(0, 1), p.buy(c, v.public()))
			ok(t, err)
		}
		if n := s.Signers(); n != 1 { // the control
			t.Errorf("%s: %d keys are held before the close", turnout, n)
		}
		p.sealAfterClosing()
		p.refused(p.redemption(p.codes[0], p.request(p.voter(9).public())), box.Closed)
		if n := s.Signers(); n != 0 {
			t.Errorf("%s: %d keys are held after the close", turnout, n)
		}
	}
}

func TestARequestThatIsAnsweredDuringTheCloseLeavesNoKeyBehind(t *testing.T) {
	o := &overlapping{redeemed: make(chan struct{}), erasing: make(chan struct{}), answered: make(chan struct{})}
	s := start(t, t.TempDir(), func(st box.Store) box.Store { o.Store = st; return o })
	defer s.store.Shutdown()
	p := s.publishCodes(1)
	body := p.redemption(p.codes[0], p.request(p.voter(1).public()))
	answered := o.answered
	failed := make(chan error, 1)
	go func() {
		_, err := s.Token(ctx, p.id, body)
		failed <- err
		close(answered)
	}()
	<-o.redeemed
	p.sealAfterClosing()
	ok(t, <-failed) // it was taken in time
	if n := s.Signers(); n != 0 {
		t.Errorf("%d keys are held after the close", n)
	}
}
