package disclose

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"isoloir/poll"
	"isoloir/poll/results"
)

// Release makes results that can be published beside all that was published before, and says what it did to the figures. The error is
// [ErrTooFew], [ErrTooManyFilters], or one that says that nothing safe could be made. Earlier documents that give something away by
// themselves are not mended by it; they only get no worse.
func Release(s Source, earlier []*results.Results) (*results.Results, []Notice, error) {
	d := newDraft(s)
	if d.Figures.Ballots < d.Threshold {
		return nil, nil, ErrTooFew
	}
	d.earlier = earlier
	d.coarsen()
	d.first()
	if err := d.besideAlone(); err != nil {
		return nil, nil, err
	}
	crosses := d.r.CrossTables
	d.r.CrossTables = nil
	d.rankings()
	if err := d.untilSafe(); err != nil {
		return nil, nil, err
	}
	for _, x := range crosses {
		if err := d.add(x); err != nil {
			return nil, nil, err
		}
	}
	d.orders()
	return d.r, d.notices(), nil
}

// add adds a cross-table, if it can be told beside the questions as they are. What is held back for its sake is its own.
func (d *draft) add(x results.Cross) error {
	if d.withheld(x.Rows) || d.withheld(x.Columns) || !d.mayCross(x) {
		return nil
	}
	before := d.r.CrossTables
	d.r.CrossTables = append(slices.Clone(before), x)
	d.adding = &d.r.CrossTables[len(before)]
	err := d.untilSafe()
	d.adding = nil
	if errors.Is(err, ErrNotSafe) {
		d.r.CrossTables, err = before, nil
	}
	return err
}

// maxRounds is how often the attack is played against a draft. Each round that finds anything holds more back.
const maxRounds = 400

// untilSafe holds back more and more until the attack finds nothing that it did not find before this document.
func (d *draft) untilSafe() error {
	before, err := d.known()
	if err != nil {
		return err
	}
	for range maxRounds {
		d.dependents()
		d.rounds()
		d.orders()
		found, err := Attack(d.Definition, append(slices.Clone(d.earlier), d.r), d.Threshold)
		if err != nil {
			return err
		}
		found = slices.DeleteFunc(found, func(f Finding) bool { return !f.Narrowed || before[f.What] })
		if len(found) == 0 {
			return nil
		}
		if !d.against(found) {
			return ErrNotSafe
		}
	}
	return ErrNotSafe
}

// known is what earlier documents give away by themselves.
func (d *draft) known() (map[string]bool, error) {
	known := map[string]bool{}
	if len(d.earlier) == 0 {
		return known, nil
	}
	found, err := Attack(d.Definition, d.earlier, d.Threshold)
	for _, f := range found {
		known[f.What] = f.Narrowed
	}
	return known, err
}

// against holds something back for every finding, one for each line of a table in one round. It reports false if there is nothing left.
func (d *draft) against(found []Finding) bool {
	did, touched := false, map[*results.Cell]bool{}
	for _, f := range found {
		lines := d.lines(f)
		if slices.ContainsFunc(lines[0], func(s spot) bool { return touched[s.cell] }) {
			continue // see first what that has changed
		}
		if d.adding == nil && d.withholdAsked(f) {
			return true
		}
		at := slices.IndexFunc(lines, anyShown)
		if at < 0 {
			if d.drop(f) {
				return true
			}
			continue
		}
		shown := slices.DeleteFunc(slices.Clone(lines[at]), func(s spot) bool { return s.cell.Held() })
		*slices.MinFunc(shown, func(a, b spot) int { return cmp.Compare(a.count(), b.count()) }).cell = results.Cell{}
		did = true
		for _, s := range slices.Concat(lines[:at+1]...) {
			touched[s.cell] = true
		}
	}
	return did
}

// A spot is a count that could be held back.
type spot struct{ cell *results.Cell }

func (s spot) count() int {
	n, _ := s.cell.Count()
	return n
}

// lines lists the counts of the draft by which a number could be worked out: first those that add up with it to something, then others,
// which are held back where all of those are.
func (d *draft) lines(f Finding) [][]spot {
	if d.adding != nil {
		return crossLines(d.adding, f)
	}
	return [][]spot{append(d.ownLine(f.parts[0]), d.ownLine(f.parts[1])...)}
}

// ownLine lists the counts of the question that a part is of.
func (d *draft) ownLine(name string) (line []spot) {
	_, row, _ := strings.Cut(name, ".")
	for i := range d.r.Questions {
		f := &d.r.Questions[i]
		if f.ID != questionOf(name) {
			continue
		}
		values := f.Values
		for j := range f.Rows {
			if f.Rows[j].ID == row {
				values = f.Rows[j].Values
			}
		}
		for j := range values {
			if f.Type != poll.Choices || values[j].ID == row {
				line = append(line, spot{&values[j].Count})
			}
		}
	}
	return line
}

// named reports whether a side of a cross-table is about a part.
func named(s results.Side, part string) bool {
	id, _, _ := strings.Cut(part, ".")
	return s.Question == part || s.Question == id
}

// totals lists all totals of a side.
func totals(s *results.Side) (line []spot) {
	for i := range s.Totals {
		line = append(line, spot{&s.Totals[i].Count})
	}
	return line
}

// holds reports whether a value is the category, or the numbers that it is among.
func holds(v results.Value, cat string) bool {
	if v.From == nil {
		return v.ID == cat
	}
	return overlaps(v, cat)
}

// crossLines lists the cells beside and above a cell, then all cells; or the totals beside a total; and at last all totals.
func crossLines(x *results.Cross, f Finding) (lines [][]spot) {
	ofCell := f.parts[1] != "" && f.cats[0] != "" && f.cats[1] != "" && named(x.Rows, f.parts[0]) && named(x.Columns, f.parts[1])
	if ofCell {
		lines = append(lines, cells(x, func(i, j int) bool {
			return holds(x.Rows.Totals[i], f.cats[0]) || holds(x.Columns.Totals[j], f.cats[1])
		}),
			cells(x, func(int, int) bool { return true }))
	}
	var beside []spot
	for part, cat := range f.cats {
		if !ofCell && cat != "" && named(x.Rows, f.parts[part]) {
			beside = append(beside, totals(&x.Rows)...)
		}
		if !ofCell && cat != "" && named(x.Columns, f.parts[part]) {
			beside = append(beside, totals(&x.Columns)...)
		}
	}
	return append(lines, beside, append(totals(&x.Rows), totals(&x.Columns)...))
}

func cells(x *results.Cross, of func(i, j int) bool) (list []spot) {
	for i := range x.Cells {
		for j := range x.Cells[i] {
			if of(i, j) {
				list = append(list, spot{&x.Cells[i][j]})
			}
		}
	}
	return list
}

func anyShown(line []spot) bool {
	return slices.ContainsFunc(line, func(s spot) bool { return !s.cell.Held() })
}

// withhold tells nothing of a question.
func withhold(q *results.Question) { *q = results.Question{ID: q.ID, Type: q.Type} }

// overlaps reports whether numbers "from..to", or "from", are among those of a value.
func overlaps(v results.Value, cat string) bool {
	from, to, isRange := strings.Cut(cat, "..")
	if !isRange {
		to = from
	}
	low, err := strconv.ParseInt(from, 10, 64)
	high, err2 := strconv.ParseInt(to, 10, 64)
	return err == nil && err2 == nil && *v.From <= high && low <= *v.To
}
