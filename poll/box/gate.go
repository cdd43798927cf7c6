package box

import (
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"math/bits"
	"sync"
	"time"

	"isoloir/crypto/work"
	"isoloir/poll"
)

// How the work that a ballot of an open poll must bring grows with what arrives, poll by poll.
const (
	challengeAge = 10 * time.Minute // a challenge is shown for so long, and taken for as long again
	loadAge      = time.Minute      // what came in it decides what is demanded, in it and in the next
	calm         = 60               // ballots a minute that demand no more than the least; each doubling demands one bit more
	steepest     = 8                // bits above the least
	spareBits    = 1                // bits that may be wanting
	maxLoads     = 1 << 12          // polls whose load is remembered at once
)

// Work is what a ballot must bring: a proof of so many bits for the challenge.
type Work struct {
	Challenge work.Challenge
	Bits      int
}

// A gate says how much work is demanded, and judges it. It remembers numbers of ballots, in memory and for two minutes; all respondents of a
// poll get the same challenge, for one of their own would mark them.
//
// What it demands is for everybody to see, and must not tell when a ballot came. So nothing counts but ballots that were taken, each once,
// and the numbers at which more is demanded are moved by a chance of each minute's own: whoever brings 59 ballots does not see the 60th.
type gate struct {
	least int      // bits; 0 demands nothing
	key   [32]byte // of this process: no challenge outlives it

	mu    sync.Mutex
	loads map[poll.ID]*load
}

// A load is what came in one minute, and what is demanded in it.
type load struct {
	minute int64
	came   int64
	level  int // bits above the least
}

func newGate(least int) *gate {
	g := &gate{least: least, loads: map[poll.ID]*load{}}
	rand.Read(g.key[:]) // never fails, see crypto/rand
	return g
}

// demand returns what a ballot that is begun now must bring, and nil if nothing is demanded.
func (g *gate) demand(id poll.ID, now time.Time) *Work {
	if g.least == 0 {
		return nil
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	l := g.turn(id, now)
	return &Work{Challenge: g.challenge(id, period(now)), Bits: g.least + l.level}
}

// passes says whether proof is enough for a ballot with this key and seq.
func (g *gate) passes(id poll.ID, proof []byte, key ed25519.PublicKey, seq uint32, now time.Time) bool {
	if g.least == 0 {
		return true
	}
	if len(proof) != work.Size {
		return false
	}
	p := work.Proof(proof)
	if c := p.Challenge(); c != g.challenge(id, period(now)) && c != g.challenge(id, period(now)-1) {
		return false
	}
	done := p.Bits(key, seq)
	g.mu.Lock()
	defer g.mu.Unlock()
	l := g.turn(id, now)
	// Who was shown the level before this one, a moment ago, is not turned away. Whoever floods soon is: nothing else of the past counts.
	return done >= g.least+max(l.level-spareBits, 0)
}

// count counts a ballot that was taken.
func (g *gate) count(id poll.ID, now time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.turn(id, now).came++
}

// turn brings a poll's load up to this minute. The caller holds mu.
func (g *gate) turn(id poll.ID, now time.Time) *load {
	minute := now.Unix() / int64(loadAge/time.Second)
	l := g.loads[id]
	if l == nil {
		g.forget(minute)
		l = &load{minute: minute}
		g.loads[id] = l
	}
	switch passed := minute - l.minute; {
	case passed == 0:
	case passed == 1:
		*l = load{minute: minute, level: g.level(id, l)}
	default: // a quiet minute, or a clock that was set
		*l = load{minute: minute}
	}
	// A flood is not given the rest of its minute.
	l.level = max(l.level, g.level(id, l))
	return l
}

// level is how many bits above the least a load demands. A quiet minute demands none, whatever its chance.
func (g *gate) level(id poll.ID, l *load) int {
	return level(l.came + g.chance(id, l.minute))
}

// chance is drawn anew for each poll and minute: 0 to calm-1 ballots that nobody brought.
func (g *gate) chance(id poll.ID, minute int64) int64 {
	return int64(binary.BigEndian.Uint64(g.mac("isoloir/work-chance/v1\n", id, minute)) % calm) //nolint:gosec // below calm
}

// forget makes room for one more load: those of past minutes go, and all if that is not enough. What is lost is the rise, not the gate.
func (g *gate) forget(minute int64) {
	if len(g.loads) < maxLoads {
		return
	}
	maps.DeleteFunc(g.loads, func(_ poll.ID, l *load) bool { return l.minute < minute-1 })
	if len(g.loads) >= maxLoads {
		clear(g.loads)
	}
}

// level is how many bits above the least so many ballots a minute demand.
func level(came int64) int {
	return min(bits.Len64(uint64(came/calm)), steepest) //nolint:gosec // not negative
}

func period(now time.Time) int64 { return now.Unix() / int64(challengeAge/time.Second) }

func (g *gate) challenge(id poll.ID, period int64) work.Challenge {
	return work.Challenge(g.mac("isoloir/work-challenge/v1\n", id, period))
}

func (g *gate) mac(what string, id poll.ID, at int64) []byte {
	mac := hmac.New(sha256.New, g.key[:])
	mac.Write([]byte(what))
	mac.Write(id[:])
	mac.Write(binary.BigEndian.AppendUint64(nil, uint64(at))) //nolint:gosec // whatever the clock says
	return mac.Sum(nil)
}
