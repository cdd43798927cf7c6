package report

import (
	"strings"
	"testing"

	"isoloir/poll"
	"isoloir/poll/results"
)

// election is a poll of one question in which so many answered.
func election(title string, q poll.Question, n int) (Source, *results.Question) {
	en := func(s string) poll.Text { return poll.Text{"en": s} }
	q.ID, q.Ask = "q", en(title)
	d := &poll.Definition{
		Title: en(title), Languages: []string{"en"}, SuppressBelow: 1, LogKey: "poll.example+00000000+AAAA", Pages: []poll.Page{{Questions: []poll.Question{q}}},
		Notice: poll.Notice{Organizer: en("Published figures"), Contact: "-", Purpose: en("To look at"), KeyHolders: en("Nobody")},
	}
	r := &results.Results{
		Version: 1, SuppressBelow: 1, Ballots: n, Box: results.Box{Ballots: n, Opened: n}, Log: results.Log{Size: int64(n), Root: make([]byte, 32)},
		Questions: []results.Question{{ID: "q", Type: q.Type, Answered: results.Shown(n)}},
	}
	return Source{Link: poll.Link{Scheme: "https", Host: "poll.example"}, Definition: d, Results: r, Lang: "en"}, &r.Questions[0]
}

// debian is the election of Debian's project leader in 2020; its pairs are those that poll/tally's tests make of the tally sheet
// (https://www.debian.org/vote/2020/vote_001).
func debian() Source {
	q := poll.Question{Type: poll.Ranking, Options: labels("carter chandran gupta none", "Jonathan Carter|Sruthi Chandran|Brian Gupta|None of the above")}
	for i := range q.Options {
		q.Options[i].Label = poll.Text{"en": q.Options[i].Label["en"]}
	}
	s, f := election("Debian project leader 2020", q, 339)
	f.Pairs = [][]int{{0, 258, 281, 301}, {57, 0, 163, 244}, {40, 114, 0, 194}, {34, 76, 125, 0}}
	f.Outcomes = []results.Outcome{{Method: poll.Schulze, Decides: true, Order: [][]string{{"carter"}, {"chandran"}, {"gupta"}, {"none"}}}}
	return s
}

// orsay is Balinski and Laraki's experiment at the French presidential election of 2007, as poll/tally's tests have it: very good,
// good, quite good, passable, insufficient, to reject.
func orsay() Source {
	const voters = 1733
	names := "Besancenot|Buffet|Schivardi|Bayrou|Bové|Voynet|Villiers|Royal|Nihous|Le Pen|Laguiller|Sarkozy"
	q := poll.Question{Type: poll.Grades, Blank: poll.OmittedWorst, Options: labels("besancenot buffet schivardi bayrou bove voynet villiers royal nihous le_pen laguiller sarkozy", names),
		Grades: labels("tres_bien bien assez_bien passable insuffisant a_rejeter", "Très bien|Bien|Assez bien|Passable|Insuffisant|À rejeter")}
	s, f := election("Orsay 2007", q, voters)
	for i, counts := range [][6]int{{71, 172, 282, 276, 392, 484}, {43, 131, 218, 357, 456, 453}, {8, 18, 68, 164, 431, 944}, {236, 533, 433, 256, 148, 76}, {26, 104, 197, 278, 445, 611},
		{51, 162, 302, 409, 454, 280}, {41, 111, 151, 197, 272, 887}, {290, 392, 332, 289, 210, 188}, {6, 30, 90, 192, 461, 829}, {52, 80, 108, 112, 93, 1242}, {37, 91, 176, 288, 447, 603}, {331, 343, 247, 200, 123, 459}} {
		row := results.Row{ID: q.Options[i].ID}
		graded := 0
		for j, n := range counts {
			row.Values = append(row.Values, results.Value{ID: q.Grades[j].ID, Count: results.Shown(n)})
			graded += n
		}
		row.Answered = results.Shown(graded)
		f.Rows = append(f.Rows, row)
	}
	o := results.Outcome{Method: poll.MajorityJudgment, Decides: true}
	for id := range strings.FieldsSeq("bayrou royal sarkozy voynet besancenot buffet bove laguiller nihous villiers schivardi le_pen") {
		o.Order = append(o.Order, []string{id})
	}
	f.Outcomes = []results.Outcome{o}
	return s
}

// The published outcome (docs/counting.md): Bayrou before Royal, both "assez bien"; where no grade is the worst one, 8.4 + 2.9 … % and so on.
func TestTheReportOfOrsaySaysWhatWasPublished(t *testing.T) {
	page := written(t, orsay())
	for _, want := range []string{
		"“Bayrou” is judged best: “Assez bien” (majority judgment).",
		">13.6%<small>236<", // très bien, as published
		">7.3%<small>127<",  // to reject, and no grade: 76 + 51 of 1,733
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the report lacks %s", want)
		}
	}
	if bayrou, royal := strings.LastIndex(page, "Bayrou"), strings.LastIndex(page, "Royal"); bayrou < 0 || bayrou > royal {
		t.Error("Bayrou does not come before Royal")
	}
}

func TestTheReportOfDebianSaysWhoIsPreferredToWhom(t *testing.T) {
	page := written(t, debian())
	for _, want := range []string{"“Jonathan Carter” comes first (Schulze&#39;s method). More people prefer it to any other option than the other way round.", "<td>258</td>", "<td>57</td>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the report lacks %s", want)
		}
	}
}
