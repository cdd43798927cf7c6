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
	kind, _, err := RecipientKey(s)
	return kind, err
}

// RecipientKey is [ParseRecipient] for who needs the public key too, 1,216 or 32 bytes.
func RecipientKey(s string) (RecipientKind, []byte, error) {
	prefix, key, err := bech32Decode(s)
	switch {
	case err != nil:
		return 0, nil, err
	case prefix == "age1pq" && len(key) == 1216:
		return Hybrid, key, nil
	case prefix == "age" && len(key) == 32:
		return X25519, key, nil
	}
	return 0, nil, errors.New("this is not an age recipient: they begin with age1pq1 or age1")
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

// bech32Decode checks a Bech32 string and returns its prefix and what it holds.
func bech32Decode(s string) (prefix string, held []byte, err error) {
	split := strings.LastIndexByte(s, '1')
	if split < 1 || len(s)-split-1 < 6 {
		return "", nil, errors.New("this is not an age recipient: they begin with age1pq1 or age1")
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
	bits, spare := 0, 0 // what is read and does not fill a byte yet
	for i, c := range []byte(data) {
		group := strings.IndexByte(bech32Alphabet, c)
		if group < 0 {
			return "", nil, errors.New("this recipient has a character that no recipient has: copy it again")
		}
		sum = bech32Step(sum, group)
		if i >= len(data)-6 {
			continue // the checksum
		}
		if bits, spare = bits<<5|group, spare+5; spare >= 8 {
			spare -= 8
			held = append(held, byte(bits>>spare))
			bits &= 1<<spare - 1
		}
	}
	if sum != 1 {
		return "", nil, errors.New("this recipient's checksum does not fit: copy it again")
	}
	if spare >= 5 || bits != 0 {
		return "", nil, errors.New("this recipient is not in its canonical form: copy it again")
	}
	return prefix, held, nil
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
