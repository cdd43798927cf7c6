package tally

import (
	"strings"
	"testing"

	"isoloir/poll"
)

// asked is a poll with every kind of question that a filter or a cross-table can be about.
var asked = definition(
	poll.Question{ID: "district", Type: poll.Choice, Options: options("north", "south"), Other: true},
	poll.Question{ID: "support", Type: poll.Choices, Options: options("trees", "trams"), Max: 2, ShowIf: []poll.Condition{{Source: "district", Options: []string{"north"}}}},
	poll.Question{ID: "worry", Type: poll.Scale, From: -2, To: 10},
	poll.Question{ID: "fee", Type: poll.Number, Decimals: 2},
	poll.Question{ID: "meeting", Type: poll.Date},
	poll.Question{ID: "why", Type: poll.TextQ},
	poll.Question{ID: "order", Type: poll.Ranking, Options: options("lights", "benches")},
	poll.Question{ID: "plans", Type: poll.Grades, Options: options("small", "large"), Grades: options("good", "bad")},
	poll.Question{ID: "channels", Type: poll.Matrix, Rows: options("meetings", "online"), Options: options("never", "often")},
)

// someone answers everything.
func someone() poll.Answers {
	day, _ := poll.ParseDate("2027-03-01")
	return poll.Answers{ByID: map[string]poll.Answer{
		"district": {Choice: "north"}, "support": {Choices: []string{"trees"}}, "worry": {Number: -1}, "fee": {Number: 950}, "meeting": {Number: day}, "why": {Text: "x"},
		"order": {Choices: []string{"benches", "lights"}}, "plans": {Cells: map[string]string{"small": "good"}}, "channels": {Cells: map[string]string{"online": "often"}},
	}}
}

func TestFiltersPickBallotsByAnswer(t *testing.T) {
	south := poll.Answers{ByID: map[string]poll.Answer{"district": {Choice: "south"}}}
	for filter, want := range map[string][3]bool{ // of someone, of the one in the south, of nobody
		"district=north":                 {true, false, false},
		"district = south,north":         {true, true, false},
		"district!=north":                {false, true, false},
		"district=other":                 {false, false, false},
		"support=trees":                  {true, false, false},
		"support!=trees":                 {false, false, false},
		"support!=trams":                 {true, false, false},
		"worry=-1":                       {true, false, false},
		"worry=-2..0,9":                  {true, false, false},
		"worry!=-2..-2":                  {true, false, false},
		"worry>-1":                       {false, false, false},
		"worry>=-1":                      {true, false, false},
		"worry<0":                        {true, false, false},
		"worry<=-2":                      {false, false, false},
		"fee>=9.5":                       {true, false, false},
		"fee>9.50":                       {false, false, false},
		"fee=9..9.5":                     {true, false, false},
		"meeting<2027-03-02":             {true, false, false},
		"meeting=2027-01-01..2027-02-28": {false, false, false},
		"order=benches":                  {true, false, false}, // what stands first
		"order=lights":                   {false, false, false},
		"plans.small=good":               {true, false, false},
		"plans.large!=good":              {false, false, false}, // blank
		"channels.online=often":          {true, false, false},
		"support:answered":               {true, false, false},
		"support:blank":                  {false, false, false},
		"support:not_asked":              {false, true, true},
		"district:blank":                 {false, false, true},
		"why:answered":                   {true, false, false},
		"plans.large:blank":              {true, true, true},
		"plans:answered":                 {true, false, false},
	} {
		w, err := ParseWhere(asked, filter)
		if err != nil {
			t.Errorf("%s: %v", filter, err)
			continue
		}
		for i, a := range []poll.Answers{someone(), south, {}} {
			if got := w.Fits(asked, a); got != want[i] {
				t.Errorf("%s: fits %d: %v", filter, i, got)
			}
		}
		f := All(asked, Options{Where: []Where{w}}, []poll.Answers{someone(), south, {}})
		if n := map[bool]int{true: 1}; f.Ballots != n[want[0]]+n[want[1]]+n[want[2]] || f.Questions[0].Asked > f.Ballots || len(f.Where) != 1 || strings.Contains(f.Where[0], " ") {
			t.Errorf("%s: %d ballots, where %q", filter, f.Ballots, f.Where)
		}
	}
}

func TestABadFilterIsAnsweredWithWhatCouldBeMeant(t *testing.T) {
	for filter, want := range map[string]string{
		"":                   "write --where district=north",
		"district":           "write --where district=north",
		"distrikt=north":     "district, support, worry",
		"district=nord":      "it has north, south, other",
		"district>north":     "write = or !=",
		"support=trees,tram": "it has trees, trams",
		"worry=a lot":        "no point of the scale",
		"worry=3..1":         "exchange the two",
		"worry>=1..2":        "no point of the scale",
		"fee=1.234":          "at most 2 digits",
		"meeting>2027":       "write it as 2027-01-31",
		"why=x":              "--search",
		"plans=good":         "plans.small, plans.large",
		"plans.tiny=good":    "plans.small, plans.large",
		"plans.small=great":  "it has good, bad",
		"district.x=north":   "write district alone",
		"district:empty":     "district:answered, :blank or :not_asked",
	} {
		if w, err := ParseWhere(asked, filter); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %+v, %v, want %q", filter, w, err, want)
		}
	}
}
