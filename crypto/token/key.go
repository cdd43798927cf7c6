package token

import (
	"bytes"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"errors"
	"fmt"
	"math/big"

	"github.com/cloudflare/circl/blindsign/blindrsa"
)

const (
	bits     = 2048     // RFC 9578 §6
	exponent = 65537    // the one that everybody uses, so that no key is special
	size     = bits / 8 // of a modulus, a blinded message and a signature (Nk in RFC 9578 §6)
)

// spki is the DER SubjectPublicKeyInfo before the modulus: id-RSASSA-PSS with SHA-384, MGF1 with SHA-384, and a salt of 48 bytes, then
// a key of 2048 bits (RFC 9578 §8.2.2). There is one encoding, so reading it is comparing it.
var spki = []byte("\x30\x82\x01\x52\x30\x3d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0a\x30\x30\xa0\x0d\x30\x0b\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x02" +
	"\xa1\x1a\x30\x18\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x08\x30\x0b\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x02\xa2\x03\x02\x01\x30" +
	"\x03\x82\x01\x0f\x00\x30\x82\x01\x0a\x02\x82\x01\x01\x00")

// spkiEnd encodes the exponent.
var spkiEnd = []byte("\x02\x03\x01\x00\x01")

// A PublicKey signs tokens of one poll.
type PublicKey struct {
	key *rsa.PublicKey
	der []byte
	id  [32]byte
}

// ParsePublicKey reads a DER SubjectPublicKeyInfo and checks the key's shape (RFC 9474 §7): 2048 bits,
// odd, exponent 65537, in the one encoding of RFC 9578 §8.2.2.
func ParsePublicKey(der []byte) (*PublicKey, error) {
	n, ok := bytes.CutPrefix(der, spki)
	if ok {
		n, ok = bytes.CutSuffix(n, spkiEnd)
	}
	if !ok || len(n) != size || n[0] < 0x80 || n[size-1]&1 == 0 {
		return nil, errors.New("not an RSASSA-PSS key of 2048 bits with SHA-384, a salt of 48 bytes and the exponent 65537 (RFC 9578 §8.2.2)")
	}
	return newPublicKey(&rsa.PublicKey{N: new(big.Int).SetBytes(n), E: exponent}), nil
}

func newPublicKey(key *rsa.PublicKey) *PublicKey {
	der := bytes.Join([][]byte{spki, key.N.FillBytes(make([]byte, size)), spkiEnd}, nil)
	return &PublicKey{key: key, der: der, id: sha256.Sum256(der)}
}

// Bytes returns the DER SubjectPublicKeyInfo, 342 bytes.
func (p *PublicKey) Bytes() []byte { return bytes.Clone(p.der) }

// ID returns the token key ID: SHA-256 of the encoded key (RFC 9578 §6.5).
func (p *PublicKey) ID() [32]byte { return p.id }

// A PrivateKey signs the tokens of one poll. It must be used for nothing else: whoever may have anything signed blindly may have
// everything signed.
type PrivateKey struct {
	key    *rsa.PrivateKey
	public *PublicKey
	signer blindrsa.Signer
}

// GenerateKey makes a key, which takes about a tenth of a second.
func GenerateKey() (*PrivateKey, error) {
	key, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		return nil, fmt.Errorf("token: %w", err)
	}
	return newPrivateKey(key)
}

// ParsePrivateKey reads what [PrivateKey.Bytes] wrote.
func ParsePrivateKey(der []byte) (*PrivateKey, error) {
	parsed, err := x509.ParsePKCS8PrivateKey(der)
	if err != nil {
		return nil, errors.New("token: not a private key in PKCS #8") // the cause may quote the key
	}
	key, ok := parsed.(*rsa.PrivateKey)
	if !ok {
		return nil, errors.New("token: not an RSA key")
	}
	return newPrivateKey(key)
}

func newPrivateKey(key *rsa.PrivateKey) (*PrivateKey, error) {
	if key.N.BitLen() != bits || key.E != exponent || len(key.Primes) != 2 {
		return nil, errors.New("token: not a key of two primes, 2048 bits and the exponent 65537")
	}
	return &PrivateKey{key: key, public: newPublicKey(&key.PublicKey), signer: blindrsa.NewSigner(key)}, nil
}

// Bytes returns the key in PKCS #8.
func (k *PrivateKey) Bytes() ([]byte, error) { return x509.MarshalPKCS8PrivateKey(k.key) }

// Public returns the key that definitions name.
func (k *PrivateKey) Public() *PublicKey { return k.public }
