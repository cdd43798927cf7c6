package box_test

import (
	"testing"
	"time"

	"isoloir/poll"
	"isoloir/poll/box"
)

func TestAFullBoxSaysSoByTheHourOrOnceItTurnedSomebodyAwayAndNotWhenItsLastBallotCame(t *testing.T) {
	full := func(p *published) bool {
		t.Helper()
		st, err := p.s.State(ctx, p.id)
		ok(t, err)
		return st.Full
	}
	s := newServer(t)
	now := opens.Add(time.Minute)
	s.clock.set(now)
	shown, asked := s.publish(func(d *poll.Definition) { d.MaxBallots = 2 }), s.publish(func(d *poll.Definition) { d.MaxBallots = 1 })
	for _, p := range []*published{shown, asked} {
		if full(p) {
			t.Fatal("an empty box is full")
		}
		p.submit(0, 0)
	}
	shown.submit(1, 0)
	if full(shown) || full(asked) {
		t.Fatal("whoever asks again and again sees when the last ballot came")
	}
	_, err := s.Submit(ctx, asked.id, asked.voter(1).ballot(0, 0), nil)
	wantCode(t, err, box.Full)
	if full(shown) || !full(asked) {
		t.Fatal("one who came too late was turned away, and the next answers in vain too")
	}
	asked.submit(0, 1) // a replacement
	s.clock.set(now.Add(time.Hour))
	if !full(shown) || !full(asked) {
		t.Fatal("an hour later the box is not known to be full")
	}
	s.clock.set(closes)
	if full(shown) {
		t.Fatal("a closed box is still full")
	}
}
