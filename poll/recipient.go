package poll

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
)

// A RecipientKind is the kind of an age public key.
type RecipientKind int

// The kinds of recipients that a poll may have, never both.
const (
	Hybrid RecipientKind = iota + 1 // ML-KEM-768 + X25519, age1pq1..., 1,216 bytes
	X25519                          // age1..., 32 bytes
)

// bech32Alphabet is BIP 173's.
const bech32Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"

// ParseRecipient judges an age recipient by its prefix, Bech32 checksum (BIP 173, without its limit of 90 characters) and
// length, and returns its kind. It does not judge the key itself: encrypting does. Only the lower-case form is taken, so that
// one key has one text.
func ParseRecipient(s string) (RecipientKind, error) {
	prefix, length, err := bech32Length(s)
	switch {
	case err != nil:
		return 0, err
	case prefix == "age1pq" && length == 1216:
		return Hybrid, nil
	case prefix == "age" && length == 32:
		return X25519, nil
	}
	return 0, errors.New("this is not an age recipient: they begin with age1pq1 or age1")
}

// Fingerprint returns what people compare of a recipient: the first 16 bytes of the SHA-256 of its text, in eight groups of
// four hexadecimal digits (docs/formats.md §3).
func Fingerprint(recipient string) string {
	sum := sha256.Sum256([]byte(recipient))
	digits := hex.EncodeToString(sum[:16])
	var groups []string
	for i := 0; i < len(digits); i += 4 {
		groups = append(groups, digits[i:i+4])
	}
	return strings.Join(groups, " ")
}

// bech32Length checks a Bech32 string and returns its prefix and the number of bytes it holds.
func bech32Length(s string) (prefix string, length int, err error) {
	split := strings.LastIndexByte(s, '1')
	if split < 1 || len(s)-split-1 < 6 {
		return "", 0, errors.New("this is not an age recipient: they begin with age1pq1 or age1")
	}
	prefix, data := s[:split], s[split+1:]
	sum := 1
	for _, c := range []byte(prefix) {
		sum = bech32Step(sum, int(c>>5))
	}
	sum = bech32Step(sum, 0)
	for _, c := range []byte(prefix) {
		sum = bech32Step(sum, int(c&31))
	}
	last := 0 // the last group before the checksum, which ends in padding
	for i, c := range []byte(data) {
		group := strings.IndexByte(bech32Alphabet, c)
		if group < 0 {
			return "", 0, errors.New("this recipient has a character that no recipient has: copy it again")
		}
		sum = bech32Step(sum, group)
		if i == len(data)-7 {
			last = group
		}
	}
	if sum != 1 {
		return "", 0, errors.New("this recipient's checksum does not fit: copy it again")
	}
	bits := (len(data) - 6) * 5
	if padding := bits % 8; padding >= 5 || last&(1<<padding-1) != 0 {
		return "", 0, errors.New("this recipient is not in its canonical form: copy it again")
	}
	return prefix, bits / 8, nil
}

// bech32Step adds a group of five bits to a Bech32 checksum of thirty.
func bech32Step(sum, group int) int {
	top := sum >> 25
	sum = sum&0x1ffffff<<5 ^ group
	for i, g := range [5]int{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3} {
		if top>>i&1 == 1 {
			sum ^= g
		}
	}
	return sum
}
