package poll

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/note"
)

// VerifierKeyName checks a signed-note verifier key (C2SP signed-note: name, plus, eight hexadecimal digits of its hash, plus,
// base64 of the algorithm 0x01 and 32 bytes) and returns its name: 1 to 255 characters, no white space, plus or control character.
// The one canonical text of a key is taken, no other.
func VerifierKeyName(vkey string) (string, error) {
	v, err := note.NewVerifier(vkey)
	if err != nil {
		return "", errors.New("this is not a signed-note verifier key with a fitting hash: copy it again")
	}
	name, rest, _ := strings.Cut(vkey, "+")
	hash, key, _ := strings.Cut(rest, "+")
	// NewVerifier lets upper-case digits and line breaks in the base64 pass; 33 bytes are 44 characters without padding bits.
	if hash != fmt.Sprintf("%08x", v.KeyHash()) || len(key) != 44 {
		return "", errors.New("this verifier key is not in its canonical form: copy it again")
	}
	if utf8.RuneCountInString(name) > 255 || strings.ContainsFunc(name, isForbidden) {
		return "", errors.New("the name of a verifier key has at most 255 characters and no control characters")
	}
	return name, nil
}
