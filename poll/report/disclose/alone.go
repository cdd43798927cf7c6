package disclose

import (
	"slices"

	"isoloir/poll"
	"isoloir/poll/results"
)

// What orders options by more than counts of them, as the pairs of a ranking do, or an order whose counts are held back, is compatible
// with some tables only, and no linear bounds say with which. The attack therefore knows nothing of it, and it stands alone: nothing
// else is told of its question, in whatever document comes first. Rounds of a run-off stand beside the first preferences that they
// begin with: what these are told with, whatever the rounds are, can be so.

// standsAlone reports whether what a document tells of a question is to stand alone.
func standsAlone(f *results.Question) bool {
	switch f.Type {
	case poll.Ranking:
		return f.Values == nil && (f.Pairs != nil || f.Outcomes != nil)
	case poll.Grades:
		return f.Outcomes != nil && slices.ContainsFunc(f.Rows, func(row results.Row) bool { return heldIn(row.Values) > 0 })
	}
	return false
}

// toldAlone returns what an earlier document tells alone of a question, or nil.
func (d *draft) toldAlone(id string) *results.Question {
	for _, doc := range d.earlier {
		for i := range doc.Questions {
			if f := &doc.Questions[i]; f.ID == id && standsAlone(f) {
				return f
			}
		}
	}
	return nil
}

// entangled reports whether anything but the question itself, of all ballots, tells of what is answered to it.
func (d *draft) entangled(id string) bool {
	for _, doc := range append(slices.Clone(d.earlier), d.r) {
		if len(doc.Where) > 0 && (slices.ContainsFunc(doc.Questions, func(f results.Question) bool { return f.ID == id && tells(&f) }) || d.picks(doc.Where, id)) {
			return true
		}
		for _, x := range doc.CrossTables {
			if d.crosses(x, id) {
				return true
			}
		}
	}
	return false
}

// tells reports whether more is told of a question than how many answered it.
func tells(f *results.Question) bool {
	return f.Values != nil || f.Rows != nil || f.Pairs != nil || f.Outcomes != nil
}

// crosses reports whether a cross-table is about a question.
func (d *draft) crosses(x results.Cross, id string) bool {
	return results.AxisQuestion(d.Definition, x.Rows.Question).ID == id || results.AxisQuestion(d.Definition, x.Columns.Question).ID == id
}

// picks reports whether filters are about a question.
func (d *draft) picks(where []string, id string) bool {
	return slices.ContainsFunc(d.filters(where), func(q *poll.Question) bool { return q.ID == id })
}

// besideAlone makes nothing of this document stand beside what an earlier one tells alone. The error is that its filters do.
func (d *draft) besideAlone() error {
	for i := range d.r.Questions {
		f := &d.r.Questions[i]
		was := d.toldAlone(f.ID)
		switch {
		case was == nil:
		case d.picks(d.r.Where, f.ID):
			return ErrNotSafe
		case f.Type != poll.Grades:
		case len(d.r.Where) > 0:
			withhold(f)
		default: // as it was told
			f.Rows = slices.Clone(was.Rows)
			for j := range f.Rows {
				f.Rows[j].Values = slices.Clone(f.Rows[j].Values)
			}
		}
	}
	return nil
}

// mayCross reports whether a cross-table stands beside nothing that stands alone. Of grades of this document it is the order that yields.
func (d *draft) mayCross(x results.Cross) bool {
	return !slices.ContainsFunc(d.r.Questions, func(f results.Question) bool {
		return d.crosses(x, f.ID) && (d.toldAlone(f.ID) != nil || f.Type == poll.Ranking && standsAlone(&f))
	})
}
