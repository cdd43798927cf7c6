package store

import (
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"testing"
)

// peak is the most memory this process has had since it was last reset, in bytes: SQLite's is not in Go's own figures.
func peak(t *testing.T) (bytes int) {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Skipf("SKIPPED, this needs Linux: %v", err)
	}
	_, line, _ := strings.Cut(string(status), "VmHWM:")
	_, err = fmt.Sscan(line, &bytes)
	ok(t, err)
	return bytes << 10
}

func TestForgettingALargePoolNeedsLittleMemory(t *testing.T) {
	const n, size, limit = 3000, 11_000, 14 << 20
	s := open(t, t.TempDir())
	defer s.Shutdown()
	p, _ := arrive(t, s, n, size)
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil { // proc(5): resets VmHWM
		t.Skipf("SKIPPED, the peak cannot be reset here: %v", err)
	}
	before := peak(t)
	ok(t, s.Forget(ctx, p.ID))
	if grown := peak(t) - before; grown > limit {
		t.Errorf("forgetting %d MB took %d MB of memory, want at most %d", n*size>>20, grown>>20, limit>>20)
	}
}
