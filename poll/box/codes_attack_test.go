package box_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"isoloir/crypto/token"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/box"
)

type amnesiac struct{ box.Store }

func (amnesiac) Redeem(context.Context, poll.ID, box.Used, bool) error { return nil }

func TestACodeBuysOneTokenHoweverManyAskAtOnce(t *testing.T) {
	const many = 100
	race := func(wrap wrapStore) (bought int64) {
		s := start(t, t.TempDir(), wrap)
		defer s.store.Shutdown()
		p := s.publishCodes(3)
		var wg sync.WaitGroup
		for n := range many {
			body := p.redemption(p.codes[0], p.request(p.voter(n).public()))
			wg.Go(func() {
				if _, err := s.Token(ctx, p.id, body); err == nil {
					atomic.AddInt64(&bought, 1)
				} else {
					wantCode(t, err, box.CodeUsed)
				}
			})
		}
		wg.Wait()
		return bought
	}
	with, without := race(nil), race(func(s box.Store) box.Store { return amnesiac{s} })
	t.Logf("%d at once bought %d; of a store that forgets %d", many, with, without)
	if with != 1 || without != many {
		t.Error("want 1 and all")
	}
}

func TestATokenAdmitsTheBallotKeyThatItNamesAndOneBallot(t *testing.T) {
	s := newServer(t)
	p := s.publishCodes(3)
	mine, theirs := p.voter(1), p.voter(2)
	bought := p.buy(p.codes[0], mine.public())
	submit := func(v voter, seq uint32, noise uint64, admitting []byte) error {
		_, err := s.Submit(ctx, p.id, v.ballot(seq, noise), admitting)
		return err
	}
	wantCode(t, submit(mine, 0, 1, nil), box.TokenMissing)
	wantCode(t, submit(theirs, 0, 1, bought), box.BadToken)
	wantCode(t, submit(mine, 0, 1, bought[:len(bought)-1]), box.BadToken)
	elsewhere := token.NewAdmission(p.key, host, [32]byte{9}) // a token of another poll, by the same key
	private, err := s.store.PollTokenKey(ctx, p.id)
	ok(t, err)
	signer, err := token.ParsePrivateKey(private)
	ok(t, err)
	blinding, err := p.key.NewBlinding()
	ok(t, err)
	r, err := elsewhere.Request(mine.public(), blinding)
	ok(t, err)
	response, err := signer.Sign(r.Bytes())
	ok(t, err)
	foreign, err := r.Finish(response)
	ok(t, err)
	wantCode(t, submit(mine, 0, 1, foreign), box.BadToken)

	const many = 100
	race := func(p *published, admitting []byte, body func(n int) []byte) (taken int64) {
		var wg sync.WaitGroup
		for n := range many {
			wg.Go(func() {
				if _, err := p.s.Submit(ctx, p.id, body(n), admitting); err == nil {
					atomic.AddInt64(&taken, 1)
				}
			})
		}
		wg.Wait()
		return taken
	}
	sameKey := race(p.published, bought, func(n int) []byte { return mine.ballot(0, uint64(n)) })
	otherKeys := race(p.published, bought, func(n int) []byte { return p.voter(100+n).ballot(0, 0) })
	open := s.publish(nil) // the control: the same flood where no token is asked for
	control := race(open, nil, func(n int) []byte { return open.voter(100+n).ballot(0, 0) })
	t.Logf("of %d ballots with one token %d were taken, under other keys %d; of an open poll %d", many, sameKey, otherKeys, control)
	if sameKey != 1 || otherKeys != 0 || control != many {
		t.Error("want 1, 0 and all")
	}

	// A replacement needs no token, and the token stays.
	ok(t, submit(mine, 1, 7, nil))
	if r := p.record(mine); r.Seq != 1 || !bytes.HasSuffix(r.File, bought) {
		t.Errorf("seq %d, token kept: %v", r.Seq, bytes.HasSuffix(r.File, bought))
	}
	_, err = s.Withdraw(ctx, p.id, mine.withdrawal(2))
	ok(t, err)
}

func TestCodesAreNotFoundByTryingThemAll(t *testing.T) {
	s := newServer(t)
	p := s.publishCodes(100)
	try := func(guess func(n int) token.Code) (found int) {
		for n := range 300 {
			if _, err := s.Token(ctx, p.id, p.redemption(guess(n), p.request(p.voter(n).public()))); err == nil {
				found++
			}
		}
		return found
	}
	with := try(func(int) token.Code { return token.NewCode() })
	var weak []token.Code // the control: codes of 8 bits
	for n := range 100 {
		weak = append(weak, token.Code{byte(n)})
	}
	ok(t, p.tell(2, translog.CodesAdded, weak...))
	without := try(func(n int) token.Code { return token.Code{byte(n)} })
	t.Logf("of 300 guesses %d hit a code of 128 bits, and %d one of 8", with, without)
	if with != 0 || without != 100 {
		t.Error("want 0 and 100")
	}
}

func contents(t *testing.T, dir string) map[string]string {
	all := map[string]string{}
	ok(t, filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		all[rel] = string(data)
		return err
	}))
	return all
}

func TestAThiefNeverSeesInWhichOrderCodesWereUsed(t *testing.T) {
	for turnout, change := range turnouts(t) {
		t.Run(turnout, func(t *testing.T) { codesOrderUnseen(t, change, turnout == "auditable") })
	}
}

// codesOrderUnseen compares two servers with the same poll, the same codes and the same requests, in opposite orders. What tells them apart is their
// database alone, and that holds nothing of codes.
func codesOrderUnseen(t *testing.T, change func(*poll.Definition), signed bool) {
	dir := t.TempDir()
	s := start(t, dir, nil)
	p := s.publishCodes(40, change)
	ok(t, s.store.Shutdown())
	var bodies [][]byte
	for n, c := range p.codes[:30] {
		bodies = append(bodies, p.redemption(c, p.request(p.voter(n).public())))
	}
	use := func(bodies [][]byte) map[string]string {
		copied := t.TempDir()
		ok(t, os.CopyFS(copied, os.DirFS(dir)))
		s := start(t, copied, nil)
		defer s.store.Shutdown()
		for _, body := range bodies {
			_, err := s.Token(ctx, p.id, body)
			ok(t, err)
		}
		return contents(t, copied)
	}
	forward := use(bodies)
	slices.Reverse(bodies)
	backward := use(bodies)
	seen, signatures := false, 0
	for name, data := range forward {
		inCodes := strings.HasPrefix(name, "codes/")
		if inCodes && data != backward[name] {
			t.Errorf("%s tells in which order codes were used", name)
		}
		for _, body := range bodies {
			hash := token.BlindedHash(body[96:])
			signatures += strings.Count(data, string(body[32:96]))
			listed := strings.Contains(data, string(body[:32])) && (inCodes || !signed) // for an auditor also as announced, which is before any use
			if found := listed || strings.Contains(data, string(hash[:])); found && !inCodes {
				t.Errorf("%s holds a code or its request", name)
			} else {
				seen = seen || found
			}
		}
	}
	if want := map[bool]int{true: len(bodies)}[signed]; !seen || signatures != want { // the control
		t.Errorf("the search finds codes: %v, and %d signatures by them, want %d", seen, signatures, want)
	}
}
