package main

import (
	"net"
	"testing"
)

// A crowd that connects and says nothing waits outside, and the files that forgetting needs are left.
func TestConnectionsAreBounded(t *testing.T) {
	if got := mayConnect(1024); got != 1024-spareFiles {
		t.Errorf("with 1024 files %d connections", got)
	}
	if mayConnect(1<<20) != maxConnections || mayConnect(100) != 16 {
		t.Errorf("the bounds are %d and %d", mayConnect(1<<20), mayConnect(100))
	}
	const limit = 16
	inner, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := bounded(inner, limit)
	defer func() { _ = l.Close() }()
	accepted := make(chan net.Conn, 2*limit)
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			accepted <- c
		}
	}()
	for range limit + 1 {
		c, err := new(net.Dialer).DialContext(t.Context(), "tcp", inner.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = c.Close() }()
	}
	first := <-accepted
	for range limit - 1 {
		<-accepted
	}
	if len(accepted) != 0 {
		t.Error("one more than the limit was let in")
	}
	_ = first.Close()
	<-accepted // who waited outside
}
