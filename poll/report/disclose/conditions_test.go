package disclose

import (
	"slices"
	"testing"

	"isoloir/poll"
	"isoloir/poll/results"
)

func need(source, ids string) poll.Condition {
	var list []string
	for _, o := range options(ids) {
		list = append(list, o.ID)
	}
	return poll.Condition{Source: source, Options: list}
}

// choosing makes so many people who choose what is named in the order of the poll's questions, – for nothing.
func choosing(d *poll.Definition, n int, choices ...string) (all []poll.Answers) {
	one := poll.Answers{ByID: map[string]poll.Answer{}}
	for i, q := range d.Questions() {
		if choices[i] != "–" {
			one.ByID[q.ID] = poll.Answer{Choice: choices[i]}
			if q.Type == poll.Choices {
				one.ByID[q.ID] = poll.Answer{Choices: []string{choices[i]}}
			}
		}
	}
	for range n {
		all = append(all, one)
	}
	return all
}

// finds demands that the attack puts a number between these two, and says whether it is too narrow.
func finds(t *testing.T, s Source, r *results.Results, what string, lo, hi int64, narrowed bool) {
	t.Helper()
	found := attacked(t, s, r)
	i := slices.IndexFunc(found, func(f Finding) bool { return f.What == what })
	if i < 0 || found[i].Lo != lo || found[i].Hi != hi || found[i].Narrowed != narrowed {
		t.Errorf("%s is not found to lie from %d to %d (narrowed: %t): %+v", what, lo, hi, narrowed, found)
	}
}

func TestAnAncestorsConditionRepeatedGivesNoCountAway(t *testing.T) {
	d := asking(
		poll.Question{ID: "hit", Type: poll.Choice, Required: true, Options: options("once never")},
		poll.Question{ID: "who", Type: poll.Choice, Required: true, Options: options("stranger partner friend boss"), ShowIf: []poll.Condition{need("hit", "once")}},
		poll.Question{ID: "told", Type: poll.Choice, Required: true, Options: options("one all"), ShowIf: []poll.Condition{need("hit", "once"), need("who", "partner friend")}},
	)
	s := counted(t, d, slices.Concat(choosing(d, 170, "never", "–", "–"), choosing(d, 150, "once", "stranger", "–"), choosing(d, 30, "once", "boss", "–"),
		choosing(d, 3, "once", "partner", "one"), choosing(d, 20, "once", "friend", "one"), choosing(d, 25, "once", "friend", "all")))
	r := released(t, s)
	if line(r.Questions[1].Values) != "stranger=150 partner=– friend=45 boss=–" || !r.Questions[2].Answered.Held() {
		t.Errorf("%s; %+v", line(r.Questions[1].Values), r.Questions[2])
	}
	r.Questions[2].Answered = results.Shown(48) // told all the same, it is found out
	finds(t, s, r, "who=partner", 3, 3, true)
}

func TestTwoConditionsTogetherDoNotTellWhoFitsOneOnly(t *testing.T) {
	d := asking(
		poll.Question{ID: "smokes", Type: poll.Choice, Required: true, Options: options("daily never")},
		poll.Question{ID: "drinks", Type: poll.Choice, Required: true, Options: options("daily never")},
		poll.Question{ID: "ill", Type: poll.Choice, Required: true, Options: options("often seldom"), ShowIf: []poll.Condition{need("smokes", "daily"), need("drinks", "daily")}},
	)
	s := counted(t, d, slices.Concat(choosing(d, 30, "daily", "daily", "often"), choosing(d, 27, "daily", "daily", "seldom"),
		choosing(d, 3, "daily", "never", "–"), choosing(d, 50, "never", "daily", "–"), choosing(d, 60, "never", "never", "–")))
	r := released(t, s)
	if line(r.Questions[0].Values) != "daily=60 never=110" || line(r.Questions[1].Values) != "daily=107 never=63" || !r.Questions[2].Answered.Held() {
		t.Errorf("%s; %s; %+v", line(r.Questions[0].Values), line(r.Questions[1].Values), r.Questions[2])
	}
	r.Questions[2].Answered = results.Shown(57)
	a, err := newModel(d, []*results.Results{r})
	if err != nil {
		t.Fatal(err)
	}
	if got := a.spans([]sum{a.blocks[[2]string{"smokes", "drinks"}].in([]int{0}, []int{1}, []int{0})}, 10); got[0].lo != 3 || got[0].hi != 3 {
		t.Errorf("it is not found that three smoke and do not drink: %+v", got)
	}
	if !Narrowed(attacked(t, s, r)) {
		t.Error("it is not found out")
	}
}

func TestWhoIsAskedForAPickTellsHowManyPickedIt(t *testing.T) {
	d := asking(
		poll.Question{ID: "uses", Type: poll.Choices, Required: true, Min: 1, Max: 2, Options: options("bus bike")},
		poll.Question{ID: "late", Type: poll.Choice, Required: true, Options: options("often seldom"), ShowIf: []poll.Condition{need("uses", "bus")}},
	)
	s := counted(t, d, slices.Concat(choosing(d, 50, "bus", "often"), choosing(d, 43, "bus", "seldom"), choosing(d, 7, "bike", "–")))
	r := released(t, s)
	if line(r.Questions[0].Values) != "bus=– bike=–" || !r.Questions[1].Answered.Held() {
		t.Errorf("%s; %+v", line(r.Questions[0].Values), r.Questions[1])
	}
	r.Questions[1].Answered = results.Shown(93)
	finds(t, s, r, "uses.bus=bus", 93, 93, true)
}

func TestThreeConditionsAreAddedUp(t *testing.T) {
	questions := []poll.Question{}
	var all []poll.Condition
	for _, id := range []string{"x", "y", "z"} {
		questions = append(questions, poll.Question{ID: id, Type: poll.Choice, Required: true, Options: options("in_ out")})
		all = append(all, need(id, "in_"))
	}
	d := asking(append(questions, poll.Question{ID: "q", Type: poll.Choice, Required: true, Options: options("a b"), ShowIf: all})...)
	s := counted(t, d, slices.Concat(choosing(d, 40, "in_", "in_", "in_", "a"), choosing(d, 30, "in_", "in_", "out", "–"), choosing(d, 30, "in_", "out", "in_", "–"),
		choosing(d, 2, "in_", "out", "out", "–"), choosing(d, 30, "out", "in_", "in_", "–"), choosing(d, 5, "out", "out", "out", "–")), "x,y", "x,z", "y,z")
	r := newDraft(s).r
	r.Questions[3].Values = []results.Value{{ID: "a"}, {ID: "b"}}
	for n := range 60 { // of 100 who fit y, 70 fit x and 70 fit z, so 40 fit all; if 45 did, nobody would fit none of them
		r.Questions[3].Answered = results.Shown(n)
		if _, err := newModel(d, []*results.Results{r}); (err == nil) != (40 <= n && n <= 45) {
			t.Errorf("%d who fit all three: %v", n, err)
		}
	}
}
