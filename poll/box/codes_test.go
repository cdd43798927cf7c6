package box_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"io/fs"
	"slices"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"isoloir/crypto/ballot"
	"isoloir/crypto/token"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/box"
)

// A codesPoll is a published poll with codes.
type codesPoll struct {
	*published
	key       *token.PublicKey
	admission *token.Admission
	codes     []token.Code
}

// tokensEnd is when the test's polls cease to take codes.
var tokensEnd = closes.Add(-24 * time.Hour)

func (s *server) tokenKey(draft byte) []byte {
	s.t.Helper()
	request, err := translog.TokenKeyRequest{Host: host, Organizer: s.orgKey, Draft: [32]byte{draft}}.Sign(s.organizer)
	ok(s.t, err)
	key, err := s.TokenKey(ctx, request)
	ok(s.t, err)
	return key
}

func (s *server) withCodes(draft byte) func(*poll.Definition) {
	return func(d *poll.Definition) {
		d.Admission, d.TokensUntil = poll.AdmissionCodes, tokensEnd
		d.TokenKey = base64.StdEncoding.EncodeToString(s.tokenKey(draft))
	}
}

// publishCodes publishes a poll with n codes.
func (s *server) publishCodes(n int, changes ...func(*poll.Definition)) *codesPoll {
	s.t.Helper()
	p := &codesPoll{published: s.publish(func(d *poll.Definition) {
		s.withCodes(1)(d)
		for _, change := range changes {
			change(d)
		}
	})}
	var err error
	p.key, err = token.ParsePublicKey(s.tokenKey(1))
	ok(s.t, err)
	p.admission = token.NewAdmission(p.key, host, p.id)
	for range n {
		p.codes = append(p.codes, token.NewCode())
	}
	ok(s.t, p.tell(1, translog.CodesAdded, p.codes...))
	return p
}

func (p *codesPoll) public(c token.Code) ed25519.PublicKey {
	return c.Key(p.id).Public().(ed25519.PublicKey)
}

// tell hands in a list of codes with its statement.
func (p *codesPoll) tell(counter uint64, kind string, codes ...token.Code) error {
	var keys []ed25519.PublicKey
	for _, c := range codes {
		keys = append(keys, p.public(c))
	}
	list := token.List(keys)
	note, err := translog.CodesStatement(p.id, counter, kind, len(codes), token.ListHash(list)).Sign(p.s.organizer)
	ok(p.s.t, err)
	return p.s.Codes(ctx, p.id, note, list)
}

// request is a fresh request for a ballot key.
func (p *codesPoll) request(key ed25519.PublicKey) *token.Request {
	p.s.t.Helper()
	blinding, err := p.key.NewBlinding()
	ok(p.s.t, err)
	r, err := p.admission.Request(key, blinding)
	ok(p.s.t, err)
	return r
}

func (p *codesPoll) redemption(c token.Code, r *token.Request) []byte {
	return token.Redeem(c.Key(p.id), p.id, r.Bytes()).Bytes()
}

// buy exchanges a code for a token.
func (p *codesPoll) buy(c token.Code, key ed25519.PublicKey) []byte {
	p.s.t.Helper()
	r := p.request(key)
	response, err := p.s.Token(ctx, p.id, p.redemption(c, r))
	ok(p.s.t, err)
	t, err := r.Finish(response)
	ok(p.s.t, err)
	return t
}

func (p *codesPoll) refused(redemption []byte, code string) {
	p.s.t.Helper()
	_, err := p.s.Token(ctx, p.id, redemption)
	wantCode(p.s.t, err, code)
}

// forgetful is a store that does not remember what a code was used for.
func TestALostAnswerNeverBurnsACode(t *testing.T) {
	dir := t.TempDir()
	s := start(t, dir, nil)
	p := s.publishCodes(2)
	r := p.request(p.voter(1).public())
	body := p.redemption(p.codes[0], r)
	first, err := s.Token(ctx, p.id, body)
	ok(t, err)
	ok(t, s.store.Shutdown())

	s = start(t, dir, nil)
	defer s.store.Shutdown()
	p.published.s = s
	again, err := s.Token(ctx, p.id, body)
	ok(t, err)
	if !bytes.Equal(first, again) {
		t.Error("the same request got another answer")
	}
	p.refused(p.redemption(p.codes[0], p.request(p.voter(1).public())), box.CodeUsed)

	// Not even the end of the codes' time, nor that the code is revoked, takes away what was bought.
	ok(t, p.tell(2, translog.CodesRevoked, p.codes[0]))
	s.clock.set(tokensEnd)
	again, err = s.Token(ctx, p.id, body)
	ok(t, err)
	if !bytes.Equal(first, again) {
		t.Error("the same request got another answer")
	}
}

// unsure is a store that cannot write down what a code is used for.
type unsure struct{ box.Store }

func (unsure) Redeem(context.Context, poll.ID, box.Used, bool) error { return fs.ErrInvalid }

func TestNothingIsSignedThatIsNotWrittenDown(t *testing.T) {
	s := start(t, t.TempDir(), func(s box.Store) box.Store { return unsure{s} })
	defer s.store.Shutdown()
	p := s.publishCodes(1)
	response, err := s.Token(ctx, p.id, p.redemption(p.codes[0], p.request(p.voter(1).public())))
	wantCode(t, err, box.Internal)
	if response != nil {
		t.Error("it was signed all the same")
	}
}

func TestWhatCodesAreRefusedFor(t *testing.T) {
	s := newServer(t)
	p := s.publishCodes(4)
	other := &codesPoll{published: s.publish(func(d *poll.Definition) { s.withCodes(2)(d); d.Title = poll.Text{"en": "Other"} })}
	open := s.publish(nil)
	ok(t, p.tell(2, translog.CodesRevoked, p.codes[1]))
	good := p.redemption(p.codes[0], p.request(p.voter(1).public()))

	p.refused(p.redemption(token.NewCode(), p.request(p.voter(1).public())), box.UnknownCode)
	p.refused(p.redemption(p.codes[1], p.request(p.voter(1).public())), box.CodeRevoked)
	_, err := s.Token(ctx, open.id, good)
	wantCode(t, err, box.NoCodes)
	_, err = s.Token(ctx, other.id, good)
	wantCode(t, err, box.BadTokenRequest)

	// Malformed blinded messages; none of them uses the code.
	const at = 32 + 64 + 3
	modulus := p.key.Bytes()[81 : 81+256]
	for name, body := range map[string][]byte{
		"nothing": nil, "short": good[:len(good)-1], "long": append(slices.Clone(good), 0),
		"zero": append(slices.Clone(good[:at]), make([]byte, 256)...), "the modulus": append(slices.Clone(good[:at]), modulus...),
		"all ones": append(slices.Clone(good[:at]), bytes.Repeat([]byte{0xff}, 256)...),
	} {
		t.Run(name, func(t *testing.T) { p.refused(body, box.BadTokenRequest) })
	}
	forged := slices.Clone(good)
	forged[40] ^= 1
	p.refused(forged, ballot.CodeBadSignature)
	stolen := token.Redeem(p.codes[3].Key(p.id), p.id, good[96:]).Bytes() // another's code, under the first one's name
	copy(stolen, p.public(p.codes[0]))
	p.refused(stolen, ballot.CodeBadSignature)
	p.buy(p.codes[0], p.voter(1).public())

	// After the codes' time, a used code, an unused one and one that does not exist are answered alike.
	s.clock.set(tokensEnd)
	for _, c := range []token.Code{p.codes[0], p.codes[2], token.NewCode()} {
		p.refused(p.redemption(c, p.request(p.voter(9).public())), box.TokensOver)
	}
	s.clock.set(closes)
	p.refused(good, box.Closed)
}

func TestCodesAreAddedAndRevokedByStatementsOnly(t *testing.T) {
	s := newServer(t)
	p := s.publishCodes(3)
	ok(t, p.tell(1, translog.CodesAdded, p.codes...)) // the same again
	fresh := token.NewCode()
	wantCode(t, p.tell(3, translog.CodesAdded, fresh), box.StatementOutOfTurn)
	wantCode(t, p.tell(1, translog.CodesAdded, fresh), box.StatementOutOfTurn)
	wantCode(t, p.tell(2, translog.CodesAdded, p.codes[0]), box.BadCodeList)
	wantCode(t, p.tell(2, translog.CodesRevoked, fresh), box.BadCodeList)
	wantCode(t, s.Codes(ctx, p.id, s.statement(p.id, 2, translog.Close), nil), box.BadStatement)
	ok(t, p.tell(2, translog.CodesAdded, fresh))
	p.buy(fresh, p.voter(1).public())

	// A number that is not the list's would let codes stand in no statement.
	list := token.List([]ed25519.PublicKey{p.public(token.NewCode()), p.public(token.NewCode())})
	for _, number := range []int{1, 3} {
		note, err := translog.CodesStatement(p.id, 3, translog.CodesAdded, number, token.ListHash(list)).Sign(s.organizer)
		ok(t, err)
		wantCode(t, s.Codes(ctx, p.id, note, list), box.BadCodeList)
	}
	small := make([]byte, 32) // the point of order 4
	note, err := translog.CodesStatement(p.id, 3, translog.CodesAdded, 1, token.ListHash(small)).Sign(s.organizer)
	ok(t, err)
	wantCode(t, s.Codes(ctx, p.id, note, small), box.BadCodeList)
	s.orderRefused(p.id, note, box.BadCodeList) // and not without its list

	state, err := s.State(ctx, p.id)
	ok(t, err)
	if len(state.Statements) != 3 {
		t.Fatalf("%d statements", len(state.Statements))
	}
	if _, err := s.store.JournalIndex(ctx, sha(translog.Stated(p.id, state.Statements[2]).Bytes())); err != nil {
		t.Errorf("the journal does not have it: %v", err)
	}
	s.order(p.id, s.statement(p.id, 3, translog.Close))
	wantCode(t, p.tell(4, translog.CodesAdded, token.NewCode()), box.Closed)
}

func TestATokenKeySignsForOnePoll(t *testing.T) {
	s := newServer(t)
	key := s.tokenKey(1)
	if !bytes.Equal(key, s.tokenKey(1)) || bytes.Equal(key, s.tokenKey(2)) {
		t.Error("the same request gets the same key, and another another")
	}
	s.publish(s.withCodes(1))
	s.publish(s.withCodes(1)) // the same again
	publish := func(change func(*poll.Definition)) error {
		data := s.definition(change)
		_, err := s.Publish(ctx, s.statement(poll.IDOf(data), 0, translog.Publish), data)
		return err
	}
	wantCode(t, publish(func(d *poll.Definition) { s.withCodes(1)(d); d.ReleaseAtLeast = 9 }), box.WrongTokenKey)
	foreign, err := token.GenerateKey()
	ok(t, err)
	wantCode(t, publish(func(d *poll.Definition) {
		s.withCodes(2)(d)
		d.TokenKey = base64.StdEncoding.EncodeToString(foreign.Public().Bytes())
	}), box.WrongTokenKey)

	_, err = s.TokenKey(ctx, []byte("no note"))
	wantCode(t, err, box.BadKeyRequest)
	elsewhere, err := translog.TokenKeyRequest{Host: "other.example", Organizer: s.orgKey}.Sign(s.organizer)
	ok(t, err)
	_, err = s.TokenKey(ctx, elsewhere)
	wantCode(t, err, box.BadKeyRequest)
	stranger, strangersKey := signerNamed(t, "stranger")
	theirs, err := translog.TokenKeyRequest{Host: host, Organizer: strangersKey}.Sign(stranger)
	ok(t, err)
	_, err = s.TokenKey(ctx, theirs)
	wantCode(t, err, box.PublishingNotAllowed)

}

func (p *codesPoll) record(v voter) (found *box.Record) {
	p.s.t.Helper()
	ok(p.s.t, p.s.store.Ballots(ctx, p.id, func(r *box.Record) error {
		if bytes.Equal(r.Key, v.public()) {
			c := *r
			c.File = bytes.Clone(r.File)
			found = &c
		}
		return nil
	}))
	return found
}

func TestTheSameBallotAgainGetsTheSameReceiptWithCodesToo(t *testing.T) {
	s := newServer(t)
	p := s.publishCodes(1)
	bought := p.buy(p.codes[0], p.voter(1).public())
	first, err := s.Submit(ctx, p.id, p.voter(1).ballot(0, 1), bought)
	ok(t, err)
	ok(t, s.store.Forget(ctx, p.id))
	again, err := s.Submit(ctx, p.id, p.voter(1).ballot(0, 1), bought)
	ok(t, err)
	if !bytes.Equal(first, again) {
		t.Error("another receipt")
	}
}

// contents are all bytes of the data folder, by file.
func sha(data []byte) [32]byte { return sha256.Sum256(data) }

func signerNamed(t *testing.T, name string) (note.Signer, string) {
	t.Helper()
	skey, vkey, err := translog.GenerateKey(name)
	ok(t, err)
	signer, err := note.NewSigner(skey)
	ok(t, err)
	return signer, vkey
}
