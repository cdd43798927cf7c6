//go:build !unix

package main

// restrictNewFiles has no counterpart here: the data folder takes its parent's access rights.
func restrictNewFiles() {}
