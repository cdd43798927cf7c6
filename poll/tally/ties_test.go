package tally

import (
	"reflect"
	"slices"
	"testing"

	"isoloir/poll"
)

func TestATieBreakPutsTheEarlierOptionFirstAndTheResultSaysSo(t *testing.T) {
	for method, r := range ranked(options("a", "b", "c"), []string{"c", "a", "b"}, nil) {
		if order(r) != "c a b" {
			t.Errorf("%s: %s", method, order(r))
		}
		if said := r.Broken != nil || r.Runoff != nil && r.Runoff.Rounds[0].Broken != nil; !said {
			t.Errorf("%s does not say that a tie was broken: %+v", method, r)
		}
	}
	for method, r := range ranked(options("a", "b", "c"), nil, nil) {
		if order(r) != "a=b=c" || r.Broken != nil {
			t.Errorf("without a tie break, %s: %s, %v", method, order(r), r.Broken)
		}
	}
}

func TestOfTwoMajoritiesWithAsManyVotesThatWithFewerAgainstItIsLockedFirst(t *testing.T) {
	q := poll.Question{Type: poll.Ranking, Options: options("a", "b", "c")}
	prefer := [][]int{{0, 5, 1}, {3, 0, 5}, {5, 2, 0}} // a before b 5 to 3, b before c 5 to 2, c before a 5 to 1
	var r Result
	r.rankedPairs(&q, prefer)
	if order(r) != "b c a" || r.Locked[2] != (Locked{Winner: "a", Loser: "b", For: 5, Against: 3}) {
		t.Errorf("%s, %+v", order(r), r.Locked)
	}
	// The control: with equally many against them no order is made up, or else tie_break makes it.
	even := [][]int{{0, 5, 2}, {2, 0, 5}, {5, 2, 0}}
	r = Result{}
	r.rankedPairs(&q, even)
	if order(r) != "a=b=c" || !r.Locked[0].Tied || !r.Locked[1].Tied || !r.Locked[2].Tied {
		t.Errorf("%s, %+v", order(r), r.Locked)
	}
	q.TieBreak = []string{"c", "a", "b"} // locks c before a, then a before b
	r = Result{}
	r.rankedPairs(&q, even)
	if order(r) != "c a b" || r.Locked[2].Locked || r.Locked[2].Tied {
		t.Errorf("%s, %+v", order(r), r.Locked)
	}
}

func TestATieForEliminationIsBrokenByTheDefinitionOrStays(t *testing.T) {
	all := ballots(t, "2 a", "1 b", "1 cb")
	want := []Round{
		{Counts: []Votes{{"a", 2}, {"b", 1}, {"c", 1}}, Eliminated: []string{"c"}, Broken: []string{"b", "c"}},
		{Counts: []Votes{{"a", 2}, {"b", 2}}, Eliminated: []string{"a"}, Broken: []string{"a", "b"}},
		{Counts: []Votes{{"b", 2}}, Exhausted: 2},
	}
	broken := ranked(options("a", "b", "c"), []string{"b", "c", "a"}, all)[poll.InstantRunoff]
	if !reflect.DeepEqual(broken.Runoff.Rounds, want) || order(broken) != "b a c" {
		t.Errorf("%s: %+v", order(broken), broken.Runoff.Rounds)
	}
	// Without b, a has more than c: c cannot win, but a can, and b against a is a tie.
	stays := ranked(options("a", "b", "c"), nil, all)[poll.InstantRunoff]
	if order(stays) != "a=b c" || !slices.Equal(stays.Runoff.Undecided, []string{"b", "c"}) || len(stays.Runoff.Rounds) != 1 {
		t.Errorf("%s: %+v", order(stays), stays.Runoff)
	}
	hopeless := ranked(options("a", "b", "c", "d"), nil, ballots(t, "4 a", "5 b", "1 ca", "1 da"))[poll.InstantRunoff]
	if !slices.Equal(hopeless.Runoff.Rounds[0].Eliminated, []string{"c", "d"}) || order(hopeless) != "a b c=d" {
		t.Errorf("%s: %+v", order(hopeless), hopeless.Runoff)
	}
}
