package disclose

import (
	"slices"

	"isoloir/poll/results"
)

// first holds back what is small by itself, or leaves few out: who is among the few knows what all others said.
func (d *draft) first() {
	for i := range d.r.Questions {
		q := &d.r.Questions[i]
		n, _ := q.Answered.Count()
		coins := d.Figures.Questions[i].Randomized
		if n < d.Threshold || d.filtered(q.ID) || coins != nil && !d.coinsHide(coins, n) {
			withhold(q)
			continue
		}
		d.small(q.Values, n)
		for j := range q.Rows {
			row := &q.Rows[j]
			in, _ := row.Answered.Count()
			if in < d.Threshold {
				*row = results.Row{ID: row.ID}
				continue
			}
			d.small(row.Values, in)
		}
	}
	for i := range d.r.CrossTables {
		d.smallCells(&d.r.CrossTables[i])
	}
	d.r.CrossTables = slices.DeleteFunc(d.r.CrossTables, func(x results.Cross) bool {
		return x.Answered.Held()
	})
}

// filtered reports whether the ballots were picked by what they say to this question: what they say is then no news.
func (d *draft) filtered(id string) bool {
	return d.picks(d.r.Where, id)
}

func (d *draft) withheld(s results.Side) bool {
	q := results.AxisQuestion(d.Definition, s.Question)
	return slices.ContainsFunc(d.r.Questions, func(f results.Question) bool { return f.ID == q.ID && f.Answered.Held() })
}

// points reports whether so many of so many can point at somebody. All of one group is no news where there is but one.
func (d *draft) points(n, of int) bool { return n < d.Threshold || of-n < d.Threshold }

func (d *draft) small(values []results.Value, of int) {
	for i := range values {
		n, _ := values[i].Count.Count()
		if d.points(n, of) && len(values) > 1 {
			values[i].Count = results.Cell{}
		}
	}
}

func (d *draft) smallCells(x *results.Cross) {
	n, _ := x.Answered.Count()
	if n < d.Threshold {
		x.Answered = results.Cell{}
		return
	}
	count := func(c results.Cell) int {
		k, _ := c.Count()
		return k
	}
	var hold []*results.Cell
	for i := range x.Cells {
		row := count(x.Rows.Totals[i].Count)
		for j := range x.Cells[i] {
			k, column := count(x.Cells[i][j]), count(x.Columns.Totals[j].Count)
			if d.points(k, row) && len(x.Columns.Totals) > 1 || d.points(k, column) && len(x.Rows.Totals) > 1 {
				hold = append(hold, &x.Cells[i][j])
			}
		}
	}
	d.small(x.Rows.Totals, n)
	d.small(x.Columns.Totals, n)
	for _, c := range hold {
		*c = results.Cell{}
	}
}

// coarsen puts numbers into groups, of the questions first and of cross-tables then.
func (d *draft) coarsen() {
	for i := range d.r.Questions {
		q := &d.r.Questions[i]
		if n, _ := q.Answered.Count(); n >= d.Threshold && results.IsNumeric(d.Definition.Question(q.ID)) {
			before := len(q.Values)
			q.Values = merge(q.Values, d.Threshold)
			d.merged[q.ID] = len(q.Values) < before
		}
	}
	for i := range d.r.CrossTables {
		x := &d.r.CrossTables[i]
		for _, ofRows := range []bool{true, false} {
			side := x.Columns
			if ofRows {
				side = x.Rows
			}
			for j := range d.r.Questions {
				if q := &d.r.Questions[j]; q.ID == side.Question && results.IsNumeric(d.Definition.Question(q.ID)) {
					regroup(x, q.Values, ofRows)
				}
			}
		}
	}
}

// notices says what became of the figures.
func (d *draft) notices() (list []Notice) {
	for i := range d.r.Questions {
		q := &d.r.Questions[i]
		held := heldIn(q.Values)
		for _, row := range q.Rows {
			held += heldIn(row.Values)
			if row.Answered.Held() {
				held++
			}
		}
		switch {
		case q.Answered.Held():
			list = append(list, Notice{Question: q.ID, Did: Withheld})
			continue
		case held > 0:
			list = append(list, Notice{Question: q.ID, Did: HeldBack, Count: held})
		case d.merged[q.ID]:
			list = append(list, Notice{Question: q.ID, Did: Merged})
		}
		if did := d.ordered[q.ID]; did != "" {
			list = append(list, Notice{Question: q.ID, Did: did})
		}
	}
	return append(list, d.crossNotices()...)
}

func heldIn(values []results.Value) (n int) {
	for _, v := range values {
		if v.Count.Held() {
			n++
		}
	}
	return n
}

func (d *draft) crossNotices() (list []Notice) {
	for i := range d.Figures.CrossTables {
		f := &d.Figures.CrossTables[i]
		notice := Notice{Question: f.Rows.Question + "," + f.Columns.Question, Did: Withheld}
		for _, x := range d.r.CrossTables {
			if x.Rows.Question != f.Rows.Question || x.Columns.Question != f.Columns.Question {
				continue
			}
			notice.Did, notice.Count = HeldBack, heldIn(x.Rows.Totals)+heldIn(x.Columns.Totals)
			for _, row := range x.Cells {
				for _, c := range row {
					if c.Held() {
						notice.Count++
					}
				}
			}
		}
		if notice.Did == Withheld || notice.Count > 0 {
			list = append(list, notice)
		}
	}
	return list
}
