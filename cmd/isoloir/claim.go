package main

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"time"

	"isoloir/poll"
	"isoloir/poll/archive"
	"isoloir/poll/remote"
)

// claimed says what a server claims of a poll against the times of the definition, and without a word of the organizer; "" if it does not. How
// a poll stands is not signed, so nobody gives up an answer because of such a claim: the server's answer to the ballot itself is asked for,
// and the ballot kept.
func claimed(d *poll.Definition, id poll.ID, state remote.State, now time.Time) string {
	switch {
	case state.Status == "upcoming" && now.After(d.Opens) && now.Before(d.Closes):
		return fmt.Sprintf("the server claims that the poll is not open yet, though it opened on %s; is this machine's clock right?", d.Opens.Format(time.RFC3339))
	case running(state), !now.Before(d.Closes), demandClosedRightly(d, id, state, now) == nil:
		return ""
	}
	return fmt.Sprintf("the server claims that the poll is closed, before its close on %s, and shows no word of the organizer that closes it", d.Closes.Format(time.RFC3339))
}

// running says whether a poll is still to be closed.
func running(state remote.State) bool { return state.Status == "open" || state.Status == "upcoming" }

// demandShown fetches how the poll stands once more: a statement that somebody on the way swallowed, and acknowledged in the server's name, is
// not among those that the server shows.
func demandShown(ctx context.Context, client *remote.Client, l poll.Link, statement []byte) error {
	state, err := client.State(ctx, l)
	if err != nil {
		return &failure{err: fmt.Errorf("whether the server has taken the statement is not known: %w", err), code: exitNetwork, hint: "run the same command again: it does no harm"}
	}
	if slices.ContainsFunc(state.Statements, func(shown []byte) bool { return bytes.Equal(shown, statement) }) {
		return nil
	}
	return &archive.Failure{What: "the statement was acknowledged, and the server does not show it among those of the poll, so it must be taken for not done",
		Culprit: archive.ByAnswer, Hint: "run the same command again, from another network if there is one (--proxy); isoloir status shows how the poll stands"}
}
