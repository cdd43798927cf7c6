package token

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"errors"
	"slices"
)

// MaxList is how many codes a list may hold.
const MaxList = 100_000

// List returns the list of these public keys, as it is hashed and sent: 32 bytes each, ascending, so that it tells no order. Its hash
// in a statement is [ListHash].
func List(keys []ed25519.PublicKey) []byte {
	sorted := slices.Clone(keys)
	slices.SortFunc(sorted, func(a, b ed25519.PublicKey) int { return bytes.Compare(a, b) })
	var list []byte
	for _, k := range sorted {
		list = append(list, k...)
	}
	return list
}

// ListHash returns SHA-256 of a list.
func ListHash(list []byte) [32]byte { return sha256.Sum256(list) }

// ParseList splits a list and checks its form: 1 to [MaxList] keys, strictly ascending. It does not look at the keys.
func ParseList(list []byte) ([][32]byte, error) {
	const one = ed25519.PublicKeySize
	if len(list) == 0 || len(list)%one != 0 || len(list) > MaxList*one {
		return nil, errors.New("a list of codes holds 1 to 100,000 public keys of 32 bytes")
	}
	keys := make([][32]byte, 0, len(list)/one)
	for i := 0; i < len(list); i += one {
		if i > 0 && bytes.Compare(list[i-one:i], list[i:i+one]) >= 0 {
			return nil, errors.New("the keys of a list of codes are ascending, each once")
		}
		keys = append(keys, [32]byte(list[i:]))
	}
	return keys, nil
}
