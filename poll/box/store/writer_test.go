package store

import (
	"sync"
	"testing"
)

// One fsync for many ballots is what makes a server fast.
func TestChangesThatWaitShareACommit(t *testing.T) {
	const changes = 200
	s := open(t, t.TempDir())
	defer func() { ok(t, s.Shutdown()) }()
	p := publish(t, s, 1)
	release, began := make(chan struct{}), make(chan struct{})
	var all sync.WaitGroup
	all.Go(func() {
		ok(t, s.w.do(ctx, &op{run: func(*batch) error { close(began); <-release; return nil }}))
	})
	<-began
	var mu sync.Mutex
	batches := map[*batch]int{}
	var sent sync.WaitGroup
	for n := range changes {
		sent.Add(1)
		all.Go(func() {
			sent.Done()
			if err := s.w.do(ctx, &op{run: func(b *batch) error {
				r := record(n, 0, "file")
				hash := r.KeyHash()
				b.exec("INSERT INTO "+tableName(1, 0)+" (key_hash, key, seq, signature, file) VALUES (?, ?, 0, ?, ?)", hash[:], []byte(r.Key), r.Signature, r.File)
				mu.Lock()
				defer mu.Unlock()
				batches[b]++
				return nil
			}}); err != nil {
				t.Error(err)
			}
		})
	}
	sent.Wait()
	close(release)
	all.Wait()
	if len(batches) > changes/10 {
		t.Errorf("%d changes took %d commits", changes, len(batches))
	}
	if n := len(standing(t, s, p.ID)); n != changes {
		t.Errorf("%d ballots stand, want %d", n, changes)
	}
}
