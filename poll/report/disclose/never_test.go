package disclose

import (
	"slices"
	"testing"

	"isoloir/poll"
	"isoloir/poll/results"
)

func TestACrossTableOfAQuestionWithWhatItAsksHasLinesInWhichNobodyCanBe(t *testing.T) {
	d := asking(
		poll.Question{ID: "hit", Type: poll.Choice, Required: true, Options: options("once often never")},
		poll.Question{ID: "told", Type: poll.Choice, Required: true, Options: options("one all"), ShowIf: []poll.Condition{need("hit", "once often")}},
	)
	s := counted(t, d, slices.Concat(choosing(d, 20, "once", "one"), choosing(d, 20, "once", "all"), choosing(d, 30, "often", "one"),
		choosing(d, 15, "often", "all"), choosing(d, 60, "never", "–")), "hit,told")
	r := newDraft(s).r
	x := &r.CrossTables[0]
	for i := range x.Rows.Totals {
		x.Rows.Totals[i].Count = results.Cell{}
	}
	x.Cells[0][1], x.Cells[1][0], x.Cells[1][1] = results.Cell{}, results.Cell{}, results.Cell{}
	x.Cells[2] = []results.Cell{{}, {}}
	r.Questions[1].Values[1].Count, x.Columns.Totals[1].Count, x.Answered = results.Cell{}, results.Cell{}, results.Cell{}
	// Forty were hit once, twenty of them told one: all who were hit have answered.
	finds(t, s, r, "hit=once & told=all", 20, 20, true)
	// Fifty told one, twenty of them were hit once, and none never.
	finds(t, s, r, "hit=often & told=one", 30, 30, true)
	if found := attacked(t, s, released(t, s)); Narrowed(found) {
		t.Errorf("%+v", found)
	}
}

func TestNobodyAnswersWhatTheyWereNotAskedNorLeavesOutWhatTheyMustAnswer(t *testing.T) {
	d := asking(
		poll.Question{ID: "hit", Type: poll.Choice, Options: options("once never")},
		poll.Question{ID: "uses", Type: poll.Choices, Options: options("bus bike"), Max: 2},
		poll.Question{ID: "age", Type: poll.Scale, From: 0, To: 4},
		poll.Question{ID: "told", Type: poll.Choice, Required: true, Options: options("one all"), ShowIf: []poll.Condition{need("hit", "once")}},
		poll.Question{ID: "late", Type: poll.Choice, Options: options("one all"), ShowIf: []poll.Condition{need("uses", "bus")}},
		poll.Question{ID: "young", Type: poll.Choice, Required: true, Options: options("one all"), ShowIf: []poll.Condition{{Source: "age", Points: []int64{0, 1}}}},
		poll.Question{ID: "glad", Type: poll.Choice, Options: options("one all"), ShowIf: []poll.Condition{need("hit", "never")}},
		poll.Question{ID: "why", Type: poll.Choice, Options: options("one all"), ShowIf: []poll.Condition{need("told", "all")}},
		poll.Question{ID: "plans", Type: poll.Grades, Options: options("x y"), Grades: options("good poor"), ShowIf: []poll.Condition{need("hit", "once")}},
	)
	m := &model{d: d, parts: map[string]*part{}, blocks: map[[2]string]block{}, ruledOut: map[int]bool{}, atoms: 1, people: []int{0}}
	m.n = 1
	for _, q := range d.Questions() {
		m.axis(q, "")
	}
	m.axis(d.Question("plans"), "x")
	m.axis(d.Question("plans"), "y")
	at := func(name, id string) int {
		cats := m.parts[name].cats
		return slices.IndexFunc(cats, func(c category) bool {
			return c.id == id || id != nothing && c.id != notPicked && label(c.value()) == id
		})
	}
	for _, c := range []struct {
		part, cat, other, is string
		never                bool
	}{
		{"hit", "once", "told", "one", false},
		{"hit", "once", "told", nothing, true}, // it is required
		{"hit", "never", "told", "one", true},
		{"hit", nothing, "told", "one", true},
		{"hit", "never", "told", nothing, false},
		{"hit", "never", "why", "all", true}, // two steps away
		{"hit", "once", "why", nothing, false},
		{"told", "one", "why", "one", true},
		{"told", "one", "glad", "one", true}, // neither is asked of those who are asked the other
		{"told", "one", "glad", nothing, false},
		{"uses.bus", "bus", "late", nothing, false}, // it is not required
		{"uses.bus", notPicked, "late", "all", true},
		{"uses.bike", notPicked, "late", "all", false},
		{"uses.bike", nothing, "late", "all", true},
		{"age", "0", "young", nothing, true},
		{"age", "2..4", "young", nothing, false},
		{"age", "2..4", "young", "all", true},
		{"age", "1", "young", "all", false},
		{"hit", "never", "plans.x", "good", true},
		{"hit", "once", "plans.x", nothing, false},
		{"plans.x", "good", "plans.y", "poor", false},
		{"plans.x", "good", "told", nothing, true}, // who is asked one is asked the other
	} {
		one, other := m.remarks(c.part)[at(c.part, c.cat)], m.remarks(c.other)[at(c.other, c.is)]
		if m.never(one, other) != c.never || m.never(other, one) != c.never {
			t.Errorf("%s=%s and %s=%s: %t", c.part, c.cat, c.other, c.is, !c.never)
		}
	}
}
