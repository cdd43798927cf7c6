package main

import (
	"bytes"
	"context"
	"errors"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestHousekeepingBeginsAtOnceGoesOnAfterAFailureAndEnds(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	var log bytes.Buffer
	calls := 0
	every(ctx, time.Millisecond, newLogger(&log), "sealing", func(context.Context) error {
		if calls++; calls == 3 {
			stop()
		}
		return errors.New("the disk is full")
	})
	if calls != 3 || strings.Count(log.String(), "the disk is full") != 2 {
		t.Errorf("%d calls, log %s", calls, &log)
	}
}

func TestTheLogTellsTheDayOnly(t *testing.T) {
	var log bytes.Buffer
	newLogger(&log).Error("something failed")
	if !regexp.MustCompile(`^time=\d{4}-\d\d-\d\dT00:00:00\.000Z `).Match(log.Bytes()) {
		t.Error(log.String())
	}
}
