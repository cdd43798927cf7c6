package token

import (
	"crypto/ed25519"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"strings"
	"unicode"
)

// CodeSize is the size of a [Code] in bytes.
const CodeSize = 16

// A Code is 128 random bits, printed on a letter: the right to one token. Whoever has it has that right.
type Code [CodeSize]byte

// NewCode draws a code.
func NewCode() Code {
	var c Code
	rand.Read(c[:]) // never fails, see crypto/rand
	return c
}

// Key returns the code's key in a poll: an Ed25519 key whose seed is HKDF-SHA-256 of the code, salted with the poll ID, so that the
// list of one poll's public keys says nothing about another's.
func (c Code) Key(pollID [32]byte) ed25519.PrivateKey {
	seed, err := hkdf.Key(sha256.New, c[:], pollID[:], "isoloir/code/v1", ed25519.SeedSize)
	if err != nil {
		panic(err) // only for lengths that HKDF cannot give
	}
	return ed25519.NewKeyFromSeed(seed)
}

const (
	alphabet   = "0123456789ABCDEFGHJKMNPQRSTVWXYZ" // Crockford's: no I, L, O, U
	dataLength = 26                                 // symbols of 5 bits for 128 bits; the last two bits are zero
	codeLength = dataLength + 2
	group      = 4
)

// String returns the code as people type it and read it aloud: seven groups of four symbols, the last two of which are checks.
func (c Code) String() string {
	var symbols [codeLength]byte
	for i := range dataLength * 5 {
		if i < CodeSize*8 && c[i/8]>>(7-i%8)&1 == 1 {
			symbols[i/5] |= 1 << (4 - i%5)
		}
	}
	addChecks(&symbols)
	var b strings.Builder
	for i, s := range symbols {
		if i > 0 && i%group == 0 {
			b.WriteByte('-')
		}
		b.WriteByte(alphabet[s])
	}
	return b.String()
}

// A CodeError says what is wrong with a code that somebody typed. It holds nothing of the code.
type CodeError struct {
	Reason string // too_short, too_long, bad_symbol or mistyped
	Group  int    // the group of four to look at, from 1; 0 if unknown
}

func (e *CodeError) Error() string {
	switch {
	case e.Reason == "too_short":
		return "the code is too short: it has seven groups of four letters and digits"
	case e.Reason == "too_long":
		return "the code is too long: it has seven groups of four letters and digits"
	case e.Reason == "bad_symbol":
		return fmt.Sprintf("group %d of the code holds a character that no code has", e.Group)
	case e.Group > 0:
		return fmt.Sprintf("the code is mistyped, most likely in group %d: compare it with the letter", e.Group)
	}
	return "the code is mistyped: compare it with the letter"
}

// ParseCode reads a code as people write it: in either case, with or without hyphens and spaces, O for 0, I and L for 1. One or two
// wrong symbols and two symbols swapped are always noticed. The error is a [*CodeError].
func ParseCode(text string) (Code, error) {
	var symbols [codeLength]byte
	n := 0
	for _, r := range text {
		if unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || r == '\u2212' {
			continue
		}
		s := strings.IndexRune(alphabet, plain(r))
		switch {
		case n == codeLength:
			return Code{}, &CodeError{Reason: "too_long"}
		case s < 0:
			return Code{}, &CodeError{Reason: "bad_symbol", Group: n/group + 1}
		}
		symbols[n] = byte(s)
		n++
	}
	if n < codeLength {
		return Code{}, &CodeError{Reason: "too_short"}
	}
	if !holds(&symbols) {
		return Code{}, &CodeError{Reason: "mistyped", Group: (mistake(symbols) + group) / group}
	}
	var c Code
	for i := range CodeSize * 8 {
		c[i/8] |= symbols[i/5] >> (4 - i%5) & 1 << (7 - i%8)
	}
	if symbols[dataLength-1]&3 != 0 {
		return Code{}, &CodeError{Reason: "mistyped"}
	}
	return c, nil
}

func plain(r rune) rune {
	switch r {
	case 'o', 'O':
		return '0'
	case 'i', 'I', 'l', 'L':
		return '1'
	}
	if 'a' <= r && r <= 'z' {
		return r - 'a' + 'A'
	}
	return r
}
