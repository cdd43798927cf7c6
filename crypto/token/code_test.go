package token_test

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"slices"
	"strings"
	"testing"

	"isoloir/crypto/token"
)

func TestCodesAreWrittenAndReadAsTheVectorsSay(t *testing.T) {
	v := readVectors(t)
	for _, w := range v.Codes {
		code := token.Code(w.Code)
		if code.String() != w.Text {
			t.Errorf("%x is written %s, not %s", w.Code, code, w.Text)
		}
		if got, err := token.ParseCode(w.Text); err != nil || got != code {
			t.Errorf("%s is read as %x, %v", w.Text, got, err)
		}
		key := code.Key([32]byte(w.Poll))
		if !bytes.Equal(key.Seed(), w.Seed) || !bytes.Equal(key.Public().(ed25519.PublicKey), w.Public) {
			t.Errorf("%s has another key", w.Text)
		}
		if key.Equal(code.Key([32]byte{})) {
			t.Errorf("%s has the same key in another poll", w.Text)
		}
	}
	for _, w := range v.Readable {
		if got, err := token.ParseCode(w.Text); err != nil || got != token.Code(w.Code) {
			t.Errorf("%s: %q is read as %x, %v", w.Why, w.Text, got, err)
		}
	}
	for _, w := range v.BadCodes {
		_, err := token.ParseCode(w.Text)
		var fault *token.CodeError
		if !errors.As(err, &fault) || fault.Reason != w.Reason || fault.Group != w.Group {
			t.Errorf("%s: %q gives %#v, not %s in group %d", w.Why, w.Text, err, w.Reason, w.Group)
		}
	}
}

func TestAMistypedCodeIsNeverEchoed(t *testing.T) {
	for _, w := range readVectors(t).BadCodes {
		_, err := token.ParseCode(w.Text)
		for part := range strings.SplitSeq(w.Text, "-") {
			if len(part) >= 4 && strings.Contains(err.Error(), part) {
				t.Errorf("%v quotes the code", err)
			}
		}
	}
}

func TestOneMistakeIsAlwaysNoticedAndItsGroupNamed(t *testing.T) {
	for range 20 {
		good := symbols(token.NewCode())
		for place := range good {
			for wrong := range byte(32) {
				if wrong != good[place] {
					bad := slices.Clone(good)
					bad[place] = wrong
					refused(t, bad)
				}
			}
		}
		for place := range len(good) - 1 {
			bad := slices.Clone(good)
			bad[place], bad[place+1] = good[place+1], good[place]
			if good[place] == good[place+1] {
				continue
			}
			if group := refused(t, bad); group != place/4+1 {
				t.Fatalf("neighbours swapped at %d: group %d is named", place, group)
			}
		}
	}
}

// The check is linear, so that what it notices in one code it notices in all: here are all pairs of places and all pairs of errors.
func TestTwoWrongSymbolsAndSwapsAcrossTheCodeAreAlwaysNoticed(t *testing.T) {
	good := symbols(token.NewCode())
	bad := slices.Clone(good)
	for i := range good {
		for j := range i {
			for a := range byte(32) {
				for b := range byte(32) {
					if a == good[i] && b == good[j] {
						continue
					}
					bad[i], bad[j] = a, b
					refused(t, bad)
				}
			}
			bad[i], bad[j] = good[i], good[j]
		}
	}
}

func TestThreeWrongSymbolsMayPass(t *testing.T) { // so that the test above is seen to try something
	bad := symbols(token.Code{})
	passed := 0
	for a := range byte(32) {
		for b := range byte(32) {
			for c := range byte(32) {
				bad[7], bad[19], bad[22] = a, b, c
				if _, err := token.ParseSymbols(bad); err == nil {
					passed++
				}
			}
		}
	}
	if passed != 32 { // GF(32)^3 cut by two equations
		t.Errorf("%d of 32768", passed)
	}
}

func symbols(c token.Code) (out []byte) {
	for _, r := range strings.ReplaceAll(c.String(), "-", "") {
		out = append(out, byte(strings.IndexRune("0123456789ABCDEFGHJKMNPQRSTVWXYZ", r)))
	}
	return out
}

// refused fails the test if a code is taken, and returns the group that the error names.
func refused(t *testing.T, symbols []byte) int {
	t.Helper()
	_, err := token.ParseSymbols(symbols)
	var fault *token.CodeError
	if !errors.As(err, &fault) {
		t.Fatalf("%v is taken for a code", symbols)
	}
	return fault.Group
}
