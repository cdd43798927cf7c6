package translog

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

const (
	algCosignature = 0x04 // C2SP tlog-cosignature, "Ed25519 signatures"
	timestampSize  = 8

	// maxCosignatures bounds how many lines of a witness's answer are looked at.
	maxCosignatures = 16
)

// ErrCosignature says that a witness's answer does not hold its cosignature of the checkpoint.
var ErrCosignature = errors.New("this is not the witness's cosignature of this checkpoint")

// A Witness is a key that cosigns checkpoints of logs it has seen to grow only (C2SP tlog-cosignature). It is a [note.Verifier].
type Witness struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

var _ note.Verifier = Witness{}

// ParseWitness reads a witness's verifier key, "name+hash+key", whose algorithm is 0x04. Plain signing keys are refused: they
// promise nothing about a log's growth.
func ParseWitness(vkey string) (Witness, error) {
	name, rest, _ := strings.Cut(vkey, "+")
	_, b64, _ := strings.Cut(rest, "+")
	if err := checkName(name); err != nil {
		return Witness{}, err
	}
	raw, err := base64.StdEncoding.DecodeString(b64)
	if err != nil || len(raw) != 1+ed25519.PublicKeySize || raw[0] != algCosignature {
		return Witness{}, fmt.Errorf("%q is not a witness's verifier key: it must have the form name+hash+key and the algorithm 0x04", vkey)
	}
	// C2SP signed-note, "Verifier keys": the first four bytes of SHA-256(name ‖ 0x0A ‖ algorithm ‖ public key).
	id := sha256.Sum256(slices.Concat([]byte(name+"\n"), raw))
	w := Witness{name: name, hash: binary.BigEndian.Uint32(id[:]), key: raw[1:]}
	if w.String() != vkey {
		return Witness{}, fmt.Errorf("%q is not a witness's verifier key: its hash is not that of its name and key", vkey)
	}
	return w, nil
}

// String returns the verifier key.
func (w Witness) String() string {
	return fmt.Sprintf("%s+%08x+%s", w.name, w.hash, base64.StdEncoding.EncodeToString(append([]byte{algCosignature}, w.key...)))
}

// Name implements [note.Verifier].
func (w Witness) Name() string { return w.name }

// KeyHash implements [note.Verifier].
func (w Witness) KeyHash() uint32 { return w.hash }

// Verify implements [note.Verifier]: the signature is 8 bytes of POSIX time and 64 of Ed25519, over that time and the checkpoint.
func (w Witness) Verify(checkpoint, signature []byte) bool {
	if len(signature) != timestampSize+ed25519.SignatureSize {
		return false
	}
	signed := fmt.Appendf(nil, "cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(signature), checkpoint)
	return ed25519.Verify(w.key, signed, signature[timestampSize:])
}

// Cosignatures returns the names of those witnesses that validly cosigned a checkpoint, in their order. A key that is listed
// twice counts once. Whether the log signed it is for [OpenCheckpoint].
func Cosignatures(checkpoint []byte, witnesses []Witness) (names []string) {
	var counted []Witness
	for _, w := range witnesses {
		known := slices.ContainsFunc(counted, func(c Witness) bool { return bytes.Equal(c.key, w.key) })
		if known || !w.cosigned(checkpoint) {
			continue
		}
		counted = append(counted, w)
		names = append(names, w.name)
	}
	return names
}

func (w Witness) cosigned(checkpoint []byte) bool {
	n, err := parse(checkpoint, note.VerifierList(w))
	return err == nil && len(n.Sigs) > 0
}

// Cosign returns the checkpoint with the witness's cosignature, which it finds among the signature lines that the witness
// answered. A checkpoint that bears one already is returned as it is. The error is [ErrCosignature], or that the checkpoint is no note.
func (w Witness) Cosign(checkpoint, answer []byte) ([]byte, error) {
	if _, err := parse(checkpoint, nil); err != nil {
		return nil, err
	}
	if w.cosigned(checkpoint) {
		return checkpoint, nil
	}
	tried := 0
	for line := range bytes.Lines(answer) {
		if tried++; tried > maxCosignatures {
			break
		}
		if !bytes.HasPrefix(line, []byte("— "+w.name+" ")) {
			continue
		}
		if with := slices.Concat(checkpoint, line); w.cosigned(with) {
			return with, nil
		}
	}
	return nil, ErrCosignature
}
