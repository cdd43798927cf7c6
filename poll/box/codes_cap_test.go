package box_test

import (
	"testing"

	"isoloir/crypto/token"
	"isoloir/crypto/translog"
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
