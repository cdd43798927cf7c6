package poll_test

import (
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"isoloir/poll"
)

// looseAnswers draws JSON for the loose reader: answers that mostly fit, in any order and writing, and now and then none at all.
func looseAnswers(d *poll.Definition) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		answers := object()
		for _, q := range d.Questions() {
			g := &answerDraw{T: t, q: q}
			if rarely(t, 3) {
				continue
			}
			v := g.answer()
			if rarely(t, 5) {
				v = junk.Draw(t, "junk")
			}
			answers.add(q.ID, v)
			if q.Other && strings.Contains(v.String(), `"other"`) != rarely(t, 4) {
				answers.add(q.ID+".other", g.words(q.OtherMax))
			}
		}
		if rarely(t, 4) {
			answers.add(names[fair(t, len(names))], junk.Draw(t, "junk"))
		}
		if !rarely(t, 3) {
			dropHidden(d, answers)
		}
		kids := rapid.Permutation(answers.kids).Draw(t, "order")
		document := object(named("answers", object(kids...)))
		if asked := d.Notice.QuoteText == poll.QuoteAsk; rapid.Bool().Draw(t, "quote") {
			document.add("quote", word(fmt.Sprint(asked != rarely(t, 4))))
		}
		if rarely(t, 4) {
			mutate(t, document)
		}
		var b strings.Builder
		document.write(&b, t)
		return b.String()
	})
}

// dropHidden removes the answers to questions that are not shown.
func dropHidden(d *poll.Definition, answers *node) {
	_, problems := d.ReadAnswers([]byte(object(named("answers", answers)).String()))
	answers.kids = slices.DeleteFunc(answers.kids, func(n *node) bool {
		return slices.ContainsFunc(problems, func(p poll.Problem) bool {
			return p.Code == "not_shown" && (n.name == p.Key || n.name == p.Key+".other")
		})
	})
}

// rarely is true once in two to the power of coins.
func rarely(t *rapid.T, coins int) bool {
	for range coins {
		if rapid.Bool().Draw(t, "coin") {
			return false
		}
	}
	return true
}

// answerDraw draws an answer to one question.
type answerDraw struct {
	*rapid.T
	q *poll.Question
}

func (g *answerDraw) pick(least, most int) int { return rapid.IntRange(least, most).Draw(g.T, "pick") }

// beside is mostly 0, sometimes 1: a step out of a range.
func (g *answerDraw) beside() int64 {
	if rarely(g.T, 5) {
		return 1
	}
	return 0
}

// id draws one of the ids, now and then another one.
func (g *answerDraw) id(options []poll.Option) *node {
	switch {
	case rarely(g.T, 6):
		return text(rapid.SampledFrom(ids).Draw(g.T, "id"))
	case g.q.Other && rarely(g.T, 2):
		return text(poll.OtherID)
	}
	return text(rapid.SampledFrom(options).Draw(g.T, "option").ID)
}

// ids draws some of the options, rarely one of them twice.
func (g *answerDraw) ids(options []poll.Option, most int) *node {
	picks := list()
	for _, o := range rapid.Permutation(options).Draw(g.T, "options")[:g.pick(0, min(most, len(options)))] {
		picks.kids = append(picks.kids, text(o.ID))
	}
	if rarely(g.T, 3) {
		picks.kids = append(picks.kids, g.id(options))
	}
	return picks
}

func (g *answerDraw) cells(rows, values []poll.Option) *node {
	cells := object()
	for _, row := range rapid.Permutation(rows).Draw(g.T, "rows") {
		if !g.q.Required && rarely(g.T, 2) || rarely(g.T, 5) {
			continue
		}
		cells.add(row.ID, g.id(values))
	}
	return cells
}

// integer writes a number in one of the ways JSON has.
func (g *answerDraw) integer(least, most int64) *node {
	n := rapid.Int64Range(least-g.beside(), most+g.beside()).Draw(g.T, "integer")
	return word(fmt.Sprintf(rapid.SampledFrom([]string{"%d", "%d", "%d", "%d.0", "%de0", "%d0e-1", "%d.00E+0"}).Draw(g.T, "format"), n))
}

// inner draws a number or date between min and max, or one beside.
func (g *answerDraw) inner() int64 {
	return rapid.Int64Range(g.q.Min-g.beside(), g.q.Max+g.beside()).Draw(g.T, "number")
}

// words draws a person's text, with characters that are cleaned away.
func (g *answerDraw) words(most int) *node {
	alphabet := append([]string{"\n", "\r\n", "\r", "\t", "\u0085", "\u007f", "\u202e", "b"}, letters...)
	return text(strings.TrimLeft(strings.Join(rapid.SliceOfN(rapid.SampledFrom(alphabet), 0, max(1, most-1+g.pick(0, 2))).Draw(g.T, "words"), ""), "\x00"))
}

func (g *answerDraw) answer() *node {
	q := g.q
	switch q.Type {
	case poll.Choice:
		return g.id(q.Options)
	case poll.Choices:
		most := int(q.Max)
		if q.Sensitive() { // as coins may report
			most = len(q.Options)
		}
		return g.ids(q.Options, most)
	case poll.Ranking:
		return g.ids(q.Options, len(q.Options))
	case poll.Scale:
		return g.integer(q.From, q.To)
	case poll.Number:
		if q.Decimals == 0 {
			return g.integer(q.Min, q.Max)
		}
		return text(poll.FormatNumber(q, g.inner()))
	case poll.Date:
		return text(poll.FormatDate(g.inner()))
	case poll.TextQ:
		return g.words(int(q.Max))
	case poll.Grades:
		return g.cells(q.Options, q.Grades)
	}
	return g.cells(q.Rows, q.Options)
}
