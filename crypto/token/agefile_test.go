package token

import (
	"bytes"
	"crypto/rand"
	"io"
	"testing"

	"filippo.io/age"
)

func TestAgeOpensWhatIsSealedForAnAuditor(t *testing.T) {
	hybrid, err := age.GenerateHybridIdentity()
	if err != nil {
		t.Fatal(err)
	}
	classic, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		recipient string
		identity  age.Identity
	}{{hybrid.Recipient().String(), hybrid}, {classic.Recipient().String(), classic}} {
		a, err := NewAuditor(recipientKey(t, c.recipient))
		if err != nil {
			t.Fatal(err)
		}
		for _, size := range []int{0, 1, 100, chunkSize - 1, chunkSize, chunkSize + 1, 3 * chunkSize} {
			plain := make([]byte, size)
			rand.Read(plain)
			var file bytes.Buffer
			w, err := a.Seal(&file)
			if err != nil {
				t.Fatal(err)
			}
			for left := plain; len(left) > 0; left = left[min(len(left), 1000):] { // in pieces that do not divide a chunk
				if _, err := w.Write(left[:min(len(left), 1000)]); err != nil {
					t.Fatal(err)
				}
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			r, err := age.Decrypt(&file, c.identity)
			if err != nil {
				t.Fatalf("%d bytes: %v", size, err)
			}
			if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, plain) {
				t.Errorf("%d bytes come back as %d: %v", size, len(got), err)
			}
		}
	}
}

func TestAnAuditorToWhomNothingCanBeEncryptedIsRefused(t *testing.T) {
	for _, key := range [][]byte{nil, make([]byte, 31), make([]byte, 32), bytes.Repeat([]byte{0xff}, hybridKeySize)} {
		if _, err := NewAuditor(key); err == nil {
			t.Errorf("a key of %d bytes is taken", len(key))
		}
	}
}

// recipientKey is the public key in a recipient's Bech32 (BIP 173).
func recipientKey(t *testing.T, recipient string) (key []byte) {
	t.Helper()
	data := recipient[bytes.LastIndexByte([]byte(recipient), '1')+1:]
	bits, n := uint(0), 0
	for _, c := range []byte(data[:len(data)-6]) {
		bits, n = bits<<5|uint(bytes.IndexByte([]byte("qpzry9x8gf2tvdw0s3jn54khce6mua7l"), c)), n+5
		if n >= 8 {
			n -= 8
			key = append(key, byte(bits>>n))
		}
	}
	return key
}
