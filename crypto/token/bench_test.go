package token_test

import (
	"crypto"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha512"
	"testing"

	"isoloir/crypto/token"
)

// BenchmarkRawRSA is the baseline: one private operation of a key of 2048 bits by the standard library.
func BenchmarkRawRSA(b *testing.B) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		b.Fatal(err)
	}
	digest := sha512.Sum384([]byte("message"))
	for b.Loop() {
		if _, err := rsa.SignPSS(rand.Reader, key, crypto.SHA384, digest[:], &rsa.PSSOptions{SaltLength: 48}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSignBlindly(b *testing.B) {
	key := oneKey()
	admission := token.NewAdmission(key.Public(), "poll.example", [32]byte{1})
	r := request(b, admission, key.Public(), ballotKey(b)).Bytes()
	for b.Loop() {
		if _, err := key.Sign(r); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkVerify(b *testing.B) {
	v := readVectors(b)
	admission, first := v.admission(b), v.Redemptions[0]
	for b.Loop() {
		if err := admission.Verify(first.Token, ed25519.PublicKey(first.BallotKey)); err != nil {
			b.Fatal(err)
		}
	}
}
