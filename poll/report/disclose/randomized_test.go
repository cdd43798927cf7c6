package disclose

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"isoloir/poll"
	"isoloir/poll/results"
)

// reports are of so many of each option of a required choice.
func reports(of ...int) (all []poll.Answers) {
	for i, n := range of {
		all = append(all, said(n, "q", poll.Answer{Choice: string(rune('a' + i))})...)
	}
	return all
}

func TestEstimatesAreToldWhereCoinsOrPeopleHideEverybody(t *testing.T) {
	_, schema := publishedSchema(t)
	q := poll.Question{ID: "q", Type: poll.Choice, Options: options("a b c d"), Required: true}
	for _, c := range []struct {
		what    string
		epsilon int64
		answers []poll.Answers
		told    bool
	}{
		{"sixteen lies are expected in each count", 10_986, reports(90, 5, 4, 1), true},
		{"eleven people are too few to hide behind their coins", 10_986, reports(6, 5, 0, 0), false},
		{"coins that hardly ever lie hide nobody", 90_000, reports(90, 5, 4, 1), false},
		{"nor need they, where enough people reported everything", 90_000, reports(30, 30, 20, 20), true},
		{"too few to be told of at all", 10_986, reports(5, 5), false},
	} {
		q.Epsilon = c.epsilon
		s := counted(t, asking(q), c.answers)
		r, notices, err := Release(s, nil)
		if err != nil {
			if c.told || !errors.Is(err, ErrTooFew) {
				t.Errorf("%s: %v", c.what, err)
			}
			continue
		}
		fits(t, schema, s, r)
		f := r.Questions[0]
		if told := f.Randomized != nil; told != c.told || told == f.Answered.Held() || f.Values != nil {
			t.Errorf("%s: %+v", c.what, f)
		}
		if !c.told && !slices.Contains(notices, Notice{Question: "q", Did: Withheld}) {
			t.Errorf("%s: nobody says so: %v", c.what, notices)
		}
	}
}

func TestNoFilterSetsTheReportsOfAFewApart(t *testing.T) {
	plain := poll.Question{ID: "district", Type: poll.Choice, Options: options("north south")}
	q := poll.Question{ID: "q", Type: poll.Choice, Options: options("a b"), Required: true, Epsilon: 10_986}
	var all []poll.Answers
	for i := range 200 {
		all = append(all, poll.Answers{ByID: map[string]poll.Answer{"district": {Choice: []string{"north", "south"}[i%2]}, "q": {Choice: []string{"a", "b"}[i/100]}}})
	}
	whole, _, err := Release(counted(t, asking(plain, q), all), nil)
	if err != nil {
		t.Fatal(err)
	}
	part, _, err := Release(counted(t, asking(plain, q), all, "district=north"), []*results.Results{whole})
	if err != nil {
		t.Fatal(err)
	}
	if whole.Questions[1].Randomized == nil || part.Questions[1].Randomized != nil || !part.Questions[1].Answered.Held() {
		t.Errorf("told %+v\nand %+v", whole.Questions[1], part.Questions[1])
	}
}

// As many answer a sensitive question as are asked it, so that the number tells how many said what it is asked after, where that is held back.
func TestASensitiveQuestionDoesNotTellWhoWasAskedIt(t *testing.T) {
	source := poll.Question{ID: "district", Type: poll.Choice, Options: options("north south west"), Required: true}
	for _, epsilon := range []int64{0, 5_000} {
		q := poll.Question{ID: "q", Type: poll.Choice, Options: options("a b"), Epsilon: epsilon, ShowIf: []poll.Condition{{Source: "district", Options: []string{"north"}}}}
		var all []poll.Answers
		for i := range 300 {
			a := poll.Answers{ByID: map[string]poll.Answer{"district": {Choice: "west"}}}
			switch {
			case i < 80:
				a.ByID["district"] = poll.Answer{Choice: "north"}
				if i < 40 {
					a.ByID["q"] = poll.Answer{Choice: []string{"a", "b"}[i%2]}
				}
			case i < 85:
				a.ByID["district"] = poll.Answer{Choice: "south"}
			}
			all = append(all, a)
		}
		r, _, err := Release(counted(t, asking(source, q), all), nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := line(r.Questions[0].Values); !strings.HasPrefix(got, "north=– south=– ") {
			t.Fatalf("the test proves nothing: %s", got)
		}
		// The control: who may leave a question blank and be seen to does not tell by answering it how many were asked.
		if held := r.Questions[1].Answered.Held(); held != (epsilon > 0) {
			t.Errorf("ε = %d: %+v", epsilon, r.Questions[1])
		}
	}
}
