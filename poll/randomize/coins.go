package randomize

import (
	"encoding/binary"
	"io"
	"slices"

	"isoloir/poll"
)

// Answers returns what is sealed of a person's true answers: those to sensitive questions are replaced by what coins make of them, those to
// others stay. The coins come from a source of random bytes: crypto/rand.Reader, but for tests. They panic if it fails, which that one never
// does. Whoever seals again tosses again.
func Answers(d *poll.Definition, truth poll.Answers, source io.Reader) poll.Answers {
	out := poll.Answers{ByID: map[string]poll.Answer{}, Quote: truth.Quote, Tossed: d.Sensitive()}
	for _, q := range d.Questions() {
		answer, answered := truth.ByID[q.ID]
		if q.Sensitive() && d.Shown(q, truth) {
			answer, answered = newCoins(q, source).report(answer)
		}
		if answered {
			out.ByID[q.ID] = answer
		}
	}
	return out
}

// coins toss for one sensitive question.
type coins struct {
	*poll.Question
	chances poll.Chances
	source  io.Reader
}

func newCoins(q *poll.Question, source io.Reader) coins { return coins{q, poll.ChancesOf(q), source} }

// report returns what is reported instead of an answer, the zero value being none; and whether anything is.
func (c coins) report(truth poll.Answer) (report poll.Answer, any bool) {
	if c.Type == poll.Choices {
		report.Choices = c.choices(truth.Choices)
		return report, report.Choices != nil
	}
	report.Choice = c.choice(truth.Choice)
	return report, report.Choice != ""
}

// choice returns the option to report instead of the true one. Empty is blank, and stands behind the others.
func (c coins) choice(truth string) string {
	if c.toss(c.chances.Keep) {
		return truth
	}
	answers := poll.OptionIDs(c.Options)
	if !c.Required {
		answers = append(answers, "")
	}
	others := slices.DeleteFunc(answers, func(id string) bool { return id == truth })
	return others[c.below(len(others))]
}

// choices returns the options to report instead of the true ones, in the definition's order; nil for none.
func (c coins) choices(truth []string) (report []string) {
	for _, o := range c.Options {
		chance := c.chances.Lie
		if slices.Contains(truth, o.ID) {
			chance = c.chances.Keep
		}
		if c.toss(chance) {
			report = append(report, o.ID)
		}
	}
	return report
}

// toss is true with a chance of so many 2^-64ths.
func (c coins) toss(chance uint64) bool { return c.uint64() < chance }

// below returns a number from 0 to n−1, each equally likely: what falls into the first, incomplete run of n is drawn again.
func (c coins) below(n int) int {
	size := uint64(n)
	incomplete := -size % size // 2^64 mod n
	for {
		if u := c.uint64(); u >= incomplete {
			return int(u % size) //nolint:gosec // less than n
		}
	}
}

func (c coins) uint64() uint64 {
	var b [8]byte
	if _, err := io.ReadFull(c.source, b[:]); err != nil {
		panic(err)
	}
	return binary.BigEndian.Uint64(b[:])
}
