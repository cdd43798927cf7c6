package box

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"

	"isoloir/crypto/ballot"
	"isoloir/crypto/token"
	"isoloir/crypto/translog"
	"isoloir/poll"
)

// keysAtOnce is how many may ask for token keys at once: one is made, which takes about half a second of a core, and the others wait for it.
const keysAtOnce = 8

// TokenKey makes the token key of a poll that is about to be published, for an organizer who may publish here, and returns its
// SubjectPublicKeyInfo. The same request gets the same key.
func (b *Box) TokenKey(ctx context.Context, request []byte) (public []byte, err error) {
	r, err := translog.OpenTokenKeyRequest(request)
	if err != nil || r.Host != b.options.Signer.Name() {
		return nil, refuse(BadKeyRequest)
	}
	if !b.mayPublish(r.Organizer) {
		return nil, refuse(PublishingNotAllowed)
	}
	public, err = b.store.TokenKey(ctx, r.Organizer, r.Draft)
	if errors.Is(err, ErrNotFound) {
		public, err = b.queueForKey(ctx, r)
	}
	if err != nil {
		return nil, storeError(err)
	}
	return public, nil
}

// queueForKey makes a token key when it is this request's turn. [ErrBusy] if too many wait already.
func (b *Box) queueForKey(ctx context.Context, r translog.TokenKeyRequest) (public []byte, err error) {
	select {
	case b.keyqueue <- struct{}{}:
		defer func() { <-b.keyqueue }()
	default:
		return nil, fmt.Errorf("%w: %d wait for token keys", ErrBusy, keysAtOnce)
	}
	select {
	case b.keymaking <- struct{}{}:
		defer func() { <-b.keymaking }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	public, err = b.store.TokenKey(ctx, r.Organizer, r.Draft) // the same request may have come before this one
	if errors.Is(err, ErrNotFound) {
		public, err = b.makeTokenKey(ctx, r)
	}
	return public, err
}

func (b *Box) makeTokenKey(ctx context.Context, r translog.TokenKeyRequest) (public []byte, err error) {
	fresh, err := token.GenerateKey()
	if err != nil {
		return nil, err
	}
	private, err := fresh.Bytes()
	if err != nil {
		return nil, err
	}
	return b.store.SaveTokenKey(ctx, r.Organizer, r.Draft, TokenKey{Public: fresh.Public().Bytes(), Private: private})
}

// Codes takes a statement that adds or revokes codes, with the list that it announces. The same again changes nothing.
func (b *Box) Codes(ctx context.Context, id poll.ID, note, list []byte) error {
	p, err := b.poll(ctx, id)
	if err != nil {
		return err
	}
	if p.tokenKey == nil {
		return refuse(NoCodes)
	}
	s, err := translog.OpenStatement(note, p.definition.OrganizerKey)
	number, hash, ok := uint64(0), [32]byte{}, false
	if err == nil && s.Poll == id {
		number, hash, ok = s.Codes()
	}
	if !ok {
		return refuse(BadStatement)
	}
	codes, err := token.ParseList(list)
	if err != nil || hash != token.ListHash(list) || number != uint64(len(codes)) {
		return refuse(BadCodeList)
	}
	change := b.store.RevokeCodes
	if s.Kind == translog.CodesAdded {
		change = b.store.AddCodes
		for _, code := range codes {
			// Under a key of small order everybody could redeem.
			if ballot.CheckKey(code[:]) != nil {
				return refuse(BadCodeList)
			}
		}
	}
	if err := b.mayChangeCodes(ctx, p, s, note); err != nil {
		return err
	}
	if p.pastClosing(b.options.Clock()) {
		if err := b.store.Close(ctx, id); err != nil {
			return storeError(err)
		}
	}
	err = change(ctx, id, s.Counter, note, codes, p.auditor != nil)
	if errors.Is(err, ErrSameCode) || errors.Is(err, ErrNoCode) {
		return refuse(BadCodeList)
	}
	if err != nil {
		return storeError(err)
	}
	return b.note(ctx, translog.Stated(id, note))
}

// mayChangeCodes refuses codes that nobody could use any more, and a statement by which there would be more codes than [MaxCodes], judged by the
// statements before it. That there are no others the store sees to, which takes statements by their counters.
func (b *Box) mayChangeCodes(ctx context.Context, p *openPoll, s translog.Statement, note []byte) error {
	before, err := b.store.Statements(ctx, p.id)
	if err != nil {
		return storeError(err)
	}
	stands := s.Counter < uint64(len(before)) && bytes.Equal(before[s.Counter], note)
	now := b.options.Clock()
	if late := !now.Before(p.definition.TokensEnd()) && !p.pastClosing(now); late && s.Kind == translog.CodesAdded && !stands {
		return refuse(CodesTooLate)
	}
	said, err := saidOfCodes(p, before[:min(uint64(len(before)), s.Counter)])
	if err != nil {
		return internal(err)
	}
	have := said.added
	if s.Kind == translog.CodesRevoked {
		have = said.revoked
	}
	if number, _, _ := s.Codes(); have+number > MaxCodes {
		return refuse(TooManyCodes)
	}
	return nil
}

// Token answers a redemption with a TokenResponse (docs/formats.md §12). It is on the disk before anything is signed, so that a code
// buys one token whatever happens, and a lost answer is given again. Nothing that is wrong with a request tells whether its code was used.
func (b *Box) Token(ctx context.Context, id poll.ID, redemption []byte) (response []byte, err error) {
	p, err := b.poll(ctx, id)
	if err != nil {
		return nil, err
	}
	if p.tokenKey == nil {
		return nil, refuse(NoCodes)
	}
	r, err := p.tokenKey.ParseRedemption(redemption)
	if err != nil {
		return nil, refuse(BadTokenRequest)
	}
	if r.Verify(id) != nil {
		return nil, refuse(ballot.CodeBadSignature)
	}
	st, err := b.store.Poll(ctx, id)
	if err != nil {
		return nil, storeError(err)
	}
	now := b.options.Clock()
	if st.Closed || p.pastClosing(now) {
		return nil, refuse(Closed)
	}
	select {
	case b.signing <- struct{}{}:
		defer func() { <-b.signing }()
	case <-ctx.Done():
		return nil, storeError(ctx.Err())
	}
	// Afterwards only requests that were taken in time are answered, so that nobody learns whether a code was used, or a person took part.
	over := !now.Before(p.definition.TokensEnd())
	use := Used{Code: [ed25519.PublicKeySize]byte(r.Code), Request: token.BlindedHash(r.Request)}
	if p.auditor != nil {
		use.Signature = [ed25519.SignatureSize]byte(r.Signature)
	}
	err = b.store.Redeem(ctx, id, use, over)
	if over && errors.Is(err, ErrClosed) {
		return nil, refuse(TokensOver)
	}
	if err != nil {
		return nil, storeError(err)
	}
	return b.sign(ctx, p, r.Request)
}

func (b *Box) sign(ctx context.Context, p *openPoll, request []byte) ([]byte, error) {
	key, err := b.signingKey(ctx, p)
	if err != nil {
		return nil, storeError(err)
	}
	response, err := key.Sign(request)
	if err != nil {
		return nil, internal(fmt.Errorf("the tokens of %s: %w", brief(p.id), err))
	}
	return response, nil
}

func (b *Box) signingKey(ctx context.Context, p *openPoll) (*token.PrivateKey, error) {
	p.keyMu.Lock()
	defer p.keyMu.Unlock()
	if p.signer != nil {
		return p.signer, nil
	}
	private, err := b.store.PollTokenKey(ctx, p.id)
	if err != nil {
		return nil, err
	}
	p.signer, err = token.ParsePrivateKey(private)
	return p.signer, err
}
