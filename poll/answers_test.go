package poll_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"isoloir/poll"
)

type answersVectors struct {
	Definitions map[string]string
	Cases       []struct {
		Name       string
		Definition string
		Loose      string
		Problems   [][2]string
		Canonical  *string
	}
	Strict []struct {
		Name       string
		Definition string
		Plaintext  []byte `json:"plaintext_base64"`
		Problem    *[2]string
	}
}

// parsed returns the vectors' definitions.
func parsed(t testing.TB, texts map[string]string) map[string]*poll.Definition {
	t.Helper()
	definitions := map[string]*poll.Definition{}
	for name, text := range texts {
		d, err := poll.Parse([]byte(text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		definitions[name] = d
	}
	return definitions
}

func pairs(problems []poll.Problem) [][2]string {
	list := [][2]string{}
	for _, p := range problems {
		list = append(list, [2]string{p.Key, p.Code})
	}
	return list
}

func TestLooseAnswersAreCanonicalOrHaveExactlyTheirProblems(t *testing.T) {
	v := load[answersVectors](t, "answers")
	definitions := parsed(t, v.Definitions)
	for _, c := range some(t, v.Cases) {
		t.Run(c.Name, func(t *testing.T) {
			d := definitions[c.Definition]
			a, problems := d.ReadAnswers([]byte(c.Loose))
			if got := pairs(problems); !slices.Equal(got, c.Problems) {
				t.Fatalf("%s\nproblems %v, want %v", c.Loose, got, c.Problems)
			}
			if (c.Canonical == nil) != (len(c.Problems) > 0) {
				t.Fatal("the vector says neither what is wrong nor what is right")
			}
			if c.Canonical == nil {
				return
			}
			padded, err := d.EncodeAnswers(a)
			if err != nil {
				t.Fatal(err)
			}
			if len(padded) != d.BallotSize {
				t.Errorf("%d bytes, want %d", len(padded), d.BallotSize)
			}
			if got := strings.TrimRight(string(padded), " "); got != *c.Canonical {
				t.Errorf("%s\nencoded as %s\nwant       %s", c.Loose, got, *c.Canonical)
			}
			if _, problems := d.DecodeAnswers(padded); problems != nil {
				t.Errorf("the strict reader refuses it: %v", problems)
			}
		})
	}
}

func TestASealedPlaintextIsReadOnlyInItsOneForm(t *testing.T) {
	v := load[answersVectors](t, "answers")
	definitions := parsed(t, v.Definitions)
	for _, c := range some(t, v.Strict) {
		t.Run(c.Name, func(t *testing.T) {
			d := definitions[c.Definition]
			a, problems := d.DecodeAnswers(c.Plaintext)
			if c.Problem != nil {
				if len(problems) == 0 || pairs(problems)[0] != *c.Problem || a.ByID != nil {
					t.Fatalf("problems %v, want first %v and no answers", problems, *c.Problem)
				}
				return
			}
			if problems != nil {
				t.Fatal(problems)
			}
			if again, err := d.EncodeAnswers(a); err != nil || !bytes.Equal(again, c.Plaintext) {
				t.Errorf("encoded again as %s (%v)", again, err)
			}
		})
	}
}

func TestBallotSizeIsThatOfTheLongestAnswers(t *testing.T) {
	v := load[struct {
		Cases []struct {
			Name, Definition, Longest string
			WorstCase                 int `json:"worst_case"`
			BallotSize                int `json:"ballot_size"`
		}
	}](t, "ballot-size")
	for _, c := range some(t, v.Cases) {
		t.Run(c.Name, func(t *testing.T) {
			d := parsed(t, map[string]string{c.Name: c.Definition})[c.Name]
			if d.WorstCase() != c.WorstCase || len(c.Longest) != c.WorstCase || d.WantBallotSize() != c.BallotSize {
				t.Errorf("worst case %d in %d bytes, want %d in %d; the longest answers have %d", d.WorstCase(), d.WantBallotSize(), c.WorstCase, c.BallotSize, len(c.Longest))
			}
			padded := c.Longest + strings.Repeat(" ", c.BallotSize-len(c.Longest))
			if _, problems := d.DecodeAnswers([]byte(padded)); problems != nil {
				t.Errorf("the longest answers are refused: %v", problems)
			}
		})
	}
}

func TestAnswersThatDoNotFitThePollAreNotEncoded(t *testing.T) {
	d := parsed(t, load[answersVectors](t, "answers").Definitions)["every"]
	answers := func(id string, a poll.Answer) poll.Answers {
		return poll.Answers{ByID: map[string]poll.Answer{"actions": {Choices: []string{"refuser"}}, id: a}}
	}
	for name, a := range map[string]poll.Answers{
		"an unknown question":       answers("zz", poll.Answer{Choice: "a"}),
		"a row that is not there":   answers("note", poll.Answer{Cells: map[string]string{"p1": "bien", "p9": "bien"}}),
		"an unknown option":         answers("actions", poll.Answer{Choices: []string{"est"}}),
		"other without words":       answers("quartier", poll.Answer{Choice: "other"}),
		"words without other":       answers("crainte", poll.Answer{Number: 1, Other: "x"}),
		"a hidden question":         answers("pourquoi", poll.Answer{Text: "x"}),
		"a number over its maximum": answers("prix", poll.Answer{Number: 20_001}),
		"nothing, though required":  {},
	} {
		if padded, err := d.EncodeAnswers(a); err == nil {
			t.Errorf("%s is encoded as %s", name, padded)
		}
	}
	padded, err := d.EncodeAnswers(answers("actions", poll.Answer{Choices: []string{"other", "audit"}, Other: "a\r\nb"}))
	if err == nil || padded != nil { // grille is required now
		t.Errorf("a shown and required question is left out: %s", padded)
	}
	tight := *d
	tight.BallotSize = 40
	if padded, err := tight.EncodeAnswers(answers("crainte", poll.Answer{Number: 1})); err == nil {
		t.Errorf("more bytes than a ballot holds: %s", padded)
	}
	fine, err := d.EncodeAnswers(answers("quartier", poll.Answer{Choice: "other", Other: "a\r\nb"}))
	if want := `{"answers":{"quartier":"other","quartier.other":"a b","actions":["refuser"]}}`; strings.TrimRight(string(fine), " ") != want {
		t.Errorf("encoded as %s (%v), want %s", fine, err, want)
	}
}

func TestAHiddenSourceIsFalseWhateverIsStillInTheAnswers(t *testing.T) {
	d := parsed(t, load[answersVectors](t, "answers").Definitions)["chain"]
	a := poll.Answers{ByID: map[string]poll.Answer{"a": {Choice: "x"}, "b": {Choices: []string{"u"}}, "c": {Number: 2}}}
	shown := func() (ids string) {
		for _, q := range d.Questions() {
			if d.Shown(q, a) {
				ids += q.ID
			}
		}
		return ids
	}
	for choice, want := range map[string]string{"x": "abcd", "y": "a"} {
		a.ByID["a"] = poll.Answer{Choice: choice}
		if got := shown(); got != want {
			t.Errorf("with a = %s, %q is shown, want %q", choice, got, want)
		}
	}
}

func TestLooseAnswersOverTheirSizeAreRefused(t *testing.T) {
	d := parsed(t, load[answersVectors](t, "answers").Definitions)["chain"]
	fits := `{"answers":{}}` + strings.Repeat(" ", poll.MaxLooseSize-len(`{"answers":{}}`))
	if _, problems := d.ReadAnswers([]byte(fits)); problems != nil {
		t.Error(problems)
	}
	if _, problems := d.ReadAnswers([]byte(fits + " ")); !slices.Equal(pairs(problems), [][2]string{{"", "bad_document"}}) {
		t.Error(problems)
	}
}
