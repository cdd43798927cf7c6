package translog

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/note"
)

// maxNameLength is how long the name of a key may be, in characters (docs/formats.md §7).
const maxNameLength = 255

// ErrSignature says that a note is well-formed but not signed by the key that had to sign it.
var ErrSignature = errors.New("it is not signed by the key that must have signed it")

var errNotCanonical = errors.New("it is not written in the one way it can be written")

// GenerateKey makes a key pair for signed notes: skey is "PRIVATE+KEY+name+hash+key" and secret, vkey is
// "name+hash+key". The name of a server's key is its host. It fails on names that are not 1–255 characters, or hold
// spaces, plus signs or control characters.
func GenerateKey(name string) (skey, vkey string, err error) {
	if err := checkName(name); err != nil {
		return "", "", err
	}
	return note.GenerateKey(rand.Reader, name)
}

func checkName(name string) error {
	refused := func(r rune) bool { return r == '+' || unicode.IsSpace(r) || unicode.IsControl(r) }
	if n := utf8.RuneCountInString(name); n < 1 || n > maxNameLength || !utf8.ValidString(name) || strings.ContainsFunc(name, refused) {
		return fmt.Errorf("the name of a key is 1 to %d characters without spaces, plus signs and control characters, not %q", maxNameLength, name)
	}
	return nil
}

// verifier reads a verifier key, which must be the one encoding of its Ed25519 key.
func verifier(vkey string) (note.Verifier, error) {
	v, err := note.NewVerifier(vkey)
	if err != nil {
		return nil, fmt.Errorf("%q is not a verifier key: %w", vkey, err)
	}
	if err := checkName(v.Name()); err != nil {
		return nil, err
	}
	key := strings.SplitN(vkey, "+", 3)[2] // base64 may hold plus signs of its own
	raw, err := base64.StdEncoding.DecodeString(key)
	if err != nil {
		return nil, err
	}
	again, err := note.NewEd25519VerifierKey(v.Name(), raw[1:])
	if err != nil {
		return nil, err
	}
	if again != vkey {
		return nil, fmt.Errorf("%q is not a verifier key: %w", vkey, errNotCanonical)
	}
	return v, nil
}

// sign signs a text that ends in a line feed. What it returns has exactly one signature line.
func sign(text string, s note.Signer) ([]byte, error) {
	if err := checkName(s.Name()); err != nil {
		return nil, err
	}
	return note.Sign(&note.Note{Text: text}, s)
}

// open checks that msg is signed by the key, exactly once, and by nobody else unless cosigned is set. It returns the text.
func open(msg []byte, vkey string, cosigned bool) (string, error) {
	v, err := verifier(vkey)
	if err != nil {
		return "", err
	}
	n, err := parse(msg, note.VerifierList(v))
	if err != nil {
		return "", err
	}
	if len(n.Sigs) != 1 {
		return "", ErrSignature
	}
	if len(n.UnverifiedSigs) > 0 && !cosigned {
		return "", errors.New("it has more signatures than the one it must have")
	}
	return n.Text, nil
}

// parse reads a note, canonical down to its signatures' base64. Signatures by other than the known keys are not checked.
func parse(msg []byte, known note.Verifiers) (*note.Note, error) {
	n, err := note.Open(msg, known)
	var unverified *note.UnverifiedNoteError
	var invalid *note.InvalidSignatureError
	switch {
	case errors.As(err, &unverified):
		n = unverified.Note
	case errors.As(err, &invalid):
		return nil, ErrSignature
	case err != nil:
		return nil, errors.New("it is not a signed note; was it cut off, or changed on the way?")
	}
	if !canonicalSignatures(msg[len(n.Text)+1:], len(n.Sigs)+len(n.UnverifiedSigs)) {
		return nil, errNotCanonical
	}
	return n, nil
}

// canonicalSignatures says whether there are exactly n signature lines (the note package drops repeated ones silently)
// and each has base64 that encodes back to itself.
func canonicalSignatures(lines []byte, n int) bool {
	if bytes.Count(lines, []byte("\n")) != n {
		return false
	}
	for line := range strings.Lines(string(lines)) {
		b64 := strings.TrimSuffix(line[strings.LastIndex(line, " ")+1:], "\n")
		raw, err := base64.StdEncoding.DecodeString(b64)
		if err != nil || base64.StdEncoding.EncodeToString(raw) != b64 {
			return false
		}
	}
	return true
}
