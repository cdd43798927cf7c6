package disclose

import (
	"slices"
	"testing"

	"isoloir/poll"
	"isoloir/poll/results"
)

// vote asks for a run-off, and where people live.
func vote() *poll.Definition {
	return asking(
		poll.Question{ID: "district", Type: poll.Choice, Required: true, Options: options("north south")},
		poll.Question{ID: "sex", Type: poll.Choice, Required: true, Options: options("f m")},
		poll.Question{ID: "vote", Type: poll.Ranking, Required: true, Count: []poll.Method{poll.InstantRunoff}, Options: options("a b c")},
	)
}

func voting(n int, district string, order ...string) (all []poll.Answers) {
	for i := range n {
		all = append(all, poll.Answers{ByID: map[string]poll.Answer{
			"district": {Choice: district}, "sex": {Choice: []string{"f", "m"}[i%2]}, "vote": {Choices: order},
		}})
	}
	return all
}

func TestTheRoundsOfARunoffDoNotOutliveAFirstPreferenceThatIsHeldBack(t *testing.T) {
	d := vote()
	all := slices.Concat(voting(60, "north", "a", "b", "c"), voting(60, "north", "b", "a", "c"), voting(20, "north", "c", "a", "b"), voting(20, "north", "c", "b", "a"),
		voting(2, "south", "a", "b", "c"), voting(30, "south", "b", "a", "c"), voting(7, "south", "c", "a", "b"), voting(7, "south", "c", "b", "a"))
	part, whole := counted(t, d, all, "district=north", "vote,sex"), counted(t, d, all)
	alone := released(t, whole)
	if len(alone.Questions[2].Rounds) != 2 {
		t.Fatalf("alone, the rounds can be told: %+v", alone.Questions[2])
	}
	first := released(t, part)
	if line(first.CrossTables[0].Rows.Totals) != "a=60 b=60 c=40" {
		t.Fatal(line(first.CrossTables[0].Rows.Totals))
	}
	second := released(t, whole, first)
	if f := second.Questions[2]; f.Rounds != nil || f.Values != nil || f.Outcomes != nil {
		t.Errorf("%+v", f)
	}
	if found := attacked(t, whole, first, second); Narrowed(found) {
		t.Errorf("%+v", found)
	}
	// With the rounds left in, two in the south are found who are for a.
	second.Questions[2].Rounds = alone.Questions[2].Rounds
	found := attacked(t, whole, first, second)
	if !slices.ContainsFunc(found, func(f Finding) bool {
		return f.What == "vote=a (part of the ballots)" && f.Lo == 2 && f.Hi == 2 && f.Narrowed
	}) {
		t.Errorf("%+v", found)
	}
}

func TestWhoIsLastInARunoffHasNoMoreFirstPreferencesThanAnother(t *testing.T) {
	d := vote()
	all := slices.Concat(voting(50, "north", "a", "b", "c"), voting(40, "north", "b", "a", "c"), voting(2, "north", "c", "a", "b"))
	s := counted(t, d, all)
	r := newDraft(s).r
	f := &r.Questions[2]
	f.Rounds, f.Pairs = nil, nil
	f.Values = []results.Value{f.Values[0], {ID: "b"}, {ID: "c"}} // 42 of both
	finds(t, s, r, "vote=b", 21, 42, false)
	f.Outcomes = nil
	m, err := newModel(d, []*results.Results{r})
	if err != nil {
		t.Fatal(err)
	}
	if got := m.spans([]sum{m.parts["vote"].in(1, []int{0})}, 100)[0]; got.lo != 0 || got.hi != 42 {
		t.Errorf("without the order: %+v", got)
	}
}
