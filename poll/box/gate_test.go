package box

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"os"
	"sync"
	"testing"
	"time"

	"isoloir/crypto/work"
	"isoloir/poll"
)

var gateStart = time.Date(2030, 1, 1, 8, 0, 0, 0, time.UTC)

func prove(t *testing.T, w *Work, key ed25519.PublicKey, seq uint32) []byte {
	t.Helper()
	p, err := work.Solve(context.Background(), w.Challenge, key, seq, w.Bits)
	if err != nil {
		t.Fatal(err)
	}
	return p[:]
}

func ballotKey(t *testing.T) ed25519.PublicKey {
	t.Helper()
	key, _, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func TestAProofPassesForItsBallotPollAndTimeOnly(t *testing.T) {
	const least = 14
	g, a, b := newGate(least), poll.ID{1}, poll.ID{2}
	key := ballotKey(t)
	w := g.demand(a, gateStart)
	proof := prove(t, w, key, 0)
	half := append([]byte{}, proof...) // half of the solutions of a challenge: one bit less
	for p := work.Proof(half); p.Bits(key, 0) != least-1; p = work.Proof(half) {
		half[len(half)-1]++
		if half[len(half)-1] == 0 {
			half[len(half)-2]++
		}
	}
	for _, c := range []struct {
		what  string
		poll  poll.ID
		proof []byte
		key   ed25519.PublicKey
		seq   uint32
		at    time.Duration
		gate  *gate
		want  bool
	}{
		{"the ballot that it was made for", a, proof, key, 0, 0, g, true},
		{"the same again", a, proof, key, 0, 0, g, true}, // the box keeps one row per key
		{"a little later", a, proof, key, 0, challengeAge, g, true},
		{"long after", a, proof, key, 0, 2 * challengeAge, g, false},
		{"before its time", a, proof, key, 0, -challengeAge, g, false},
		{"another poll", b, proof, key, 0, 0, g, false},
		{"another ballot key", a, proof, ballotKey(t), 0, 0, g, false},
		{"a replacement", a, proof, key, 1, 0, g, false},
		{"half the work", a, half, key, 0, 0, g, false},
		{"no work", a, nil, key, 0, 0, g, false},
		{"a byte more", a, append(append([]byte{}, proof...), 0), key, 0, 0, g, false},
		{"a server that was started again", a, proof, key, 0, 0, newGate(least), false},
		{"a server that demands nothing: the control", b, nil, key, 5, 0, newGate(0), true},
	} {
		if got := c.gate.passes(c.poll, c.proof, c.key, c.seq, gateStart.Add(c.at)); got != c.want {
			t.Errorf("%s: passes %v, want %v", c.what, got, c.want)
		}
	}
}

func TestEverybodyGetsTheSameChallengeForTenMinutes(t *testing.T) {
	g, id := newGate(8), poll.ID{1}
	first := g.demand(id, gateStart)
	if again := g.demand(id, gateStart.Add(challengeAge-1)); again.Challenge != first.Challenge {
		t.Error("two people who ask in the same ten minutes get two challenges")
	}
	if later := g.demand(id, gateStart.Add(challengeAge)); later.Challenge == first.Challenge {
		t.Error("a challenge outlives its ten minutes")
	}
	if other := g.demand(poll.ID{2}, gateStart); other.Challenge == first.Challenge {
		t.Error("two polls have one challenge")
	}
}

func TestWorkRisesWithTheLoadOfThePollAndFallsAgain(t *testing.T) {
	g, busy, quiet := newGate(1), poll.ID{1}, poll.ID{2}
	bits := func(id poll.ID, at time.Duration) int { return g.demand(id, gateStart.Add(at)).Bits }
	flood := func(n int, at time.Duration) {
		key := ballotKey(t)
		for range n {
			now := gateStart.Add(at)
			if !g.passes(busy, prove(t, g.demand(busy, now), key, 0), key, 0, now) {
				t.Fatal("the work that is demanded does not pass")
			}
			g.count(busy, now)
		}
	}
	chance := func(at time.Duration) int { return int(g.chance(busy, gateStart.Add(at).Unix()/60)) }
	flood(calm-1-chance(0), 0)
	if got := bits(busy, 0); got != 1 {
		t.Errorf("a calm minute demands %d bits", got)
	}
	flood(1, 0)
	if got := bits(busy, 0); got != 2 {
		t.Errorf("%d ballots a minute demand %d bits", calm, got)
	}
	key := ballotKey(t)
	if easy := prove(t, &Work{Challenge: g.demand(busy, gateStart).Challenge, Bits: 1}, key, 0); !g.passes(busy, easy, key, 0, gateStart) {
		t.Error("who was shown the level of a moment ago is turned away")
	}
	flood(3*calm, 0)
	if got := bits(busy, 0); got != 4 {
		t.Errorf("%d ballots a minute demand %d bits", 4*calm, got)
	}
	if got := bits(quiet, 0); got != 1 {
		t.Errorf("another poll's load demands %d bits here", got)
	}
	if got := bits(busy, loadAge); got != 4 {
		t.Errorf("a minute after the flood %d bits are demanded", got)
	}
	flood(1, loadAge)
	if got := bits(busy, 2*loadAge); got != 1+level(int64(1+chance(loadAge))) {
		t.Errorf("two minutes after the flood %d bits are demanded", got)
	}
	if got := bits(busy, 4*loadAge); got != 1 {
		t.Errorf("after a quiet minute %d bits are demanded", got)
	}
	if got := level(1 << 40); got != steepest {
		t.Errorf("the steepest is %d", got)
	}
}

func TestAFloodThatBringsTheLeastWorkIsTurnedAwayWithinItsFirstMinute(t *testing.T) {
	const least, ballots = 4, 10 * calm
	flood := func(forgetful bool) (passed int) {
		g, id, key := newGate(least), poll.ID{1}, ballotKey(t)
		lazy := &Work{g.demand(id, gateStart).Challenge, least}
		for seq, sent := uint32(0), 0; sent < ballots; seq++ {
			proof := prove(t, lazy, key, seq)
			if work.Proof(proof).Bits(key, seq) > least {
				continue // better by chance
			}
			sent++
			if forgetful {
				clear(g.loads)
			}
			if g.passes(id, proof, key, seq, gateStart) {
				g.count(id, gateStart)
				passed++
			}
		}
		return passed
	}
	got, control := flood(false), flood(true)
	t.Logf("of %d ballots that bring the least work %d pass; through a gate that forgets the load, %d", ballots, got, control)
	if got > 2*calm {
		t.Errorf("%d ballots pass", got)
	}
	if control != ballots {
		t.Errorf("the control lets %d pass: the flood proves nothing", control)
	}
}

// A spy brings ballots until one more would raise what is demanded, and waits for somebody else's.
func TestTheWorkDemandedDoesNotTellASpyWhenABallotCame(t *testing.T) {
	polls := 3000
	if os.Getenv("ISOLOIR_LONG") != "" {
		polls = 60_000
	}
	told := func(chance func(g *gate, id poll.ID) int64) (times int) {
		g := newGate(1)
		for i := range polls {
			id := poll.ID{byte(i), byte(i >> 8)}
			brought := calm - 1 - chance(g, id)
			for range brought {
				g.count(id, gateStart)
			}
			before := g.demand(id, gateStart).Bits
			g.count(id, gateStart) // the victim's
			if g.demand(id, gateStart).Bits != before {
				times++
			}
		}
		return times
	}
	// The spy knows no chance, and brings 59; the control knows it, as if there were none.
	got := told(func(*gate, poll.ID) int64 { return 0 })
	control := told(func(g *gate, id poll.ID) int64 { return g.chance(id, gateStart.Unix()/60) })
	t.Logf("of %d victims' ballots a spy is told of %d; one who knows the chance, of %d", polls, got, control)
	if got > 2*polls/calm {
		t.Errorf("a spy is told of %d ballots in %d", got, polls)
	}
	if control != polls {
		t.Errorf("the control is told of %d ballots in %d: the attack proves nothing", control, polls)
	}
}

func TestAGateRemembersABoundedNumberOfPolls(t *testing.T) {
	g := newGate(1)
	var wait sync.WaitGroup
	for i := range 4 {
		wait.Go(func() {
			for j := range 3 * maxLoads {
				g.demand(poll.ID{byte(i), byte(j), byte(j >> 8)}, gateStart)
			}
		})
	}
	wait.Wait()
	if len(g.loads) > maxLoads {
		t.Errorf("%d polls are remembered", len(g.loads))
	}
}
