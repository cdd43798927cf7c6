package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"isoloir/poll"
	"isoloir/poll/remote"
)

// How long fetch waits for a server that is sealing, and how often it asks: a server seals within seconds of the close, a large poll or slow
// witnesses take it longer.
const (
	sealPatience = 10 * time.Minute
	firstAsk     = time.Second
	rarestAsk    = 15 * time.Second
)

// A sealing is awaited.
type sealing struct {
	fetch  func() error
	closed func() error // an error if the poll still runs
	pause  func(context.Context, time.Duration) error
}

// await fetches an archive, and waits where the poll has closed and the archive is being made.
func (s sealing) await(cmd *cobra.Command) error {
	waited, wait := time.Duration(0), firstAsk
	for {
		err := s.fetch()
		if !remote.HasCode(err, "archive_not_ready") {
			return err
		}
		if err := s.closed(); err != nil {
			return err
		}
		if waited >= sealPatience {
			return failf("run the same command again later; isoloir status LINK says when it is sealed", "the poll is closed, and its server has not sealed it within %d minutes (archive_not_ready)", int(sealPatience.Minutes()))
		}
		if waited == 0 {
			say(cmd, "the poll is closed and its server is sealing it; waiting")
		}
		if err := s.pause(cmd.Context(), wait); err != nil {
			return err
		}
		waited, wait = waited+wait, min(2*wait, rarestAsk)
	}
}

// demandClosed says of a poll that still runs until when it does.
func demandClosed(ctx context.Context, client *remote.Client, l poll.Link) error {
	state, err := client.State(ctx, l)
	if err != nil {
		return err
	}
	if !running(state) {
		return nil
	}
	d, _, err := client.Definition(ctx, l)
	if err != nil {
		return err
	}
	return failf("isoloir close LINK --key FILE closes it early, for good", "the poll is open until %s: its ballots can be fetched when it has closed (archive_not_ready)", d.Closes.UTC().Format("2006-01-02 15:04 UTC"))
}
