package token

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"encoding/binary"
	"errors"
	"fmt"
	"math/big"

	"github.com/cloudflare/circl/blindsign/blindrsa"
)

// BlindingSize is the size of a [Blinding] in bytes.
const BlindingSize = saltSize + size

// A Blinding is the chance in a request: the salt of the signature and the blinding factor r. With it and the ballot key the same
// request can be made again. Whoever has it and the server's memory of the request connects code and ballot: it is deleted with the token.
type Blinding [BlindingSize]byte

// NewBlinding draws a blinding for requests to this key.
func (p *PublicKey) NewBlinding() (Blinding, error) {
	var b Blinding
	rand.Read(b[:saltSize]) // never fails, see crypto/rand
	for {
		r, err := rand.Int(rand.Reader, p.key.N)
		if err != nil {
			return b, fmt.Errorf("token: %w", err)
		}
		if r.Sign() > 0 && new(big.Int).GCD(nil, nil, r, p.key.N).IsInt64() {
			r.FillBytes(b[saltSize:])
			return b, nil
		}
	}
}

// A Request is a token on its way: the blinded message, and what is needed to make a token of the answer.
type Request struct {
	admission *Admission
	ballotKey ed25519.PublicKey
	client    blindrsa.Client
	state     blindrsa.State
	blinded   []byte
}

// Request blinds a request for a token that admits the ballot key. The same arguments give the same request.
func (a *Admission) Request(ballotKey ed25519.PublicKey, b Blinding) (*Request, error) {
	if len(ballotKey) != ed25519.PublicKeySize {
		return nil, errors.New("token: a ballot key has 32 bytes")
	}
	r := &Request{admission: a, ballotKey: bytes.Clone(ballotKey)}
	var err error
	if r.client, r.blinded, r.state, err = blind(a.key.key, a.input(ballotKey), b[:]); err != nil {
		return nil, err
	}
	return r, nil
}

// blind makes circl use exactly this salt and this blinding factor: it reads the salt, then a number below the modulus, of which it
// takes all bits because the modulus has as many.
func blind(key *rsa.PublicKey, message, chance []byte) (blindrsa.Client, []byte, blindrsa.State, error) {
	var state blindrsa.State
	r := new(big.Int).SetBytes(chance[saltSize:])
	if r.Sign() == 0 || r.Cmp(key.N) >= 0 {
		return blindrsa.Client{}, nil, state, errors.New("token: the blinding is not one for this key")
	}
	client, err := blindrsa.NewClient(blindrsa.SHA384PSSDeterministic, key)
	if err != nil {
		return client, nil, state, fmt.Errorf("token: %w", err)
	}
	blinded, state, err := client.Blind(bytes.NewReader(chance), message)
	if err != nil {
		return client, nil, state, fmt.Errorf("token: blinding: %w", err)
	}
	return client, blinded, state, nil
}

// Bytes returns the TokenRequest (RFC 9578 §6.1), 259 bytes.
func (r *Request) Bytes() []byte {
	b := binary.BigEndian.AppendUint16(nil, Type)
	b = append(b, r.admission.key.id[31])
	return append(b, r.blinded...)
}

// Finish makes the token, 354 bytes, of the server's TokenResponse (RFC 9578 §6.3), and verifies it. An error means that the server
// has not signed the request, or with another key than the definition names; nobody may be told, least of all the server.
func (r *Request) Finish(response []byte) ([]byte, error) {
	signature, err := r.client.Finalize(r.state, response)
	if err != nil {
		return nil, errors.New("the server's answer is not a signature of the request by the poll's token key")
	}
	token := append(r.admission.input(r.ballotKey), signature...)
	return token, r.admission.Verify(token, r.ballotKey)
}

// ErrBadRequest: not a TokenRequest for this key.
var ErrBadRequest = errors.New("not a token request for this poll's token key")

// CheckRequest reports whether request is a TokenRequest that the key can sign: of this type and for this key, its blinded message
// above zero and below the modulus (RFC 9578 §6.2). The error is [ErrBadRequest].
func (p *PublicKey) CheckRequest(request []byte) error {
	if len(request) != RequestSize || binary.BigEndian.Uint16(request) != Type || request[2] != p.id[31] {
		return ErrBadRequest
	}
	if m := new(big.Int).SetBytes(request[3:]); m.Sign() == 0 || m.Cmp(p.key.N) >= 0 {
		return ErrBadRequest
	}
	return nil
}

// Sign answers a TokenRequest with a TokenResponse, 256 bytes (RFC 9578 §6.2). The same request gets the same answer. The error is
// [ErrBadRequest], or says that the computation failed.
func (k *PrivateKey) Sign(request []byte) ([]byte, error) {
	if err := k.public.CheckRequest(request); err != nil {
		return nil, err
	}
	response, err := k.signer.BlindSign(request[3:])
	if err != nil {
		return nil, fmt.Errorf("token: signing: %w", err)
	}
	return response, nil
}
