package author

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"isoloir/poll"
)

// good is the shortest poll file there is, nearly.
const good = `title: What do you think?
languages: [en]
notice: { organizer: Residents, contact: a@b.example, purpose: Advice, legal_basis: Consent, key_holders: Two members, retention_days: 90 }
opens: 2026-12-01T08:00:00+01:00
closes: 2026-12-15T20:00:00+01:00
pages:
  - questions:
      - id: which
        type: choices
        ask: Which?
        options: [{ id: a, label: A }, { id: b, label: B }]
        other: true
      - id: size
        type: scale
        ask: How much?
        from: 1
        to: 5
      - id: price
        type: number
        decimals: 2
        ask: What price?
        min: -0.5
        max: 20
      - id: when
        type: date
        ask: When?
        min: 1969-12-31
        max: 2026-12-31
      - id: why
        type: text
        ask: Why?
        show_if: { size: [5, 1], which: [other, b, a] }
`

func read(t *testing.T, src string) *File {
	t.Helper()
	f, err := Read([]byte(src), "poll.yaml", Options{})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestTheDemoIsReadWithoutAWarningAndPublishes(t *testing.T) {
	f, err := Read(Demo, "demo.yaml", Options{Now: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Warnings) > 0 {
		t.Error(Errors(f.Warnings))
	}
	if got := len(f.Poll.Questions()); got != 12 {
		t.Errorf("%d questions, want 12", got)
	}
	d, data, err := f.Publish(publishing(t))
	if err != nil {
		t.Fatal(err)
	}
	back, err := poll.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(back, d) {
		t.Errorf("published\n%+v\nbut read again\n%+v", d, back)
	}
}

func TestWhatIsLeftOutTakesItsDefault(t *testing.T) {
	d := read(t, good).Poll
	if d.MaxBallots != 100_000 || d.ReleaseAtLeast != 10 || d.SuppressBelow != 11 {
		t.Errorf("limits %d %d %d", d.MaxBallots, d.ReleaseAtLeast, d.SuppressBelow)
	}
	if d.Admission != poll.AdmissionOpen || d.Notice.QuoteText != poll.QuoteNever || d.Listed {
		t.Errorf("admission %q, quote_text %q, listed %v", d.Admission, d.Notice.QuoteText, d.Listed)
	}
	which, why := d.Question("which"), d.Question("why")
	if which.Min != 0 || which.Max != 3 || which.OtherMax != 200 || why.Max != 1000 {
		t.Errorf("choices %d to %d, other_max %d, text max %d", which.Min, which.Max, which.OtherMax, why.Max)
	}
}

func TestValuesComeOutInTheUnitsOfTheDefinition(t *testing.T) {
	d := read(t, good).Poll
	if p := d.Question("price"); p.Min != -50 || p.Max != 2000 || p.Decimals != 2 {
		t.Errorf("price %d to %d with %d decimals", p.Min, p.Max, p.Decimals)
	}
	if w := d.Question("when"); w.Min != -1 || w.Max != 20818 {
		t.Errorf("when %d to %d", w.Min, w.Max)
	}
	if want := time.Date(2026, 12, 1, 7, 0, 0, 0, time.UTC); d.Opens != want {
		t.Errorf("opens %v, want %v", d.Opens, want)
	}
	if want := (poll.Text{"en": "What do you think?"}); !reflect.DeepEqual(d.Title, want) {
		t.Errorf("title %v", d.Title)
	}
}

func TestConditionsAreBroughtIntoTheDefinitionsOrder(t *testing.T) {
	want := []poll.Condition{{Source: "which", Options: []string{"a", "b", "other"}}, {Source: "size", Points: []int64{1, 5}}}
	if got := read(t, good).Poll.Question("why").ShowIf; !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestTextsMayBeBlocksAndLoseTheirLastLineFeeds(t *testing.T) {
	d := read(t, strings.Replace(good, "languages:", "intro: |\n  One\n\n  - two\n\n\nlanguages:", 1)).Poll
	if got := d.Intro["en"]; got != "One\n\n- two" {
		t.Errorf("%q", got)
	}
	d = read(t, strings.Replace(good, "title: What do you think?", "title: >\n  What do\n  you think?", 1)).Poll
	if got := d.Title["en"]; got != "What do you think?" {
		t.Errorf("%q", got)
	}
}

func TestAFileFromAWindowsEditorIsTheSamePoll(t *testing.T) {
	windows := "\uFEFF" + strings.ReplaceAll(good, "\n", "\r\n")
	if got, want := read(t, windows).Poll, read(t, good).Poll; !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestTimesFromOutsideStandInPlaceOfTheFiles(t *testing.T) {
	o := Options{Opens: time.Date(2027, 1, 1, 0, 0, 0, 999, time.UTC), Closes: time.Date(2027, 1, 2, 0, 0, 0, 0, time.UTC)}
	without := strings.Join(append(strings.SplitAfter(good, "\n")[:3:3], strings.SplitAfter(good, "\n")[5:]...), "")
	for _, src := range []string{good, without} {
		f, err := Read([]byte(src), "poll.yaml", o)
		if err != nil {
			t.Fatal(err)
		}
		if !f.Poll.Opens.Equal(time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)) || !f.Poll.Closes.Equal(o.Closes) {
			t.Errorf("open from %v to %v", f.Poll.Opens, f.Poll.Closes)
		}
	}
}

func TestUnwiseThingsAreWarnedOf(t *testing.T) {
	src := strings.Replace(good, "languages:", "release_at_least: 5\nlanguages:", 1)
	src = strings.Replace(src, "        ask: Which?", "        ask: Which?\n        required: true", 1)
	src = strings.Replace(src, "        ask: Why?", "        ask: Why?\n        max: 4500", 1)
	f, err := Read([]byte(src), "poll.yaml", Options{Now: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	want := []struct {
		line    int
		problem string
	}{
		{2, "released from 5 ballots on"}, {3, "one language"}, {6, "closed already"}, {8, "each ballot takes"}, {12, "nobody can decline"}, {30, "a date within 57 years"},
	}
	if len(f.Warnings) != len(want) {
		t.Fatalf("got %d warnings, want %d:\n%v", len(f.Warnings), len(want), Errors(f.Warnings))
	}
	for i, w := range f.Warnings {
		if w.Line != want[i].line || !strings.Contains(w.Problem, want[i].problem) {
			t.Errorf("got line %d: %s; want line %d: %s", w.Line, w.Problem, want[i].line, want[i].problem)
		}
	}
	if hint := f.Warnings[3].Hint; !strings.Contains(hint, "why (180") {
		t.Errorf("the dearest question is not named: %s", hint)
	}
}

func TestAPollThatIsTooLongToPublishIsRefused(t *testing.T) {
	long := strings.Repeat("é", 10_000)
	e := one(t, good+pagesOf(long))
	if !strings.Contains(e.Problem, "262144 are the most") {
		t.Errorf("got %v", e)
	}
}

// pagesOf makes fifteen pages that have the same long text and a question each.
func pagesOf(text string) string {
	var b strings.Builder
	for i := range 15 {
		fmt.Fprintf(&b, "  - { text: %s, questions: [{ id: long%d, type: text, ask: Why?, max: 1 }] }\n", text, i)
	}
	return b.String()
}

func TestABallotThatCannotBeSealedIsRefused(t *testing.T) {
	src := good
	for _, id := range []string{"t1", "t2", "t3", "t4"} {
		src += "      - { id: " + id + ", type: text, ask: Why?, max: 5000 }\n"
	}
	e := one(t, src)
	if !strings.Contains(e.Problem, "a ballot holds 65536") || e.Path != "pages" || !strings.Contains(e.Hint, "t1 (200") {
		t.Errorf("got %v", e)
	}
}
