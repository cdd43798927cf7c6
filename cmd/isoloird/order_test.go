package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"isoloir/crypto/ballot"
)

// arrivalCorrelations looks where each ballot's key, its hash, its signature and its end lie in each file, first and last, and
// returns Spearman's correlation of these places with the order of arrival, as a z score. What does not lie in a file for every
// ballot says nothing.
func arrivalCorrelations(files []seizedFile, arrivals []*ballot.Ballot) map[string]float64 {
	z := map[string]float64{}
	for _, f := range files {
		name := f.name
		if strings.Contains(name, ".public.") { // named by poll, and a poll is new in every run
			name = "public archive"
		} else if strings.HasPrefix(name, "/archives/") {
			name = "archive"
		}
		for what, part := range map[string]func(*ballot.Ballot) []byte{
			"key":       func(b *ballot.Ballot) []byte { return b.Key },
			"hash":      func(b *ballot.Ballot) []byte { h := ballot.KeyHash(b.Key); return h[:] },
			"signature": func(b *ballot.Ballot) []byte { return b.Signature },
			"end":       func(b *ballot.Ballot) []byte { return b.File[len(b.File)-32:] },
		} {
			first, last := make([]int, len(arrivals)), make([]int, len(arrivals))
			for i, b := range arrivals {
				first[i], last[i] = ends(f.data, part(b))
			}
			if !slices.Contains(first, -1) {
				z[name+", first "+what] = rankZ(first)
				z[name+", last "+what] = rankZ(last)
			}
		}
	}
	return z
}

// ends says where part lies in data first and last, or -1. (bytes.LastIndex is much slower than bytes.Index.)
func ends(data, part []byte) (first, last int) {
	first = bytes.Index(data, part)
	last = first
	for next := first; next >= 0; {
		if next = bytes.Index(data[last+1:], part); next >= 0 {
			last += 1 + next
		}
	}
	return first, last
}

// rankZ is the rank correlation of distinct places with their indexes, in its standard deviations by chance, 1/√(n-1).
func rankZ(places []int) float64 {
	n := float64(len(places))
	sorted := slices.Sorted(slices.Values(places))
	var squares float64
	for i, p := range places {
		rank, _ := slices.BinarySearch(sorted, p)
		squares += float64((rank - i) * (rank - i))
	}
	return (1 - 6*squares/(n*(n*n-1))) * math.Sqrt(n-1)
}

func TestAThiefCannotTellTheOrderOfArrivalOnceAPollIsClosed(t *testing.T) {
	runs, n := 2, 50
	if os.Getenv(long) != "" {
		runs, n = 10, 200
	}
	open, closed := map[string]float64{}, map[string]float64{}
	for range runs {
		w := newTown(t, newVictim(t, "isoloird"))
		w.visit(0, n)
		arrivals := w.standing()
		w.v.kill()
		for belief, z := range arrivalCorrelations(seize(t, w.v.dir), arrivals) {
			open[belief] += z
		}
		w.v.start()
		w.close()
		w.v.restart()
		w.waitUntilSealed()
		w.v.kill()
		for belief, z := range arrivalCorrelations(seize(t, w.v.dir), arrivals) {
			closed[belief] += z
		}
	}
	const limit = 5
	strongest := func(sums map[string]float64) (z float64, how string) {
		for belief, sum := range sums {
			if sum = math.Abs(sum) / math.Sqrt(float64(runs)); sum > z {
				z, how = sum, belief
			}
		}
		return z, how
	}
	z, how := strongest(closed)
	t.Logf("closed: %.1f standard deviations over %d runs, of %d beliefs (%s)", z, runs, len(closed), how)
	if z > limit || len(closed) < 10 {
		t.Errorf("the order is found by %s", how)
	}
	z, how = strongest(open)
	t.Logf("control, killed before it ever forgot: %.1f (%s)", z, how)
	if z <= limit {
		t.Error("not even the order of arrivals that were not forgotten is found: the search proves nothing")
	}
}

// standing lists the ballots that stand, in the order in which their keys came first.
func (w *town) standing() (arrivals []*ballot.Ballot) {
	at := map[uint64]int{}
	for _, b := range w.sent {
		key := binary.BigEndian.Uint64(b.Key)
		if i, again := at[key]; again {
			arrivals[i] = b
			continue
		}
		at[key] = len(arrivals)
		arrivals = append(arrivals, b)
	}
	return slices.DeleteFunc(arrivals, func(b *ballot.Ballot) bool { return w.withdrew[fmt.Sprintf("%x", b.Key)] })
}
