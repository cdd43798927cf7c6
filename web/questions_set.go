package web

import (
	"strconv"
	"strings"

	"isoloir/poll"
)

// The worked example answers the first questions, and whatever else must be answered, so that the command is taken as it stands; of a poll
// with very many such questions only the beginning.
const (
	exampleFirst = 3
	exampleMost  = 12
)

// exampleSets writes --set flags of isoloir answer. words is an answer to a text.
func exampleSets(d *poll.Definition, words string) []string {
	answers := poll.Answers{ByID: map[string]poll.Answer{}}
	var sets []string
	for i, q := range d.Questions() {
		if !d.Shown(q, answers) || i >= exampleFirst && !q.Required {
			continue
		}
		added, answer := exampleAnswer(q, words)
		if len(sets)+len(added) > exampleMost {
			break
		}
		sets, answers.ByID[q.ID] = append(sets, added...), answer
	}
	return sets
}

// firstSet shows how q is answered; of rows the first.
func firstSet(q *poll.Question, words string) string {
	sets, _ := exampleAnswer(q, words)
	return sets[0]
}

// exampleAnswer answers one question, as flags and as what conditions look at.
func exampleAnswer(q *poll.Question, words string) ([]string, poll.Answer) {
	set := func(value string) []string { return []string{"--set " + q.ID + "=" + value} }
	switch q.Type {
	case poll.Choice:
		return set(q.Options[0].ID), poll.Answer{Choice: q.Options[0].ID}
	case poll.Choices:
		return exampleChoices(q, words)
	case poll.Scale:
		middle := q.From + (q.To-q.From)/2
		return set(strconv.FormatInt(middle, 10)), poll.Answer{Number: middle}
	case poll.Number:
		return set(poll.FormatNumber(q, q.Min)), poll.Answer{Number: q.Min}
	case poll.Date:
		return set(poll.FormatDate(q.Min)), poll.Answer{Number: q.Min}
	case poll.TextQ:
		text := firstCharacters(words, q.Max)
		return set(`"` + text + `"`), poll.Answer{Text: text}
	case poll.Ranking:
		ids := firstIDs(q.Options, 2)
		return set(strings.Join(ids, ",")), poll.Answer{Choices: ids}
	}
	rows, cells := q.Rows, q.Options // matrix
	if q.Type == poll.Grades {
		rows, cells = q.Options, q.Grades
	}
	var sets []string
	for _, row := range rows {
		sets = append(sets, "--set "+q.ID+"."+row.ID+"="+cells[0].ID)
	}
	return sets, poll.Answer{}
}

// exampleChoices picks two, or as many as must be; the text of "other" where there is no way around it.
func exampleChoices(q *poll.Question, words string) ([]string, poll.Answer) {
	many := max(q.Min, min(2, q.Max))
	ids := firstIDs(q.Options, many)
	var other []string
	if int64(len(ids)) < q.Min {
		ids = append(ids, poll.OtherID)
		other = append(other, "--set "+q.ID+"."+poll.OtherID+`="`+firstCharacters(words, int64(q.OtherMax))+`"`)
	}
	return append([]string{"--set " + q.ID + "=" + strings.Join(ids, ",")}, other...), poll.Answer{Choices: ids}
}

func firstIDs(options []poll.Option, n int64) []string {
	var ids []string
	for _, o := range options[:min(int64(len(options)), n)] {
		ids = append(ids, o.ID)
	}
	return ids
}

func firstCharacters(text string, n int64) string {
	characters := []rune(text)
	return string(characters[:min(int64(len(characters)), n)])
}
