package main

import (
	"net"

	"golang.org/x/net/netutil"
)

const (
	maxConnections = 4096 // at once; a connection that sends a body slowly takes some 130 KB
	spareFiles     = 128  // what forgetting, sealing and the store open beside
)

// mayConnect is how many connections a process with so many open files may have, so that no crowd of them keeps the disk from being made
// to forget.
func mayConnect(files int) int { return max(min(maxConnections, files-spareFiles), 16) }

// bounded lets no more than n connections in at a time; others wait outside.
func bounded(l net.Listener, n int) net.Listener { return netutil.LimitListener(l, n) }
