package tally

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isoloir/poll"
)

const ln3 = 10_986 // in ten-thousandths

// repeated has one answer so many times.
func repeated(n int, a poll.Answer) []poll.Answers {
	all := make([]poll.Answer, n)
	for i := range all {
		all[i] = a
	}
	return of(all...)
}

func TestASensitiveChoiceIsEstimated(t *testing.T) {
	q := poll.Question{ID: "q", Type: poll.Choice, Options: options("a", "b", "c"), Epsilon: ln3}
	all := append(repeated(300, poll.Answer{Choice: "a"}), repeated(500, poll.Answer{Choice: "b"})...)
	all = append(all, make([]poll.Answers, 200)...) // blank, which is the fourth answer
	f := All(definition(q), Options{AsIfRandom: true}, all).Questions[0]
	if f.Asked != 1000 || f.Answered != 1000 || f.Blank != 0 || f.Options != nil {
		t.Errorf("%+v", f)
	}
	r := f.Randomized
	want := []Report{{ID: "a", Reported: 300, Estimate: 400, Error: 43.5}, {ID: "b", Reported: 500, Estimate: 1000, Error: 47.4}, {ID: "c", Estimate: -500, Error: 35.4}, {Reported: 200, Estimate: 100, Error: 37.9}}
	if len(r.Reports) != len(want) || r.Epsilon != "1.0986" {
		t.Fatalf("%+v", r)
	}
	sum := 0.0
	for i, w := range want {
		got := r.Reports[i]
		sum += got.Estimate
		if got.ID != w.ID || got.Reported != w.Reported || math.Abs(got.Estimate-w.Estimate) > 0.05 || math.Abs(got.Error-w.Error) > 0.05 || got.Low >= got.High {
			t.Errorf("%+v, want %+v", got, w)
		}
	}
	if math.Abs(sum-1000) > 1e-6 || math.Abs(r.Shift-3) > 0.001 || math.Abs(r.Keep-0.5) > 1e-4 || math.Abs(r.Lie-1.0/6) > 1e-4 {
		t.Errorf("sum %v, %+v", sum, r)
	}
}

func TestSensitiveChoicesAreEstimatedOptionByOption(t *testing.T) {
	hidden := poll.Question{ID: "first", Type: poll.Choice, Options: options("x", "y")}
	q := poll.Question{ID: "q", Type: poll.Choices, Options: options("a", "b", "c", "d"), Max: 1, Epsilon: ln3, ShowIf: []poll.Condition{{Source: "first", Options: []string{"x"}}}}
	var all []poll.Answers
	for i := range 1100 {
		a := poll.Answers{ByID: map[string]poll.Answer{"first": {Choice: "x"}}}
		switch {
		case i < 400:
			a.ByID["q"] = poll.Answer{Choices: []string{"a", "b"}} // more than could be picked: coins know no limits
		case i >= 1000:
			a.ByID["first"] = poll.Answer{Choice: "y"}
		}
		all = append(all, a)
	}
	f := All(definition(hidden, q), Options{}, all).Questions[1]
	if f.NotAsked != 100 || f.Asked != 1000 || len(f.Randomized.Reports) != 4 || f.Results != nil {
		t.Errorf("%+v", f)
	}
	if got := f.Randomized.Reports[0]; got.Reported != 400 || math.Abs(got.Estimate-600) > 0.05 {
		t.Errorf("%+v", got)
	}
}

func TestNobodyFiltersOrCrossesByWhatCoinsReported(t *testing.T) {
	d := definition(poll.Question{ID: "plain", Type: poll.Choice, Options: options("x", "y")}, poll.Question{ID: "q", Type: poll.Choice, Options: options("a", "b"), Epsilon: ln3})
	for _, text := range []string{"q=a", "q:answered", "q!=b"} {
		if _, err := ParseWhere(d, text); err == nil || !strings.Contains(err.Error(), "randomized") {
			t.Errorf("%s: %v", text, err)
		}
	}
	for _, text := range []string{"q,plain", "plain,q"} {
		if _, err := ParseCross(d, text, nil); err == nil || !strings.Contains(err.Error(), "randomized") {
			t.Errorf("%s: %v", text, err)
		}
	}
	w, err := ParseWhere(d, "plain=x")
	if err != nil {
		t.Fatal(err)
	}
	all := []poll.Answers{{ByID: map[string]poll.Answer{"plain": {Choice: "x"}, "q": {Choice: "a"}}}, {ByID: map[string]poll.Answer{"plain": {Choice: "y"}}}}
	if f := All(d, Options{Where: []Where{w}}, all).Questions[1]; f.Answered != 1 || f.Randomized.Reports[0].Reported != 1 {
		t.Errorf("a group: %+v", f)
	}
}

func TestEstimatesAreWhatThePublishedSchemaSays(t *testing.T) {
	_, schema := published(t)
	rapid.Check(t, func(t *rapid.T) {
		d := definition(poll.Question{ID: "choice", Type: poll.Choice, Options: options("a", "b", "c"), Epsilon: rapid.Int64Range(100, 100_000).Draw(t, "epsilon")},
			poll.Question{ID: "choices", Type: poll.Choices, Options: options("a", "b", "c"), Max: 2, Epsilon: 20_000})
		f := All(d, Options{}, rapid.SliceOfN(rapid.Custom(drawAnswers), 0, 20).Draw(t, "answers"))
		f.Box = &Box{Ballots: f.Ballots, Opened: f.Ballots, Spoiled: map[string]int{}}
		judge(t, schema, f)
	})
}
