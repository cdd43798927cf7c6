package tally

import (
	"reflect"
	"strconv"
	"strings"
	"testing"

	"isoloir/poll"
)

// The ballots of the 2020 election of Debian's project leader, from its tally sheet (https://www.debian.org/vote/2020/vote_001): how
// many gave this ranking to Jonathan Carter, Sruthi Chandran, Brian Gupta and none of the above; a dash is no rank.
const debian2020 = `
	5:---1 1:--1- 2:--12 1:-1-- 2:-1-2 1:-213 1:-214 8:1--- 8:1--2 1:1--4 1:1-1- 3:1-2- 1:111- 1:1111 1:1112 5:1123 3:1132 1:1134 1:1143 5:12-- 3:12-3
	7:122- 9:1223 3:1224 10:123- 2:1233 37:1234 1:1242 36:1243 1:13-- 1:1312 16:132- 35:1324 9:1332 9:1342 10:1423 1:143- 9:1432 2:1442 1:2--1 1:2-13
	1:21-- 1:21-3 4:213- 12:2134 15:2143 1:2221 6:231- 1:2313 6:2314 3:2331 1:2341 3:2413 2:2431 1:3-1- 1:3-14 1:312- 2:3124 2:3132 1:3134 5:3142 3:321-
	2:3214 1:3312 1:341- 1:3412 2:3421 1:3441 1:4231 1:4313 1:4321 1:4444`

// Debian lets options share a rank, which a ranking of ours does not. So these ballots are compared pair by pair here, and it is
// what the methods make of the pairs that is held against the published result.
func TestTheDebianElectionOf2020ComesOutAsPublished(t *testing.T) {
	q := &poll.Question{Type: poll.Ranking, Options: options("carter", "chandran", "gupta", "none"), Count: []poll.Method{poll.Schulze}}
	prefer, ballots := square(4), 0
	for _, line := range strings.Fields(debian2020) {
		times, ranks, _ := strings.Cut(line, ":")
		n, err := strconv.Atoi(times)
		if err != nil {
			t.Fatal(err)
		}
		ballots += n
		for i := range ranks {
			for j := range ranks {
				if ranks[i] != '-' && (ranks[j] == '-' || ranks[i] < ranks[j]) {
					prefer[i][j] += n
				}
			}
		}
	}
	if ballots != 339 {
		t.Fatalf("%d ballots", ballots)
	}
	// The published majorities over none of the above, and Carter against Chandran.
	for _, c := range [][4]int{{0, 3, 301, 34}, {1, 3, 244, 76}, {2, 3, 194, 125}, {0, 1, 258, 57}} {
		if prefer[c[0]][c[1]] != c[2] || prefer[c[1]][c[0]] != c[3] {
			t.Errorf("%d against %d: %d to %d, published %d to %d", c[0], c[1], prefer[c[0]][c[1]], prefer[c[1]][c[0]], c[2], c[3])
		}
	}
	if p := pairwise(q, prefer); p.Condorcet != "carter" {
		t.Errorf("the Condorcet winner is %q", p.Condorcet)
	}
	want := [][]string{{"carter"}, {"chandran"}, {"gupta"}, {"none"}}
	var schulze, pairs Result
	schulze.schulze(q, prefer)
	pairs.rankedPairs(q, prefer)
	if !reflect.DeepEqual(schulze.Order, want) || !reflect.DeepEqual(pairs.Order, want) {
		t.Errorf("Schulze: %v, ranked pairs: %v", schulze.Order, pairs.Order)
	}
}

// Schulze 2011, example 1: 45 voters, five candidates, and the strengths of the strongest paths.
func TestTheFirstExampleOfSchulzesPaperComesOutAsPrinted(t *testing.T) {
	all := ballots(t, "5 acbed", "5 adecb", "8 bedac", "3 cabed", "7 caebd", "2 cbade", "7 dceba", "8 ebadc")
	r := ranked(options("a", "b", "c", "d", "e"), nil, all)[poll.Schulze]
	if order(r) != "e a c b d" {
		t.Errorf("the order is %s", order(r))
	}
	want := [][]int{{0, 28, 28, 30, 24}, {25, 0, 28, 33, 24}, {25, 29, 0, 29, 24}, {25, 28, 28, 0, 24}, {25, 28, 28, 31, 0}}
	if !reflect.DeepEqual(r.Beatpaths, want) {
		t.Errorf("the strongest paths are %v", r.Beatpaths)
	}
}

// The textbook choice of a capital of Tennessee among Memphis, Nashville, Chattanooga and Knoxville, in percent of voters
// (https://en.wikipedia.org/wiki/Instant-runoff_voting, https://en.wikipedia.org/wiki/Borda_count).
func TestTheCapitalOfTennesseeIsChosenDifferentlyByEachMethodAsInTheTextbooks(t *testing.T) {
	r := ranked(options("m", "n", "c", "k"), nil, ballots(t, "42 mnck", "26 nckm", "15 cknm", "17 kcnm"))
	for method, want := range map[poll.Method]string{
		poll.FirstPreferences: "m n k c", poll.InstantRunoff: "k m n c", poll.Schulze: "n c k m", poll.RankedPairs: "n c k m", poll.Borda: "n c m k",
	} {
		if got := order(r[method]); got != want {
			t.Errorf("%s: %s, want %s", method, got, want)
		}
	}
	for i, want := range []string{"126", "194", "173", "107"} {
		if got := r[poll.Borda].Scores[i].Score.RatString(); got != want {
			t.Errorf("Borda gives %s %s points, want %s", r[poll.Borda].Scores[i].ID, got, want)
		}
	}
	want := []Round{
		{Counts: []Votes{{"m", 42}, {"n", 26}, {"c", 15}, {"k", 17}}, Eliminated: []string{"c"}},
		{Counts: []Votes{{"m", 42}, {"n", 26}, {"k", 32}}, Eliminated: []string{"n"}},
		{Counts: []Votes{{"m", 42}, {"k", 58}}},
	}
	if got := r[poll.InstantRunoff].Runoff.Rounds; !reflect.DeepEqual(got, want) {
		t.Errorf("the rounds are %+v", got)
	}
}
