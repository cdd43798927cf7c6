//go:build !unix

package store

import "math"

// freeSpace is not known here: the disk is filled until it is full, and then nothing is lost.
func freeSpace(string) (int64, error) { return math.MaxInt64, nil }
