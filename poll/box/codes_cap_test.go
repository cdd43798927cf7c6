package box_test

import (
	"testing"
	"time"

	"isoloir/crypto/token"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/box"
)

func TestAPollHasNoMoreCodesThanAServerKeeps(t *testing.T) {
	s := newServer(t)
	p := s.publishCodes(1)
	counter := uint64(1)
	say := func(kind string, n int) { // as if it had been said before
		counter++
		note, err := translog.CodesStatement(p.id, counter, kind, n, [32]byte{}).Sign(s.organizer)
		ok(t, err)
		ok(t, s.store.AddStatement(ctx, p.id, counter, note, false))
	}
	for range 9 {
		say(translog.CodesAdded, token.MaxList)
	}
	say(translog.CodesAdded, token.MaxList-2)
	say(translog.CodesRevoked, token.MaxList)
	last, over := token.NewCode(), token.NewCode()
	ok(t, p.tell(counter+1, translog.CodesAdded, last)) // the millionth
	wantCode(t, p.tell(counter+2, translog.CodesAdded, over), box.TooManyCodes)
	ok(t, p.tell(counter+1, translog.CodesAdded, last)) // the same again is no other
	ok(t, p.tell(counter+2, translog.CodesRevoked, last))
	counter += 2
	for range 9 {
		say(translog.CodesRevoked, token.MaxList-1)
	}
	var unknown []token.Code
	for range 9 {
		unknown = append(unknown, token.NewCode())
	}
	wantCode(t, p.tell(counter+1, translog.CodesRevoked, unknown...), box.TooManyCodes)
	wantCode(t, p.tell(counter+1, translog.CodesRevoked, unknown[1:]...), box.BadCodeList) // as many as are left
}

func TestNoCodesAreAddedThatNobodyCouldUse(t *testing.T) {
	s := newServer(t)
	p := s.publishCodes(2)
	fresh, late := token.NewCode(), token.NewCode()
	s.clock.set(tokensEnd.Add(-1)) // the control
	ok(t, p.tell(2, translog.CodesAdded, fresh))
	s.clock.set(tokensEnd)
	wantCode(t, p.tell(3, translog.CodesAdded, late), box.CodesTooLate)
	wantCode(t, p.tell(2, translog.CodesAdded, late), box.CodesTooLate)
	ok(t, p.tell(2, translog.CodesAdded, fresh)) // the same again, whose answer was lost
	ok(t, p.tell(3, translog.CodesRevoked, fresh))
	s.clock.set(closes)
	wantCode(t, p.tell(4, translog.CodesAdded, late), box.Closed)

	whole := &codesPoll{published: s.publish(func(d *poll.Definition) {
		s.withCodes(2)(d)
		d.TokensUntil, d.Closes = time.Time{}, closes.Add(time.Hour)
	})}
	ok(t, whole.tell(1, translog.CodesAdded, late)) // codes are taken until its close
}
