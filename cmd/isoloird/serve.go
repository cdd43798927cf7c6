package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"sync"
	"time"

	"isoloir/poll/box"
	"isoloir/poll/box/store"
	"isoloir/web"
)

const (
	sealEvery    = 10 * time.Second
	tickEvery    = time.Second      // what SECURITY.md says of the files' times
	retryAfter   = time.Minute      // what failed does not wait for its whole interval
	drainTimeout = 30 * time.Second // what is under way when the server is told to stop
)

// serve runs the server until ctx ends, then lets what is under way come to its end and closes the store.
func serve(ctx context.Context, c config, stderr io.Writer) (err error) {
	brand, logo, err := c.looks.brand()
	if err != nil {
		return err
	}
	limited, err := c.limits.make()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(c.data, 0o700); err != nil {
		return err
	}
	on, err := c.doors(ctx)
	if err != nil {
		return err
	}
	plain, err := c.nameHost(on.main.Addr())
	if err != nil {
		return errors.Join(err, on.Close())
	}
	s, err := store.Open(c.data)
	if err != nil {
		return errors.Join(err, on.Close())
	}
	defer func() { err = errors.Join(err, s.Shutdown()) }()
	log := newLogger(stderr)
	b, logKey, err := newBox(ctx, c, s)
	if err != nil {
		return errors.Join(err, on.Close())
	}
	greet(stderr, c, on, logKey)
	tlsHere := c.tlsDomain != ""
	server := web.Server(web.Handler(b, web.Options{
		LogKey: logKey, Logger: log, HTTPS: tlsHere || !plain, Brand: brand, Logo: logo, Onion: c.onion, Limits: limited,
	}))
	if tlsHere {
		server.TLSConfig = certificates(c, log)
	}
	// The housekeeping stops before the store closes, and outlives the requests that are under way.
	work, stopWork := context.WithCancel(context.WithoutCancel(ctx))
	var housekeeping sync.WaitGroup
	housekeeping.Go(func() { every(work, sealEvery, log, "sealing", b.SealDue) })
	housekeeping.Go(func() { every(work, c.forgetEvery, log, "forgetting", b.Forget) })
	housekeeping.Go(func() { every(work, tickEvery, log, "moving the files' times on", s.Tick) })
	housekeeping.Go(func() { every(work, tickEvery, log, "keeping room on the disk", s.LookAtSpace) })
	housekeeping.Go(func() { every(work, tickEvery, log, "forgetting how much was posted", limited.Forget) })
	defer housekeeping.Wait()
	defer stopWork()
	return serveUntil(ctx, server, on, tlsHere)
}

func newBox(ctx context.Context, c config, s box.Store) (*box.Box, string, error) {
	publishers, err := c.allPublishers()
	if err != nil {
		return nil, "", err
	}
	witnesses, err := c.allWitnesses()
	if err != nil {
		return nil, "", err
	}
	signer, logKey, err := box.ServerKey(ctx, s, c.host)
	if err != nil {
		return nil, "", err
	}
	b, err := box.New(s, box.Options{
		Signer: signer, VerifierKey: logKey, Clock: time.Now, WriteArchive: web.WriteArchive,
		Witnesses: witnesses, Quorum: max(c.quorum, 0),
		Publishers: publishers, Work: c.work, AnyonePublishes: c.publish == anyone,
	})
	return b, logKey, err
}

// serveUntil serves until ctx ends; then no new request is taken, and those under way have drainTimeout.
func serveUntil(ctx context.Context, server *http.Server, on doors, speakTLS bool) error {
	failed := make(chan error, 2)
	go func() {
		if speakTLS {
			failed <- server.ServeTLS(on.main, "", "")
		} else {
			failed <- server.Serve(on.main)
		}
	}()
	if on.onion != nil {
		go func() { failed <- server.Serve(on.onion) }() // Tor encrypts on its way
	}
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTimeout)
	defer cancel()
	if err := server.Shutdown(drain); err != nil {
		return errors.Join(fmt.Errorf("requests were cut off: %w", err), server.Close())
	}
	return nil
}

// every calls do at once and then in intervals, until ctx ends. What fails is logged and tried again.
func every(ctx context.Context, interval time.Duration, log *slog.Logger, what string, do func(context.Context) error) {
	for {
		begun := time.Now()
		err := do(ctx)
		// From beginning to beginning, so that an hour is an hour, however long it takes.
		next := max(interval-time.Since(begun), interval/10)
		if err != nil && ctx.Err() == nil {
			log.Error(what+" failed, it is tried again", slog.String("cause", err.Error()))
			next = min(interval, retryAfter)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(next):
		}
	}
}

// newLogger rounds times down to the day, UTC: a failure while a ballot is taken must not say when it came.
func newLogger(w io.Writer) *slog.Logger {
	return slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			a.Value = slog.TimeValue(a.Value.Time().UTC().Truncate(24 * time.Hour))
		}
		return a
	}}))
}
