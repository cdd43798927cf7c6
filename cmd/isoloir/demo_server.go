package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"

	"isoloir/poll/box"
	"isoloir/poll/box/store"
	"isoloir/web"
)

// A demoServer is a whole isoloird inside this process, on loopback, with its data in a temporary folder.
type demoServer struct {
	base  string
	box   *box.Box
	store *store.SQLite
	http  *http.Server
}

func startDemoServer(ctx context.Context, dir string) (*demoServer, error) {
	var lc net.ListenConfig
	listener, err := lc.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	host := listener.Addr().String()
	s, err := store.Open(dir)
	if err != nil {
		return nil, errors.Join(err, listener.Close())
	}
	b, logKey, err := openBox(ctx, s, host, time.Now)
	if err != nil {
		return nil, errors.Join(err, s.Shutdown(), listener.Close())
	}
	d := &demoServer{base: "http://" + host, box: b, store: s}
	d.http = web.Server(web.Handler(b, web.Options{LogKey: logKey}))
	go func() { _ = d.http.Serve(listener) }()
	return d, nil
}

// stop waits until ctx ends for what is under way. A connection that was opened and never used would hold it up for five seconds: it is cut.
func (d *demoServer) stop(ctx context.Context) error {
	err := d.http.Shutdown(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		err = d.http.Close()
	}
	return errors.Join(err, d.store.Shutdown())
}

// openBox opens a box in which every organizer may publish, because nobody else reaches it.
func openBox(ctx context.Context, s box.Store, host string, clock func() time.Time) (*box.Box, string, error) {
	signer, logKey, err := box.ServerKey(ctx, s, host)
	if err != nil {
		return nil, "", err
	}
	b, err := box.New(s, box.Options{Signer: signer, VerifierKey: logKey, Clock: clock, WriteArchive: web.WriteArchive, AnyonePublishes: true})
	return b, logKey, err
}
