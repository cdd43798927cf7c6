package main

import (
	"strings"
	"testing"

	"isoloir/poll"
	"isoloir/poll/tally"
)

func TestEstimatesArePrintedWithWhatMakesThemSo(t *testing.T) {
	d := everyKind()
	questions := d.Pages[0].Questions[:2]
	d.Pages[0].Questions = questions
	for i := range questions {
		questions[i].Other, questions[i].OtherMax, questions[i].Epsilon = false, 0, 10_986
	}
	for _, n := range []int{0, 1, 300} {
		for _, width := range []int{narrowest, plainWidth, widest} {
			out := shown(t, d, tally.All(d, tally.Options{AsIfRandom: true}, pretendAll(d, n)), screen{lang: "en", width: width})
			for line := range strings.Lines(out) {
				if w := columns.StringWidth(strings.TrimSuffix(line, "\n")); w > width {
					t.Errorf("%d ballots, %d columns: %d wide: %s", n, width, w, line)
				}
			}
		}
	}
	few := *d
	few.Pages = []poll.Page{{Questions: []poll.Question{questions[0]}}}
	few.Pages[0].Questions[0].Options = questions[0].Options[3:]
	few.Pages[0].Questions[0].Ask = poll.Text{"en": "Have you?"}
	var all []poll.Answers
	for i := range 1000 {
		a := poll.Answers{ByID: map[string]poll.Answer{}}
		if i < 800 {
			a.ByID["choice"] = poll.Answer{Choice: []string{"o3", "o4"}[i/300%2]}
		}
		all = append(all, a)
	}
	out := strings.Join(strings.Fields(shown(t, &few, tally.All(&few, tally.Options{}, all), screen{lang: "en", width: widest})), " ")
	for _, want := range []string{
		"1000 were asked", "RANDOMIZED, ε = 1.0986: of what was true 50.0 % was reported, of each other answer 16.7 %", "estimates of how many people",
		"(left blank) 100 38 29 178 10.0 % 200", "Each respondent who lies about the coins can move an estimate by 3.0 people: ten who agree on it by 30, a hundred by 300.",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not said in:\n%s", want, out)
		}
	}
}
