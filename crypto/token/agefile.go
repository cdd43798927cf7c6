package token

import (
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

// Seal returns an age file that the auditor alone opens, another each time.
func (a *Auditor) Seal(plaintext []byte) ([]byte, error) {
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
	file := append([]byte(header+" "+encode(mac.Sum(nil))+"\n"), nonce...)
	return appendStream(file, derive(fileKey, nonce, "payload"), plaintext)
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

// appendStream encrypts in chunks, under a counter and a mark of the last.
func appendStream(file, key, plaintext []byte) ([]byte, error) {
	aead, err := chacha20poly1305.New(key)
	if err != nil {
		return nil, err
	}
	for n := uint64(0); ; n++ {
		chunk := plaintext[:min(len(plaintext), chunkSize)]
		plaintext = plaintext[len(chunk):]
		nonce := make([]byte, chacha20poly1305.NonceSize)
		binary.BigEndian.PutUint64(nonce[3:11], n)
		if len(plaintext) == 0 {
			nonce[11] = 1
		}
		if file = aead.Seal(file, nonce, chunk, nil); len(plaintext) == 0 {
			return file, nil
		}
	}
}

// derive is HKDF-SHA-256, 32 bytes. It fails for no such length.
func derive(secret, salt []byte, info string) []byte {
	key, _ := hkdf.Key(sha256.New, secret, salt, info, chacha20poly1305.KeySize)
	return key
}

func encode(data []byte) string { return base64.RawStdEncoding.EncodeToString(data) }
