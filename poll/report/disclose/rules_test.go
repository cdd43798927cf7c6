package disclose

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"isoloir/poll"
	"isoloir/poll/results"
)

// said makes so many people who answer one question so.
func said(n int, id string, a poll.Answer) (all []poll.Answers) {
	for range n {
		all = append(all, poll.Answers{ByID: map[string]poll.Answer{id: a}})
	}
	return all
}

func asking(questions ...poll.Question) *poll.Definition {
	return &poll.Definition{Languages: []string{"en"}, SuppressBelow: 11, Pages: []poll.Page{{Questions: questions}}}
}

// line writes counts, and – for those held back.
func line(values []results.Value) string {
	var parts []string
	for _, v := range values {
		text := label(v) + "="
		if n, shown := v.Count.Count(); shown {
			text += label(results.Value{From: ptr(n), To: ptr(n)})
		} else {
			text += "–"
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " ")
}

func ptr(n int) *int64 {
	v := int64(n)
	return &v
}

func TestACountIsToldOnlyIfEnoughAreInItAndEnoughAreNot(t *testing.T) {
	q := poll.Question{ID: "q", Type: poll.Choice, Options: options("a b c")}
	pick := func(a, b, c int) []poll.Answers {
		return slices.Concat(said(a, "q", poll.Answer{Choice: "a"}), said(b, "q", poll.Answer{Choice: "b"}), said(c, "q", poll.Answer{Choice: "c"}))
	}
	for _, c := range []struct {
		answers []poll.Answers
		want    string
	}{
		{pick(30, 20, 11), "a=30 b=20 c=11"},
		{pick(30, 20, 10), "a=30 b=– c=–"},    // the smallest of the rest goes with it
		{pick(30, 5, 5), "a=– b=– c=–"},       // all but ten said a: those ten know it of the others
		{pick(30, 6, 6), "a=30 b=– c=–"},      // twelve did not, and nobody knows how they divide
		{pick(50, 0, 0), "a=– b=– c=–"},       // everybody would know it of everybody
		{pick(0, 25, 25), "a=– b=– c=25"},     // nobody said a
		{pick(200, 190, 3), "a=200 b=– c=–"},  // which could be as many as 193
		{pick(8, 8, 8), "a=– b=– c=–"},        // all of it
		{pick(4, 3, 3), ""},                   // too few to be told of at all
		{pick(100, 100, 10), "a=– b=100 c=–"}, // the first of equals
		{pick(1000, 12, 12), "a=1000 b=12 c=12"},
	} {
		s := counted(t, asking(q), c.answers)
		r, _, err := Release(s, nil)
		if c.want == "" {
			if !errors.Is(err, ErrTooFew) {
				t.Errorf("error %v, want ErrTooFew", err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if got := line(r.Questions[0].Values); got != c.want {
			t.Errorf("told %s, want %s", got, c.want)
		}
	}
}

func TestWhoMustAnswerMoreDoesNotTellHowManyTheyAre(t *testing.T) {
	d := town()
	var answers []poll.Answers
	for district, n := range map[string]int{"north": 50, "south": 50, "east": 5, "west": 15} {
		for range n {
			a := poll.Answers{ByID: map[string]poll.Answer{"district": {Choice: district}}}
			if district == "west" {
				a.ByID["victim"] = poll.Answer{Choice: "once"}
			}
			answers = append(answers, a)
		}
	}
	r := released(t, counted(t, d, answers))
	if district, victim := r.Questions[0], r.Questions[10]; line(district.Values) != "north=50 south=50 east=– west=–" || !victim.Answered.Held() {
		t.Errorf("%s; %+v", line(district.Values), victim)
	}
	// Told all the same, it is found out.
	r.Questions[10].Answered = results.Shown(15)
	found := attacked(t, counted(t, d, answers), r)
	if !slices.ContainsFunc(found, func(f Finding) bool { return f.What == "district=west" && f.Lo == 15 && f.Hi == 15 && f.Narrowed }) {
		t.Errorf("%+v", found)
	}
}

func TestNumbersStandInGroupsThatTellOfNoOne(t *testing.T) {
	q := poll.Question{ID: "q", Type: poll.Number, Min: 0, Max: 120}
	answers := slices.Concat(said(12, "q", poll.Answer{Number: 31}), said(14, "q", poll.Answer{Number: 34}), said(3, "q", poll.Answer{Number: 47}), said(1, "q", poll.Answer{Number: 17}))
	r := released(t, counted(t, asking(q), answers))
	values := r.Questions[0].Values
	if *values[0].From != 0 || *values[len(values)-1].To != 120 {
		t.Errorf("the ends tell of the youngest or the oldest: %s", line(values))
	}
	for _, v := range values {
		if n, shown := v.Count.Count(); !shown || n < 11 {
			t.Errorf("a group of %d: %s", n, line(values))
		}
	}
	for _, secret := range []string{"17", "47", "mean", "median"} {
		if strings.Contains(string(r.Encode()), `:`+secret) || strings.Contains(string(r.Encode()), secret+`"`) {
			t.Errorf("%s is told: %s", secret, r.Encode())
		}
	}
}

func TestARowInWhichAllSayTheSameIsNotTold(t *testing.T) {
	d := town()
	var answers []poll.Answers
	add := func(n int, district, support string) {
		for range n {
			answers = append(answers, poll.Answers{ByID: map[string]poll.Answer{"district": {Choice: district}, "support": {Choice: support}}})
		}
	}
	add(40, "north", "for")
	add(40, "south", "for")
	add(40, "south", "against")
	add(40, "east", "unsure")
	add(20, "east", "for")
	r := released(t, counted(t, d, answers, "district,support"))
	if len(r.CrossTables) != 1 {
		t.Fatal("the cross-table is not told")
	}
	for j, c := range r.CrossTables[0].Cells[0] {
		if !c.Held() {
			t.Errorf("of the north it is told how many say %s", r.CrossTables[0].Columns.Totals[j].ID)
		}
	}
}

func ranked(n int, order string) []poll.Answers {
	return said(n, "q", poll.Answer{Choices: strings.Fields(order)})
}

func TestOfARankingIsToldWhatPointsAtNobody(t *testing.T) {
	q := poll.Question{ID: "q", Type: poll.Ranking, Options: options("a b c")}
	runoff := q
	runoff.Count = []poll.Method{poll.InstantRunoff}
	for _, c := range []struct {
		what    string
		q       poll.Question
		answers []poll.Answers
		did     Did
	}{
		{"enough behind each preference", q, slices.Concat(ranked(30, "a b c"), ranked(25, "c b a"), ranked(20, "b a c")), ""},
		{"nearly all agree", q, slices.Concat(ranked(60, "a b c"), ranked(2, "c b a")), OrderOnly},
		{"all agree, and are few", q, ranked(20, "a b c"), NoOrder},
		{"a tie", q, slices.Concat(ranked(15, "a b c"), ranked(15, "a c b"), ranked(2, "b a c"), ranked(2, "c a b")), TopOnly},
		{"a run-off of large numbers", runoff, slices.Concat(ranked(40, "a b c"), ranked(38, "b a c"), ranked(12, "c a b"), ranked(12, "c b a")), ""},
		{"a run-off in which three go over to another", runoff, slices.Concat(ranked(40, "a b c"), ranked(38, "b a c"), ranked(12, "c a b"), ranked(3, "c b a")), OrderOnly},
	} {
		s := counted(t, asking(c.q), c.answers)
		r, notices, err := Release(s, nil)
		if err != nil {
			t.Fatal(err)
		}
		did := Did("")
		for _, n := range notices {
			did = n.Did
		}
		f := r.Questions[0]
		numbers := f.Pairs != nil || f.Rounds != nil || f.Values != nil
		if did != c.did || numbers != (c.did == "") || (len(f.Outcomes) == 0) != (c.did == NoOrder) {
			t.Errorf("%s: %s, %+v", c.what, did, f)
		}
		if c.did == TopOnly && (len(f.Outcomes[0].Order) != 1 || !f.Outcomes[0].Rest) {
			t.Errorf("%s: %+v", c.what, f.Outcomes)
		}
	}
}

func TestTheOrderOfGradesIsToldIfItTellsNothingOfWhatIsHeldBack(t *testing.T) {
	q := poll.Question{ID: "q", Type: poll.Grades, Options: options("x y"), Grades: options("good fair poor bad")}
	graded := func(n int, x, y string) []poll.Answers {
		return said(n, "q", poll.Answer{Cells: map[string]string{"x": x, "y": y}})
	}
	free := slices.Concat(graded(60, "good", "fair"), graded(30, "good", "good"), graded(12, "fair", "poor"), graded(4, "bad", "bad"), graded(12, "poor", "fair"))
	r := released(t, counted(t, asking(q), free))
	if f := r.Questions[0]; len(f.Outcomes) != 1 || !strings.Contains(line(f.Rows[0].Values), "–") {
		t.Errorf("%+v", f)
	}
	// Both have as many good and bad ones, and who is ahead says which has more fair than poor ones, which are held back.
	tight := slices.Concat(graded(20, "good", "good"), graded(20, "bad", "bad"), graded(6, "fair", "poor"), graded(5, "poor", "fair"))
	r = released(t, counted(t, asking(q), tight))
	if f := r.Questions[0]; len(f.Outcomes) != 0 {
		t.Errorf("%+v", f)
	}
}

func TestAtMostFourFiltersAreSetAgainstEachOther(t *testing.T) {
	d := town()
	answers := people(d, rand.New(rand.NewPCG(1, 1)), 400)
	var earlier []*results.Results
	for _, filter := range []string{"uses=bus", "uses=bike", "uses=car", "uses=feet", "worry>=1"} {
		s := counted(t, d, answers, filter)
		r := newDraft(s).r
		for i := range r.Questions {
			withhold(&r.Questions[i])
		}
		if len(earlier) == maxFilters {
			if _, _, err := Release(s, earlier); !errors.Is(err, ErrTooManyFilters) {
				t.Errorf("error %v", err)
			}
		}
		earlier = append(earlier, r)
	}
}

func TestWhatIsHeldBackOnceStaysSo(t *testing.T) {
	d := asking(poll.Question{ID: "q", Type: poll.Choice, Options: options("a b c")})
	answers := slices.Concat(said(30, "q", poll.Answer{Choice: "a"}), said(20, "q", poll.Answer{Choice: "b"}), said(10, "q", poll.Answer{Choice: "c"}))
	s := counted(t, d, answers)
	first := released(t, s)
	s.Threshold = 5
	if second := released(t, s, first); line(second.Questions[0].Values) != line(first.Questions[0].Values) {
		t.Errorf("%s, then %s", line(first.Questions[0].Values), line(second.Questions[0].Values))
	}
}

func TestTwoDocumentsDoNotTellOfThoseWhoAreInOneAndNotInTheOther(t *testing.T) {
	d := village()
	d.SuppressBelow = 5
	g := grid{{18, 12, 9}, {2, 20, 11}} // two on the right are for it
	all, left := counted(t, d, g.people()), counted(t, d, g.people(), "side=left")
	first := released(t, all)
	second := released(t, left, first)
	count := func(r *results.Results) (int, bool) { return r.Questions[1].Values[0].Count.Count() }
	n, shown := count(first)
	m, shownToo := count(second)
	if shown && shownToo {
		t.Errorf("%d are for it, %d of them on the left", n, m)
	}
	if n, shown := count(released(t, left)); !shown || n != 18 { // alone it can be told
		t.Errorf("%d %t", n, shown)
	}
}

func TestAFilterThatLeavesFewOutIsRefused(t *testing.T) {
	d := village()
	d.SuppressBelow = 5
	for _, c := range []struct {
		g    grid
		want error
	}{
		{grid{{18, 12, 9}, {2, 1, 1}}, ErrNotSafe}, // how many ballots there are in all is told, too
		{grid{{18, 12, 9}, {7, 5, 5}}, nil},
	} {
		if _, _, err := Release(counted(t, d, c.g.people(), "side=left"), nil); !errors.Is(err, c.want) {
			t.Errorf("%v: error %v", c.g, err)
		}
	}
}

func TestPublishingAgainWithoutACrossTableTellsTheSameOfTheQuestions(t *testing.T) {
	d := town()
	for seed := range uint64(10) {
		r := rand.New(rand.NewPCG(seed, 8))
		answers := people(d, r, 60+r.IntN(200))
		first := released(t, counted(t, d, answers, crossesOfTown...))
		second := released(t, counted(t, d, answers), first)
		first.CrossTables = nil
		if string(first.Encode()) != string(second.Encode()) {
			t.Errorf("seed %d: first\n%s\nthen\n%s", seed, first.Encode(), second.Encode())
		}
	}
}
