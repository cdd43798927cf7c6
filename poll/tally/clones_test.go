package tally

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"isoloir/poll"
)

// cloned puts two or three options in the place of one, in every ranking beside each other, in any order. An option keeps its index;
// the clones have further ones.
func cloned(t *rapid.T, e election, of int) (clones election, original func(option string) string) {
	clones = election{q: e.q}
	clones.q.Options = slices.Clone(e.q.Options)
	family := []int{of}
	for _, id := range []string{"x", "y"}[:rapid.IntRange(1, 2).Draw(t, "clones")] {
		family = append(family, len(clones.q.Options))
		clones.q.Options = append(clones.q.Options, poll.Option{ID: id})
	}
	if e.q.TieBreak != nil { // in it too they stand beside each other
		at := slices.Index(e.q.TieBreak, e.q.Options[of].ID)
		clones.q.TieBreak = slices.Insert(slices.Clone(e.q.TieBreak), at+1, idsAt(&clones.q, family[1:])...)
	}
	for _, r := range e.rankings {
		if at := slices.Index(r, of); at >= 0 {
			r = slices.Replace(slices.Clone(r), at, at+1, rapid.Permutation(family).Draw(t, "family")...)
		}
		clones.rankings = append(clones.rankings, r)
	}
	return clones, func(option string) string {
		if option == "x" || option == "y" {
			return e.q.Options[of].ID
		}
		return option
	}
}

// winners are who is first, each clone counting as its original.
func winners(r Result, original func(string) string) []string {
	var first []string
	for _, option := range r.Order[0] {
		first = append(first, original(option))
	}
	slices.Sort(first)
	return slices.Compact(first)
}

// The controls are methods that clones do change: Borda, and first preferences.
func TestClonesDoNotChangeWhoWinsBySchulzeByRankedPairsOrByRunoff(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawElection(t, 4)
		clones, original := cloned(t, e, rapid.IntRange(0, len(e.q.Options)-1).Draw(t, "cloned"))
		_, before := e.count()
		_, after := clones.count()
		for method, r := range before {
			proof := method == poll.Schulze || method == poll.RankedPairs || method == poll.InstantRunoff && e.q.TieBreak == nil
			if want, got := winners(r, original), winners(after[method], original); proof && !slices.Equal(want, got) {
				t.Errorf("%s: %v wins, and with clones %v\n%v\n%v", method, want, got, e, clones)
			}
		}
	})
	before, after := ranked(options("a", "b"), nil, ballots(t, "4 ab", "3 ba")), ranked(options("a", "b", "x"), nil, ballots(t, "2 axb", "2 xab", "3 bax"))
	if order(before[poll.FirstPreferences]) != "a b" || order(after[poll.FirstPreferences]) != "b a=x" {
		t.Errorf("the control: %s, with clones %s", order(before[poll.FirstPreferences]), order(after[poll.FirstPreferences]))
	}
	before, after = ranked(options("a", "b"), nil, ballots(t, "3 ab", "2 ba")), ranked(options("a", "b", "x"), nil, ballots(t, "3 abx", "2 bxa"))
	if order(before[poll.Borda]) != "a b" || order(after[poll.Borda]) != "b a x" {
		t.Errorf("the control: %s, with clones %s", order(before[poll.Borda]), order(after[poll.Borda]))
	}
}
