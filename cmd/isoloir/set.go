package main

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"isoloir/poll"
)

// looseFromFlags turns --set q=v flags into the loose JSON that poll.ReadAnswers takes: lists by comma, rows as q.row=v,
// the text of "other" as q.other=text. What is wrong with a value is left for the reader to say; only what cannot be
// expressed is refused here.
func looseFromFlags(d *poll.Definition, sets []string) ([]byte, error) {
	answers := map[string]any{}
	quote := false
	for _, set := range sets {
		key, value, found := strings.Cut(set, "=")
		if !found {
			return nil, misusef("for example --set colour=blue", "--set %s has no = in it", set)
		}
		if key == "quote" && d.Question("quote") == nil {
			quote = value == "true" || value == "yes"
			continue
		}
		if err := setAnswer(d, answers, key, value); err != nil {
			return nil, err
		}
	}
	loose := map[string]any{"answers": answers}
	if quote {
		loose["quote"] = true
	}
	return json.Marshal(loose)
}

func setAnswer(d *poll.Definition, answers map[string]any, key, value string) error {
	if _, twice := answers[key]; twice {
		return misusef("lists are written with commas: --set "+key+"=a,b", "--set %s is given twice", key)
	}
	id, part, dotted := strings.Cut(key, ".")
	q := d.Question(id)
	if q == nil {
		return misusef("the questions are "+strings.Join(questionIDs(d), ", "), "there is no question %q", id)
	}
	switch {
	case dotted && (q.Type == poll.Grades || q.Type == poll.Matrix):
		cells, _ := answers[id].(map[string]any)
		if cells == nil {
			cells = map[string]any{}
			answers[id] = cells
		}
		cells[part] = value
	case dotted && part == poll.OtherID && q.Other:
		answers[key] = value
	case dotted:
		return misusef("only matrix and grades have rows, and only some questions an other text", "%s has no part %q", id, part)
	case q.Type == poll.Grades || q.Type == poll.Matrix:
		return misusef("one --set for each row, like "+id+"."+firstRow(q)+"="+firstCell(q), "%s has rows", id)
	default:
		answers[id] = looseValue(q, value)
	}
	return nil
}

// looseValue gives the JSON value that the text of a flag or of a prompt stands for.
func looseValue(q *poll.Question, value string) any {
	switch q.Type {
	case poll.Choices, poll.Ranking:
		list := []string{}
		for id := range strings.SplitSeq(value, ",") {
			if id = strings.TrimSpace(id); id != "" {
				list = append(list, id)
			}
		}
		return list
	case poll.Scale, poll.Number:
		return looseNumber(q, value)
	default:
		return value
	}
}

// looseNumber reads what a person types: a decimal comma is as good as a point, and missing digits after it are zeros.
func looseNumber(q *poll.Question, value string) any {
	value = strings.Replace(strings.TrimSpace(value), ",", ".", 1)
	if q.Type == poll.Number && q.Decimals > 0 {
		whole, fraction, _ := strings.Cut(value, ".")
		if len(fraction) < q.Decimals {
			fraction += strings.Repeat("0", q.Decimals-len(fraction))
		}
		return whole + "." + fraction
	}
	if n, err := strconv.ParseInt(value, 10, 64); err == nil {
		return n
	}
	return value
}

func questionIDs(d *poll.Definition) []string {
	var ids []string
	for _, q := range d.Questions() {
		ids = append(ids, q.ID)
	}
	return ids
}

// rowsOf returns what is answered line by line, and the values each line takes.
func rowsOf(q *poll.Question) (rows, cells []poll.Option) {
	if q.Type == poll.Grades {
		return q.Options, q.Grades
	}
	return q.Rows, q.Options
}

func firstRow(q *poll.Question) string  { rows, _ := rowsOf(q); return rows[0].ID }
func firstCell(q *poll.Question) string { _, cells := rowsOf(q); return cells[0].ID }

// problemSentence explains one problem to a person at the command line.
func problemSentence(d *poll.Definition, p poll.Problem) string {
	id := strings.TrimSuffix(p.Key, "."+poll.OtherID)
	q := d.Question(id)
	sentence, known := problemSentences[p.Code]
	if !known {
		sentence = p.Code
	}
	if q == nil {
		if p.Key == "" {
			return sentence
		}
		return p.Key + ": " + sentence
	}
	if detail := problemDetail(q, p.Code); detail != "" {
		sentence += " (" + detail + ")"
	}
	return p.Key + ": " + sentence
}

var problemSentences = map[string]string{
	"bad_document":     `the answers are not a JSON object like {"answers":{…}}`,
	"bad_type":         "this is not the kind of value that the question takes",
	"not_asked":        "this poll does not ask whether answers may be quoted",
	"unknown_question": "there is no such question",
	"not_shown":        "this question is not asked, given the other answers",
	"required":         "this question must be answered",
	"unknown_option":   "this is not one of the options",
	"unknown_row":      "this is not one of the rows",
	"duplicate":        "an option is named twice",
	"too_few":          "too few are picked",
	"too_many":         "too many are picked",
	"out_of_range":     "this is outside the limits",
	"bad_format":       "this is not written as it must be",
	"too_long":         "the text is too long",
	"other_missing":    "say in words what the other is",
	"other_too_long":   "the text for other is too long",
	"other_unexpected": "there is a text for other, but other is not picked",
	"incomplete":       "every row must be answered",
}

func problemDetail(q *poll.Question, code string) string {
	switch code {
	case "unknown_option":
		return "one of " + strings.Join(optionIDs(q), ", ")
	case "unknown_row", "incomplete":
		rows, _ := rowsOf(q)
		return "the rows are " + strings.Join(poll.OptionIDs(rows), ", ")
	case "too_few", "too_many":
		return "from " + strconv.FormatInt(q.Min, 10) + " to " + strconv.FormatInt(q.Max, 10)
	case "out_of_range":
		low, high := limits(q)
		return "from " + low + " to " + high
	case "bad_format":
		if q.Type == poll.Date {
			return "YYYY-MM-DD"
		}
		return plural(q.Decimals, "digit") + " after the point"
	case "too_long":
		return "at most " + plural(q.Max, "character")
	case "other_too_long":
		return "at most " + plural(q.OtherMax, "character")
	}
	return ""
}

// limits gives the smallest and the largest answer as they are written.
func limits(q *poll.Question) (low, high string) {
	switch q.Type {
	case poll.Scale:
		return strconv.FormatInt(q.From, 10), strconv.FormatInt(q.To, 10)
	case poll.Date:
		return poll.FormatDate(q.Min), poll.FormatDate(q.Max)
	default:
		return poll.FormatNumber(q, q.Min), poll.FormatNumber(q, q.Max)
	}
}

// optionIDs lists the ids that a value of q may be.
func optionIDs(q *poll.Question) []string {
	ids := poll.OptionIDs(q.GridValues()) // of other questions: the options
	if q.Other {
		ids = append(slices.Clip(ids), poll.OtherID)
	}
	return ids
}
