package count

import (
	"math"
	"os"
	"runtime"
	"strings"
	"testing"

	"isoloir/poll"
)

// million is set by make million.
const million = "ISOLOIR_MILLION"

// measure opens all ballots and returns how much more memory that takes than was taken before, in bytes: at most, and when the last is
// opened. Whoever keeps the answers is the control.
func (p *testPoll) measure(b *Ballots, keep bool) (most, last int64) {
	p.t.Helper()
	var kept []poll.Answers
	before, opened, each := inUse(), int64(0), max(b.number()/20, 1)
	for answers, err := range b.Answers() {
		if err != nil {
			p.t.Fatal(err)
		}
		if keep {
			kept = append(kept, answers)
		}
		if opened++; opened%each == 0 || opened == b.number() {
			last = inUse() - before
			most = max(most, last)
		}
	}
	if opened != b.number() {
		p.t.Fatalf("%d of %d ballots were opened", opened, b.number())
	}
	runtime.KeepAlive(kept)
	return most, last
}

// inUse collects until nothing more goes: what the workers are about to throw away must not count.
func inUse() int64 {
	least := int64(math.MaxInt64)
	for same := 0; same < 3; same++ {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		if now := int64(m.HeapAlloc); now < least-least/1000 { //nolint:gosec // less than the machine has
			least, same = now, 0
		}
	}
	return least
}

func TestOpeningTakesTheSameMemoryHoweverManyBallotsThereAre(t *testing.T) {
	few, many, length := 200, 3_000, 5_000
	if os.Getenv(million) != "" {
		few, many, length = 10_000, 1_000_000, 100
	}
	var least int64
	for _, n := range []int{few, many} {
		p := newPollOf(t, poll.Question{ID: "t", Type: poll.TextQ, Ask: words, Max: int64(length)})
		s := p.sealer(p.definition.Recipients)
		plain := must(p.definition.EncodeAnswers(poll.Answers{ByID: map[string]poll.Answer{"t": {Text: strings.Repeat("x", length)}}}))(t)
		for range n {
			p.plain(s, plain)
		}
		b := must(Open(t.Context(), p.seal(false, nil), p.identities[:1], nil))(t)
		most, last := p.measure(b, false)
		most, last = most-4*int64(n), last-4*int64(n) // the order
		t.Logf("%d ballots were opened in %.1f MB beside their order, and %.1f MB at the end", n, float64(most)/1e6, float64(last)/1e6)
		if n == few {
			least = last
			continue
		}
		control, _ := p.measure(b, true)
		t.Logf("whoever keeps the answers takes %.1f MB", float64(control)/1e6)
		if last > least+1<<20 || most > control*3/4 {
			t.Error("it grows with them")
		}
		if control < int64(many*length) {
			t.Error("whoever keeps the answers is measured to take less than they are: the measure proves nothing")
		}
	}
}
