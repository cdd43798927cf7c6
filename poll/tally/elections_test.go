package tally

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isoloir/poll"
)

// An election is random rankings of few options, as indexes and as answers.
type election struct {
	q        poll.Question
	rankings [][]int
}

const letters = "abcdefgh"

func drawElection(t *rapid.T, most int) election {
	n := rapid.IntRange(1, most).Draw(t, "options")
	e := election{q: poll.Question{ID: "q", Type: poll.Ranking, Options: options(strings.Split(letters[:n], "")...), Count: poll.Ranking.Methods()}}
	e.q.Unranked = rapid.SampledFrom(poll.Ranking.Omissions()).Draw(t, "unranked")
	if rapid.Bool().Draw(t, "tie break") {
		for _, i := range rapid.Permutation(allOptions(n)).Draw(t, "order") {
			e.q.TieBreak = append(e.q.TieBreak, e.q.Options[i].ID)
		}
	}
	for range rapid.IntRange(0, 12).Draw(t, "ballots") {
		order := rapid.Permutation(allOptions(n)).Draw(t, "ranking")
		e.rankings = append(e.rankings, order[:rapid.IntRange(1, n).Draw(t, "ranked")])
	}
	return e
}

func (e election) answers() (all []poll.Answers) {
	for _, r := range e.rankings {
		var ids []string
		for _, option := range r {
			ids = append(ids, e.q.Options[option].ID)
		}
		all = append(all, of(poll.Answer{Choices: ids})...)
	}
	return all
}

// count returns the figures and the result of each method.
func (e election) count() (Question, map[poll.Method]Result) {
	f := All(definition(e.q), Options{}, e.answers()).Questions[0]
	results := map[poll.Method]Result{}
	for _, r := range f.Results {
		results[r.Method] = r
	}
	return f, results
}

// ballots makes rankings of options that are single letters: "5 acbed" is five times the ranking a, c, b, e, d.
func ballots(t *testing.T, lines ...string) (all []poll.Answers) {
	t.Helper()
	for _, line := range lines {
		var n int
		var order string
		if _, err := fmt.Sscanf(line, "%d %s", &n, &order); err != nil {
			t.Fatal(err)
		}
		all = append(all, of(slices.Repeat([]poll.Answer{{Choices: strings.Split(order, "")}}, n)...)...)
	}
	return all
}

// ranked counts a ranking by all methods.
func ranked(options []poll.Option, tieBreak []string, all []poll.Answers) map[poll.Method]Result {
	q := poll.Question{ID: "q", Type: poll.Ranking, Options: options, Count: poll.Ranking.Methods(), TieBreak: tieBreak}
	results := map[poll.Method]Result{}
	for _, r := range All(definition(q), Options{}, all).Questions[0].Results {
		results[r.Method] = r
	}
	return results
}

// order writes an order as "e a c b d", tied options joined by =.
func order(r Result) string {
	var places []string
	for _, p := range r.Order {
		places = append(places, strings.Join(p, "="))
	}
	return strings.Join(places, " ")
}

func about(got, want, precision float64) bool { return math.Abs(got-want) <= precision }
