package tally

import (
	"cmp"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"isoloir/poll"
)

// judged judges merits by the two methods of grades.
func judged(profile ...merit) (majority, mean Result) {
	q := poll.Question{Type: poll.Grades, Grades: options("excellent", "good", "fair", "poor")[:len(profile[0])]}
	for i := range profile {
		q.Options = append(q.Options, poll.Option{ID: string(letters[i])})
	}
	majority.majorityJudgment(&q, profile)
	mean.meanGrade(&q, profile)
	return majority, mean
}

// Half is no majority: of an even number of grades it is the lower of the two in the middle that more than half reach.
func TestAGradeThatExactlyHalfGiveIsNotTheMajoritys(t *testing.T) {
	for _, c := range []struct {
		m             merit
		grade, sign   string
		better, worse int
	}{
		{merit{1, 1}, "good", "+", 1, 0},
		{merit{2, 1}, "excellent", "-", 0, 1},
		{merit{1, 2}, "good", "+", 1, 0},
		{merit{5_000_000, 0, 5_000_000}, "fair", "+", 5_000_000, 0},
		{merit{5_000_001, 0, 5_000_000}, "excellent", "-", 0, 5_000_000},
		{merit{3, 1, 2, 2}, "fair", "+", 4, 2},
		{merit{3, 2, 2, 2}, "good", "-", 3, 4},
		{merit{3, 2, 3, 0}, "good", "-", 3, 3},
	} {
		majority, _ := judged(c.m)
		if g := majority.Graded[0]; g.Grade != c.grade || g.Sign != c.sign || g.Better != c.better || g.Worse != c.worse {
			t.Errorf("%v: %+v, want %+v", c.m, g, c)
		}
	}
}

func TestMajorityJudgmentTakesMajorityGradesAwayUntilTheyDiffer(t *testing.T) {
	for _, c := range []struct {
		profile []merit
		want    string
	}{
		{[]merit{{1, 2, 0}, {2, 0, 1}, {0, 3, 0}}, "b a c"}, // good-good-excellent before good-good-good; one poor does not hurt b
		{[]merit{{2, 2, 1}, {1, 3, 1}}, "a b"},
		{[]merit{{1, 1, 1}, {2, 2, 2}}, "a=b"},               // the same parts of all
		{[]merit{{1, 1}, {0, 1}, {1, 0}, {0, 0}}, "c a b d"}, // without any grade last
		{[]merit{{0, 0}, {0, 0}}, "a=b"},
	} {
		if majority, _ := judged(c.profile...); order(majority) != c.want {
			t.Errorf("%v: %s, want %s", c.profile, order(majority), c.want)
		}
	}
}

func TestMeanGradesCountTheWorstForNothing(t *testing.T) {
	majority, mean := judged(merit{1, 1, 0, 1}, merit{0, 3, 0, 0}, merit{0, 0, 0, 0}, merit{0, 0, 0, 5})
	if order(mean) != "b a d c" || mean.Scores[0].Score.RatString() != "5/3" || mean.Scores[2].Score != nil || mean.Scores[3].Score.Sign() != 0 {
		t.Errorf("%s, %+v", order(mean), mean.Scores)
	}
	if !reflect.DeepEqual(mean.Without, []string{"c"}) || !reflect.DeepEqual(majority.Without, mean.Without) {
		t.Errorf("without a grade: %v, %v", mean.Without, majority.Without)
	}
}

func TestBlanksAreTheWorstOrNothingAsTheDefinitionSays(t *testing.T) {
	answers := of(poll.Answer{Cells: map[string]string{"a": "good"}}, poll.Answer{Cells: map[string]string{"b": "good"}},
		poll.Answer{Cells: map[string]string{"b": "bad", "a": "good"}})
	for omitted, want := range map[poll.Omission][2][]int{
		"": {{2, 0}, {1, 1}}, poll.OmittedAbstains: {{2, 0}, {1, 1}}, poll.OmittedWorst: {{2, 1}, {1, 2}},
	} {
		q := poll.Question{ID: "q", Type: poll.Grades, Options: options("a", "b"), Grades: options("good", "bad"), Blank: omitted}
		r := All(definition(q), Options{}, answers).Questions[0].Results[0]
		if !slices.Equal(r.Graded[0].Counts, want[0]) || !slices.Equal(r.Graded[1].Counts, want[1]) || r.Blank != q.Omitted() {
			t.Errorf("%q: %+v", omitted, r)
		}
	}
}

// grades writes out a merit, so that all have the same number of grades.
func (m merit) grades(times int) (grades []int) {
	for grade, count := range m {
		grades = append(grades, slices.Repeat([]int{grade}, count*times)...)
	}
	return grades
}

func drawMerits(t *rapid.T) []merit {
	count := rapid.IntRange(0, 2)
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) merit {
		return merit{count.Draw(t, "excellent"), count.Draw(t, "good"), count.Draw(t, "fair"), count.Draw(t, "poor")}
	}), 2, 4).Draw(t, "merits")
}

func TestMajorityJudgmentAgreesWithItsPlainestForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		profile := drawMerits(t)
		common := 1 // a multiple of all numbers of grades
		for _, m := range profile {
			common *= max(1, m.n())
		}
		values := make([][]int, len(profile))
		for i, m := range profile {
			if n := m.n(); n > 0 && common < 100_000 {
				values[i] = bruteMajorityValue(m.grades(common / n))
			} else if n > 0 {
				return
			}
		}
		want := grouped(len(profile), func(a, b int) int {
			if values[a] == nil || values[b] == nil {
				return cmp.Compare(len(values[b]), len(values[a]))
			}
			return slices.Compare(values[a], values[b])
		})
		majority, _ := judged(profile...)
		var r Result
		q := poll.Question{}
		for i := range profile {
			q.Options = append(q.Options, poll.Option{ID: string(letters[i])})
		}
		r.settle(&q, want)
		if !reflect.DeepEqual(majority.Order, r.Order) {
			t.Errorf("%v: %v, want %v", profile, majority.Order, r.Order)
		}
	})
}

// Balinski and Laraki 2011, chapter 13: where the gauges tell two options apart, so do the values, and in the same order.
func TestTheMajorityGaugeNeverContradictsTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		profile := drawMerits(t)
		for i := range profile { // of equally many grades
			profile[i][3] += 16 - profile[i].n()
		}
		majority, _ := judged(profile...)
		place := map[string]int{}
		for i, p := range majority.Order {
			for _, id := range p {
				place[id] = i
			}
		}
		for _, a := range majority.Graded {
			for _, b := range majority.Graded {
				if gauged(a, b) && place[a.ID] >= place[b.ID] {
					t.Errorf("%+v does not stand before %+v", a, b)
				}
			}
		}
	})
}

// gauged reports whether a's gauge is better than b's.
func gauged(a, b Graded) bool {
	switch {
	case a.Grade != b.Grade:
		rank := []string{"excellent", "good", "fair", "poor"}
		return slices.Index(rank, a.Grade) < slices.Index(rank, b.Grade)
	case a.Sign != b.Sign:
		return a.Sign == "+"
	case a.Sign == "+":
		return a.Better > b.Better
	default:
		return a.Worse < b.Worse
	}
}
