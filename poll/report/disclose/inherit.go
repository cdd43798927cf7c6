package disclose

import (
	"slices"

	"isoloir/poll/results"
)

// inherit holds back what results of the same ballots held back before: it was found unsafe then, and whoever publishes again, with
// another cross-table perhaps, shall not have to find it out again, nor lose another count for it.
func (d *draft) inherit() {
	for _, doc := range d.before() {
		for i := range d.r.Questions {
			q, old := &d.r.Questions[i], &doc.Questions[i]
			if old.Answered.Held() {
				withhold(q)
				continue
			}
			inheritValues(q.Values, old.Values)
			for j := range q.Rows {
				if old.Rows[j].Answered.Held() {
					q.Rows[j] = results.Row{ID: q.Rows[j].ID}
				} else {
					inheritValues(q.Rows[j].Values, old.Rows[j].Values)
				}
			}
		}
	}
}

// before are the earlier documents with the same filters.
func (d *draft) before() (list []*results.Results) {
	filters := func(r *results.Results) []string { return slices.Sorted(slices.Values(r.Where)) }
	for _, doc := range d.earlier {
		if slices.Equal(filters(doc), filters(d.r)) {
			list = append(list, doc)
		}
	}
	return list
}

func inheritValues(values, old []results.Value) {
	for i := range values {
		for _, v := range old {
			if v.Count.Held() && label(v) == label(values[i]) {
				values[i].Count = results.Cell{}
			}
		}
	}
}

func inheritCross(x *results.Cross, old results.Cross) {
	same := func(a, b results.Side) bool {
		return a.Question == b.Question && slices.EqualFunc(a.Totals, b.Totals, func(a, b results.Value) bool { return label(a) == label(b) })
	}
	if !same(x.Rows, old.Rows) || !same(x.Columns, old.Columns) {
		return
	}
	inheritValues(x.Rows.Totals, old.Rows.Totals)
	inheritValues(x.Columns.Totals, old.Columns.Totals)
	for i, row := range old.Cells {
		for j, c := range row {
			if c.Held() {
				x.Cells[i][j] = results.Cell{}
			}
		}
	}
}
