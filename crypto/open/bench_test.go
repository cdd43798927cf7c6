package open

import (
	"crypto/ecdh"
	"crypto/mlkem"
	"fmt"
	"testing"
)

// BenchmarkOpen measures all of Open, and the parts it is made of: what the door checks too, and what only the key can do; beside them
// what age needs for the latter. Compare with BenchmarkRaw.
func BenchmarkOpen(b *testing.B) {
	for _, kind := range []string{"hybrid", "x25519"} {
		for _, size := range []int{512, 11_264} {
			f := newFixture(b, kind, 1, size)
			header := f.template.HeaderSize()
			for _, part := range []struct {
				name string
				run  func() error
			}{
				{"all", func() error { _, err := f.opener.Open(f.good); return err }},
				{"check", func() error { return f.template.Check(f.good) }},
				{"decrypt", func() error {
					_, err := decrypt(f.good.File[:header], f.good.File[header:], f.opener.identities)
					return err
				}},
				{"age", func() error { _, err := decryptByAge(f.good.File, f.identity); return err }},
			} {
				b.Run(fmt.Sprintf("%s/%d/%s", kind, size, part.name), func(b *testing.B) {
					b.ReportAllocs()
					for b.Loop() {
						if err := part.run(); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		}
	}
}

// BenchmarkOpenParallel shows whether goroutines get in each other's way.
func BenchmarkOpenParallel(b *testing.B) {
	f := newFixture(b, "hybrid", 1, testSize)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if _, err := f.opener.Open(f.good); err != nil {
				b.Error(err)
			}
		}
	})
}

// BenchmarkRaw is the least that opening one stanza can cost: its public-key operations with the keys at hand.
func BenchmarkRaw(b *testing.B) {
	decapsulationKey, err := mlkem.GenerateKey768()
	if err != nil {
		b.Fatal(err)
	}
	_, ciphertext := decapsulationKey.EncapsulationKey().Encapsulate()
	ours, err := ecdh.X25519().GenerateKey(nil)
	if err != nil {
		b.Fatal(err)
	}
	theirs, err := ecdh.X25519().GenerateKey(nil)
	if err != nil {
		b.Fatal(err)
	}
	x25519 := func(b *testing.B) {
		if _, err := ours.ECDH(theirs.PublicKey()); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("x25519", func(b *testing.B) {
		for b.Loop() {
			x25519(b)
		}
	})
	b.Run("hybrid", func(b *testing.B) {
		for b.Loop() {
			x25519(b)
			if _, err := decapsulationKey.Decapsulate(ciphertext); err != nil {
				b.Fatal(err)
			}
		}
	})
}
