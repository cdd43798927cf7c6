package token

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"errors"
)

// RedemptionSize is the size of a [Redemption] in bytes.
const RedemptionSize = ed25519.PublicKeySize + ed25519.SignatureSize + RequestSize

// A Redemption spends a code: its key signs the request for a token.
type Redemption struct {
	Code      ed25519.PublicKey // 32 bytes
	Signature []byte            // 64 bytes
	Request   []byte            // the TokenRequest, 259 bytes
}

// Redeem signs a TokenRequest with the code's key.
func Redeem(code ed25519.PrivateKey, pollID [32]byte, request []byte) *Redemption {
	return &Redemption{Code: code.Public().(ed25519.PublicKey), Signature: ed25519.Sign(code, signedRequest(pollID, request)), Request: request}
}

// signedRequest leaves out the request's type and key ID, of which there is one each in a poll.
func signedRequest(pollID [32]byte, request []byte) []byte {
	return signedHash(pollID, BlindedHash(request))
}

func signedHash(pollID, hash [32]byte) []byte {
	return bytes.Join([][]byte{[]byte("isoloir/redemption/v1\n"), pollID[:], hash[:]}, nil)
}

// BlindedHash returns SHA-256 of the blinded message in a TokenRequest: what a server remembers of it.
func BlindedHash(request []byte) [32]byte { return sha256.Sum256(request[3:]) }

// ErrBadSignature: the code's key did not sign this request for this poll.
var ErrBadSignature = errors.New("the signature is not the code's, over this request and this poll")

// ParseRedemption reads a redemption for a token of this key and checks its request. The error is [ErrBadRequest]. The parts alias data.
func (p *PublicKey) ParseRedemption(data []byte) (*Redemption, error) {
	if len(data) != RedemptionSize {
		return nil, ErrBadRequest
	}
	const request = ed25519.PublicKeySize + ed25519.SignatureSize
	r := &Redemption{Code: data[:ed25519.PublicKeySize], Signature: data[ed25519.PublicKeySize:request], Request: data[request:]}
	return r, p.CheckRequest(r.Request)
}

// Verify checks the code's signature. The code's key must be a good one, which who keeps the list of codes has seen to. The error is
// [ErrBadSignature].
func (r *Redemption) Verify(pollID [32]byte) error {
	if !ed25519.Verify(r.Code, signedRequest(pollID, r.Request), r.Signature) {
		return ErrBadSignature
	}
	return nil
}

// Bytes returns the redemption as it is sent: public key, signature, request.
func (r *Redemption) Bytes() []byte { return bytes.Join([][]byte{r.Code, r.Signature, r.Request}, nil) }
