package disclose

import (
	"errors"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"isoloir/poll"
	"isoloir/poll/results"
)

// A shape is a poll in which answers hang together by rules.
type shape struct {
	name   string
	ask    []poll.Question
	people int                     // at least, and up to half more
	docs   [][]string              // what is asked of the documents: filters and cross-tables
	likely func(poll.Answers) bool // what most answer, if chance alone would seldom come to something tight
}

func choice(id, list string, showIf ...poll.Condition) poll.Question {
	return poll.Question{ID: id, Type: poll.Choice, Required: true, Options: options(list), ShowIf: showIf}
}

func optional(q poll.Question) poll.Question { q.Required = false; return q }

var shapes = []shape{
	{"an ancestor's condition repeated", []poll.Question{
		choice("hit", "once never"), choice("who", "boss friend partner", need("hit", "once")),
		choice("told", "one all", need("hit", "once"), need("who", "partner friend")),
	}, 14, [][]string{{}}, nil},
	{"two conditions", []poll.Question{
		choice("x", "in_ out"), choice("y", "in_ out"), choice("q", "a b", need("x", "in_"), need("y", "in_")),
	}, 14, [][]string{{}}, nil},
	{"two conditions, one of them also a filter", []poll.Question{
		choice("x", "in_ out"), choice("y", "in_ out"), choice("q", "a b", need("x", "in_"), need("y", "in_")),
	}, 14, [][]string{{"x=in_"}, {}}, nil},
	{"two conditions, crossed", []poll.Question{
		choice("x", "in_ out"), choice("y", "in_ out"), optional(choice("q", "a b", need("x", "in_"), need("y", "in_"))),
	}, 14, [][]string{{"x,y"}}, nil},
	{"three conditions", []poll.Question{
		choice("x", "in_ out"), choice("y", "in_ out"), choice("z", "in_ out"), choice("q", "a b", need("x", "in_"), need("y", "in_"), need("z", "in_")),
	}, 12, [][]string{{"x,y", "y,z", "x,z"}}, nil},
	{"any of some picks", []poll.Question{
		{ID: "uses", Type: poll.Choices, Required: true, Min: 1, Max: 2, Options: options("bus bike car")}, choice("late", "a b", need("uses", "bus bike")),
	}, 12, [][]string{{"uses,late"}}, nil},
	{"one pick", []poll.Question{
		{ID: "uses", Type: poll.Choices, Required: true, Min: 1, Max: 2, Options: options("bus bike car")}, choice("late", "a b", need("uses", "bus")),
	}, 12, [][]string{{}}, nil},
	{"a run-off, of part of the ballots and then of all", []poll.Question{
		choice("district", "north south"), choice("sex", "f m"),
		{ID: "vote", Type: poll.Ranking, Required: true, Count: []poll.Method{poll.InstantRunoff}, Options: options("a b c")},
	}, 24, [][]string{{"district=north", "vote,sex"}, {}}, nil},
	{"few picks allowed", []poll.Question{
		choice("place", "east west"), {ID: "acts", Type: poll.Choices, Required: true, Min: 1, Max: 2, Options: options("a b c")},
	}, 12, [][]string{{"place,acts"}}, nil},
	{"many picks demanded", []poll.Question{
		choice("place", "east west"), {ID: "acts", Type: poll.Choices, Required: true, Min: 2, Max: 2, Options: options("a b c")},
	}, 12, [][]string{{"acts,place"}}, nil},
	{"just so many picks", []poll.Question{
		choice("place", "east west"), {ID: "acts", Type: poll.Choices, Required: true, Min: 3, Max: 3, Options: options("a b c d")},
	}, 20, [][]string{{"place,acts"}}, nil},
	{"few picks of many", []poll.Question{ // mostly two of three, so that the picks of one place leave little for the fourth
		choice("place", "east west"), {ID: "acts", Type: poll.Choices, Required: true, Min: 1, Max: 2, Options: options("a b c d")},
	}, 22, [][]string{{"place,acts"}}, func(a poll.Answers) bool {
		acts := a.ByID["acts"].Choices
		return len(acts) == 2 && !slices.Contains(acts, "d")
	}},
	{"what asks against what is asked", []poll.Question{
		choice("hit", "once often never"), choice("told", "one all", need("hit", "once often")),
	}, 14, [][]string{{"hit,told"}}, nil},
	{"the same, of part of the ballots", []poll.Question{
		choice("side", "left right"), choice("hit", "once never"), choice("told", "one all", need("hit", "once")),
	}, 14, [][]string{{"hit,told"}, {"side=left", "hit,told"}}, nil},
	{"a filter by a pick that asks, and then all", []poll.Question{
		{ID: "uses", Type: poll.Choices, Required: true, Min: 1, Max: 2, Options: options("bus bike car")}, choice("late", "a b", need("uses", "bus")),
	}, 16, [][]string{{"uses=bus"}, {}}, nil},
	{"first preferences crossed, and then of part", []poll.Question{
		choice("sex", "f m"), {ID: "vote", Type: poll.Ranking, Required: true, Min: 2, Count: []poll.Method{poll.FirstPreferences}, Options: options("a b c")},
	}, 18, [][]string{{"vote,sex"}, {"sex=f"}, {}}, nil},
	{"a grandchild, of part of the ballots", []poll.Question{
		choice("hit", "once never"), choice("told", "one all", need("hit", "once")), choice("why", "shame fear", need("told", "one")),
	}, 18, [][]string{{"told=one"}, {"hit,why"}, {}}, nil},
	{"two that are asked by the same", []poll.Question{
		choice("hit", "once never"), choice("who", "boss friend", need("hit", "once")), choice("told", "one all", need("hit", "once")),
	}, 14, [][]string{{"who,told"}}, nil},
}

// crowd draws people who answer as chance has it, some answers being likelier by chance.
func crowd(d *poll.Definition, r *rand.Rand, n int, likely func(poll.Answers) bool) (all []poll.Answers) {
	every := everyAnswer(d)
	var urn []poll.Answers
	for _, a := range every {
		weight := []int{1, 1, 2, 6, 12}[r.IntN(5)]
		if likely != nil && likely(a) {
			weight = 40
		}
		for range weight {
			urn = append(urn, a)
		}
	}
	for range n {
		all = append(all, urn[r.IntN(len(urn))])
	}
	return all
}

func TestWhoeverTriesAllAnswersThatTheRulesAllowComesNoNearer(t *testing.T) {
	polls, steps := uint64(12), 300_000
	if os.Getenv("ISOLOIR_LONG") != "" {
		polls, steps = 300, 3_000_000
	}
	for _, s := range shapes {
		t.Run(s.name, func(t *testing.T) { s.tried(t, polls, steps) })
	}
}

func (s shape) tried(t *testing.T, polls uint64, steps int) {
	s.try(t, polls, steps).judge(t)
}

// An outcome is what the reader came to, and the control.
type outcome struct{ polls, docs, held, control, unfinished int }

func (o *outcome) add(other outcome) {
	o.polls, o.docs, o.held = o.polls+other.polls, o.docs+other.docs, o.held+other.held
	o.control, o.unfinished = o.control+other.control, o.unfinished+other.unfinished
}

func (o outcome) judge(t *testing.T) {
	t.Helper()
	t.Logf("%d polls, %d documents, %d counts held back (%d polls not tried to the end); with small counts alone held back (control) %d polls give something away",
		o.polls, o.docs, o.held, o.unfinished, o.control)
	// Where much is held back and there are many kinds of answers, not all ways can be tried, and nothing is known of the poll; where
	// something is tight they are few.
	if o.control == 0 || o.held == 0 || o.unfinished > o.polls*5/6 {
		t.Error("the reader learns nothing where there is something to be learned")
	}
}

func (s shape) try(t *testing.T, polls uint64, steps int) (o outcome) {
	d := asking(s.ask...)
	d.SuppressBelow = 3
	o.polls = int(polls)
	for seed := range polls {
		r := rand.New(rand.NewPCG(seed, 11))
		safe, bare := s.documents(t, d, crowd(d, r, s.people+r.IntN(s.people/2), s.likely))
		o.docs += len(safe)
		seen := read(t, d, 3, steps, safe...)
		for _, n := range seen.numbers {
			if n.null {
				o.held++
			}
		}
		if seen.steps <= 0 {
			o.unfinished++
		} else if near := seen.narrowed(); near != nil {
			t.Errorf("seed %d: %v", seed, near)
			for _, doc := range safe {
				t.Logf("%s", doc.Encode())
			}
		}
		if seen := read(t, d, 3, steps, bare...); seen.steps > 0 && seen.narrowed() != nil {
			o.control++
		}
	}
	return o
}

// documents makes what is published one after the other, and the same with small counts alone held back.
func (s shape) documents(t *testing.T, d *poll.Definition, people []poll.Answers) (safe, bare []*results.Results) {
	t.Helper()
	for _, asked := range s.docs {
		source := counted(t, d, people, asked...)
		out, _, err := Release(source, safe)
		if err != nil && !errors.Is(err, ErrNotSafe) && !errors.Is(err, ErrTooFew) {
			t.Fatal(err)
		}
		if err == nil {
			safe = append(safe, out)
		}
		if source.Figures.Ballots >= 3 {
			bare = append(bare, smallOnly(source))
		}
	}
	return safe, bare
}
