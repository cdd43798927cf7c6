package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"isoloir/poll/box"
)

// BenchmarkAcceptsWhileForgetting fills a pool with 50,000 ballots of 11 KB, and compares accepting b.N more while nothing else
// happens with accepting while the pool is rewritten.
func BenchmarkAcceptsWhileForgetting(b *testing.B) {
	const filled, size = 50_000, 11_000
	for _, connections := range []int{1, 64} {
		b.Run(fmt.Sprintf("%d connections", connections), func(b *testing.B) {
			s := open(b, b.TempDir())
			defer s.Shutdown()
			p := publish(b, s, 1)
			accept(b, s, p, 64, size, func(i int64) bool { return i < filled })
			b.ResetTimer()
			each, all := accept(b, s, p, connections, size, func(i int64) bool { return i < int64(b.N) })
			report(b, "idle", each, all)
			b.StopTimer()
			var forgotten atomic.Bool
			var wg sync.WaitGroup
			wg.Go(func() {
				ok(b, s.Forget(ctx, p.ID))
				forgotten.Store(true)
			})
			each, all = accept(b, s, p, connections, size, func(int64) bool { return !forgotten.Load() })
			report(b, "forgetting", each, all)
			wg.Wait()
		})
	}
}

// accept stores new ballots as long as more says so, and returns how long each took, and all of them.
func accept(b *testing.B, s *SQLite, p box.NewPoll, connections, size int, more func(i int64) bool) (each []time.Duration, all time.Duration) {
	var next atomic.Int64
	var mu sync.Mutex
	var wg sync.WaitGroup
	began := time.Now()
	for range connections {
		wg.Go(func() {
			rng := rand.NewChaCha8([32]byte{byte(rand.Uint64()), byte(rand.Uint64()), byte(rand.Uint64()), byte(rand.Uint64()), byte(rand.Uint64())})
			var took []time.Duration
			for more(next.Add(1) - 1) {
				r := &box.Record{Key: make([]byte, 32), Signature: make([]byte, 64), File: make([]byte, size)}
				rng.Read(r.Key)
				from := time.Now()
				put(b, s, p.ID, r)
				took = append(took, time.Since(from))
			}
			mu.Lock()
			defer mu.Unlock()
			each = append(each, took...)
		})
	}
	wg.Wait()
	return each, time.Since(began)
}

func report(b *testing.B, when string, each []time.Duration, all time.Duration) {
	slices.Sort(each)
	b.ReportMetric(float64(len(each))/all.Seconds(), when+"-ballots/s")
	b.ReportMetric(each[len(each)*99/100].Seconds()*1000, when+"-p99-ms")
	b.ReportMetric(each[len(each)-1].Seconds()*1000, when+"-max-ms")
}
