package poll

import (
	"math"
	"slices"
	"unicode/utf8"
)

// MaxLooseSize is how many bytes of JSON [Definition.ReadAnswers] takes: an escape makes a character up to six times as long.
const MaxLooseSize = 16 * MaxBallotSize

// ReadAnswers reads a person's or a program's JSON, at most [MaxLooseSize] bytes of it: any white space, order of members and of choices,
// and integers written in any way (docs/formats.md §4, Reading answers). Answers without a problem are returned, canonical, even
// where others have one. Answers to sensitive questions are the true ones.
func (d *Definition) ReadAnswers(loose []byte) (Answers, []Problem) {
	return d.readAnswers(loose, false)
}

// readAnswers reads true answers, or reports.
func (d *Definition) readAnswers(loose []byte, reports bool) (Answers, []Problem) {
	r := &answersReader{shown: map[string]Answer{}}
	a := Answers{ByID: r.shown, Tossed: reports}
	given, quote, ok := readEnvelope(loose)
	if !ok {
		return a, []Problem{{"", "bad_document"}}
	}
	if quote != nil {
		switch {
		case quote.kind != isBoolean:
			r.problem("quote", "bad_type")
		case quote.boolean && d.Notice.QuoteText != QuoteAsk:
			r.problem("quote", "not_asked")
		default:
			a.Quote = quote.boolean
		}
	}
	known := map[string]bool{}
	for _, q := range d.Questions() {
		other := q.ID + "." + OtherID
		known[q.ID], known[other] = true, q.Other
		if reports {
			q = q.report()
		}
		r.question(q, given[q.ID], given[other])
	}
	for _, key := range sortedKeys(given) {
		if !known[key] {
			r.problem(key, "unknown_question")
		}
	}
	return a, r.problems
}

// readEnvelope reads what stands around the answers.
func readEnvelope(loose []byte) (answers map[string]*value, quote *value, ok bool) {
	if len(loose) > MaxLooseSize {
		return nil, nil, false
	}
	v, err := parseJSON(loose)
	if err != nil || v.kind != isObject {
		return nil, nil, false
	}
	for name := range v.members {
		if name != "answers" && name != "quote" {
			return nil, nil, false
		}
	}
	given := v.members["answers"]
	if given == nil || given.kind != isObject {
		return nil, nil, false
	}
	return given.members, v.members["quote"], true
}

// answersReader reads the answers to one question after the other.
type answersReader struct {
	shown    map[string]Answer // those without a problem
	problems []Problem
}

func (r *answersReader) problem(key, code string) {
	r.problems = append(r.problems, Problem{key, code})
}

// question reads the answer to q and the words of its other. Both are nil where they are absent.
func (r *answersReader) question(q *Question, v, other *value) {
	if !q.Other {
		other = nil
	}
	if !holds(q, r.shown) {
		if !q.blankValue(v) || !blankWords(other) {
			r.problem(q.ID, "not_shown")
		}
		return
	}
	var a Answer
	var code string
	blank := q.blankValue(v)
	switch {
	case !blank:
		a, code = q.read(v)
	case q.Required:
		code = "required"
	}
	if code == "" {
		a.Other, code = q.readOther(a, other)
	}
	switch {
	case code != "":
		r.problem(q.ID, code)
	case !blank:
		r.shown[q.ID] = a
	}
}

// blankValue reports whether a value counts as no answer: it is absent, or empty and of the type that the question takes.
func (q *Question) blankValue(v *value) bool {
	switch {
	case v == nil:
		return true
	case q.Type == TextQ:
		return v.kind == isString && isBlank(clean(v.text, false))
	case q.Type == Choice, q.Type == Date, q.Type == Number && q.Decimals > 0:
		return v.kind == isString && v.text == ""
	case q.Type == Choices, q.Type == Ranking:
		return v.kind == isList && len(v.list) == 0
	case q.Type == Grades, q.Type == Matrix:
		return v.kind == isObject && len(v.members) == 0
	}
	return false
}

// blankWords reports whether the words of other are absent or blank.
func blankWords(other *value) bool {
	return other == nil || other.kind == isString && isBlank(clean(other.text, true))
}

// read reads a value that is not blank. The code is empty if it is an answer.
func (q *Question) read(v *value) (a Answer, code string) {
	switch q.Type {
	case Choice:
		a.Choice, code = v.text, oneOf(v, q.Options, q.Other)
	case Choices, Ranking:
		a.Choices, code = q.readPicks(v)
	case Grades, Matrix:
		a.Cells, code = q.readCells(v)
	case Scale:
		a.Number, code = readInteger(v, q.From, q.To)
	case Number:
		if q.Decimals == 0 {
			a.Number, code = readInteger(v, q.Min, q.Max)
		} else {
			a.Number, code = q.readText(v, func(s string) (int64, string) { return readDecimal(s, q.Decimals) })
		}
	case Date:
		a.Number, code = q.readText(v, func(s string) (int64, string) {
			days, ok := ParseDate(s)
			if !ok {
				return 0, "bad_date"
			}
			return days, ""
		})
	case TextQ:
		if v.kind != isString {
			return a, "bad_type"
		}
		if a.Text = clean(v.text, false); utf8.RuneCountInString(a.Text) > int(q.Max) {
			code = "too_long"
		}
	}
	return a, code
}

// oneOf judges an id.
func oneOf(v *value, options []Option, other bool) (code string) {
	switch {
	case v.kind != isString:
		return "bad_type"
	case other && v.text == OtherID, slices.ContainsFunc(options, func(o Option) bool { return o.ID == v.text }):
		return ""
	}
	return "unknown_option"
}

// readPicks reads the list of an answer to choices or ranking.
func (q *Question) readPicks(v *value) (picks []string, code string) {
	if v.kind != isList {
		return nil, "bad_type"
	}
	seen := map[string]bool{}
	for _, e := range v.list {
		if code := oneOf(e, q.Options, q.Other); code != "" {
			return nil, code
		}
		if seen[e.text] {
			return nil, "duplicate"
		}
		seen[e.text] = true
		picks = append(picks, e.text)
	}
	if q.Type == Ranking {
		return picks, ""
	}
	switch n := int64(len(picks)); {
	case n < q.Min:
		return nil, "too_few"
	case n > q.Max:
		return nil, "too_many"
	}
	return inOrder(q, picks), ""
}

// readCells reads the object of an answer to grades or matrix.
func (q *Question) readCells(v *value) (cells map[string]string, code string) {
	if v.kind != isObject {
		return nil, "bad_type"
	}
	rows := q.rowIDs()
	for row := range v.members {
		if !slices.Contains(rows, row) {
			return nil, "unknown_row"
		}
	}
	cells = map[string]string{}
	for _, row := range rows {
		if cell := v.members[row]; cell != nil {
			if code := oneOf(cell, q.GridValues(), false); code != "" {
				return nil, code
			}
			cells[row] = cell.text
		}
	}
	if q.Required && len(cells) < len(rows) {
		return nil, "incomplete"
	}
	return cells, ""
}

// readInteger reads a JSON number. A whole number beyond 2^53−1 is out of any range.
func readInteger(v *value, least, most int64) (n int64, code string) {
	switch {
	case v.kind != isNumber || v.number != math.Trunc(v.number) || math.IsInf(v.number, 0):
		return 0, "bad_type"
	case v.number < float64(least) || v.number > float64(most):
		return 0, "out_of_range"
	}
	return int64(v.number), ""
}

// readText reads a date or a decimal number by the given function, and judges it by min and max.
func (q *Question) readText(v *value, read func(string) (int64, string)) (n int64, code string) {
	if v.kind != isString {
		return 0, "bad_type"
	}
	n, code = read(v.text)
	switch {
	case code == "bad_date", code == "bad_decimal":
		return 0, "bad_format"
	case code != "" || n < q.Min || n > q.Max:
		return 0, "out_of_range"
	}
	return n, ""
}

// readOther reads the words of other, which are there exactly where other is picked.
func (q *Question) readOther(a Answer, other *value) (words, code string) {
	picked := a.Choice == OtherID || slices.Contains(a.Choices, OtherID)
	switch {
	case other != nil && other.kind != isString:
		return "", "bad_type"
	case !picked && !blankWords(other):
		return "", "other_unexpected"
	case !picked:
		return "", ""
	case blankWords(other):
		return "", "other_missing"
	}
	words = clean(other.text, true)
	if utf8.RuneCountInString(words) > q.OtherMax {
		return "", "other_too_long"
	}
	return words, ""
}
