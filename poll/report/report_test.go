package report

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"isoloir/poll"
	"isoloir/poll/report/disclose"
	"isoloir/poll/results"
	"isoloir/poll/tally"
)

func TestEveryLanguageHasAllWords(t *testing.T) {
	for _, w := range reportWords {
		v := reflect.ValueOf(*w)
		for i := range v.NumField() {
			name, f := v.Type().Field(i).Name, v.Field(i)
			if f.IsZero() || f.Kind() == reflect.Map && f.Len() != reflect.ValueOf(english).Field(i).Len() {
				t.Errorf("%s lacks %s", w.Lang, name)
			}
			for j := 0; f.Kind() == reflect.Array && j < f.Len(); j++ {
				if f.Index(j).String() == "" {
					t.Errorf("%s lacks %s %d", w.Lang, name, j)
				}
			}
		}
		if len(w.methods) != len(poll.Ranking.Methods())+len(poll.Grades.Methods())+1 {
			t.Errorf("%s knows %d methods", w.Lang, len(w.methods))
		}
	}
}

var verbs = regexp.MustCompile(`%[^ ]*?[a-z%]`)

func TestSentencesTakeTheSameThingsInEveryLanguage(t *testing.T) {
	for _, w := range reportWords[1:] {
		for i := range reflect.TypeFor[words]().NumField() {
			of := reflect.ValueOf(english).Field(i)
			if of.Kind() != reflect.String || !strings.Contains(of.String(), "%[") {
				continue
			}
			seen := map[string]bool{}
			for _, verb := range verbs.FindAllString(reflect.ValueOf(*w).Field(i).String(), -1) {
				seen[verb] = true
			}
			for _, verb := range verbs.FindAllString(of.String(), -1) {
				if !seen[verb] {
					t.Errorf("%s, %s lacks %s", w.Lang, reflect.TypeFor[words]().Field(i).Name, verb)
				}
			}
		}
	}
	for name, s := range samples(t) {
		if page := written(t, s); strings.Contains(page, "%!") || strings.Contains(page, "%[") {
			t.Errorf("%s: a sentence was not given what it takes", name)
		}
	}
}

func TestAReportAsksForNothingAndRunsNothing(t *testing.T) {
	outside := regexp.MustCompile(`(?i)<script|<link|<img|<iframe|<object|<form|<base|\bsrc=|url\(|@import|\son[a-z]+=|style="|javascript:`)
	for name, s := range samples(t) {
		page := written(t, s)
		if found := outside.FindString(page); found != "" {
			t.Errorf("%s has %q", name, found)
		}
		_, css, _ := strings.Cut(page, "<style>")
		css, _, _ = strings.Cut(css, "</style>")
		hash := sha256.Sum256([]byte(css))
		want := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'; base-uri 'none'; form-action 'none'"
		if !strings.Contains(html.UnescapeString(page), `http-equiv="Content-Security-Policy" content="`+want+`"`) {
			t.Errorf("%s: the policy does not fit the style", name)
		}
	}
}

func TestAReportHasNoWordThatAPersonWrote(t *testing.T) {
	for name, s := range samples(t) {
		if strings.Contains(written(t, s), "secret word") {
			t.Errorf("%s tells what somebody wrote", name)
		}
	}
}

// A stranger's definition may hold anything; ids aside, which have their own letters.
func TestWordsOfADefinitionAreTextAndNothingElse(t *testing.T) {
	const hostile = `</title></style><script>alert(1)</script>"'><img src=x onerror=alert(1)>`
	d := every(3, func(int, string) string { return hostile })
	for _, t := range []poll.Text{d.Title, d.Notice.Organizer, d.Pages[0].Title, d.Pages[1].Text, d.Pages[0].Questions[0].Ask, d.Pages[0].Questions[2].Low} {
		t["en"] = hostile
	}
	d.Notice.Contact = hostile
	s := counted(d, "en", 100, "choice,scale")
	s.Results.Where = []string{hostile}
	if page := written(t, s); strings.Contains(page, "<script") || strings.Contains(page, "<img") || strings.Count(page, "</style>") != 1 || strings.Count(page, "</title>") < 2 {
		t.Error("markup of a definition came through")
	}
}

// The report's figures are the tally's: every count of it stands in the table of its question.
func TestEveryCountOfTheTallyStandsInTheReport(t *testing.T) {
	d := every(4, short)
	f := tally.All(d, tally.Options{}, people(d, 250))
	page := strings.ReplaceAll(written(t, counted(d, "en", 250)), "\u2060", "")
	for _, q := range f.Questions {
		section := between(t, page, `id="q-`+q.ID+`"`, "</section>")
		var want []string
		for i, c := range q.Options {
			label := english.Other
			if i < 4 {
				label = short(i, "en")
			}
			want = append(want, fmt.Sprintf(`<th scope="row">%s</th><td>%d</td><td>%s</td>`, label, c.Count, percent(c)))
		}
		for _, p := range q.Points {
			want = append(want, fmt.Sprintf(`</th><td>%d</td>`, p.Count))
		}
		for _, b := range q.Histogram {
			want = append(want, fmt.Sprintf(`</th><td>%d</td>`, b.Count))
		}
		for _, r := range q.Rows {
			for _, v := range r.Values {
				if q.ID != "grades" { // there blanks are among the worst
					want = append(want, fmt.Sprintf(`<small>%d</small>`, v.Count))
				}
			}
		}
		for _, r := range q.Results {
			for _, g := range r.Graded {
				for _, n := range g.Counts {
					want = append(want, fmt.Sprintf(`<small>%d</small>`, n))
				}
				want = append(want, fmt.Sprintf(`<th scope="row">%s</th>`, d.Question(q.ID).Options[0].Label["en"]))
			}
		}
		if q.Pairwise != nil {
			for _, row := range q.Pairwise.Prefer {
				for _, n := range row {
					want = append(want, fmt.Sprintf(`<td>%d</td>`, n))
				}
			}
			want = without(want, "<td>0</td>") // of an option and itself
		}
		for _, w := range want {
			if !strings.Contains(section, w) {
				t.Errorf("%s lacks %s", q.ID, w)
			}
		}
	}
}

func percent(c tally.Count) string {
	if c.Share == nil {
		return "–"
	}
	return english.share(int(c.Share.Num().Int64()), int(c.Share.Denom().Int64()))
}

func without(list []string, s string) (rest []string) {
	for _, x := range list {
		if x != s {
			rest = append(rest, x)
		}
	}
	return rest
}

func between(t *testing.T, s, from, to string) string {
	t.Helper()
	_, rest, ok := strings.Cut(s, from)
	inner, _, ends := strings.Cut(rest, to)
	if !ok || !ends {
		t.Fatalf("there is nothing between %s and %s", from, to)
	}
	return inner
}

func TestWhatIsHeldBackIsSaidToBe(t *testing.T) {
	page := written(t, heldBack(counted(every(4, short), "en", 250, "choice,scale")))
	for _, want := range []string{english.hidden, english.HeldBack, "<td>held back</td>", "Of the numbers that can be shown", english.Rest} {
		if !strings.Contains(html.UnescapeString(page), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

// What comes first is said only where no number that is held back can be larger.
func TestNobodyIsSaidToBeFirstWhoMightNotBe(t *testing.T) {
	values := func(counts ...int) (list []results.Value) {
		for _, n := range counts {
			v := results.Value{Count: results.Shown(n)}
			if n < 0 {
				v.Count = results.Cell{}
			}
			list = append(list, v)
		}
		return list
	}
	for _, c := range []struct {
		values   []results.Value
		of       int
		multiple bool
		first    []int
		sure     bool
	}{
		{values(5, 9, 2), 16, false, []int{1}, true},
		{values(9, 9, 2), 20, false, []int{0, 1}, true},
		{values(50, -1, -1), 60, false, []int{0}, true},   // 10 are left
		{values(50, -1, -1), 100, false, []int{0}, false}, // 50 are left, and could be of one
		{values(50, -1), 60, true, []int{0}, false},       // each can pick several
		{values(0, 0), 0, false, nil, true},
	} {
		if first, sure := leading(c.values, c.of, c.multiple); !reflect.DeepEqual(first, c.first) || sure != c.sure {
			t.Errorf("%v of %d: %v, %v", c.values, c.of, first, sure)
		}
	}
}

func TestAReportCanBeReadAgainAndOneOfEverythingCannot(t *testing.T) {
	s := counted(every(4, short), "en", 250)
	r, err := Results([]byte(written(t, s)))
	if err != nil || !reflect.DeepEqual(r.Encode(), s.Results.Encode()) {
		t.Errorf("%v", err)
	}
	if again, err := Results(r.Encode()); err != nil || !reflect.DeepEqual(again, r) {
		t.Errorf("published results: %v", err)
	}
	s.Everything = true
	page := written(t, s)
	if _, err := Results([]byte(page)); err == nil {
		t.Error("results that were not to be published were read as such")
	}
	if !strings.Contains(page, `class="private">`) {
		t.Error("the page does not say that it is not for publication")
	}
}

// The whole way: what is released is what is shown.
func TestAReportOfReleasedResultsShowsNoSmallCount(t *testing.T) {
	d := every(4, short)
	f := tally.All(d, tally.Options{}, people(d, 120))
	f.Box = &tally.Box{Ballots: 120, Opened: 120}
	source := disclose.Source{Definition: d, Log: results.Log{Size: 120, Root: make([]byte, 32)}, Figures: f}
	small := regexp.MustCompile(`<td>([1-9]|10)</td>|<small>([1-9]|10)</small>`)
	r, _, err := disclose.Release(source, nil)
	if err != nil {
		t.Fatal(err)
	}
	s := Source{Definition: d, Results: r, Lang: "en"}
	places := regexp.MustCompile(`<tr[^>]*><th scope="row">[^<]*</th><td>[1-9]</td></tr>`) // of an order
	shown := func(s Source) string { return small.FindString(places.ReplaceAllString(written(t, s), "")) }
	if found := shown(s); found != "" {
		t.Errorf("the report shows %s", found)
	}
	s.Results = disclose.Everything(source)
	if shown(s) == "" {
		t.Error("the search finds no small count even where nothing is held back")
	}
}
