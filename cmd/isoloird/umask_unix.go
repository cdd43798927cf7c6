//go:build unix

package main

import "syscall"

// restrictNewFiles keeps other users of the machine from whatever this process creates.
func restrictNewFiles() { syscall.Umask(0o077) }
