package open

import (
	"crypto/ecdh"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"filippo.io/age"
	"golang.org/x/crypto/chacha20poly1305"
)

const (
	x25519Size     = 32
	wrappedKeySize = 16 + chacha20poly1305.Overhead
)

// cached returns an identity that opens the same stanzas, faster where that can be had: age's own X25519 identity computes its
// public key anew for each stanza.
func cached(identity age.Identity) (age.Identity, error) {
	x, ok := identity.(*age.X25519Identity)
	if !ok {
		return identity, nil
	}
	scalar, err := bech32Payload(x.String())
	if err != nil {
		return nil, err
	}
	secret, err := ecdh.X25519().NewPrivateKey(scalar)
	if err != nil {
		return nil, fmt.Errorf("the X25519 secret key: %w", err)
	}
	return &x25519Identity{secret: secret, public: secret.PublicKey().Bytes()}, nil
}

// An x25519Identity opens X25519 stanzas (C2SP age, "The X25519 recipient type").
type x25519Identity struct {
	secret *ecdh.PrivateKey
	public []byte
}

// Unwrap returns the file key of the first stanza that opens. A malformed X25519 stanza is an error even if another would open.
func (i *x25519Identity) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	for _, s := range stanzas {
		if s.Type != "X25519" {
			continue
		}
		wrappingKey, err := i.wrappingKey(s)
		if err != nil {
			return nil, fmt.Errorf("X25519 stanza: %w", err)
		}
		aead, err := chacha20poly1305.New(wrappingKey)
		if err != nil {
			return nil, err
		}
		var zero [chacha20poly1305.NonceSize]byte
		if fileKey, err := aead.Open(nil, zero[:], s.Body, nil); err == nil {
			return fileKey, nil
		}
	}
	return nil, age.ErrIncorrectIdentity
}

func (i *x25519Identity) wrappingKey(s *age.Stanza) ([]byte, error) {
	if len(s.Args) != 1 || len(s.Body) != wrappedKeySize {
		return nil, errors.New("wants one argument and a body of 32 bytes")
	}
	// A stanza's arguments hold no white space, so none of the line feeds that base64 passes over.
	share, err := base64.RawStdEncoding.Strict().DecodeString(s.Args[0])
	if err != nil || len(share) != x25519Size {
		return nil, errors.New("wants a share of 32 bytes")
	}
	theirs, err := ecdh.X25519().NewPublicKey(share)
	if err != nil {
		return nil, err
	}
	shared, err := i.secret.ECDH(theirs) // refuses shares of small order
	if err != nil {
		return nil, err
	}
	return hkdf.Key(sha256.New, shared, append(share, i.public...), "age-encryption.org/v1/X25519", chacha20poly1305.KeySize)
}

// bech32Payload returns the bytes of a Bech32 text (BIP 173) that age itself has just written: it does not check the checksum.
func bech32Payload(text string) ([]byte, error) {
	const checksum = 6
	data := strings.ToLower(text[strings.LastIndexByte(text, '1')+1:])
	var out []byte
	var bits, have uint
	for _, c := range data[:max(0, len(data)-checksum)] {
		value := strings.IndexRune("qpzry9x8gf2tvdw0s3jn54khce6mua7l", c)
		if value < 0 {
			return nil, errors.New("the X25519 secret key is not Bech32")
		}
		bits, have = bits<<5|uint(value), have+5
		if have >= 8 {
			have -= 8
			out = append(out, byte(bits>>have&0xff))
		}
	}
	return out, nil
}
