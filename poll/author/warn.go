package author

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"isoloir/poll"
)

// largeBallot is the ballot size in bytes above which the questions that cost most are named: each respondent sends that much,
// and everybody who fetches the archive as much for each ballot.
const largeBallot = 16 << 10

// warnings finds what is allowed and may still be unwise.
func (r *reader) warnings() Errors {
	var out Errors
	warn := func(path, problem, hint string) {
		out = append(out, r.finding(r.place(path), path, problem, hint))
	}
	d := r.def
	if now := r.o.Now; !now.IsZero() && !d.Closes.After(now) {
		warn("closes", "the poll closed already: "+stamp(d.Closes), "Nobody could answer it. Choose a later time.")
	}
	if now := r.o.Now; !now.IsZero() && !d.TokensUntil.IsZero() && !d.TokensUntil.After(now) {
		warn("tokens_until", "codes have ceased to be taken already: "+stamp(d.TokensUntil), "Nobody could get a ballot paper. Choose a later time.")
	}
	if d.ReleaseAtLeast < DefaultReleaseAtLeast {
		warn("release_at_least", fmt.Sprintf("results are released from %d ballots on", d.ReleaseAtLeast), "In so small a group people guess who answered what, and the booth says so. Ten is the usual least.")
	}
	if len(d.Languages) == 1 {
		warn("languages", "the poll has one language", "Who does not read it cannot answer. Add others if you can.")
	}
	for path, n := range r.places {
		if n.kind == word && placeholder(n.text) {
			warn(path, n.text+" still stands here", "Write your own text in its place, without the < and >.")
		}
	}
	for i := range d.Pages {
		for j := range d.Pages[i].Questions {
			if q := &d.Pages[i].Questions[j]; q.Required && forced(q) {
				warn(fmt.Sprintf("pages[%d].questions[%d].required", i, j), fmt.Sprintf("%q must be answered, and nobody can decline", q.ID),
					"Add an option such as { id: nsp, label: I prefer not to say }, or take required out.")
			}
		}
	}
	r.rare(warn)
	if d.BallotSize > largeBallot {
		warn("pages", fmt.Sprintf("each ballot takes %d bytes, whatever is answered", d.BallotSize), "These questions cost most: "+r.dearest()+".")
	}
	out.sort()
	return out
}

// declines are ids and parts of labels by which an option for those who do not want to answer is known.
var declines = []string{"nsp", "prefer_not", "rather_not", "no_answer", "sais_pas", "dont_know", "do not know", "don't know", "not sure", "undecided",
	"prefer not", "rather not", "no answer", "abstain", "préfère ne pas", "sais pas", "sans réponse", "sans opinion", "keine angabe", "weiß nicht", "no sé", "no contest", "non so", "عدم الإجابة"}

// forced tells whether a question is a choice without an option for those who do not want to answer.
func forced(q *poll.Question) bool {
	if q.Type != poll.Choice && q.Type != poll.Choices {
		return false
	}
	return !slices.ContainsFunc(q.Options, func(o poll.Option) bool {
		return slices.ContainsFunc(declines, func(word string) bool {
			if strings.Contains(o.ID, word) {
				return true
			}
			for _, label := range o.Label {
				if strings.Contains(strings.ToLower(label), word) {
					return true
				}
			}
			return false
		})
	})
}

// dearest names the three questions whose longest answers take most of the ballot.
func (r *reader) dearest() string {
	type cost struct {
		id    string
		bytes int
	}
	var costs []cost
	empty := (&poll.Definition{Notice: r.def.Notice}).WorstCase()
	for _, q := range r.def.Questions() {
		alone := poll.Definition{Notice: r.def.Notice, Pages: []poll.Page{{Questions: []poll.Question{*q}}}}
		costs = append(costs, cost{q.ID, alone.WorstCase() - empty})
	}
	slices.SortStableFunc(costs, func(a, b cost) int { return cmp.Compare(b.bytes, a.bytes) })
	var out []string
	for _, c := range costs[:min(3, len(costs))] {
		out = append(out, fmt.Sprintf("%s (%d)", c.id, c.bytes))
	}
	return strings.Join(out, ", ")
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }
