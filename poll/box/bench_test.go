package box_test

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"testing"

	"isoloir/poll"
)

// BenchmarkSubmit measures what accepting costs behind the HTTP layer: every check, the store with real fsyncs, the receipt.
// Its text question sets the ballot's size.
func BenchmarkSubmit(b *testing.B) {
	const connections = 256
	for _, textMax := range []int64{100, 2600} {
		s := newServer(b)
		p := s.publish(func(d *poll.Definition) {
			d.MaxBallots = 10_000_000
			d.Pages[0].Questions[0].Max = textMax
		})
		n := 0
		b.Run(fmt.Sprintf("%d bytes", p.template.SubmissionSize()), func(b *testing.B) {
			bodies := make([][]byte, b.N)
			for i := range bodies {
				bodies[i] = p.voter(n).ballot(0, uint64(n))
				n++
			}
			var next atomic.Int64
			b.SetParallelism(connections / runtime.GOMAXPROCS(0))
			b.SetBytes(int64(p.template.SubmissionSize()))
			b.ReportAllocs()
			b.ResetTimer()
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					if _, err := s.Submit(ctx, p.id, bodies[next.Add(1)-1], nil); err != nil {
						b.Error(err)
					}
				}
			})
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "ballots/s")
		})
	}
}
