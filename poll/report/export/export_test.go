package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"
	"testing"

	"isoloir/poll"
)

func labelled(ids ...string) (options []poll.Option) {
	for _, id := range ids {
		options = append(options, poll.Option{ID: id, Label: poll.Text{"en": "The " + id, "ar": "ال" + id}})
	}
	return options
}

func inBoth(s string) poll.Text { return poll.Text{"en": s, "ar": "«" + s + "»"} }

// every has a question of every type.
func every() *poll.Definition {
	return &poll.Definition{Title: inBoth("Square"), Languages: []string{"en", "ar"}, Notice: poll.Notice{QuoteText: poll.QuoteAsk}, Pages: []poll.Page{{Questions: []poll.Question{
		{ID: "district", Type: poll.Choice, Ask: inBoth("Where?"), Options: labelled("north", "south"), Other: true, OtherMax: 200},
		{ID: "wants", Type: poll.Choices, Ask: inBoth("What?"), Options: labelled("trees", "benches"), Other: true, OtherMax: 200, Max: 3},
		{ID: "worry", Type: poll.Scale, Ask: inBoth("Worried?"), From: 1, To: 7, Low: inBoth("no"), High: inBoth("yes")},
		{ID: "fee", Type: poll.Number, Ask: inBoth("How much?"), Decimals: 2, Min: -100, Max: 9_007_199_254_740_991},
		{ID: "day", Type: poll.Date, Ask: inBoth("When?"), Min: -200_000, Max: 100_000},
		{ID: "order", Type: poll.Ranking, Ask: inBoth("Which first?"), Options: labelled("a", "b", "c")},
		{ID: "plans", Type: poll.Grades, Ask: inBoth("How good?"), Options: labelled("small", "large"), Grades: labelled("good", "bad")},
		{ID: "ways", Type: poll.Matrix, Ask: inBoth("How?"), Rows: labelled("meeting", "letter"), Options: labelled("never", "often")},
		{ID: "why", Type: poll.TextQ, Ask: inBoth("Why?"), Max: 500, ShowIf: []poll.Condition{{Source: "district", Options: []string{"north", "south"}}}},
	}}}}
}

const evil = "=cmd|' /C calc'!A0; @SUM(1)\n+1+1, \"x\""

// full is what one person says to all of them.
func full() poll.Answers {
	return poll.Answers{Quote: true, ByID: map[string]poll.Answer{
		"district": {Choice: "other", Other: "-2+3+cmd"}, "wants": {Choices: []string{"benches", "other"}, Other: "\t=1"}, "worry": {Number: 7},
		"fee": {Number: -50}, "day": {Number: 21_700}, "order": {Choices: []string{"c", "a"}},
		"plans": {Cells: map[string]string{"large": "bad"}}, "ways": {Cells: map[string]string{"meeting": "often", "letter": "never"}}, "why": {Text: evil},
	}}
}

// people are these, one after the other.
func people(all []poll.Answers) People {
	return func(yield func(poll.Answers, error) bool) {
		for _, a := range all {
			if !yield(a, nil) {
				return
			}
		}
	}
}

func written(t *testing.T, write func(io.Writer, *poll.Definition, People, Options) error, d *poll.Definition, all []poll.Answers, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, d, people(all), o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func readCSV(t *testing.T, text string) [][]string {
	t.Helper()
	table, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func same(t *testing.T, got, want [][]string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		var g, w []string
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if !slices.Equal(g, w) {
			t.Errorf("row %d is %q,\nwant %q", i, g, w)
		}
	}
}

func TestAWideTableHasAColumnForEveryThingThatCanBeSaid(t *testing.T) {
	got := readCSV(t, written(t, CSV, every(), []poll.Answers{full(), {}}, Options{Lang: "en"}))
	same(t, got, [][]string{
		{"district", "district.other.words", "district.quote", "wants.trees", "wants.benches", "wants.other", "wants.other.words", "wants.quote", "worry", "fee", "day",
			"order.a", "order.b", "order.c", "plans.small", "plans.large", "ways.meeting", "ways.letter", "why", "why.quote"},
		{"other", "'-2+3+cmd", "1", "0", "1", "1", "\t'=1", "1", "7", "-0.50", "2029-05-31", "2", "", "1", "", "bad", "often", "never",
			"'=cmd|' /C calc'!A0; '@SUM(1)\n'+1+1, \"x\"", "1"},
		slices.Repeat([]string{""}, 20),
	})
}

func TestALongTableHasARowForEveryThingSaid(t *testing.T) {
	got := readCSV(t, written(t, LongCSV, every(), []poll.Answers{{}, full()}, Options{Lang: "en"}))
	want := [][]string{
		{"person", "question", "part", "value", "label"},
		{"2", "district", "", "other", ""}, {"2", "district", "other.words", "'-2+3+cmd", ""}, {"2", "district", "quote", "1", ""},
		{"2", "wants", "benches", "1", "The benches"}, {"2", "wants", "other", "1", ""}, {"2", "wants", "other.words", "\t'=1", ""}, {"2", "wants", "quote", "1", ""},
		{"2", "worry", "", "7", ""}, {"2", "fee", "", "-0.50", ""}, {"2", "day", "", "2029-05-31", ""},
		{"2", "order", "a", "2", "The a"}, {"2", "order", "c", "1", "The c"}, {"2", "plans", "large", "bad", "The bad"},
		{"2", "ways", "meeting", "often", "The often"}, {"2", "ways", "letter", "never", "The never"},
		{"2", "why", "", "'=cmd|' /C calc'!A0; '@SUM(1)\n'+1+1, \"x\"", ""}, {"2", "why", "quote", "1", ""},
	}
	same(t, got, want)
	for i := range want {
		want[i] = want[i][1:]
	}
	same(t, readCSV(t, written(t, LongCSV, every(), []poll.Answers{{}, full()}, Options{Lang: "en", Unlink: true})), want)
}

func TestTheCodebookExplainsEveryColumnAndEveryCode(t *testing.T) {
	d := every()
	var b bytes.Buffer
	if err := Codebook(&b, d, Options{Lang: "ar"}); err != nil {
		t.Fatal(err)
	}
	book := readCSV(t, b.String())
	explained := map[string]bool{}
	for _, row := range book[1:] {
		explained[row[0]] = true
		if row[7] == "" {
			t.Errorf("nothing is said of %q", row)
		}
	}
	table := readCSV(t, written(t, CSV, d, []poll.Answers{full()}, Options{}))
	for _, name := range table[0] {
		if !explained[name] {
			t.Errorf("the codebook has nothing on %s", name)
		}
	}
	for _, want := range [][]string{
		{"ways.meeting", "ways", "matrix", "«How?»", "الmeeting", "", "often", "الoften"},
		{"why", "why", "text", "«Why?»", "", "district=north,south", "", "what the person wrote"},
	} {
		if !slices.ContainsFunc(book, func(row []string) bool { return slices.Equal(row, want) }) {
			t.Errorf("the codebook lacks %q:\n%s", want, b.String())
		}
	}
}

func TestJSONLinesAreWhatWasSealed(t *testing.T) {
	got := written(t, JSONLines, every(), []poll.Answers{full(), {}}, Options{})
	want := `{"answers":{"district":"other","district.other":"-2+3+cmd","wants":["benches","other"],"wants.other":"\t=1","worry":7,"fee":"-0.50","day":"2029-05-31","order":["c","a"],` +
		`"plans":{"large":"bad"},"ways":{"meeting":"often","letter":"never"},"why":"=cmd|' /C calc'!A0; @SUM(1)\n+1+1, \"x\""},"quote":true}` + "\n" + `{"answers":{}}` + "\n"
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// crowd are people whose answers to all questions are the same number, so that a row tells whether it is one person's.
func crowd(n int) (*poll.Definition, []poll.Answers) {
	d := &poll.Definition{Title: inBoth("x"), Languages: []string{"en"}, Pages: []poll.Page{{}}}
	all := make([]poll.Answers, n)
	for i := range all {
		all[i].ByID = map[string]poll.Answer{}
	}
	for k := range 4 {
		q := poll.Question{ID: fmt.Sprintf("q%d", k), Type: poll.Number, Ask: inBoth("x"), Max: int64(n)}
		d.Pages[0].Questions = append(d.Pages[0].Questions, q)
		for i := range all {
			all[i].ByID[q.ID] = poll.Answer{Number: int64(i)}
		}
	}
	return d, all
}

// linked counts the pairs of neighbouring cells in rows that are one person's.
func linked(table [][]string) (n int) {
	for _, row := range table {
		for i := range row[1:] {
			if row[i] == row[i+1] {
				n++
			}
		}
	}
	return n
}

func TestUnlinkedNoRowIsAPersonAndNothingIsLost(t *testing.T) {
	const n = 1000
	d, all := crowd(n)
	whole := readCSV(t, written(t, CSV, d, all, Options{}))[1:]
	mixed := readCSV(t, written(t, CSV, d, all, Options{Unlink: true}))[1:]
	t.Logf("cells beside one of the same person: %d of %d linked, %d unlinked", linked(whole), 3*n, linked(mixed))
	if linked(whole) != 3*n {
		t.Error("the attack does not find linked rows")
	}
	// By chance 1 in n: 3 expected. More than 20 has a probability below 1e-10.
	if linked(mixed) > 20 {
		t.Error("unlinked rows are people")
	}
	for column := range 4 {
		var got, want []string
		for i := range n {
			got, want = append(got, mixed[i][column]), append(want, whole[i][column])
		}
		if slices.Equal(got, want) {
			t.Errorf("column %d is in the order of the people", column)
		}
		sort.Strings(got)
		sort.Strings(want)
		if !slices.Equal(got, want) {
			t.Errorf("column %d has lost something", column)
		}
	}
	for i, write := range []func(io.Writer, *poll.Definition, People, Options) error{CSV, LongCSV, JSONLines} {
		if written(t, write, d, all, Options{Unlink: true}) == written(t, write, d, all, Options{Unlink: true}) {
			t.Errorf("form %d comes in the same order twice", i)
		}
	}
}

func TestUnlinkedJSONLinesHaveOneAnswerEach(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(written(t, JSONLines, every(), []poll.Answers{full(), {}, full()}, Options{Unlink: true})), "\n")
	if len(lines) != 2*9 {
		t.Errorf("%d lines", len(lines))
	}
	quotes := 0
	for _, line := range lines {
		var a struct {
			Answers map[string]any
			Quote   bool
		}
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		delete(a.Answers, "district.other")
		delete(a.Answers, "wants.other")
		if len(a.Answers) != 1 {
			t.Errorf("a line with several answers: %s", line)
		}
		if a.Quote {
			quotes++
		}
	}
	if quotes != 2*3 { // two with other words and a text
		t.Errorf("%d lines may be quoted", quotes)
	}
}

func TestWhereOpeningFailsNothingIsSaidToBeWritten(t *testing.T) {
	failed := errors.New("the disk is gone")
	some := func(yield func(poll.Answers, error) bool) { _ = yield(full(), nil) && yield(poll.Answers{}, failed) }
	for i, write := range []func(io.Writer, *poll.Definition, People, Options) error{CSV, LongCSV, JSONLines, XLSX} {
		for _, unlink := range []bool{false, true} {
			if err := write(io.Discard, every(), some, Options{Lang: "en", Unlink: unlink}); !errors.Is(err, failed) {
				t.Errorf("writer %d, unlinked %v: %v", i, unlink, err)
			}
		}
	}
}
