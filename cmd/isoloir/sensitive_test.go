package main

import (
	"context"
	"crypto/ed25519"
	"encoding/json"
	"math"
	"strconv"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"isoloir/crypto/seal"
	"isoloir/poll"
	"isoloir/poll/remote"
	"isoloir/poll/tally"
)

// truthOf is what the n-th of a crowd would say: of ten, six dodged often, one once, two never, and one says nothing; of eight, two suffered a theft,
// one of them a fraud as well.
func truthOf(n int) poll.Answers {
	a := poll.Answers{ByID: map[string]poll.Answer{"district": {Choice: []string{"north", "south"}[n%2]}}}
	if said := []string{"often", "often", "often", "often", "often", "often", "once", "never", "never", ""}[n%10]; said != "" {
		a.ByID["dodged"] = poll.Answer{Choice: said}
	}
	switch n % 8 {
	case 0:
		a.ByID["suffered"] = poll.Answer{Choices: []string{"theft"}}
	case 4:
		a.ByID["suffered"] = poll.Answer{Choices: []string{"theft", "fraud"}}
	}
	return a
}

// truths counts what a crowd would say.
func truths(n int) map[string]int {
	count := map[string]int{}
	for i := range n {
		a := truthOf(i)
		count["dodged."+a.ByID["dodged"].Choice]++
		for _, id := range a.ByID["suffered"].Choices {
			count["suffered."+id]++
		}
	}
	return count
}

// crowd has so many people answer a poll, each sealed by what isoloir answer seals with: crowd LINK N
func crowd(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	client, l, err := connect(&cobra.Command{}, args[0], "")
	ts.Check(err)
	d, _, err := client.Definition(context.Background(), l)
	ts.Check(err)
	sealer, err := seal.New(l.ID, d.Recipients, d.BallotSize)
	ts.Check(err)
	group, ctx := errgroup.WithContext(context.Background())
	group.SetLimit(4)
	for i := range n {
		group.Go(func() error { return answerAs(ctx, client, l, d, sealer, truthOf(i)) })
	}
	ts.Check(group.Wait())
}

func answerAs(ctx context.Context, client *remote.Client, l poll.Link, d *poll.Definition, sealer *seal.Sealer, truth poll.Answers) error {
	padded, err := encodeTossed(d, truth)
	if err != nil {
		return err
	}
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		return err
	}
	b, err := sealer.Seal(key, 0, padded)
	if err != nil {
		return err
	}
	_, err = client.Submit(ctx, l, b, nil)
	return err
}

// estimates demands that figures of a crowd, and of two more who said what they liked, are right; the control: that reports, taken for the truth, are
// not: estimates FILE N
func estimates(ts *testscript.TestScript, _ bool, args []string) {
	var f tally.Figures
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &f))
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	truth, wrong := truths(n-2), 0
	for _, q := range f.Questions[1:] {
		if q.Asked != n || q.Randomized == nil {
			ts.Fatalf("%d of %d asked %s", q.Asked, n, q.ID)
		}
		for _, r := range q.Randomized.Reports {
			want := float64(truth[q.ID+"."+r.ID])
			ts.Logf("%s.%s: true of %.0f, estimated %.0f ± %.0f (%.0f to %.0f), reported %d", q.ID, r.ID, want, r.Estimate, r.Error, r.Low, r.High, r.Reported)
			const surely = 5 // standard errors: once in two million
			if math.Abs(r.Estimate-want) > surely*r.Error+2 {
				ts.Fatalf("%s.%s is true of %.0f, and estimated as %.0f ± %.0f", q.ID, r.ID, want, r.Estimate, r.Error)
			}
			if math.Abs(float64(r.Reported)-want) > 30 {
				wrong++
			}
		}
	}
	if wrong < 3 {
		ts.Fatalf("the control: reports are as good as the truth: no coins were tossed")
	}
}
