// Package keyring holds an organizer's two secrets and the file they are kept in: the age identity that opens ballots, and the
// key that signs statements.
//
// It must never write a secret anywhere itself, nor put one into an error or a log; it turns keys into bytes and back. It trusts nothing in a
// file it reads: what is not to the byte the file that it would write is refused, with a hint at what it may be instead.
//
// The file's format is that of docs/formats.md §11. Stock age reads the secret key in it, and takes the rest for comments.
package keyring

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"filippo.io/age"
	"golang.org/x/mod/sumdb/note"
)

const (
	// DefaultName is the name of an organizer's signing key where none is given. It says nothing about anybody.
	DefaultName = "organizer"

	maxNameLength = 255 // characters, docs/formats.md §7
)

// A Key is an organizer's: a hybrid age identity (ML-KEM-768 and X25519) and an Ed25519 signed-note key.
type Key struct {
	identity *age.HybridIdentity
	signer   string // the private key as a C2SP signed-note has it: PRIVATE+KEY+name+hash+base64
	verifier string // the public key that goes with it: name+hash+base64
}

// Generate makes a fresh key. The name is the signing key's and is published with every poll; "" stands for [DefaultName]. It has
// at most 255 characters, and no white space, control characters or plus signs.
func Generate(name string) (*Key, error) {
	if name == "" {
		name = DefaultName
	}
	if err := checkName(name); err != nil {
		return nil, err
	}
	identity, err := age.GenerateHybridIdentity()
	if err != nil {
		return nil, err
	}
	signer, verifier, err := note.GenerateKey(rand.Reader, name)
	if err != nil {
		return nil, err
	}
	return &Key{identity, signer, verifier}, nil
}

func checkName(name string) error {
	switch {
	case !utf8.ValidString(name) || strings.ContainsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }):
		return fmt.Errorf("the name %q holds white space or control characters: use hyphens", name)
	case strings.Contains(name, "+"):
		return fmt.Errorf("the name %q holds a plus sign: use hyphens", name)
	case utf8.RuneCountInString(name) > maxNameLength:
		return fmt.Errorf("the name is longer than %d characters", maxNameLength)
	}
	return nil
}

// Recipient returns the public key to which ballots are sealed, age1pq1….
func (k *Key) Recipient() string { return k.identity.Recipient().String() }

// Identity returns the secret key that opens ballots.
func (k *Key) Identity() age.Identity { return k.identity }

// Signer returns the secret key that signs statements.
func (k *Key) Signer() (note.Signer, error) { return note.NewSigner(k.signer) }

// VerifierKey returns the public key by which statements are verified, name+hash+base64 (docs/formats.md §7).
func (k *Key) VerifierKey() string { return k.verifier }

// Format keeps the secrets out of whatever prints a key, whatever the verb.
func (k *Key) Format(s fmt.State, _ rune) {
	_, _ = fmt.Fprintf(s, "organizer's key %s", k.verifier)
}

var errBadSigner = errors.New("the signing key is not a signed-note private key")

// verifierOf returns the public half of a signed-note private key. It takes the one canonical text of a key only.
func verifierOf(signer string) (string, error) {
	s, err := note.NewSigner(signer)
	if err != nil {
		return "", errBadSigner
	}
	if err := checkName(s.Name()); err != nil {
		return "", err
	}
	prefix := fmt.Sprintf("PRIVATE+KEY+%s+%08x+", s.Name(), s.KeyHash())
	text, ok := strings.CutPrefix(signer, prefix)
	if !ok {
		return "", errBadSigner
	}
	// The algorithm and the seed. What base64 lets pass, a line feed or spare bits, does not encode back to itself.
	secret, err := base64.StdEncoding.DecodeString(text)
	if err != nil || base64.StdEncoding.EncodeToString(secret) != text || len(secret) != 1+ed25519.SeedSize {
		return "", errBadSigner
	}
	public := ed25519.NewKeyFromSeed(secret[1:]).Public().(ed25519.PublicKey)
	return note.NewEd25519VerifierKey(s.Name(), public)
}
