package randomize_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"

	"isoloir/poll"
	"isoloir/poll/randomize"
)

const ln3 = 10_986 // in ten-thousandths

func question(kind poll.QuestionType, epsilon int64, options int, most int64, required bool) *poll.Question {
	q := poll.Question{ID: "q", Type: kind, Epsilon: epsilon, Max: most, Required: required}
	for i := range options {
		q.Options = append(q.Options, poll.Option{ID: "o" + strconv.Itoa(i)})
	}
	return &q
}

func definition(q *poll.Question) *poll.Definition {
	return &poll.Definition{Pages: []poll.Page{{Questions: []poll.Question{*q}}}}
}

// tell makes an answer of the ids that are picked.
func tell(q *poll.Question, ids ...string) poll.Answers {
	a := poll.Answers{ByID: map[string]poll.Answer{}}
	switch {
	case len(ids) == 0:
	case q.Type == poll.Choice:
		a.ByID[q.ID] = poll.Answer{Choice: ids[0]}
	default:
		a.ByID[q.ID] = poll.Answer{Choices: ids}
	}
	return a
}

// told reads what tell makes.
func told(a poll.Answers) []string {
	answer, any := a.ByID["q"]
	if any && answer.Choices == nil {
		return []string{answer.Choice}
	}
	return answer.Choices
}

func TestChancesAndCoinsAreThoseOfTheVectors(t *testing.T) {
	var v struct {
		Cases []struct {
			Type            poll.QuestionType
			Epsilon         int64
			Options         int
			Max             int64
			Required        bool
			Keep, Lie       string
			Random          []byte
			Truth, Reported []string
		}
	}
	data, err := os.ReadFile("../../docs/vectors/randomize.json")
	if err == nil {
		err = json.Unmarshal(data, &v)
	}
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Cases) == 0 {
		t.Fatal("zero vectors loaded")
	}
	for i, c := range v.Cases {
		q := question(c.Type, c.Epsilon, c.Options, c.Max, c.Required)
		got := poll.ChancesOf(q)
		if fmt.Sprint(got.Keep) != c.Keep || fmt.Sprint(got.Lie) != c.Lie {
			t.Errorf("%d: chances %d and %d, want %s and %s", i, got.Keep, got.Lie, c.Keep, c.Lie)
		}
		source := bytes.NewReader(c.Random)
		reported := randomize.Answers(definition(q), tell(q, c.Truth...), source)
		if !slices.Equal(told(reported), c.Reported) || source.Len() != 0 || !reported.Tossed {
			t.Errorf("%d: %v reported, %d random bytes left; want %v", i, told(reported), source.Len(), c.Reported)
		}
	}
}

// Every answer's reports against every other's: no report may be more than e^ε times as likely under one as under another. The chances are
// those that the coins follow exactly.
func TestNoReportTellsMoreThanEpsilon(t *testing.T) {
	for _, epsilon := range []int64{100, 5_000, ln3, 30_000, 100_000} {
		for _, k := range []int{2, 3, 4, 10, 200} {
			c := poll.ChancesOf(question(poll.Choice, epsilon, k, 0, true))
			keep := float64(c.Keep) / (1 << 64)
			within(t, fmt.Sprintf("choice of %d", k), math.Log(keep/((1-keep)/float64(k-1))), epsilon)
		}
		for _, k := range []int{2, 5, 20} {
			for most := 1; most <= k; most++ {
				c := poll.ChancesOf(question(poll.Choices, epsilon, k, int64(most), false))
				keep, lie := float64(c.Keep)/(1<<64), float64(c.Lie)/(1<<64)
				worst := 0.0
				for had := 0; had <= most; had++ { // so many has the one answer alone, and the other any number of those left
					for has := 0; has <= min(most, k-had); has++ {
						worst = max(worst, float64(had)*math.Log(keep/lie)+float64(has)*math.Log((1-lie)/(1-keep)))
					}
				}
				within(t, fmt.Sprintf("at most %d of %d choices", most, k), worst, epsilon)
			}
		}
	}
}

func within(t *testing.T, what string, loss float64, epsilon int64) {
	t.Helper()
	want := float64(epsilon) / 10_000
	if loss > want+1e-9 || loss < want-1e-6 {
		t.Errorf("%s, ε = %v: %v is delivered", what, want, loss)
	}
}

func TestOnlySensitiveQuestionsThatAreShownAreTossed(t *testing.T) {
	plain := poll.Question{ID: "plain", Type: poll.Choice, Options: []poll.Option{{ID: "a"}, {ID: "b"}}}
	hidden := *question(poll.Choice, 100, 4, 0, true)
	hidden.ShowIf = []poll.Condition{{Source: "plain", Options: []string{"b"}}}
	d := &poll.Definition{Pages: []poll.Page{{Questions: []poll.Question{plain, hidden}}}}
	truth := poll.Answers{ByID: map[string]poll.Answer{"plain": {Choice: "a"}}, Quote: true}
	got := randomize.Answers(d, truth, bytes.NewReader(nil)) // a coin would panic
	if len(got.ByID) != 1 || got.ByID["plain"].Choice != "a" || !got.Quote || !got.Tossed {
		t.Errorf("%+v", got)
	}
	truth.ByID["plain"] = poll.Answer{Choice: "b"}
	truth.ByID["q"] = poll.Answer{Choice: "o0"}
	got = randomize.Answers(d, truth, bytes.NewReader(bytes.Repeat([]byte{0xff}, 16))) // not kept
	if got.ByID["q"].Choice == "o0" || truth.ByID["q"].Choice != "o0" {
		t.Errorf("%+v of %+v", got, truth)
	}
}

func TestEstimatesAreThePublishedOnes(t *testing.T) {
	for _, c := range []struct {
		what        string
		q           *poll.Question
		reported    int
		want, error float64
	}{
		{"k-ary, k = 4", question(poll.Choice, ln3, 4, 0, true), 300, 400, 43.5},
		{"k-ary, three options or none", question(poll.Choice, ln3, 3, 0, false), 300, 400, 43.5},
		{"unary", question(poll.Choices, ln3, 4, 1, false), 400, 600, math.Sqrt(400*0.6) / 0.25},
	} {
		got := randomize.NewEstimator(c.q).Estimate(c.reported, 1000)
		if math.Abs(got.Count-c.want) > 0.05 || math.Abs(got.Error-c.error) > 0.05 {
			t.Errorf("%s: %.2f ± %.2f, want %.2f ± %.2f", c.what, got.Count, got.Error, c.want, c.error)
		}
		if math.Abs((got.High-got.Low)/2-1.96*got.Error) > 0.5 || got.Low > got.Count || got.High < got.Count {
			t.Errorf("%s: %.2f, from %.2f to %.2f", c.what, got.Count, got.Low, got.High)
		}
	}
}

func TestNoEstimateClaimsToBeCertain(t *testing.T) {
	e := randomize.NewEstimator(question(poll.Choice, ln3, 4, 0, true))
	for _, reported := range []int{0, 20} {
		got := e.Estimate(reported, 20)
		if got.Error < 3 || got.High-got.Low < 3.9*got.Error {
			t.Errorf("%d of 20: %+v", reported, got)
		}
	}
	if got := e.Estimate(0, 20); got.Count > -9.9 || got.Low > got.Count-6 {
		t.Errorf("nobody reported it, and the estimate is mended: %+v", got)
	}
	if got := e.Estimate(0, 0); got != (randomize.Estimate{}) {
		t.Errorf("of nobody: %+v", got)
	}
}

func TestWhoeverLiesAboutTheCoinsMovesAnEstimateNoFurtherThanSaid(t *testing.T) {
	e := randomize.NewEstimator(question(poll.Choice, ln3, 4, 0, true))
	moved := e.Estimate(310, 1000).Count - e.Estimate(300, 1000).Count
	if shift := e.Shift(10); math.Abs(shift-moved) > 1e-9 || math.Abs(shift-30) > 0.01 {
		t.Errorf("ten liars: %.2f, said to be %.2f", moved, shift)
	}
}
