package work

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"testing"
)

type vectors struct {
	Proofs []struct {
		Why, Key, Proof string
		Seq             uint32
		Bits            int
	}
}

func TestProofsAreJudgedAsTheVectorsSay(t *testing.T) {
	data, err := os.ReadFile("../../docs/vectors/work.json")
	if err != nil {
		t.Fatal(err)
	}
	var v vectors
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	if len(v.Proofs) == 0 {
		t.Fatal("zero vectors loaded")
	}
	for _, c := range v.Proofs {
		if got := Proof(unhex(t, c.Proof)).Bits(unhex(t, c.Key), c.Seq); got != c.Bits {
			t.Errorf("%s: %d bits, want %d", c.Why, got, c.Bits)
		}
	}
}

func TestAProofHoldsForItsChallengeKeyAndSeqOnly(t *testing.T) {
	const want = 12
	key, other := newKey(t), newKey(t)
	c := Challenge{1, 2, 3}
	var replayed int
	for seq := range uint32(20) {
		p, err := Solve(context.Background(), c, key, seq, want)
		if err != nil {
			t.Fatal(err)
		}
		if p.Challenge() != c || p.Bits(key, seq) < want {
			t.Fatalf("the proof has %d bits for challenge %x", p.Bits(key, seq), p.Challenge())
		}
		stolen := p
		stolen[0] ^= 1
		for _, bits := range []int{p.Bits(other, seq), p.Bits(key, seq+1), stolen.Bits(key, seq)} {
			if bits >= want {
				replayed++
			}
		}
	}
	if replayed > 1 { // 60 tries at 1 in 4,096 each
		t.Errorf("%d of 60 proofs hold for what they were not made for", replayed)
	}
}

func TestASearchEndsWhenItIsNoLongerWanted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Solve(ctx, Challenge{}, newKey(t), 0, 256); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func BenchmarkSolve16Bits(b *testing.B) {
	key := newKey(b)
	for i := range b.N {
		if _, err := Solve(context.Background(), Challenge{1}, key, uint32(i), 16); err != nil { //nolint:gosec // small
			b.Fatal(err)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	key := newKey(b)
	for range b.N {
		_ = Proof{}.Bits(key, 1)
	}
}

func newKey(t testing.TB) ed25519.PublicKey {
	t.Helper()
	key, _, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func unhex(t testing.TB, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
