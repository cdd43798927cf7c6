package main

import (
	crand "crypto/rand"
	"hash/fnv"
	"math/rand/v2"

	"isoloir/poll"
)

// newCoins gives each simulated respondent coins of their own. They decide made-up answers, nothing secret: keys and
// nonces come from crypto/rand as everywhere.
func newCoins() *rand.Rand {
	var seed [32]byte
	_, _ = crand.Read(seed[:])
	return rand.New(rand.NewChaCha8(seed)) //nolint:gosec // pretended people only
}

// pretend makes up the answers of one respondent: most questions answered, some left blank, conditions respected. Each
// question has favourites of its own, so that the results look like something.
func pretend(coins *rand.Rand, d *poll.Definition) poll.Answers {
	answers := poll.Answers{ByID: map[string]poll.Answer{}}
	for _, q := range d.Questions() {
		if !d.Shown(q, answers) || (!q.Required && coins.IntN(10) == 0) {
			continue
		}
		answers.ByID[q.ID] = pretendOne(coins, q)
	}
	answers.Quote = d.Notice.QuoteText == poll.QuoteAsk && coins.IntN(3) == 0
	return answers
}

func pretendOne(coins *rand.Rand, q *poll.Question) poll.Answer {
	switch q.Type {
	case poll.Choice:
		id := favourite(coins, q.ID, optionIDs(q))
		return poll.Answer{Choice: id, Other: otherText(q, id)}
	case poll.Choices:
		return pretendChoices(coins, q)
	case poll.Ranking:
		return poll.Answer{Choices: pretendRanking(coins, q)}
	case poll.Grades, poll.Matrix:
		rows, values := rowsOf(q)
		cells := map[string]string{}
		for _, row := range rows {
			cells[row.ID] = favourite(coins, q.ID+row.ID, poll.OptionIDs(values))
		}
		return poll.Answer{Cells: cells}
	case poll.Scale:
		return poll.Answer{Number: q.To - skewed(coins, q.To-q.From+1)}
	case poll.Number, poll.Date:
		return poll.Answer{Number: q.Min + skewed(coins, min(q.Max-q.Min+1, 1<<30))}
	default:
		return poll.Answer{Text: cut(simulatedTexts[coins.IntN(len(simulatedTexts))], int(q.Max))}
	}
}

// skewed draws from 0 to n-1, small ones more often.
func skewed(coins *rand.Rand, n int64) int64 {
	return min(coins.Int64N(n), coins.Int64N(n))
}

// favourite draws an id; which ones are liked depends on the question.
func favourite(coins *rand.Rand, question string, ids []string) string {
	h := fnv.New32a()
	_, _ = h.Write([]byte(question))
	shift := int64(h.Sum32() % uint32(len(ids))) //nolint:gosec // a few ids
	return ids[(skewed(coins, int64(len(ids)))+shift)%int64(len(ids))]
}

func pretendChoices(coins *rand.Rand, q *poll.Question) poll.Answer {
	ids := optionIDs(q)
	want := q.Min + coins.Int64N(q.Max-q.Min+1)
	want = max(want, 1)
	picked := map[string]bool{}
	for range 20 * want {
		if int64(len(picked)) == want {
			break
		}
		picked[favourite(coins, q.ID, ids)] = true
	}
	for _, id := range ids { // as many as the question demands, favourites or not
		if int64(len(picked)) >= max(q.Min, 1) {
			break
		}
		picked[id] = true
	}
	var list []string
	for _, id := range ids {
		if picked[id] {
			list = append(list, id)
		}
	}
	other := ""
	if picked[poll.OtherID] {
		other = otherText(q, poll.OtherID)
	}
	return poll.Answer{Choices: list, Other: other}
}

func pretendRanking(coins *rand.Rand, q *poll.Question) []string {
	rest := poll.OptionIDs(q.Options)
	var ranked []string
	for stop := 1 + coins.IntN(len(rest)); len(ranked) < stop; {
		id := favourite(coins, q.ID, rest)
		ranked = append(ranked, id)
		for i := range rest {
			if rest[i] == id {
				rest = append(rest[:i:i], rest[i+1:]...)
				break
			}
		}
	}
	return ranked
}

func otherText(q *poll.Question, id string) string {
	if id != poll.OtherID || !q.Other {
		return ""
	}
	return cut("(simulated) something else", q.OtherMax)
}

func cut(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}

// simulatedTexts say what they are, so that nobody takes the demo's results for an opinion.
var simulatedTexts = []string{
	"(simulated) I would rather have street lights that work.",
	"(simulé) Je voudrais qu'on en débatte avant d'acheter.",
	"(simulated) My children walk to school alone, I like the cameras.",
	"(simulé) Qui regarde les images, et pendant combien de temps ?",
	"(simulated) I do not know enough about it yet.",
}
