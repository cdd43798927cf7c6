//go:build unix

package main

import (
	"os"

	"golang.org/x/sys/unix"
)

// closedOutput says whether a stream was closed when this program started. Go then opens the null device in its place, for reading and
// writing, so that what is written there is lost without an error; a shell's >/dev/null, which somebody meant, is for writing only.
func closedOutput(stream any) bool {
	f, ok := stream.(*os.File)
	if !ok {
		return false
	}
	own, err := f.Stat()
	if err != nil {
		return true
	}
	null, err := os.Stat(os.DevNull)
	if err != nil || !os.SameFile(own, null) {
		return false
	}
	mode, err := unix.FcntlInt(f.Fd(), unix.F_GETFL, 0)
	return err == nil && mode&unix.O_ACCMODE == unix.O_RDWR
}
