package open

import (
	"crypto/hkdf"
	"crypto/sha256"
	"errors"

	"golang.org/x/crypto/chacha20poly1305"
)

const (
	payloadNonceSize = 16
	maxChunkSize     = 65_536 // of plaintext, C2SP age, "Payload"
)

// openPayload opens the payload of an age file (C2SP age, "Payload") that is one chunk long, as all ballots are: a 16-byte nonce, then
// the first and last chunk of STREAM. It does what age does without age's two buffers of 64 KiB.
func openPayload(fileKey, payload []byte) ([]byte, error) {
	if len(payload) < payloadNonceSize+chacha20poly1305.Overhead {
		return nil, &Error{ReasonBadPayload, errors.New("it is cut off")}
	}
	if len(payload) > payloadNonceSize+maxChunkSize+chacha20poly1305.Overhead {
		return nil, &Error{ReasonBadPayload, errors.New("it is longer than any ballot")}
	}
	nonce, chunk := payload[:payloadNonceSize], payload[payloadNonceSize:]
	key, err := hkdf.Key(sha256.New, fileKey, nonce, "payload", chacha20poly1305.KeySize)
	if err != nil {
		return nil, err
	}
	aead, err := chacha20poly1305.New(key)
	if err != nil {
		return nil, err
	}
	// The chunk's nonce is an 11-byte counter, here 0, and a byte that says whether the chunk is the last.
	first := [chacha20poly1305.NonceSize]byte{chacha20poly1305.NonceSize - 1: 1}
	plaintext, err := aead.Open(nil, first[:], chunk, nil)
	if err != nil {
		return nil, &Error{ReasonBadPayload, errors.New("it was changed after sealing")}
	}
	return plaintext, nil
}
