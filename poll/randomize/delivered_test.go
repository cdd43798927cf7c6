package randomize

import (
	"bufio"
	"crypto/rand"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"isoloir/poll"
)

const ln3 = 10_986 // in ten-thousandths

// delivered measures the ε of coins from so many draws: the largest log-ratio of two answers' reports, less five of its standard errors.
func delivered(q *poll.Question, draws int, truths [][]string) (worst float64) {
	coins := newCoins(q, bufio.NewReaderSize(rand.Reader, 1<<16))
	counts := make([]map[string]int, len(truths))
	for i, truth := range truths {
		counts[i] = map[string]int{}
		for range draws / len(truths) {
			if q.Type == poll.Choice {
				counts[i][coins.choice(strings.Join(truth, ""))]++
			} else {
				counts[i][strings.Join(coins.choices(truth), " ")]++
			}
		}
	}
	const enough = 400
	for _, a := range counts {
		for _, b := range counts {
			for report, n := range a {
				if m := b[report]; n >= enough && m >= enough {
					noise := 5 * math.Sqrt(1/float64(n)+1/float64(m))
					worst = max(worst, math.Log(float64(n)/float64(m))-noise)
				}
			}
		}
	}
	return worst
}

func question(kind poll.QuestionType, epsilon int64, options string, most int64, required bool) *poll.Question {
	q := &poll.Question{Type: kind, Epsilon: epsilon, Max: most, Required: required}
	for _, id := range strings.Fields(options) {
		q.Options = append(q.Options, poll.Option{ID: id})
	}
	return q
}

// The control: coins with odds that are a little wrong are found out by the same draws.
func TestTheEpsilonOfAMillionDrawsIsNotExceeded(t *testing.T) {
	const said = float64(ln3) / 10_000
	draws := 1_000_000
	if os.Getenv("ISOLOIR_LONG") != "" {
		draws *= 50
	}
	each := [][]string{{"a"}, {"b"}, {"c"}}
	sets := [][]string{{}, {"a"}, {"a", "b"}, {"c", "d"}}
	for _, c := range []struct {
		what    string
		q       func(epsilon int64) *poll.Question
		truths  [][]string
		control int64
	}{
		{"choice", func(e int64) *poll.Question { return question(poll.Choice, e, "a b c", 0, true) }, each, 11_700},
		{"choice that may be left blank", func(e int64) *poll.Question { return question(poll.Choice, e, "a b c", 0, false) }, append(slices.Clone(each), []string{}), 11_700},
		{"choices", func(e int64) *poll.Question { return question(poll.Choices, e, "a b c", 1, false) }, each, 12_500},
		{"two of four choices", func(e int64) *poll.Question { return question(poll.Choices, e, "a b c d", 2, false) }, sets, 13_000},
	} {
		t.Run(c.what, func(t *testing.T) {
			t.Parallel()
			got, control := delivered(c.q(ln3), draws, c.truths), delivered(c.q(c.control), draws, c.truths)
			t.Logf("at least ε = %.4f in %d draws, said to be %.4f; coins of %.4f: %.4f", got, draws, said, float64(c.control)/10_000, control)
			if got > said || got < said-0.1 {
				t.Errorf("ε = %v is delivered, and %v said", got, said)
			}
			if control <= said {
				t.Errorf("coins that tell ε = %v are taken for %v", float64(c.control)/10_000, said)
			}
		})
	}
}
