// Package work is the proof of work that a ballot of an open poll brings along: a SHA-256 partial preimage (docs/formats.md §14), as in
// Back's Hashcash. It makes a flood of ballots dear, and tells nothing of who did it: all respondents of a poll get the same challenge.
//
// A proof holds for one ballot key and one seq, of which a box takes one ballot: the same proof lets nothing else in. This package keeps nothing and trusts nobody.
package work

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"math/bits"
)

// Sizes in bytes. What is hashed, 52 bytes, is one block of SHA-256 (FIPS 180-4 §5.1.1).
const (
	ChallengeSize = 8
	NonceSize     = 8
	Size          = ChallengeSize + NonceSize // of a proof

	hashed = ChallengeSize + ed25519.PublicKeySize + 4 + NonceSize
)

// MaxBits is the most that may be demanded. An honest client does not begin with more: 2^28 hashes take a telephone an hour.
const MaxBits = 28

// A Challenge is what a server has everybody work on for some minutes.
type Challenge [ChallengeSize]byte

// A Proof is the challenge and the nonce that solves it.
type Proof [Size]byte

// Challenge returns the challenge that the proof is for.
func (p Proof) Challenge() Challenge { return Challenge(p[:ChallengeSize]) }

// Bits returns how many leading bits of SHA-256(challenge ‖ key ‖ seq ‖ nonce) are zero: the work that is proven for this ballot. key
// is a ballot public key of 32 bytes.
func (p Proof) Bits(key ed25519.PublicKey, seq uint32) int {
	in := block(p.Challenge(), key, seq)
	copy(in[hashed-NonceSize:], p[ChallengeSize:])
	return leadingZeros(sha256.Sum256(in[:]))
}

// Solve searches a proof of so many bits, at most [MaxBits], which takes 2^bits hashes on average. The error is ctx's.
func Solve(ctx context.Context, c Challenge, key ed25519.PublicKey, seq uint32, want int) (Proof, error) {
	const between = 1 << 14 // hashes between two looks at ctx
	in := block(c, key, seq)
	nonce := in[hashed-NonceSize:]
	rand.Read(nonce) // never fails, see crypto/rand; where the search begins tells nothing of how long it took
	for n := binary.BigEndian.Uint64(nonce); ; n++ {
		binary.BigEndian.PutUint64(nonce, n)
		if leadingZeros(sha256.Sum256(in[:])) >= want {
			p := Proof{}
			copy(p[copy(p[:], c[:]):], nonce)
			return p, nil
		}
		if n%between == 0 && ctx.Err() != nil {
			return Proof{}, ctx.Err()
		}
	}
}

func block(c Challenge, key ed25519.PublicKey, seq uint32) [hashed]byte {
	var in [hashed]byte
	n := copy(in[:], c[:])
	n += copy(in[n:], key[:ed25519.PublicKeySize])
	binary.BigEndian.PutUint32(in[n:], seq)
	return in
}

func leadingZeros(hash [sha256.Size]byte) int {
	zeros := 0
	for _, b := range hash {
		zeros += bits.LeadingZeros8(b)
		if b != 0 {
			break
		}
	}
	return zeros
}
