package poll_test

import (
	"bufio"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isoloir/poll"
)

var (
	casesFile   = flag.String("cases", "", "write random cases to this file (- for standard output)")
	casesSeed   = flag.Int("seed", 1, "the first random case to write; the same seed gives the same cases")
	casesNumber = flag.Int("number", 1000, "how many random cases to write")
)

// A randomCase is one line of JSON in the file that TestWriteRandomCases writes, which the TypeScript tests read and judge again.
// Kind says which members there are:
//
//	definition  definition, faults; without faults also poll_id, worst_case, ballot_size
//	answers     definition, loose, problems; without problems also canonical (without padding)
//	strict      definition, plaintext (with padding), problem (the first one, or null)
//	markdown    source, tree
//
// Members that are texts hold the bytes of documents, which are UTF-8 here; faults are [path, code], problems [key, code].
type randomCase struct {
	Kind       string      `json:"kind"`
	Definition string      `json:"definition,omitempty"`
	Faults     [][2]string `json:"faults,omitzero"`
	PollID     string      `json:"poll_id,omitempty"`
	WorstCase  int         `json:"worst_case,omitempty"`
	BallotSize int         `json:"ballot_size,omitempty"`
	Loose      *string     `json:"loose,omitempty"`
	Problems   [][2]string `json:"problems,omitzero"`
	Canonical  *string     `json:"canonical,omitempty"`
	Plaintext  *string     `json:"plaintext,omitempty"`
	Problem    **[2]string `json:"problem,omitempty"`
	Source     *string     `json:"source,omitempty"`
	Tree       []any       `json:"tree,omitzero"`
}

// randomCases draws cases of all kinds.
func randomCases(f fixtures) *rapid.Generator[randomCase] {
	return rapid.Custom(func(t *rapid.T) randomCase {
		switch rapid.IntRange(0, 8).Draw(t, "kind") {
		case 0, 1, 2:
			return definitionCase(mutated(t, f))
		case 3:
			return definitionCase(definitions(f).Draw(t, "definition").Encode())
		case 4, 5, 6:
			d := definitions(f).Draw(t, "definition")
			return answersCase(d, looseAnswers(d).Draw(t, "answers"))
		case 7:
			return strictCase(t, definitions(f).Draw(t, "definition"))
		}
		source := (&definitionDraw{T: t}).line(60, true)
		return randomCase{Kind: "markdown", Source: &source, Tree: tree(poll.Markdown(source))}
	})
}

func definitionCase(data []byte) randomCase {
	c := randomCase{Kind: "definition", Definition: string(data)}
	d, err := poll.Parse(data)
	c.Faults = codes(err)
	if err == nil {
		c.PollID, c.WorstCase, c.BallotSize = poll.IDOf(data).String(), d.WorstCase(), d.BallotSize
	}
	return c
}

func answersCase(d *poll.Definition, loose string) randomCase {
	a, problems := d.ReadAnswers([]byte(loose))
	c := randomCase{Kind: "answers", Definition: string(d.Encode()), Loose: &loose, Problems: pairs(problems)}
	a.Tossed = d.Sensitive() // as if coins had left all as it is
	if padded, err := d.EncodeAnswers(a); len(problems) == 0 && err == nil {
		canonical := strings.TrimRight(string(padded), " ")
		c.Canonical = &canonical
	}
	return c
}

// strictCase pads answers as they come, canonical or not.
func strictCase(t *rapid.T, d *poll.Definition) randomCase {
	plain := looseAnswers(d).Draw(t, "answers")
	if a, problems := d.ReadAnswers([]byte(plain)); len(problems) == 0 && rapid.Bool().Draw(t, "canonical") {
		a.Tossed = d.Sensitive()
		padded, _ := d.EncodeAnswers(a)
		plain = string(padded)
	}
	plain += strings.Repeat(" ", max(0, d.BallotSize-len(plain)))
	var first *[2]string
	if _, problems := d.DecodeAnswers([]byte(plain)); len(problems) > 0 {
		first = &pairs(problems)[0]
	}
	return randomCase{Kind: "strict", Definition: string(d.Encode()), Plaintext: &plain, Problem: &first}
}

// TestWriteRandomCases writes cases with the results of this package, for the other language to compare:
//
//	go test ./poll -run TestWriteRandomCases -cases=FILE -seed=1 -number=1000
func TestWriteRandomCases(t *testing.T) {
	name, number := *casesFile, *casesNumber
	if name == "" {
		name, number = os.DevNull, 20 // nobody asked for them; prove that they can be made
	}
	out := os.Stdout
	if name != "-" {
		var err error
		if out, err = os.Create(name); err != nil {
			t.Fatal(err)
		}
		defer func() {
			if err := out.Close(); err != nil {
				t.Error(err)
			}
		}()
	}
	w := bufio.NewWriter(out)
	lines := json.NewEncoder(w)
	lines.SetEscapeHTML(false)
	cases := randomCases(loadFixtures(t))
	for i := range number {
		if err := lines.Encode(cases.Example(*casesSeed*1_000_000 + i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
}
