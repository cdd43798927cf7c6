package disclose

import (
	"math/rand/v2"
	"strings"
	"testing"

	"isoloir/poll"
	"isoloir/poll/results"
	"isoloir/poll/tally"
)

func options(ids string) (list []poll.Option) {
	for _, id := range strings.Fields(ids) {
		list = append(list, poll.Option{ID: id})
	}
	return list
}

// town asks one question of every type.
func town() *poll.Definition {
	return &poll.Definition{Languages: []string{"en"}, SuppressBelow: 11, Pages: []poll.Page{{Questions: []poll.Question{
		{ID: "district", Type: poll.Choice, Options: options("north south east west")},
		{ID: "support", Type: poll.Choice, Options: options("for against unsure"), Other: true},
		{ID: "uses", Type: poll.Choices, Options: options("bus bike car feet"), Min: 1, Max: 4},
		{ID: "worry", Type: poll.Scale, From: 0, To: 10},
		{ID: "age", Type: poll.Number, Min: 0, Max: 120},
		{ID: "moved", Type: poll.Date, Min: 0, Max: 20_000},
		{ID: "why", Type: poll.TextQ, Max: 100},
		{ID: "order", Type: poll.Ranking, Options: options("park pool hall")},
		{ID: "plans", Type: poll.Grades, Options: options("small large"), Grades: options("good fair poor")},
		{ID: "agree", Type: poll.Matrix, Rows: options("noise price"), Options: options("yes no")},
		{ID: "victim", Type: poll.Choice, Options: options("once often"), Required: true, ShowIf: []poll.Condition{{Source: "district", Options: []string{"west"}}}},
	}}}}
}

// estate asks questions that hang together: by several conditions, one of them an ancestor's, by a run-off, by few picks.
func estate() *poll.Definition {
	return asking(
		choice("district", "north south east"),
		choice("hit", "often once never"),
		choice("who", "stranger boss friend partner", need("hit", "once often")),
		choice("told", "one all", need("hit", "once often"), need("who", "partner friend")),
		optional(choice("why", "shame fear", need("told", "one"))),
		choice("hurt", "badly little", need("hit", "often"), need("district", "north south")),
		poll.Question{ID: "acts", Type: poll.Choices, Required: true, Min: 1, Max: 2, Options: options("a b c d")},
		choice("how", "well badly", need("acts", "a b")),
		poll.Question{ID: "vote", Type: poll.Ranking, Count: []poll.Method{poll.InstantRunoff}, Options: options("park pool hall")},
	)
}

// skewed draws one of n, the first being likeliest.
func skewed(r *rand.Rand, n int) int {
	for i := range n - 1 {
		if r.IntN(5) < 3 {
			return i
		}
	}
	return n - 1
}

func pick(r *rand.Rand, list []poll.Option) string { return list[skewed(r, len(list))].ID }

// people answer most questions of a poll, as chance has it.
func people(d *poll.Definition, r *rand.Rand, n int) []poll.Answers {
	all := make([]poll.Answers, n)
	for i := range all {
		all[i].ByID = map[string]poll.Answer{}
		for _, q := range d.Questions() {
			if d.Shown(q, all[i]) && (q.Required || r.IntN(12) > 0) {
				all[i].ByID[q.ID] = answer(q, r)
			}
		}
	}
	return all
}

func answer(q *poll.Question, r *rand.Rand) (a poll.Answer) {
	switch q.Type {
	case poll.Choice:
		if a.Choice = pick(r, q.Options); q.Other && r.IntN(20) == 0 {
			a.Choice, a.Other = poll.OtherID, "something"
		}
	case poll.Choices:
		for _, o := range q.Options {
			if r.IntN(3) == 0 && len(a.Choices) < int(q.Max) {
				a.Choices = append(a.Choices, o.ID)
			}
		}
		if a.Choices == nil {
			a.Choices = []string{q.Options[0].ID}
		}
	case poll.Scale:
		a.Number = q.From + int64(skewed(r, int(q.To-q.From+1)))
	case poll.Number, poll.Date:
		a.Number = q.Min + int64(r.IntN(int(q.Max-q.Min)))*int64(r.IntN(100))/100
	case poll.TextQ:
		a.Text = "words"
	case poll.Ranking:
		for _, i := range r.Perm(len(q.Options)) {
			a.Choices = append(a.Choices, q.Options[i].ID)
		}
	case poll.Grades, poll.Matrix:
		a.Cells = map[string]string{}
		values := q.Grades
		if q.Type == poll.Matrix {
			values = q.Options
		}
		for _, row := range q.GridRows() {
			a.Cells[row.ID] = pick(r, values)
		}
	}
	return a
}

// counted makes a source of answers. Filters and cross-tables are written as on the command line; those begin with a question.
func counted(t testing.TB, d *poll.Definition, answers []poll.Answers, asked ...string) Source {
	t.Helper()
	var o tally.Options
	for _, text := range asked {
		if strings.Contains(text, ",") && !strings.ContainsAny(text, "=<>:") {
			spec, err := tally.ParseCross(d, text, nil)
			if err != nil {
				t.Fatal(err)
			}
			o.Crosses = append(o.Crosses, spec)
			continue
		}
		w, err := tally.ParseWhere(d, text)
		if err != nil {
			t.Fatal(err)
		}
		o.Where = append(o.Where, w)
	}
	f := tally.All(d, o, answers)
	f.Box = &tally.Box{Ballots: len(answers), Opened: len(answers), Spoiled: map[string]int{}}
	return Source{Definition: d, Log: results.Log{Size: int64(len(answers)), Root: make([]byte, 32)}, Figures: f}
}
