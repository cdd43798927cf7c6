package poll_test

import (
	"testing"
	"time"

	"isoloir/poll"
)

func TestADefinitionMadeByHandIsJudgedByTheSameRules(t *testing.T) {
	fine := load[definitionVectors](t, "definition").Good[1].Definition
	for name, c := range map[string]struct {
		change func(*poll.Definition)
		want   [2]string
	}{
		"a text that is nil":          {func(d *poll.Definition) { d.Title = nil }, [2]string{"title", "missing"}},
		"a label that is nil":         {func(d *poll.Definition) { d.Pages[0].Questions[0].Options[1].Label = nil }, [2]string{"pages[0].questions[0].options[1].label", "missing"}},
		"a text that is not UTF-8":    {func(d *poll.Definition) { d.Title["fr"] = "a\xff" }, [2]string{"title.fr", "bad_character"}},
		"no opening":                  {func(d *poll.Definition) { d.Opens = time.Time{} }, [2]string{"opens", "bad_time"}},
		"a fraction of a second":      {func(d *poll.Definition) { d.Closes = d.Closes.Add(1) }, [2]string{"closes", "bad_time"}},
		"no type":                     {func(d *poll.Definition) { d.Pages[0].Questions[0].Type = "" }, [2]string{"pages[0].questions[0].type", "bad_value"}},
		"options of a scale":          {func(d *poll.Definition) { d.Pages[0].Questions[2].Options = []poll.Option{} }, [2]string{"pages[0].questions[2].options", "not_allowed"}},
		"a minimum of a text":         {func(d *poll.Definition) { d.Pages[0].Questions[6].Min = 1 }, [2]string{"pages[0].questions[6].min", "not_allowed"}},
		"other_max without other":     {func(d *poll.Definition) { d.Pages[0].Questions[0].Other = false }, [2]string{"pages[0].questions[0].other_max", "not_allowed"}},
		"seven decimals":              {func(d *poll.Definition) { d.Pages[0].Questions[4].Decimals = 7 }, [2]string{"pages[0].questions[4].decimals", "out_of_range"}},
		"a date before all":           {func(d *poll.Definition) { d.Pages[0].Questions[5].Min = -719_163 }, [2]string{"pages[0].questions[5].min", "out_of_range"}},
		"a number beyond 2^53-1":      {func(d *poll.Definition) { d.Pages[0].Questions[3].Max = 1 << 53 }, [2]string{"pages[0].questions[3].max", "out_of_range"}},
		"a reading list that is void": {func(d *poll.Definition) { d.Reading = []poll.Reading{} }, [2]string{"reading", "too_few"}},
		"codes without a token key":   {func(d *poll.Definition) { d.Admission = poll.AdmissionCodes }, [2]string{"token_key", "bad_key"}},
		"turnout without codes":       {func(d *poll.Definition) { d.Turnout = poll.TurnoutHidden }, [2]string{"turnout", "not_allowed"}},
		"a ballot size not set":       {func(d *poll.Definition) { d.BallotSize = 0 }, [2]string{"ballot_size", "wrong_ballot_size"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := parsed(t, map[string]string{"fine": fine})["fine"]
			c.change(d)
			faults := d.Check()
			if got := codes(faults); len(got) == 0 || got[0] != c.want {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}

func TestConditionsMadeInAnyOrderAreWrittenInTheDefinitions(t *testing.T) {
	fine := load[definitionVectors](t, "definition").Good[1].Definition
	d := parsed(t, map[string]string{"fine": fine})["fine"]
	q := d.Question("pourquoi")
	q.ShowIf[0], q.ShowIf[1] = q.ShowIf[1], q.ShowIf[0]
	d.Opens = d.Opens.In(time.FixedZone("", 3600))
	if got := string(d.Encode()); got != fine || d.Check() != nil {
		t.Errorf("encoded as %s", got)
	}
}

func TestTheHostIsTheNameOfTheLogsKey(t *testing.T) {
	d := parsed(t, map[string]string{"fine": load[definitionVectors](t, "definition").Good[1].Definition})["fine"]
	if d.Host() != "example.org" {
		t.Error(d.Host())
	}
}
