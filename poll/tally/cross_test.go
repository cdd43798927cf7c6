package tally

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isoloir/poll"
)

func crossed(t *testing.T, text string, o Options, answers ...poll.Answers) Cross {
	t.Helper()
	spec, err := ParseCross(asked, text, o.Themes)
	if err != nil {
		t.Fatal(err)
	}
	o.Crosses = []CrossSpec{spec}
	return All(asked, o, answers).CrossTables[0]
}

func person(district, support string, worry int64) poll.Answers {
	a := poll.Answers{ByID: map[string]poll.Answer{"district": {Choice: district}, "worry": {Number: worry}}}
	if support != "" {
		a.ByID["support"] = poll.Answer{Choices: strings.Split(support, ",")}
	}
	return a
}

func TestACrossTableCountsThoseWhoAnsweredBoth(t *testing.T) {
	x := crossed(t, "district,worry", Options{}, person("north", "", 1), person("north", "", 1), person("north", "", 3), person("south", "", 3), poll.Answers{},
		poll.Answers{ByID: map[string]poll.Answer{"worry": {Number: 3}}})
	if x.Answered != 4 || x.LeftOut != 2 || len(x.Rows.Categories) != 3 || len(x.Columns.Categories) != 13 {
		t.Fatalf("%+v", x)
	}
	if x.Cells[0][3] != 2 || x.Cells[0][5] != 1 || x.Cells[1][5] != 1 || x.Rows.Categories[0].Total != 3 || x.Columns.Categories[5].Total != 2 {
		t.Errorf("%v", x.Cells)
	}
	if x.RowShares[0][3].RatString() != "2/3" || x.ColumnShares[0][5].RatString() != "1/2" || x.RowShares[2][0] != nil || x.ColumnShares[0][0] != nil {
		t.Errorf("%v %v", x.RowShares, x.ColumnShares)
	}
	if x.Test == nil || x.Test.DF != 1 || x.NoTest != "" {
		t.Errorf("%+v %s", x.Test, x.NoTest)
	}
}

// Of three people in the north, two want trees and two want trams: shares are of people, and sum to more than one.
func TestOfThosePickingSeveralEachIsCountedInEachAndNotTested(t *testing.T) {
	x := crossed(t, "support,district", Options{}, person("north", "trees", 0), person("north", "trams", 0), person("north", "trees,trams", 0))
	if !x.Rows.Multiple || x.Columns.Multiple || x.Test != nil || x.NoTest != Multiple {
		t.Errorf("%+v", x)
	}
	if x.Answered != 3 || x.Columns.Categories[0].Total != 3 || x.Rows.Categories[0].Total != 2 || x.ColumnShares[0][0].RatString() != "2/3" || x.ColumnShares[1][0].RatString() != "2/3" {
		t.Errorf("%+v", x)
	}
}

func TestEveryKindOfQuestionCanBeCrossed(t *testing.T) {
	rows := map[string]string{"district": "north", "support": "trees", "order": "benches", "plans.small": "good", "channels.online": "often"}
	for name, id := range rows {
		x := crossed(t, name+", worry", Options{}, someone(), poll.Answers{})
		if n := x.Rows.Categories[categoryOf(x.Rows, id)].Total; n != 1 || x.Answered != 1 || x.Rows.Question != name {
			t.Errorf("%s: %+v", name, x)
		}
	}
	for _, name := range []string{"worry", "fee", "meeting"} {
		x := crossed(t, "district,"+name, Options{}, someone(), poll.Answers{})
		given := someone().ByID[name].Number
		for i, c := range x.Columns.Categories {
			if in := *c.From <= given && given <= *c.To; in != (c.Total == 1) || in != (x.Cells[0][i] == 1) {
				t.Errorf("%s: %+v", name, x)
			}
		}
	}
	if x := crossed(t, "fee,meeting", Options{}); x.Answered != 0 || len(x.Cells) != 0 || x.NoTest != OneCategory {
		t.Errorf("of nobody: %+v", x)
	}
}

func categoryOf(s Side, id string) int {
	for i, c := range s.Categories {
		if c.ID == id {
			return i
		}
	}
	return -1
}

func TestABadCrossTableIsAnsweredWithWhatCouldBeMeant(t *testing.T) {
	for text, want := range map[string]string{
		"district":           "--cross district,age",
		"district,worry,fee": "--cross district,age",
		"district,age":       `no question "age"`,
		"plans,district":     "plans.small, plans.large",
		"plans.x,district":   "plans.small, plans.large",
		"why,district":       "--themes",
		"district,district":  "crossed with itself",
	} {
		if _, err := ParseCross(asked, text, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
	if _, err := ParseCross(asked, "plans.small,plans.large", nil); err != nil {
		t.Error(err)
	}
}

func TestACrossTableTurnedRoundIsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		answers := rapid.SliceOfN(rapid.Custom(drawAnswers), 0, 30).Draw(t, "answers")
		table := func(text string) Cross {
			spec, err := ParseCross(every, text, nil)
			if err != nil {
				t.Fatal(err)
			}
			return All(every, Options{Crosses: []CrossSpec{spec}}, answers).CrossTables[0]
		}
		a, b := table("choice,scale"), table("scale,choice")
		sum := 0
		for i, row := range a.Cells {
			for j, n := range row {
				sum += n
				if n != b.Cells[j][i] || !reflect.DeepEqual(a.RowShares[i][j], b.ColumnShares[j][i]) {
					t.Errorf("%v\n%v", a.Cells, b.Cells)
				}
			}
		}
		if sum != a.Answered || a.Answered+a.LeftOut != len(answers) || (a.Test == nil) != (b.Test == nil) {
			t.Errorf("%d in the cells, %d answered, %d left out of %d", sum, a.Answered, a.LeftOut, len(answers))
		}
		if a.Test != nil && !about(a.Test.ChiSquared, b.Test.ChiSquared, 1e-9) {
			t.Errorf("%+v %+v", a.Test, b.Test)
		}
	})
}
