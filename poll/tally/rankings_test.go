package tally

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isoloir/poll"
)

func TestTheMethodsOfRankingsAgreeWithTheirPlainestForms(t *testing.T) {
	ties := 0
	rapid.Check(t, func(t *rapid.T) {
		e := drawElection(t, 5)
		n := len(e.q.Options)
		f, results := e.count()
		prefer := f.Pairwise.Prefer
		if want := idsAt(&e.q, bruteSmith(prefer)); !slices.Equal(f.Pairwise.Smith, want) {
			t.Errorf("Smith set %v, want %v of %v", f.Pairwise.Smith, want, prefer)
		}
		for i := range n {
			for j := range n {
				if want := bruteStrength(prefer, i, j, make([]bool, n)); i != j && results[poll.Schulze].Beatpaths[i][j] != want {
					t.Errorf("the path from %d to %d has strength %d, want %d", i, j, results[poll.Schulze].Beatpaths[i][j], want)
				}
			}
		}
		for i, want := range bruteBorda(n, e.rankings, e.q.Omitted()) {
			if got := results[poll.Borda].Scores[i].Score; got.Cmp(want) != 0 {
				t.Errorf("Borda gives %d %s, want %s", i, got, want)
			}
		}
		runoff := results[poll.InstantRunoff]
		winners := bruteWinners(e.rankings, allOptions(n))
		if e.q.TieBreak == nil {
			if got := slices.Sorted(slices.Values(runoff.Order[0])); !slices.Equal(got, idsAt(&e.q, slices.Sorted(maps.Keys(winners)))) {
				t.Errorf("%v can win the run-off, want %v: %v", got, winners, e.rankings)
			}
			if len(winners) > 1 {
				ties++
			}
		} else if !winners[slices.Index(allOptions(n), int(runoff.Order[0][0][0]-'a'))] {
			t.Errorf("%v won the run-off, and cannot", runoff.Order[0])
		}
		checkRankedPairs(t, e, prefer, results[poll.RankedPairs])
	})
	if ties < 5 {
		t.Errorf("only %d run-offs were tied: the random rankings prove nothing", ties)
	}
}

// checkRankedPairs locks majorities in the plainest way: where tie_break makes an order of them, or where no two are equally strong,
// there is one order to lock them in.
func checkRankedPairs(t *rapid.T, e election, prefer [][]int, r Result) {
	all := majorities(prefer)
	rank := map[int]int{}
	for i, o := range e.q.Options {
		rank[i] = slices.Index(e.q.TieBreak, o.ID)
	}
	equal := false
	// In what order those of one winner come must not matter: here it is another one.
	slices.SortFunc(all, func(a, b majority) int {
		for _, by := range [][2]int{{b.votes, a.votes}, {a.against, b.against}, {rank[a.winner], rank[b.winner]}, {rank[b.loser], rank[a.loser]}} {
			if by[0] != by[1] {
				return by[0] - by[1]
			}
		}
		equal = true
		return 0
	})
	if equal {
		return
	}
	leads := bruteRankedPairs(len(prefer), all)
	var want Result
	want.settle(&e.q, layered(len(prefer), func(a, b int) bool { return leads[a][b] }))
	if !reflect.DeepEqual(r.Order, want.Order) {
		t.Errorf("ranked pairs: %v, want %v", r.Order, want.Order)
	}
	for _, l := range r.Locked {
		if l.Tied {
			t.Errorf("%+v is said to be tied", l)
		}
	}
}

func TestTheOrderOfBallotsAndTheNamesOfOptionsChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawElection(t, 5)
		_, results := e.count()
		other := election{q: e.q}
		other.q.Options = rapid.Permutation(e.q.Options).Draw(t, "options")
		for _, r := range rapid.Permutation(e.rankings).Draw(t, "mixed") {
			var moved []int
			for _, option := range r {
				moved = append(moved, slices.IndexFunc(other.q.Options, func(o poll.Option) bool { return o.ID == e.q.Options[option].ID }))
			}
			other.rankings = append(other.rankings, moved)
		}
		_, again := other.count()
		for method, r := range results {
			if a, b := sets(r.Order), sets(again[method].Order); !reflect.DeepEqual(a, b) {
				t.Errorf("%s: %v became %v", method, a, b)
			}
		}
	})
}

// sets sorts what is tied, which stands in the definition's order.
func sets(order [][]string) (sorted [][]string) {
	for _, p := range order {
		sorted = append(sorted, slices.Sorted(slices.Values(p)))
	}
	return sorted
}

func TestEveryOptionStandsInEveryOrderOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawElection(t, 6)
		_, results := e.count()
		for method, r := range results {
			var all []string
			for _, p := range r.Order {
				all = append(all, p...)
				if len(p) == 0 || len(p) > 1 && e.q.TieBreak != nil {
					t.Errorf("%s has a place of %v, and the tie break %v", method, p, e.q.TieBreak)
				}
			}
			slices.Sort(all)
			if strings.Join(all, "") != letters[:len(e.q.Options)] {
				t.Errorf("%s orders %v", method, all)
			}
		}
	})
}

func TestACondorcetWinnerWinsBySchulzeAndByRankedPairs(t *testing.T) {
	winners := 0
	rapid.Check(t, func(t *rapid.T) {
		f, results := drawElection(t, 5).count()
		if f.Pairwise.Condorcet == "" {
			return
		}
		winners++
		for _, method := range []poll.Method{poll.Schulze, poll.RankedPairs} {
			if first := results[method].Order[0]; len(first) != 1 || first[0] != f.Pairwise.Condorcet {
				t.Errorf("%s: %v won, not %s", method, first, f.Pairwise.Condorcet)
			}
		}
	})
	if winners < 20 {
		t.Errorf("only %d elections had one", winners)
	}
}

// Where options left out abstain, a ranking of one option alone compares it with nothing, and no method of pairs can promise it.
// Borda does not promise it at all, and is the control.
func TestWhatMoreThanHalfRankFirstWinsWhereTheMethodPromisesIt(t *testing.T) {
	majorities := 0
	rapid.Check(t, func(t *rapid.T) {
		e := drawElection(t, 4)
		e.q.Unranked = poll.OmittedLast
		first := rapid.IntRange(0, len(e.q.Options)-1).Draw(t, "first")
		for i := range e.rankings[:len(e.rankings)/2] { // with the one more below, more than half
			rest := slices.DeleteFunc(slices.Clone(e.rankings[i]), func(option int) bool { return option == first })
			e.rankings[i] = append([]int{first}, rest...)
		}
		e.rankings = append(e.rankings, []int{first})
		f, results := e.count()
		if 2*f.Ranks[first].First <= f.Answered {
			return
		}
		majorities++
		want := []string{e.q.Options[first].ID}
		for _, method := range []poll.Method{poll.Schulze, poll.RankedPairs, poll.InstantRunoff, poll.FirstPreferences} {
			if got := results[method].Order[0]; !slices.Equal(got, want) {
				t.Errorf("%s: %v won, not %v", method, got, want)
			}
		}
	})
	if majorities < 20 {
		t.Errorf("only %d elections had a majority", majorities)
	}
	r := ranked(options("a", "b", "c"), nil, ballots(t, "3 abc", "2 bca"))
	if order(r[poll.Borda]) != "b a c" || order(r[poll.Schulze]) != "a b c" {
		t.Errorf("the control: %s by Borda, %s by Schulze", order(r[poll.Borda]), order(r[poll.Schulze]))
	}
}

func TestTheRoundsOfARunoffSumUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawElection(t, 6)
		_, results := e.count()
		rounds := results[poll.InstantRunoff].Runoff.Rounds
		left := len(e.q.Options)
		for i, round := range rounds {
			sum := round.Exhausted
			for _, v := range round.Counts {
				sum += v.Votes
			}
			last := i == len(rounds)-1
			if sum != len(e.rankings) || len(round.Counts) != left || last != (len(round.Eliminated) == 0) {
				t.Errorf("round %d of %d: %+v, %d ballots", i, len(rounds), round, len(e.rankings))
			}
			left -= len(round.Eliminated)
		}
	})
}
