package token

import (
	"crypto"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"errors"

	"golang.org/x/crypto/cryptobyte"
)

// Sizes in bytes (RFC 9578 §6).
const (
	RequestSize  = 2 + 1 + size     // of a TokenRequest
	ResponseSize = size             // of a TokenResponse
	Size         = inputSize + size // of a token

	inputSize = 2 + 32 + 32 + 32
	saltSize  = 48
)

// Type is the token type Blind RSA (2048 bits) of RFC 9578 §8.2.2.
const Type = 0x0002

// An Admission is what the tokens of one poll must be: signed by the poll's token key, for the poll's challenge.
type Admission struct {
	key       *PublicKey
	challenge [32]byte
}

// NewAdmission returns the admission of a poll. host is the name of its log key.
func NewAdmission(key *PublicKey, host string, pollID [32]byte) *Admission {
	return &Admission{key: key, challenge: sha256.Sum256(Challenge(host, pollID))}
}

// Challenge returns the poll's TokenChallenge (RFC 9577 §2.1): the host is issuer and origin, the poll ID the redemption context.
func Challenge(host string, pollID [32]byte) []byte {
	name := func(b *cryptobyte.Builder) { b.AddBytes([]byte(host)) }
	var b cryptobyte.Builder
	b.AddUint16(Type)
	b.AddUint16LengthPrefixed(name)
	b.AddUint8LengthPrefixed(func(b *cryptobyte.Builder) { b.AddBytes(pollID[:]) })
	b.AddUint16LengthPrefixed(name)
	return b.BytesOrPanic() // a host has at most 255 bytes
}

// input is what a token's authenticator signs (RFC 9578 §6.1). The nonce is the ballot key.
func (a *Admission) input(ballotKey ed25519.PublicKey) []byte {
	b := make([]byte, 0, Size)
	b = binary.BigEndian.AppendUint16(b, Type)
	b = append(b, ballotKey...)
	b = append(b, a.challenge[:]...)
	return append(b, a.key.id[:]...)
}

// ErrBadToken: not a token of this poll and this ballot key, or not signed by the poll's token key.
var ErrBadToken = errors.New("the token is not one of this poll's for this ballot key")

// Verify reports whether token admits the ballot key to the poll. The error is [ErrBadToken].
func (a *Admission) Verify(token []byte, ballotKey ed25519.PublicKey) error {
	if len(token) != Size || len(ballotKey) != ed25519.PublicKeySize {
		return ErrBadToken
	}
	input := a.input(ballotKey)
	if string(token[:inputSize]) != string(input) {
		return ErrBadToken
	}
	digest := sha512.Sum384(input)
	options := &rsa.PSSOptions{Hash: crypto.SHA384, SaltLength: saltSize}
	if rsa.VerifyPSS(a.key.key, crypto.SHA384, digest[:], token[inputSize:], options) != nil {
		return ErrBadToken
	}
	return nil
}
