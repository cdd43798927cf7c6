package count

import "testing"

func BenchmarkOpen(b *testing.B) {
	const n = 2000
	p := newPoll(b)
	s := p.sealer(p.definition.Recipients)
	for _, number := range sequence(n) {
		p.answer(s, number)
	}
	a := p.seal(false, nil)
	for b.Loop() {
		if _, err := openAll(b.Context(), a, p.identities[:1], nil); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/n, "µs/ballot")
}
