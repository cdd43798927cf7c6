package main

import (
	"context"
	"errors"
	"fmt"
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

// The doors are what a server listens on.
type doors struct {
	main  net.Listener
	onion net.Listener // for tor; nil if there is none
}

// doors opens them. Together they let in as many as there may be.
func (c *config) doors(ctx context.Context) (doors, error) {
	open := func(address, flag string) (net.Listener, error) {
		l, err := new(net.ListenConfig).Listen(ctx, "tcp", address)
		if err != nil {
			return nil, fmt.Errorf("%w (is another server running there? choose another address with %s)", err, flag)
		}
		return l, nil
	}
	most := mayConnect(openFiles())
	main, err := open(c.listen, "--listen")
	if err != nil || c.onionListen == "" {
		return doors{main: bounded(main, most)}, err
	}
	onion, err := open(c.onionListen, "--onion-listen")
	if err != nil {
		return doors{}, errors.Join(err, main.Close())
	}
	return doors{main: bounded(main, most/2), onion: byCircuit(bounded(onion, most/2))}, nil
}

// Close closes them, before they were served.
func (d doors) Close() error {
	if d.onion == nil {
		return d.main.Close()
	}
	return errors.Join(d.main.Close(), d.onion.Close())
}

// bounded lets no more than n connections in at a time; others wait outside.
func bounded(l net.Listener, n int) net.Listener { return netutil.LimitListener(l, n) }
