package poll_test

import (
	"fmt"
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
			if g.pick(0, 7) == 0 {
				continue
			}
			v := g.answer()
			if g.pick(0, 11) == 0 {
				v = junk.Draw(t, "junk")
			}
			answers.add(q.ID, v)
			if q.Other && g.pick(0, 3) == 0 || strings.Contains(v.String(), `"other"`) && g.pick(0, 5) > 0 {
				answers.add(q.ID+".other", g.words(q.OtherMax))
			}
		}
		if rapid.IntRange(0, 5).Draw(t, "extra") == 0 {
			answers.add(rapid.SampledFrom(names).Draw(t, "name"), junk.Draw(t, "junk"))
		}
		kids := rapid.Permutation(answers.kids).Draw(t, "order")
		document := object(named("answers", object(kids...)))
		if quote := rapid.IntRange(0, 3).Draw(t, "quote"); quote < 2 {
			document.add("quote", word(fmt.Sprint(quote == 0)))
		}
		if rapid.IntRange(0, 9).Draw(t, "mutate") == 0 {
			mutate(t, document)
		}
		var b strings.Builder
		document.write(&b, t)
		return b.String()
	})
}

// answerDraw draws an answer to one question.
type answerDraw struct {
	*rapid.T
	q *poll.Question
}

func (g *answerDraw) pick(least, most int) int { return rapid.IntRange(least, most).Draw(g.T, "pick") }

// id draws one of the ids, now and then another one.
func (g *answerDraw) id(options []poll.Option) *node {
	n := g.pick(-1, 5*len(options))
	switch {
	case n < 0:
		return text(rapid.SampledFrom(ids).Draw(g.T, "id"))
	case n == 0 && g.q.Other:
		return text(poll.OtherID)
	}
	return text(options[n%len(options)].ID)
}

// ids draws some of the options, rarely one of them twice.
func (g *answerDraw) ids(options []poll.Option, most int) *node {
	picks := list()
	for _, o := range rapid.Permutation(options).Draw(g.T, "options")[:g.pick(0, min(most, len(options)))] {
		picks.kids = append(picks.kids, text(o.ID))
	}
	if g.pick(0, 5) == 0 {
		picks.kids = append(picks.kids, g.id(options))
	}
	return picks
}

func (g *answerDraw) cells(rows, values []poll.Option) *node {
	cells := object()
	for _, row := range rapid.Permutation(rows).Draw(g.T, "rows")[:g.pick(len(rows)/2, len(rows))] {
		cells.add(row.ID, g.id(values))
	}
	return cells
}

// integer writes a number in one of the ways JSON has.
func (g *answerDraw) integer(least, most int64) *node {
	n := rapid.Int64Range(least-1+int64(g.pick(0, 1)), most+int64(g.pick(0, 1))).Draw(g.T, "integer")
	return word(fmt.Sprintf(rapid.SampledFrom([]string{"%d", "%d", "%d", "%d.0", "%de0", "%d0e-1", "%d.00E+0"}).Draw(g.T, "format"), n))
}

// inner draws a number or date between min and max, or one beside.
func (g *answerDraw) inner() int64 {
	return rapid.Int64Range(g.q.Min-int64(g.pick(0, 1)), g.q.Max+int64(g.pick(0, 1))).Draw(g.T, "number")
}

// words draws a person's text, with characters that are cleaned away.
func (g *answerDraw) words(most int) *node {
	alphabet := append([]string{"\n", "\r\n", "\r", "\t", "\u0085", "\u007f", "\u202e", "b"}, letters...)
	return text(strings.TrimLeft(strings.Join(rapid.SliceOfN(rapid.SampledFrom(alphabet), 0, most+1).Draw(g.T, "words"), ""), "\x00"))
}

func (g *answerDraw) answer() *node {
	q := g.q
	switch q.Type {
	case poll.Choice:
		return g.id(q.Options)
	case poll.Choices:
		return g.ids(q.Options, int(q.Max))
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
