package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"isoloir/poll"
)

// Codebook writes what the columns of [CSV] are, and what the codes in them mean: a row for each column and code.
func Codebook(w io.Writer, d *poll.Definition, o Options) error {
	out := bufio.NewWriter(w)
	for _, row := range codebook(d, o.Lang) {
		if err := writeRow(out, row); err != nil {
			return err
		}
	}
	return out.Flush()
}

// codebook has its head in the first row. The words of the head and of what is explained are English, as the names are.
func codebook(d *poll.Definition, lang string) [][]string {
	table := [][]string{{"column", "question", "type", "wording", "part", "asked_if", "code", "meaning"}}
	for _, c := range columns(d) {
		part := ""
		if c.label != nil {
			part = c.label.In(lang, d)
		}
		row := []string{c.name(), c.q.ID, string(c.q.Type), c.q.Ask.In(lang, d), part, askedIf(c.q)}
		for _, code := range c.codes(d, lang) {
			table = append(table, append(append([]string{}, row...), code[0], code[1]))
		}
	}
	return table
}

// codes are pairs of a code and its meaning; the code is empty where the meaning is about all values.
func (c column) codes(d *poll.Definition, lang string) (list [][2]string) {
	say := func(code, format string, args ...any) {
		list = append(list, [2]string{code, fmt.Sprintf(format, args...)})
	}
	if c.q.Sensitive() {
		say("", "RANDOMIZED with ε = %s before it was sealed: not what the person said, but what coins made of it; use sums, with isoloir tally", poll.FormatEpsilon(c.q.Epsilon))
	}
	switch c.kind {
	case code:
		for _, v := range c.values {
			meaning := "something else"
			if v.Label != nil {
				meaning = v.Label.In(lang, d)
			}
			say(v.ID, "%s", meaning)
		}
	case number:
		c.bounds(d, lang, say)
	case date:
		say("", "a day from %s to %s", poll.FormatDate(c.q.Min), poll.FormatDate(c.q.Max))
	case picked:
		say("1", "picked")
		if c.q.Sensitive() {
			say("0", "not picked; empty if nothing was reported, or the question was not asked")
		} else {
			say("0", "not picked; empty if the question was not answered")
		}
	case place:
		say("", "place in the ranking, 1 is best; empty if not ranked")
	case words:
		say("", "what the person wrote")
	case quote:
		say("1", "the person allows these words to be quoted")
		say("0", "the person does not")
	}
	return list
}

func (c column) bounds(d *poll.Definition, lang string, say func(code, format string, args ...any)) {
	if c.q.Type == poll.Number {
		say("", "a number from %s to %s", poll.FormatNumber(c.q, c.q.Min), poll.FormatNumber(c.q, c.q.Max))
		return
	}
	say("", "a whole number from %d to %d", c.q.From, c.q.To)
	if c.q.Low != nil {
		say(integer(c.q.From), "%s", c.q.Low.In(lang, d))
	}
	if c.q.High != nil {
		say(integer(c.q.To), "%s", c.q.High.In(lang, d))
	}
}

// askedIf writes the conditions of a question as the filters of isoloir tally are written.
func askedIf(q *poll.Question) string {
	var all []string
	for _, c := range q.ShowIf {
		values := append([]string{}, c.Options...)
		for _, point := range c.Points {
			values = append(values, integer(point))
		}
		all = append(all, c.Source+"="+strings.Join(values, ","))
	}
	return strings.Join(all, " and ")
}
