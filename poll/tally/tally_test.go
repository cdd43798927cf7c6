package tally

import (
	"encoding/json"
	"fmt"
	"math/big"
	"reflect"
	"slices"
	"sort"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isoloir/poll"
)

func options(ids ...string) (list []poll.Option) {
	for _, id := range ids {
		list = append(list, poll.Option{ID: id})
	}
	return list
}

func definition(questions ...poll.Question) *poll.Definition {
	return &poll.Definition{Languages: []string{"fr"}, Pages: []poll.Page{{Questions: questions}}}
}

// of makes answers to the question q.
func of(answers ...poll.Answer) (all []poll.Answers) {
	for _, a := range answers {
		all = append(all, poll.Answers{ByID: map[string]poll.Answer{"q": a}})
	}
	return all
}

// tallied compares the figures' JSON with what was counted by hand.
func tallied(t *testing.T, d *poll.Definition, answers []poll.Answers, want string) {
	t.Helper()
	got, err := json.Marshal(All(d, Options{}, answers).Questions)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("counted\n%s\nwant\n%s", got, want)
	}
}

func TestChoicesAreCountedOptionByOption(t *testing.T) {
	q := poll.Question{ID: "q", Type: poll.Choice, Options: options("a", "b"), Other: true}
	answers := append(of(poll.Answer{Choice: "a"}, poll.Answer{Choice: "a"}, poll.Answer{Choice: "other", Other: "c"}), poll.Answers{})
	tallied(t, definition(q), answers, `[{"id":"q","type":"choice","not_asked":0,"asked":4,"answered":3,"blank":1,`+
		`"options":[{"id":"a","count":2,"share":"2/3"},{"id":"b","count":0,"share":"0"},{"id":"other","count":1,"share":"1/3"}],"other_words":[{"text":"c","quotable":false}]}]`)
	q.Type, q.Other, q.Max = poll.Choices, false, 2
	tallied(t, definition(q), of(poll.Answer{Choices: []string{"a", "b"}}, poll.Answer{Choices: []string{"b"}}),
		`[{"id":"q","type":"choices","not_asked":0,"asked":2,"answered":2,"blank":0,`+
			`"options":[{"id":"a","count":1,"share":"1/2","share_of_picks":"1/3"},{"id":"b","count":2,"share":"1","share_of_picks":"2/3"}],"picks":3,`+
			`"results":[{"method":"approval","decides":true,"most_picks":2,"order":[["b"],["a"]],"scores":[{"id":"a","score":"1"},{"id":"b","score":"2"}]}]}]`)
}

func TestAQuestionIsAskedOfThoseToWhomItWasShown(t *testing.T) {
	first := poll.Question{ID: "a", Type: poll.Choice, Options: options("x", "y")}
	second := poll.Question{ID: "b", Type: poll.Scale, From: 1, To: 2, ShowIf: []poll.Condition{{Source: "a", Options: []string{"x"}}}}
	answers := []poll.Answers{
		{ByID: map[string]poll.Answer{"a": {Choice: "x"}, "b": {Number: 2}}},
		{ByID: map[string]poll.Answer{"a": {Choice: "x"}}},
		{ByID: map[string]poll.Answer{"a": {Choice: "y"}}},
		{},
	}
	tallied(t, definition(first, second), answers, `[{"id":"a","type":"choice","not_asked":0,"asked":4,"answered":3,"blank":1,`+
		`"options":[{"id":"x","count":2,"share":"2/3"},{"id":"y","count":1,"share":"1/3"}]},`+
		`{"id":"b","type":"scale","not_asked":2,"asked":2,"answered":1,"blank":1,"points":[{"value":1,"count":0,"share":"0"},{"value":2,"count":1,"share":"1"}],`+
		`"boxes":{"top":{"count":1,"share":"1"},"bottom":{"count":0,"share":"0"}},"summary":{"min":2,"q1":"2","median":"2","q3":"2","max":2,"mean":"2"}}]`)
}

func TestScalesHaveEveryPointAndExactFigures(t *testing.T) {
	q := poll.Question{ID: "q", Type: poll.Scale, From: -1, To: 1}
	tallied(t, definition(q), of(poll.Answer{Number: 1}, poll.Answer{Number: -1}, poll.Answer{Number: 1}, poll.Answer{Number: -1}, poll.Answer{Number: 1}),
		`[{"id":"q","type":"scale","not_asked":0,"asked":5,"answered":5,"blank":0,`+
			`"points":[{"value":-1,"count":2,"share":"2/5"},{"value":0,"count":0,"share":"0"},{"value":1,"count":3,"share":"3/5"}],`+
			`"boxes":{"top":{"count":3,"share":"3/5"},"bottom":{"count":2,"share":"2/5"}},"summary":{"min":-1,"q1":"-1","median":"1","q3":"1","max":1,"mean":"1/5"}}]`)
}

func TestNobodysAnswersHaveNoSummary(t *testing.T) {
	d := definition(poll.Question{ID: "n", Type: poll.Number}, poll.Question{ID: "t", Type: poll.TextQ}, poll.Question{ID: "s", Type: poll.Scale, From: 1, To: 2},
		poll.Question{ID: "r", Type: poll.Ranking, Options: options("a", "b")}, poll.Question{ID: "g", Type: poll.Grades, Options: options("a"), Grades: options("x", "y")})
	tallied(t, d, nil, `[{"id":"n","type":"number","not_asked":0,"asked":0,"answered":0,"blank":0},{"id":"t","type":"text","not_asked":0,"asked":0,"answered":0,"blank":0},`+
		`{"id":"s","type":"scale","not_asked":0,"asked":0,"answered":0,"blank":0,"points":[{"value":1,"count":0},{"value":2,"count":0}]},`+
		`{"id":"r","type":"ranking","not_asked":0,"asked":0,"answered":0,"blank":0,"ranks":[{"id":"a","first":0,"at":[0,0],"not":0},{"id":"b","first":0,"at":[0,0],"not":0}],`+
		`"pairwise":{"unranked":"last","prefer":[[0,0],[0,0]],"smith_set":["a","b"]},`+
		`"results":[{"method":"schulze","decides":true,"unranked":"last","order":[["a","b"]],"beatpaths":[[0,0],[0,0]]}]},`+
		`{"id":"g","type":"grades","not_asked":0,"asked":0,"answered":0,"blank":0,"rows":[{"id":"a","answered":0,"values":[{"id":"x","count":0},{"id":"y","count":0}]}],`+
		`"results":[{"method":"majority_judgment","decides":true,"blank":"abstain","order":[["a"]],"grades":[{"id":"a","counts":[0,0],"better":0,"worse":0}],"without_any":["a"]}]}]`)
	if got, _ := json.Marshal(All(definition(), Options{}, nil)); string(got) != `{"ballots":0,"questions":[]}` {
		t.Errorf("an empty poll: %s", got)
	}
}

func TestQuartilesAreThoseOfRAndSpreadsheets(t *testing.T) {
	// Python's statistics.quantiles(values, n=4, method='inclusive'), which is type 7 too.
	for _, c := range []struct {
		values         []int64
		q1, median, q3 string
	}{
		{[]int64{7}, "7", "7", "7"},
		{[]int64{1, 2}, "5/4", "3/2", "7/4"},
		{[]int64{1, 2, 3, 4}, "7/4", "5/2", "13/4"},
		{[]int64{6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49}, "51/2", "40", "85/2"},
		{[]int64{7, 15, 36, 39, 40, 41}, "81/4", "75/2", "159/4"},
	} {
		var answers []poll.Answer
		for _, v := range c.values {
			answers = append(answers, poll.Answer{Number: v})
		}
		s := All(definition(poll.Question{ID: "q", Type: poll.Date}), Options{}, of(answers...)).Questions[0].Summary
		if s.Q1.RatString() != c.q1 || s.Median.RatString() != c.median || s.Q3.RatString() != c.q3 {
			t.Errorf("%v: %s %s %s, want %s %s %s", c.values, s.Q1.RatString(), s.Median.RatString(), s.Q3.RatString(), c.q1, c.median, c.q3)
		}
	}
}

func TestSumsDoNotOverflow(t *testing.T) {
	const most = 1<<53 - 1
	answers := slices.Repeat([]poll.Answer{{Number: most}}, 3000) // 2^53 × 3000 > 2^63
	d := definition(poll.Question{ID: "q", Type: poll.Number, Decimals: 2})
	q := All(d, Options{}, of(answers...)).Questions[0]
	if q.Summary.Mean.Cmp(big.NewRat(most, 1)) != 0 || q.Decimals != 2 {
		t.Errorf("mean %s", q.Summary.Mean)
	}
}

func TestRankingsAreCountedPlaceByPlace(t *testing.T) {
	q := poll.Question{ID: "q", Type: poll.Ranking, Options: options("a", "b", "c")}
	answers := of(poll.Answer{Choices: []string{"b", "a"}}, poll.Answer{Choices: []string{"b", "c", "a"}}, poll.Answer{Choices: []string{"c"}})
	tallied(t, definition(q), answers, `[{"id":"q","type":"ranking","not_asked":0,"asked":3,"answered":3,"blank":0,"ranks":[`+
		`{"id":"a","first":0,"share":"0","at":[0,1,1],"not":1},{"id":"b","first":2,"share":"2/3","at":[2,0,0],"not":1},{"id":"c","first":1,"share":"1/3","at":[1,1,0],"not":1}],`+
		`"pairwise":{"unranked":"last","prefer":[[0,0,1],[2,0,2],[2,1,0]],"condorcet_winner":"b","smith_set":["b"]},`+
		`"results":[{"method":"schulze","decides":true,"unranked":"last","order":[["b"],["c"],["a"]],"beatpaths":[[0,0,0],[2,0,2],[2,0,0]]}]}]`)
}

func TestGradesAndMatricesAreCountedRowByRow(t *testing.T) {
	q := poll.Question{ID: "q", Type: poll.Grades, Options: options("a", "b"), Grades: options("good", "bad")}
	cells := []poll.Answer{{Cells: map[string]string{"a": "good", "b": "bad"}}, {Cells: map[string]string{"a": "good"}}}
	rows := `"rows":[{"id":"a","answered":2,"values":[{"id":"good","count":2,"share":"1"},{"id":"bad","count":0,"share":"0"}]},` +
		`{"id":"b","answered":1,"values":[{"id":"good","count":0,"share":"0"},{"id":"bad","count":1,"share":"1"}]}]`
	tallied(t, definition(q), of(cells...), `[{"id":"q","type":"grades","not_asked":0,"asked":2,"answered":2,"blank":0,`+rows+`,`+
		`"results":[{"method":"majority_judgment","decides":true,"blank":"abstain","order":[["a"],["b"]],`+
		`"grades":[{"id":"a","counts":[2,0],"grade":"good","better":0,"worse":0,"sign":"-"},{"id":"b","counts":[0,1],"grade":"bad","better":0,"worse":0,"sign":"-"}]}]}]`)
	q = poll.Question{ID: "q", Type: poll.Matrix, Rows: options("a", "b"), Options: options("good", "bad")}
	tallied(t, definition(q), of(cells...), `[{"id":"q","type":"matrix","not_asked":0,"asked":2,"answered":2,"blank":0,`+rows+`}]`)
}

func TestWordsAreQuotableOnlyWhereTheNoticeOrThePersonAllowsIt(t *testing.T) {
	for notice, want := range map[poll.QuoteText][2]bool{poll.QuoteNever: {}, poll.QuoteAsk: {false, true}, poll.QuoteAllowed: {true, true}} {
		d := definition(poll.Question{ID: "q", Type: poll.TextQ})
		d.Notice.QuoteText = notice
		answers := of(poll.Answer{Text: "no"}, poll.Answer{Text: "yes"})
		answers[1].Quote = true
		for _, w := range All(d, Options{}, answers).Questions[0].Words {
			if w.Quotable != want[map[string]int{"no": 0, "yes": 1}[w.Text]] {
				t.Errorf("%s, %s: quotable %v", notice, w.Text, w.Quotable)
			}
		}
	}
}

// Two texts of one person must not stand at the same place of both lists. The control is the order in which they came.
func TestTextsOfOnePersonCannotBeJoined(t *testing.T) {
	d := definition(poll.Question{ID: "a", Type: poll.TextQ}, poll.Question{ID: "b", Type: poll.TextQ},
		poll.Question{ID: "c", Type: poll.Choice, Options: options("x"), Other: true})
	var answers []poll.Answers
	for i := range 1000 {
		word := poll.Answer{Text: fmt.Sprint(i), Choice: "other", Other: fmt.Sprint(i)}
		answers = append(answers, poll.Answers{ByID: map[string]poll.Answer{"a": word, "b": word, "c": word}})
	}
	questions := All(d, Options{}, answers).Questions
	lists := [][]Words{questions[0].Words, questions[1].Words, questions[2].OtherWords}
	var came []Words
	for i := range 1000 {
		came = append(came, Words{Text: fmt.Sprint(i)})
	}
	if same(came, came) != 1000 {
		t.Fatal("the control does not find what it must")
	}
	for i, list := range lists {
		for j, other := range append(lists[:i:i], came) {
			// The number of places that agree is about Poisson with mean 1: more than 15 is a chance of 10^−14.
			if n := same(list, other); n > 15 {
				t.Errorf("lists %d and %d agree in %d places", i, j, n)
			}
		}
		if len(list) != 1000 {
			t.Errorf("list %d has %d texts", i, len(list))
		}
	}
}

func same(a, b []Words) (n int) {
	for i := range a {
		if a[i].Text == b[i].Text {
			n++
		}
	}
	return n
}

var every = definition(
	poll.Question{ID: "choice", Type: poll.Choice, Options: options("a", "b", "c")},
	poll.Question{ID: "choices", Type: poll.Choices, Options: options("a", "b", "c"), ShowIf: []poll.Condition{{Source: "choice", Options: []string{"a", "b"}}}},
	poll.Question{ID: "scale", Type: poll.Scale, From: 0, To: 4},
	poll.Question{ID: "number", Type: poll.Number},
	poll.Question{ID: "text", Type: poll.TextQ},
	poll.Question{ID: "ranking", Type: poll.Ranking, Options: options("a", "b", "c")},
	poll.Question{ID: "matrix", Type: poll.Matrix, Rows: options("r", "s"), Options: options("a", "b", "c")},
)

func drawAnswers(t *rapid.T) poll.Answers {
	id := rapid.SampledFrom([]string{"a", "b", "c"})
	some := rapid.Custom(func(t *rapid.T) []string {
		list := rapid.Permutation([]string{"a", "b", "c"}).Draw(t, "order")
		return list[:rapid.IntRange(1, 3).Draw(t, "n")]
	})
	all := map[string]poll.Answer{
		"choice":  {Choice: id.Draw(t, "choice")},
		"choices": {Choices: some.Draw(t, "choices")},
		"scale":   {Number: rapid.Int64Range(0, 4).Draw(t, "scale")},
		"number":  {Number: rapid.Int64Range(-1<<53, 1<<53).Draw(t, "number")},
		"text":    {Text: rapid.String().Draw(t, "text")},
		"ranking": {Choices: some.Draw(t, "ranking")},
		"matrix":  {Cells: rapid.MapOfN(rapid.SampledFrom([]string{"r", "s"}), id, 1, 2).Draw(t, "matrix")},
	}
	for q := range all {
		if rapid.Bool().Draw(t, q+" is blank") {
			delete(all, q)
		}
	}
	if c := all["choice"].Choice; c == "" || c == "c" {
		delete(all, "choices") // not shown
	}
	return poll.Answers{ByID: all}
}

// sorted puts the one thing that is drawn by chance, the order of texts, into a fixed order.
func sorted(f *Figures) *Figures {
	for _, q := range f.Questions {
		sort.Slice(q.Words, func(i, j int) bool { return q.Words[i].Text < q.Words[j].Text })
	}
	return f
}

func TestFiguresDoNotDependOnTheOrderOfAnswers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		answers := rapid.SliceOfN(rapid.Custom(drawAnswers), 0, 20).Draw(t, "answers")
		mixed := rapid.Permutation(answers).Draw(t, "mixed")
		a, b := sorted(All(every, Options{}, answers)), sorted(All(every, Options{}, mixed))
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%+v\n%+v", a, b)
		}
	})
}

func TestEveryAnswerIsCountedOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		answers := rapid.SliceOfN(rapid.Custom(drawAnswers), 0, 20).Draw(t, "answers")
		for _, q := range All(every, Options{}, answers).Questions {
			given := 0
			for _, a := range answers {
				if _, ok := a.ByID[q.ID]; ok {
					given++
				}
			}
			if q.Answered != given || q.Asked != q.Answered+q.Blank || q.Asked > len(answers) {
				t.Errorf("%s: asked %d, answered %d, blank %d; %d answers were given", q.ID, q.Asked, q.Answered, q.Blank, given)
			}
			if n, ok := total(q); ok && n != given {
				t.Errorf("%s: its figures sum to %d, of %d answers", q.ID, n, given)
			}
		}
	})
}

// total sums the figures of a question in which each answer stands exactly once.
func total(q Question) (n int, ok bool) {
	switch q.Type {
	case poll.Choice:
		for _, o := range q.Options {
			n += o.Count
		}
	case poll.Scale:
		for _, p := range q.Points {
			n += p.Count
		}
	case poll.TextQ:
		n = len(q.Words)
	case poll.Ranking:
		for _, r := range q.Ranks {
			n += r.First
		}
	default:
		return 0, false
	}
	return n, true
}

// What rests on square roots and logarithms cannot be exact.
func TestOnlyIntervalsTestsAndEstimatesAreFloats(t *testing.T) {
	var walk func(reflect.Type, string)
	walk = func(typ reflect.Type, path string) {
		switch typ.Kind() {
		case reflect.Float32, reflect.Float64:
			t.Errorf("%s is a float", path)
		case reflect.Pointer, reflect.Slice:
			walk(typ.Elem(), path)
		case reflect.Struct:
			if typ == reflect.TypeFor[big.Rat]() || typ == reflect.TypeFor[Interval]() || typ == reflect.TypeFor[Test]() || typ == reflect.TypeFor[Randomized]() {
				return
			}
			for i := range typ.NumField() {
				field := typ.Field(i)
				if name, _, _ := strings.Cut(field.Tag.Get("json"), ","); name == "" {
					t.Errorf("%s.%s has no name in JSON", path, field.Name)
				}
				walk(field.Type, path+"."+field.Name)
			}
		}
	}
	walk(reflect.TypeFor[Figures](), "Figures")
}

func TestFiguresReadBackFromTheirJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := All(every, Options{}, rapid.SliceOfN(rapid.Custom(drawAnswers), 0, 20).Draw(t, "answers"))
		data, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		var again Figures
		if err := json.Unmarshal(data, &again); err != nil {
			t.Fatal(err)
		}
		if same, _ := json.Marshal(again); string(same) != string(data) {
			t.Errorf("written again as\n%s\nwas\n%s", same, data)
		}
	})
}
