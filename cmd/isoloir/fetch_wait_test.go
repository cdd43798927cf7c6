package main

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"isoloir/poll"
	"isoloir/poll/remote"
	"isoloir/poll/report/disclose"
	"isoloir/poll/tally"
)

func TestFetchWaitsForAServerThatIsSealingAndForNoOther(t *testing.T) {
	notReady := &remote.Problem{Status: 409, Code: "archive_not_ready"}
	for name, c := range map[string]struct {
		tries    int // that fail, before one succeeds
		runs     error
		want     string
		waitedTo time.Duration
	}{
		"ready":          {0, nil, "", 0},
		"after a moment": {3, nil, "", 7 * time.Second},
		"still open":     {1, errors.New("open until tomorrow"), "open until tomorrow", 0},
		"never":          {1 << 30, nil, "has not sealed it within 10 minutes", sealPatience},
	} {
		t.Run(name, func(t *testing.T) {
			var stderr bytes.Buffer
			cmd := &cobra.Command{}
			cmd.SetErr(&stderr)
			waited, tries := time.Duration(0), 0
			err := sealing{
				fetch: func() error {
					if tries++; tries <= c.tries {
						return notReady
					}
					return nil
				},
				closed: func() error { return c.runs },
				pause:  func(_ context.Context, d time.Duration) error { waited += d; return nil },
			}.await(cmd)
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("error %v", err)
			}
			if waited < c.waitedTo || waited > c.waitedTo+rarestAsk {
				t.Errorf("waited %v", waited)
			}
			if said := strings.Count(stderr.String(), "is sealing it; waiting"); said != min(int(waited), 1) {
				t.Errorf("said %d times that it waits: %s", said, stderr.String())
			}
		})
	}
}

func TestWhereNothingCanBeToldItIsSaidWhatToDo(t *testing.T) {
	for _, err := range []error{disclose.ErrTooFew, disclose.ErrNotSafe, disclose.ErrTooManyFilters} {
		f, ok := errors.AsType[*failure](explainUntold(&poll.Definition{SuppressBelow: 11}, &tally.Figures{Ballots: 4}, err))
		if !ok || !errors.Is(f, err) || !strings.Contains(f.hint, "isoloir tally") || !strings.Contains(f.hint, "--everything") {
			t.Errorf("%v: %+v", err, f)
		}
	}
}
