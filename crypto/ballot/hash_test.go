package ballot_test

import (
	"bytes"
	"crypto/sha256"
	"testing"

	"isoloir/crypto/ballot"
)

func TestASignatureIsCheckedWithoutTheFileToo(t *testing.T) {
	f := newFixture(t, "x25519", 1)
	hash := sha256.Sum256(f.good.File)
	bare := func() *ballot.Ballot {
		return &ballot.Ballot{Key: f.good.Key, Seq: f.good.Seq, Signature: f.good.Signature}
	}
	if err := f.template.CheckHash(bare(), hash); err != nil {
		t.Fatalf("the control: %v", err)
	}
	for name, c := range map[string]struct {
		change func(b *ballot.Ballot, hash *[32]byte)
		code   string
	}{
		"another file":       {func(_ *ballot.Ballot, hash *[32]byte) { hash[0] ^= 1 }, "bad_signature"},
		"another seq":        {func(b *ballot.Ballot, _ *[32]byte) { b.Seq++ }, "bad_signature"},
		"a seq over 100":     {func(b *ballot.Ballot, _ *[32]byte) { b.Seq = 101 }, "seq_too_high"},
		"another signature":  {func(b *ballot.Ballot, _ *[32]byte) { b.Signature = bytes.Repeat([]byte{1}, 64) }, "bad_signature"},
		"a key that is none": {func(b *ballot.Ballot, _ *[32]byte) { b.Key = make([]byte, 32) }, "bad_ballot_key"},
	} {
		b, h := bare(), hash
		c.change(b, &h)
		if err := f.template.CheckHash(b, h); codeOf(err) != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
}
