package token

import (
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/hpke"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"golang.org/x/crypto/chacha20poly1305"
)

// An Auditor is an age recipient for whom a server writes an age file (c2sp.org/age). A server must hold nothing that opens age files, nor age
// itself, so the writing half stands here, by the cryptography of the standard library; tests have age open it.
type Auditor struct {
	hybrid hpke.PublicKey  // ML-KEM-768 and X25519; or
	x25519 *ecdh.PublicKey // alone
}

const (
	hybridKeySize = 1216
	fileKeySize   = 16
	chunkSize     = 64 << 10
)

var errBadAuditor = errors.New("nothing can be encrypted to the auditor's recipient")

// NewAuditor takes the public key of an age recipient: 1,216 bytes of a hybrid one, or 32. It fails if nothing can be encrypted to it.
func NewAuditor(public []byte) (*Auditor, error) {
	a := &Auditor{}
	var err error
	if len(public) == hybridKeySize {
		a.hybrid, err = hpke.MLKEM768X25519().NewPublicKey(public)
	} else {
		a.x25519, err = ecdh.X25519().NewPublicKey(public)
	}
	if err == nil {
		_, err = a.stanza(make([]byte, fileKeySize))
	}
	if err != nil {
		return nil, errors.Join(errBadAuditor, err)
	}
	return a, nil
}

// Seal begins an age file that the auditor alone opens, another each time. The caller writes what is to be sealed, and closes; without that
// the file is no whole one.
func (a *Auditor) Seal(to io.Writer) (io.WriteCloser, error) {
	fileKey, nonce := make([]byte, fileKeySize), make([]byte, 16)
	rand.Read(fileKey) // never fails, see crypto/rand
	rand.Read(nonce)
	stanza, err := a.stanza(fileKey)
	if err != nil {
		return nil, err
	}
	header := "age-encryption.org/v1\n" + stanza + "---"
	mac := hmac.New(sha256.New, derive(fileKey, nil, "header"))
	mac.Write([]byte(header))
	if _, err := to.Write(append([]byte(header+" "+encode(mac.Sum(nil))+"\n"), nonce...)); err != nil {
		return nil, err
	}
	aead, err := chacha20poly1305.New(derive(fileKey, nonce, "payload"))
	return &sealing{to: to, aead: aead, chunk: make([]byte, 0, chunkSize)}, err
}

// stanza wraps the file key: a type, what the recipient needs to find the key, and the key.
func (a *Auditor) stanza(fileKey []byte) (string, error) {
	if a.hybrid != nil {
		share, sender, err := hpke.NewSender(a.hybrid, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), []byte("age-encryption.org/mlkem768x25519"))
		if err != nil {
			return "", err
		}
		wrapped, err := sender.Seal(nil, fileKey)
		return fmt.Sprintf("-> mlkem768x25519 %s\n%s\n", encode(share), encode(wrapped)), err
	}
	once, err := ecdh.X25519().GenerateKey(rand.Reader)
	if err != nil {
		return "", err
	}
	secret, err := once.ECDH(a.x25519) // fails for keys of small order
	if err != nil {
		return "", err
	}
	share := once.PublicKey().Bytes()
	aead, err := chacha20poly1305.New(derive(secret, append(share[:len(share):len(share)], a.x25519.Bytes()...), "age-encryption.org/v1/X25519"))
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("-> X25519 %s\n%s\n", encode(share), encode(aead.Seal(nil, make([]byte, aead.NonceSize()), fileKey, nil))), nil
}

// sealing encrypts in chunks, under a counter and a mark of the last. The last may be a full one, and is empty only where nothing was written.
type sealing struct {
	to    io.Writer
	aead  cipher.AEAD
	chunk []byte
	count uint64
}

func (s *sealing) Write(p []byte) (n int, err error) {
	for n < len(p) {
		if len(s.chunk) == chunkSize {
			if err := s.flush(0); err != nil {
				return n, err
			}
		}
		fits := min(chunkSize-len(s.chunk), len(p)-n)
		s.chunk = append(s.chunk, p[n:n+fits]...)
		n += fits
	}
	return n, nil
}

func (s *sealing) Close() error { return s.flush(1) }

func (s *sealing) flush(last byte) error {
	nonce := make([]byte, chacha20poly1305.NonceSize)
	binary.BigEndian.PutUint64(nonce[3:11], s.count)
	nonce[11] = last
	_, err := s.to.Write(s.aead.Seal(nil, nonce, s.chunk, nil))
	s.chunk, s.count = s.chunk[:0], s.count+1
	return err
}

// derive is HKDF-SHA-256, 32 bytes. It fails for no such length.
func derive(secret, salt []byte, info string) []byte {
	key, _ := hkdf.Key(sha256.New, secret, salt, info, chacha20poly1305.KeySize)
	return key
}

func encode(data []byte) string { return base64.RawStdEncoding.EncodeToString(data) }
