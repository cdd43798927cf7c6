package store

import (
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"isoloir/poll"
	"isoloir/poll/box"
)

// An attack sums up, over many runs, how well each belief about the order of arrival did in each situation.
type attack map[string]map[string][]float64 // situation, belief → one z score per run

// try adds a run. Of n ballots, a belief by chance has a rank correlation whose standard deviation is 1/√(n-1); multiplied by its
// inverse it is a z score.
func (a attack) try(situation string, files map[string][]byte, arrivals []*box.Record) {
	if a[situation] == nil {
		a[situation] = map[string][]float64{}
	}
	const page = 8192
	for _, o := range guessOrders(files, arrivals) {
		beliefs := []order{o}
		if !strings.HasSuffix(o.how, "number behind it") {
			pages, within := order{how: o.how + ", page"}, order{how: o.how + ", place in the page"}
			for _, at := range o.belief {
				pages.belief = append(pages.belief, math.Floor(at/page))
				within.belief = append(within.belief, at-page*math.Floor(at/page))
			}
			beliefs = append(beliefs, pages, within)
		}
		for _, b := range beliefs {
			a[situation][b.how] = append(a[situation][b.how], rankCorrelation(b.belief)*math.Sqrt(float64(len(arrivals)-1)))
		}
	}
}

// strongest is the z score of the best belief over all runs.
func (a attack) strongest(situation string) (z float64, how string) {
	for belief, scores := range a[situation] {
		sum := 0.0
		for _, s := range scores {
			sum += s
		}
		if sum = math.Abs(sum) / math.Sqrt(float64(len(scores))); sum > z {
			z, how = sum, belief
		}
	}
	return z, how
}

// wave lets ballots arrive, some of them replaced in between.
func wave(t *testing.T, s *SQLite, id poll.ID, rng *rand.ChaCha8, n int) (arrivals []*box.Record) {
	t.Helper()
	for i := range n {
		r := &box.Record{Key: make([]byte, 32), Signature: make([]byte, 64), File: make([]byte, 700)}
		for _, b := range [][]byte{r.Key, r.Signature, r.File} {
			rng.Read(b)
		}
		put(t, s, id, r)
		if i%10 == 9 {
			r.Seq = 1
			rng.Read(r.File)
			put(t, s, id, r)
		}
		arrivals = append(arrivals, r)
	}
	return arrivals
}

// Half of the ballots come before a forgetting, half after it, then comes another. What was forgotten must stay so, whatever comes
// after it and wherever the next forgetting is cut off; what came since is found until that has returned.
func TestOverManyRunsNoStoredPositionFollowsTheOrderOfArrival(t *testing.T) {
	runs, n := 3, 50
	if os.Getenv("ISOLOIR_LONG") != "" {
		runs, n = 100, 150
	}
	const limit = 5 // standard deviations: of so many beliefs, one by chance comes that far once in ten thousand times
	a := attack{}
	for run := range runs {
		dir := t.TempDir()
		s := open(t, dir)
		p := publish(t, s, 1)
		rng := rand.NewChaCha8([32]byte{byte(run), byte(run >> 8), 9})
		first := wave(t, s, p.ID, rng, n)
		a.try("control: never forgotten", seize(t, dir), first)
		ok(t, s.Forget(ctx, p.ID))
		a.try("forgotten", seize(t, dir), first)
		second := wave(t, s, p.ID, rng, n)
		a.try("forgotten, and more came", seize(t, dir), first)
		during(s, func(step string) {
			a.try("forgotten, more came, and at this step of forgetting that: "+step, seize(t, dir), first)
		})
		ok(t, s.Forget(ctx, p.ID))
		a.try("all forgotten", seize(t, dir), slices.Concat(first, second))
		during(s, func(string) {})
		third := wave(t, s, p.ID, rng, n)
		a.try("control: what came since is not forgotten", seize(t, dir), third)
		ok(t, s.Shutdown())
	}
	if len(a) < 8 {
		t.Fatalf("%d situations: the steps of forgetting never came", len(a))
	}
	for situation := range a {
		z, how := a.strongest(situation)
		t.Logf("%5.1f standard deviations over %d runs, %s (%s)", z, runs, situation, how)
		if found, want := z > limit, strings.HasPrefix(situation, "control"); found != want {
			t.Errorf("%s: order found: %v (%s), want %v", situation, found, how, want)
		}
	}
}
