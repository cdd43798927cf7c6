package token

import (
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"strings"
)

const (
	paperMark = "paper."
	paperSize = ed25519.SeedSize + size // bytes: a multiple of three, so that base64url has no bits to spare
)

// A Paper is a ballot paper as a QR code holds it, behind the poll's link (docs/formats.md §12): of a token only what does not follow
// from the poll and the ballot key. Whoever holds it can send the ballot.
type Paper struct {
	Seed      [ed25519.SeedSize]byte // of the ballot key; secret
	Signature [size]byte             // the token's authenticator
}

// Paper returns what a file with a token keeps, without the link.
func (f File) Paper() Paper {
	return Paper{Seed: f.Seed, Signature: [size]byte(f.Token[inputSize:])}
}

// Fragment returns the paper as it stands behind the link's #, 390 characters.
func (p Paper) Fragment() string {
	return paperMark + base64.RawURLEncoding.EncodeToString(append(p.Seed[:], p.Signature[:]...))
}

// IsPaper reports whether a text, the link before it or not, wants to be a ballot paper rather than a code.
func IsPaper(text string) bool {
	_, fragment := cutFragment(text)
	return strings.HasPrefix(fragment, paperMark)
}

// ErrBadPaper: a ballot paper that was cut off or changed. It holds nothing of the paper.
var ErrBadPaper = errors.New("this is not a whole ballot paper: it was cut off or changed")

// ParsePaper reads a fragment, with or without the link before it, which it returns. It does not verify the signature: for that, see
// [Admission.Admit]. The error is [ErrBadPaper].
func ParsePaper(text string) (link string, p Paper, err error) {
	link, fragment := cutFragment(text)
	encoded, ok := strings.CutPrefix(fragment, paperMark)
	raw, err := base64.RawURLEncoding.DecodeString(encoded) // which skips line ends
	if !ok || err != nil || len(raw) != paperSize || base64.RawURLEncoding.EncodeToString(raw) != encoded {
		return "", Paper{}, ErrBadPaper
	}
	copy(p.Seed[:], raw)
	copy(p.Signature[:], raw[len(p.Seed):])
	return link, p, nil
}

// Admit returns the token that a paper is in this poll. The error is [ErrBadToken]: it was made for another poll, or by another key.
func (a *Admission) Admit(p Paper) ([]byte, error) {
	ballotKey := ed25519.NewKeyFromSeed(p.Seed[:]).Public().(ed25519.PublicKey)
	token := append(a.input(ballotKey), p.Signature[:]...)
	return token, a.Verify(token, ballotKey)
}

func cutFragment(text string) (link, fragment string) {
	link, fragment, found := strings.Cut(text, "#")
	if !found {
		return "", text
	}
	return link, fragment
}
