//go:build unix

package main

import "golang.org/x/sys/unix"

// openFiles is how many files and connections this process may have open at once.
func openFiles() int {
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &limit); err != nil || limit.Cur > 1<<20 {
		return 1 << 20
	}
	return int(limit.Cur) //nolint:gosec // at most 2^20
}
