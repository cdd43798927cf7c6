package web

import (
	"bytes"
	"fmt"
	"sync"
	"testing"
)

func TestWhatIsKeptHasAnEndAndTheLatestStays(t *testing.T) {
	c := newCache(100_000)
	make1 := func(n int) func() (*file, error) {
		return func() (*file, error) { return &file{plain: bytes.Repeat([]byte{byte(n)}, 10_000)}, nil }
	}
	var all sync.WaitGroup
	for n := range 200 {
		all.Go(func() {
			f, err := c.file(fmt.Sprint(n), make1(n))
			if err != nil || f.plain[0] != byte(n) || f.brotli == nil || f.gzip == nil {
				t.Errorf("%d: %v", n, err)
			}
		})
	}
	all.Wait()
	sum := 0
	for e := c.order.Front(); e != nil; e = e.Next() {
		sum += e.Value.(*kept).size()
	}
	if sum != c.held || c.held > c.most || len(c.byKey) != c.order.Len() || len(c.byKey) == 0 {
		t.Errorf("%d bytes are held, counted %d, of at most %d in %d", sum, c.held, c.most, len(c.byKey))
	}
	oldest := c.order.Back().Value.(*kept).key
	if _, err := c.file(oldest, func() (*file, error) { t.Error("it was forgotten"); return &file{}, nil }); err != nil {
		t.Error(err)
	}
	for n := range len(c.byKey) - 1 {
		_, _ = c.file(fmt.Sprint("new", n), make1(n))
	}
	if c.byKey[oldest] == nil {
		t.Error("what was asked for last went first")
	}
	if _, err := c.file("huge", func() (*file, error) { return &file{plain: make([]byte, 200_000)}, nil }); err != nil || c.byKey["huge"] != nil {
		t.Errorf("what is larger than all may be is kept: %v", err)
	}
}
