package tally

import (
	"fmt"
	"slices"
	"strings"

	"isoloir/poll"
)

// A CrossSpec is a cross-table to be made: one question's answers down, another's across.
type CrossSpec struct {
	Rows, Columns Axis
}

// An Axis is a question as it stands at the side of a cross-table.
type Axis struct {
	q     *poll.Question
	row   string      // of grades or a matrix: which row
	group *ThemeGroup // of a text: its themes
}

// ParseCross reads "a,b": two questions, or rows of grades or of a matrix ("plans.small"). A text can stand there if a theme file
// groups it. Its errors are for the person who wrote it.
func ParseCross(d *poll.Definition, text string, themes *ThemeFile) (s CrossSpec, err error) {
	rows, columns, ok := strings.Cut(text, ",")
	if !ok || strings.Contains(columns, ",") {
		return s, fmt.Errorf("%q does not name two questions; write --cross district,age", text)
	}
	if s.Rows, err = parseAxis(d, strings.TrimSpace(rows), themes); err != nil {
		return s, err
	}
	if s.Columns, err = parseAxis(d, strings.TrimSpace(columns), themes); err != nil {
		return s, err
	}
	if s.Rows.name() == s.Columns.name() {
		return s, fmt.Errorf("%s cannot be crossed with itself", s.Rows.name())
	}
	return s, nil
}

func parseAxis(d *poll.Definition, name string, themes *ThemeFile) (a Axis, err error) {
	q, row, err := questionAndRow(d, name)
	if err != nil {
		return a, err
	}
	a = Axis{q: q, row: row}
	switch {
	case q.Sensitive():
		return a, fmt.Errorf("the answers to %s are randomized, and a table of them would be one of coins; --where with another question compares groups of people", name)
	case (q.Type == poll.Grades || q.Type == poll.Matrix) && row == "":
		return a, fmt.Errorf("%s has several rows; name one of them: %s", name, strings.Join(rowNames(q), ", "))
	case q.Type == poll.TextQ:
		if a.group = themes.group(q.ID); a.group == nil {
			return a, fmt.Errorf("%s takes texts, which no two people write alike; group them first, with --themes", name)
		}
	}
	return a, nil
}

// questionAndRow finds "q", or "q.row" of grades or a matrix.
func questionAndRow(d *poll.Definition, name string) (q *poll.Question, row string, err error) {
	id, row, hasRow := strings.Cut(name, ".")
	if q = d.Question(id); q == nil {
		var ids []string
		for _, q := range d.Questions() {
			ids = append(ids, q.ID)
		}
		return nil, "", fmt.Errorf("there is no question %q; the poll has %s", id, strings.Join(ids, ", "))
	}
	if hasRow && !slices.Contains(rowNames(q), name) {
		if len(rowNames(q)) == 0 {
			return nil, "", fmt.Errorf("%s has no rows; write %s alone", id, id)
		}
		return nil, "", fmt.Errorf("%s has no row %q; it has %s", id, row, strings.Join(rowNames(q), ", "))
	}
	return q, row, nil
}

// rowNames are the names of a grid's rows, such as plans.small.
func rowNames(q *poll.Question) (names []string) {
	for _, row := range q.GridRows() {
		names = append(names, q.ID+"."+row.ID)
	}
	return names
}

func (a Axis) name() string {
	if a.row == "" {
		return a.q.ID
	}
	return a.q.ID + "." + a.row
}

// multiple reports whether one person can be in several categories.
func (a Axis) multiple() bool { return a.q.Type == poll.Choices || a.q.Type == poll.TextQ }

// ids are the categories that have ids, in order; nil if the categories are numbers.
func (a Axis) ids() (ids []string) {
	options := a.q.Options
	switch a.q.Type {
	case poll.Scale, poll.Number, poll.Date:
		return nil
	case poll.Grades:
		options = a.q.Grades
	case poll.TextQ:
		for _, theme := range a.group.Themes {
			ids = append(ids, theme.ID)
		}
		return ids
	}
	for _, o := range options {
		ids = append(ids, o.ID)
	}
	if a.q.Other {
		ids = append(ids, poll.OtherID)
	}
	return ids
}

// keys returns what a person said: numbers, or the categories' indexes. It is empty if they said nothing.
func (a Axis) keys(answers poll.Answers) (keys []int64) {
	answer, ok := answers.ByID[a.q.ID]
	if !ok {
		return nil
	}
	var ids []string
	switch a.q.Type {
	case poll.Scale, poll.Number, poll.Date:
		return []int64{answer.Number}
	case poll.Choice:
		ids = []string{answer.Choice}
	case poll.Choices:
		ids = answer.Choices
	case poll.Ranking:
		ids = answer.Choices[:1]
	case poll.TextQ:
		ids = a.group.Texts[answer.Text]
	default:
		if id, ok := answer.Cells[a.row]; ok {
			ids = []string{id}
		}
	}
	all := a.ids()
	for _, id := range ids {
		keys = append(keys, int64(slices.Index(all, id)))
	}
	return keys
}

// categories returns the categories of an axis, given the numbers that occur, and where a key belongs.
func (a Axis) categories(seen values) (list []Category, of func(key int64) int) {
	if a.q.Type == poll.Scale {
		for n := a.q.From; n <= a.q.To; n++ {
			list = append(list, Category{From: &n, To: &n})
		}
		return list, func(key int64) int { return int(key - a.q.From) }
	}
	if ids := a.ids(); ids != nil {
		for i, id := range ids {
			category := Category{ID: id}
			if a.group != nil {
				category.Label = a.group.Themes[i].Label
			}
			list = append(list, category)
		}
		return list, func(key int64) int { return int(key) }
	}
	all := bins(a.q, seen)
	for _, bin := range all {
		list = append(list, Category{From: &bin.From, To: &bin.To})
	}
	return list, func(key int64) int {
		return slices.IndexFunc(all, func(b Bin) bool { return b.From <= key && key <= b.To })
	}
}
