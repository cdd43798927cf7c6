package main

import (
	"errors"
	"testing"
	"time"

	"isoloir/poll"
	"isoloir/poll/archive"
	"isoloir/poll/remote"
)

func TestAServerThatNeverClosesAPollIsBlamed(t *testing.T) {
	for _, c := range []struct {
		closed time.Duration // ago
		status string
		blamed bool
	}{
		{2 * time.Hour, "open", true},
		{2 * time.Hour, "upcoming", true},
		{time.Minute, "open", false}, // clocks differ
		{-time.Hour, "open", false},
		{2 * time.Hour, "sealed", false},
	} {
		d := &poll.Definition{Closes: time.Now().Add(-c.closed)}
		var failure *archive.Failure
		if blamed := errors.As(demandClosedRightly(d, poll.ID{}, remote.State{Status: c.status}), &failure); blamed != c.blamed {
			t.Errorf("%s, %v after the close: blamed %v, want %v", c.status, c.closed, blamed, c.blamed)
		}
	}
}
