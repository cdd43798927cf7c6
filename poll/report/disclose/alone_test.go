package disclose

import (
	"errors"
	"slices"
	"testing"

	"isoloir/poll"
	"isoloir/poll/results"
)

// ranks makes so many of each sex who rank three options so.
func ranks(f, m int, order ...string) (all []poll.Answers) {
	for i := range f + m {
		a := poll.Answers{ByID: map[string]poll.Answer{"sex": {Choice: "f"}, "vote": {Choices: order}}}
		if i >= f {
			a.ByID["sex"] = poll.Answer{Choice: "m"}
		}
		all = append(all, a)
	}
	return all
}

func TestPairsStandBesideNothingThatTellsWhoIsRankedFirst(t *testing.T) {
	d := asking(voteBy(poll.Schulze, 3)...)
	// Of the 54 who prefer a to b, 52 rank a first: two rank c before a before b.
	all := slices.Concat(ranks(26, 26, "a", "b", "c"), ranks(1, 1, "c", "a", "b"), ranks(20, 20, "b", "c", "a"), ranks(15, 15, "b", "a", "c"), ranks(15, 15, "c", "b", "a"))
	whole, crossed, women, first := counted(t, d, all), counted(t, d, all, "vote,sex"), counted(t, d, all, "sex=f"), counted(t, d, all, "vote=a")
	if r := released(t, crossed); r.Questions[1].Pairs == nil || r.CrossTables != nil {
		t.Errorf("a cross-table beside pairs: %s", r.Encode())
	}
	told := released(t, whole)
	if told.Questions[1].Pairs == nil {
		t.Fatal("alone, the pairs can be told")
	}
	if r := released(t, crossed, told); r.CrossTables != nil {
		t.Errorf("a cross-table beside pairs that were told: %s", r.Encode())
	}
	if _, _, err := Release(first, []*results.Results{told}); !errors.Is(err, ErrNotSafe) {
		t.Errorf("how many rank an option first, beside pairs that were told: %v", err)
	}
	for _, part := range []Source{women, first} {
		r := released(t, part)
		if tells(&r.Questions[1]) {
			t.Errorf("the pairs of some, beside whom others could be told: %s", r.Encode())
		}
		again := released(t, whole, r)
		if part.Figures == first.Figures && tells(&again.Questions[1]) || part.Figures == women.Figures && again.Questions[1].Pairs == nil {
			t.Errorf("%s", again.Encode())
		}
	}
}

func TestAFewOfWhomPairsOrRoundsTellAreNotToldOf(t *testing.T) {
	half := func(n int, order ...string) []poll.Answers { return ranks(n-n/2, n/2, order...) }
	for _, c := range []struct {
		name   string
		method poll.Method
		few    func(n int) []poll.Answers
		rest   []poll.Answers
	}{
		{"against the circle", poll.Schulze, func(n int) []poll.Answers { return half(n, "c", "b", "a") },
			slices.Concat(half(40, "a", "b", "c"), half(41, "b", "c", "a"), half(42, "c", "a", "b"))},
		{"against the circle, though others are for neither", poll.Schulze, func(n int) []poll.Answers { return half(n, "c", "b", "a") },
			slices.Concat(half(40, "a", "b", "c"), half(41, "b", "c", "a"), half(42, "c", "a", "b"), half(12, "c"))},
		{"for neither", poll.Borda, func(n int) []poll.Answers { return half(n, "c") },
			slices.Concat(half(40, "a", "b", "c"), half(41, "b", "c", "a"), half(42, "c", "a", "b"), half(40, "c", "b", "a"))},
		{"for none that is left", poll.InstantRunoff, func(n int) []poll.Answers { return half(n, "c") },
			slices.Concat(half(60, "a", "b", "c"), half(59, "b", "c", "a"), half(20, "c", "a", "b"), half(19, "c", "b", "a"))},
	} {
		d := asking(voteBy(c.method, 1)...)
		for n, want := range map[int]bool{3: false, 11: true} {
			f := released(t, counted(t, d, slices.Concat(c.rest, c.few(n)))).Questions[1]
			if got := f.Pairs != nil || f.Rounds != nil; got != want || len(f.Outcomes) != 1 {
				t.Errorf("%d %s: %+v", n, c.name, f)
			}
		}
	}
}

func TestAnOrderOfGradesThatStandsAloneIsNotSetAgainstLaterDocuments(t *testing.T) {
	d := asking(choice("sex", "f m"), poll.Question{ID: "plans", Type: poll.Grades, Options: options("x y"), Grades: options("good fair poor bad")})
	var all []poll.Answers
	graded := func(n int, x, y string) {
		for i := range n {
			all = append(all, poll.Answers{ByID: map[string]poll.Answer{"sex": {Choice: []string{"f", "m"}[i%2]}, "plans": {Cells: map[string]string{"x": x, "y": y}}}})
		}
	}
	graded(60, "good", "fair")
	graded(30, "good", "good")
	graded(12, "fair", "poor")
	graded(4, "bad", "bad")
	graded(12, "poor", "fair")
	first := released(t, counted(t, d, all))
	if !standsAlone(&first.Questions[1]) {
		t.Fatalf("%+v", first.Questions[1])
	}
	if r := released(t, counted(t, d, all, "plans.x,sex"), first); r.CrossTables != nil || string(r.Encode()) != string(first.Encode()) {
		t.Errorf("%s", r.Encode())
	}
	if r := released(t, counted(t, d, all, "sex=f"), first); !r.Questions[1].Answered.Held() {
		t.Errorf("%s", r.Encode())
	}
	if _, _, err := Release(counted(t, d, all, "plans.x=good"), []*results.Results{first}); !errors.Is(err, ErrNotSafe) {
		t.Errorf("%v", err)
	}
	// The other way round the order is what is not told.
	for _, asked := range []string{"plans.x,sex", "sex=f", "plans.x=good"} {
		if r := released(t, counted(t, d, all), released(t, counted(t, d, all, asked))); r.Questions[1].Outcomes != nil {
			t.Errorf("%s: %s", asked, r.Encode())
		}
	}
}

// The rounds of some beside those of all give the differences away, though none of the numbers in either is small: here two men had c first,
// and have b when that is out.
func TestTheRoundsOfSomeStandBesideNoOthers(t *testing.T) {
	d := asking(voteBy(poll.InstantRunoff, 3)...)
	all := slices.Concat(ranks(30, 30, "a", "b", "c"), ranks(30, 30, "b", "a", "c"), ranks(13, 15, "c", "a", "b"), ranks(15, 2, "c", "b", "a"))
	whole, women := counted(t, d, all), counted(t, d, all, "sex=f")
	told := released(t, whole)
	if told.Questions[1].Rounds == nil {
		t.Fatal("the rounds of all can be told")
	}
	for _, r := range []*results.Results{released(t, women, told), released(t, women)} {
		if r.Questions[1].Rounds != nil {
			t.Errorf("the rounds of the women: %s", r.Encode())
		}
	}
}
