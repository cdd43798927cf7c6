package box_test

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/x509"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"

	"isoloir/crypto/token"
	"isoloir/poll"
)

// BenchmarkAdmit measures what accepting a ballot with its token costs, beside one of an open poll: go test ./poll/box -run '^$' -bench Admit -benchtime 5000x
func BenchmarkAdmit(b *testing.B) {
	s := newServer(b)
	open := s.publish(func(d *poll.Definition) { d.MaxBallots = 10_000_000 })
	b.Run("open", func(b *testing.B) { admit(b, open, func(voter) []byte { return nil }) })

	p := &codesPoll{published: s.publish(func(d *poll.Definition) { s.withCodes(1)(d); d.MaxBallots = 10_000_000 })}
	private, err := s.store.PollTokenKey(ctx, p.id)
	ok(b, err)
	parsed, err := x509.ParsePKCS8PrivateKey(private)
	ok(b, err)
	key := parsed.(*rsa.PrivateKey)
	public, err := token.ParsePublicKey(s.tokenKey(1))
	ok(b, err)
	challenge, id := sha256.Sum256(token.Challenge(host, p.id)), public.ID()
	b.Run("codes", func(b *testing.B) {
		admit(b, p.published, func(v voter) []byte { // not blinded, which nobody can tell from its token
			input := slices.Concat([]byte{0, token.Type}, v.public(), challenge[:], id[:])
			digest := sha512.Sum384(input)
			signature, err := rsa.SignPSS(rand.Reader, key, crypto.SHA384, digest[:], &rsa.PSSOptions{SaltLength: 48})
			ok(b, err)
			return append(input, signature...)
		})
	})
}

// benchVoters counts the voters of all runs: a benchmark runs more than once.
var benchVoters int

func admit(b *testing.B, p *published, tokenOf func(voter) []byte) {
	type submission struct{ body, token []byte }
	all := make([]submission, b.N)
	for i := range all {
		v := p.voter(benchVoters)
		all[i] = submission{v.ballot(0, uint64(i)), tokenOf(v)}
		benchVoters++
	}
	var next atomic.Int64
	b.SetParallelism(256 / runtime.GOMAXPROCS(0))
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			one := all[next.Add(1)-1]
			if _, err := p.s.Submit(ctx, p.id, one.body, one.token); err != nil {
				b.Error(err)
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "ballots/s")
}
