package poll_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isoloir/poll"
)

func TestRandomDefinitionsComeBackFromTheirBytes(t *testing.T) {
	f := loadFixtures(t)
	rapid.Check(t, func(t *rapid.T) {
		d := definitions(f).Draw(t, "definition")
		if faults := d.Check(); faults != nil {
			t.Fatal(faults)
		}
		data := d.Encode()
		if !json.Valid(data) {
			t.Fatalf("not JSON: %s", data)
		}
		again, err := poll.Parse(data)
		if err != nil {
			t.Fatalf("%s\n%v", data, err)
		}
		if !bytes.Equal(again.Encode(), data) || again.WorstCase() != d.WorstCase() {
			t.Fatalf("came back as %s", again.Encode())
		}
	})
}

func TestNoOtherBytesAreTakenForADefinition(t *testing.T) {
	f := loadFixtures(t)
	refused, taken := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		data := mutated(t, f)
		d, err := poll.Parse(data)
		if (d == nil) != (err != nil) {
			t.Fatalf("a definition and an error: %v", err)
		}
		if err != nil {
			refused++
			return
		}
		taken++
		if !bytes.Equal(d.Encode(), data) || d.Check() != nil {
			t.Fatalf("taken, though its canonical bytes are others: %s", data)
		}
	})
	if refused == 0 || taken == 0 {
		t.Errorf("%d refused, %d taken: the mutations prove nothing", refused, taken)
	}
}

// mutated draws the bytes of a definition with one or two things changed.
func mutated(t *rapid.T, f fixtures) []byte {
	d := definitions(f).Draw(t, "definition")
	if d.Turnout == poll.TurnoutAuditable && rarely(t, 2) {
		d.Auditor = rapid.SampledFrom(d.Recipients).Draw(t, "auditor")
	}
	root := readNode(d.Encode())
	for range rapid.IntRange(1, 2).Draw(t, "mutations") {
		mutate(t, root)
	}
	if !rarely(t, 4) {
		return []byte(root.String())
	}
	var b strings.Builder
	root.write(&b, t)
	return []byte(b.String())
}

func TestRandomAnswersHaveProblemsOrOneForm(t *testing.T) {
	f := loadFixtures(t)
	fit, unfit := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		d := definitions(f).Draw(t, "definition")
		loose := looseAnswers(d).Draw(t, "answers")
		a, problems := d.ReadAnswers([]byte(loose))
		if _, err := d.EncodeAnswers(a); err == nil && d.Sensitive() {
			t.Fatal("true answers to a sensitive question are sealed")
		}
		a.Tossed = d.Sensitive() // as if coins had left all as it is
		padded, err := d.EncodeAnswers(a)
		if len(problems) > 0 {
			unfit++
			return
		}
		fit++
		if err != nil {
			t.Fatalf("%s\n%v", loose, err)
		}
		plain := bytes.TrimRight(padded, " ")
		if len(padded) != d.BallotSize || len(plain) > d.WorstCase() || !json.Valid(plain) {
			t.Fatalf("%d bytes in %d, the worst case being %d: %s", len(plain), len(padded), d.WorstCase(), plain)
		}
		again, problems := d.DecodeAnswers(padded)
		if len(problems) > 0 || !reflect.DeepEqual(a, again) {
			t.Fatalf("%s\nread as %v, decoded as %v with %v", loose, a, again, problems)
		}
		for _, q := range d.Questions() {
			if _, answered := a.ByID[q.ID]; answered && !d.Shown(q, a) {
				t.Fatalf("%s is answered, though hidden", q.ID)
			}
		}
	})
	if fit < 5 || unfit < 5 {
		t.Errorf("%d fit, %d do not: the random answers prove nothing", fit, unfit)
	}
}

func TestNumbersAndDatesComeBackFromTheirText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := &poll.Question{Type: poll.Number, Decimals: rapid.IntRange(0, 6).Draw(t, "decimals")}
		n := rapid.Int64Range(-(1<<53-1), 1<<53-1).Draw(t, "number")
		if again, ok := poll.ParseNumber(q, poll.FormatNumber(q, n)); !ok || again != n {
			t.Fatalf("%d is written %s and read %d", n, poll.FormatNumber(q, n), again)
		}
		days := rapid.Int64Range(-719_162, 2_932_896).Draw(t, "days")
		if again, ok := poll.ParseDate(poll.FormatDate(days)); !ok || again != days {
			t.Fatalf("%d is written %s and read %d", days, poll.FormatDate(days), again)
		}
	})
}

func TestMarkdownLosesNoLetter(t *testing.T) {
	alphabet := []string{"a", " ", "\n", "- ", "*", "**", "\\", "[", "]", "(", ")", "[a](https://a.org)", "](https://b.org)", "é", "\U0001f5f3"}
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOfN(rapid.SampledFrom(alphabet), 0, 30).Draw(t, "source"), "")
		letters := func(s string) int { return strings.Count(s, "é") + strings.Count(s, "\U0001f5f3") }
		data, err := json.Marshal(tree(poll.Markdown(source)))
		if err != nil || letters(string(data)) != letters(source) {
			t.Fatalf("%q became %s (%v)", source, data, err)
		}
	})
}
