package tally

import (
	"math"
	"reflect"
	"testing"

	"isoloir/poll"
)

// What the voters of three polling stations of Orsay said in Balinski and Laraki's experiment at the French presidential election
// of 2007: how many of 1,733 gave each grade, from très bien to à rejeter, and how many gave none. Counted from the ballots that Mieux
// Voter publishes (https://github.com/MieuxVoter/majority-judgment-datasets, ballots/2007_presidentielle_orsay).
//
// Published are the shares in percent, rounded, as quoted on Mieux Voter's forum
// (https://forum.mieuxvoter.fr/t/donnees-brutes-sur-les-experimentations-de-methodes-alternatives-de-vote/197/9). They differ from these
// ballots by less than 0.15 points: a ballot or two were read otherwise. The lines of Royal and Le Pen are garbled there.
var orsay2007 = []struct {
	id        string
	counts    [7]int
	published [7]float64
	grade     string
	sign      string
}{
	{"besancenot", [7]int{71, 172, 282, 276, 392, 484, 56}, [7]float64{4.1, 9.9, 16.3, 16, 22.6, 27.9, 3.2}, "insuffisant", "+"},
	{"buffet", [7]int{43, 131, 218, 357, 456, 453, 75}, [7]float64{2.5, 7.6, 12.5, 20.6, 26.4, 26.1, 4.3}, "insuffisant", "+"},
	{"schivardi", [7]int{8, 18, 68, 164, 431, 944, 100}, [7]float64{0.5, 1, 3.9, 9.5, 24.9, 54.6, 5.8}, "a_rejeter", "+"},
	{"bayrou", [7]int{236, 533, 433, 256, 148, 76, 51}, [7]float64{13.6, 30.7, 25.1, 14.8, 8.4, 4.5, 2.9}, "assez_bien", "+"},
	{"bove", [7]int{26, 104, 197, 278, 445, 611, 72}, [7]float64{1.5, 6, 11.4, 16, 25.7, 35.3, 4.2}, "insuffisant", "-"},
	{"voynet", [7]int{51, 162, 302, 409, 454, 280, 75}, [7]float64{2.9, 9.3, 17.5, 23.7, 26.1, 16.2, 4.3}, "passable", "-"},
	{"villiers", [7]int{41, 111, 151, 197, 272, 887, 74}, [7]float64{2.4, 6.4, 8.7, 11.3, 15.8, 51.2, 4.3}, "a_rejeter", "+"},
	{"royal", [7]int{290, 392, 332, 289, 210, 188, 32}, [7]float64{}, "assez_bien", "-"},
	{"nihous", [7]int{6, 30, 90, 192, 461, 829, 125}, [7]float64{0.3, 1.8, 5.3, 11, 26.7, 47.8, 7.2}, "a_rejeter", "+"},
	{"le_pen", [7]int{52, 80, 108, 112, 93, 1242, 46}, [7]float64{}, "a_rejeter", "+"},
	{"laguiller", [7]int{37, 91, 176, 288, 447, 603, 91}, [7]float64{2.1, 5.3, 10.2, 16.6, 25.9, 34.8, 5.3}, "insuffisant", "-"},
	{"sarkozy", [7]int{331, 343, 247, 200, 123, 459, 30}, [7]float64{19.1, 19.8, 14.3, 11.5, 7.1, 26.5, 1.7}, "assez_bien", "-"},
}

var mentions = []string{"tres_bien", "bien", "assez_bien", "passable", "insuffisant", "a_rejeter"}

// The experiment took no grade for the worst, and said so on the ballot. Its outcome, Bayrou before Royal, "Good+" before "Good-", is
// also told at http://rangevoting.org/France2007.html.
func TestTheOrsayExperimentOf2007ComesOutAsPublished(t *testing.T) {
	const n = 1733
	q := poll.Question{ID: "q", Type: poll.Grades, Grades: options(mentions...), Blank: poll.OmittedWorst}
	// Figures of grades depend on how often each was given to each option, not on who gave it: so the first person gets
	// everybody's best grade, and so on.
	people := make([]poll.Answer, n)
	for i := range people {
		people[i].Cells = map[string]string{}
	}
	for _, c := range orsay2007 {
		q.Options = append(q.Options, poll.Option{ID: c.id})
		person := 0
		for grade, count := range c.counts {
			if share := 100 * float64(count) / n; c.published != [7]float64{} && math.Abs(share-c.published[grade]) > 0.15 {
				t.Errorf("%s: %.2f %% in column %d, published %.1f", c.id, share, grade, c.published[grade])
			}
			for range count {
				if grade < len(mentions) {
					people[person].Cells[c.id] = mentions[grade]
				}
				person++
			}
		}
		if person != n {
			t.Fatalf("%s has %d ballots", c.id, person)
		}
	}
	f := All(definition(q), Options{}, of(people...)).Questions[0]
	want := [][]string{{"bayrou"}, {"royal"}, {"sarkozy"}, {"voynet"}, {"besancenot"}, {"buffet"}, {"bove"}, {"laguiller"}, {"nihous"}, {"villiers"}, {"schivardi"}, {"le_pen"}}
	if got := f.Results[0].Order; !reflect.DeepEqual(got, want) {
		t.Errorf("the order is %v", got)
	}
	for i, g := range f.Results[0].Graded {
		if c := orsay2007[i]; g.Grade != c.grade || g.Sign != c.sign {
			t.Errorf("%s is %s%s, want %s%s", g.ID, g.Grade, g.Sign, c.grade, c.sign)
		}
	}
	// 44.4 % put Bayrou above assez bien, and 30.6 % below.
	if g := f.Results[0].Graded[3]; g.Better != 769 || g.Worse != 531 {
		t.Errorf("Bayrou's gauge is %d, %d", g.Better, g.Worse)
	}
}
