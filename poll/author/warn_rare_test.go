package author

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// rareWarnings are what is said of rare answers, of a poll with one question.
func rareWarnings(t *testing.T, head, question string) (said []string) {
	t.Helper()
	at := strings.Index(good, "pages:")
	src := head + good[:at] + "pages:\n  - questions:\n" + question
	f, err := Read([]byte(src), "poll.yaml", Options{Now: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range f.Warnings {
		if strings.HasPrefix(w.Path, "pages") {
			said = append(said, w.Problem)
		}
	}
	return said
}

func choiceOf(n int) string {
	var out strings.Builder
	fmt.Fprint(&out, "      - id: street\n        type: choice\n        ask: Where?\n        options:\n")
	for i := range n {
		fmt.Fprintf(&out, "          - { id: s%d, label: Street %d }\n", i, i)
	}
	return out.String()
}

func TestAnswersThatWillBeRareAreWarnedOf(t *testing.T) {
	for _, c := range []struct{ head, question, want string }{
		{"", choiceOf(12), ""},
		{"", choiceOf(13), `"street" has 13 answers`},
		{"max_ballots: 55\n", choiceOf(5), ""},
		{"max_ballots: 54\n", choiceOf(5), `"street" has 5 answers for at most 54 ballots`},
		{"max_ballots: 54\nsuppress_below: 5\n", choiceOf(5), ""},
		{"max_ballots: 100\n", "      - { id: how, type: scale, ask: How?, from: 0, to: 10 }\n", `"how" has 11 answers for at most 100 ballots`},
		{"", "      - { id: born, type: date, ask: When?, min: 1920-01-01, max: 2010-01-01 }\n", `"born" asks for a date within 90 years`},
		{"", "      - { id: meet, type: date, ask: When?, min: 2026-01-01, max: 2027-01-01 }\n", ""},
	} {
		if got := strings.Join(rareWarnings(t, c.head, c.question), "; "); got != c.want {
			t.Errorf("%s%s: %q, want %q", c.head, c.question, got, c.want)
		}
	}
}
