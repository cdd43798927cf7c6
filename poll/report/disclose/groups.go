package disclose

import (
	"slices"

	"isoloir/poll/results"
)

// merge puts adjacent groups of numbers together until each has as many people as a count must have behind it. What is in no group of
// its own is not held back but never told: the mean, quartiles, the least and the largest number would tell of it, so they are not
// in results; what can be said of them follows from the groups.
func merge(values []results.Value, threshold int) (merged []results.Value) {
	from, so := values[0].From, 0
	for _, v := range values {
		n, _ := v.Count.Count()
		if so += n; so >= threshold {
			merged = append(merged, results.Value{From: from, To: v.To, Count: results.Shown(so)})
			next := *v.To + 1
			from, so = &next, 0
		}
	}
	end := values[len(values)-1].To
	if len(merged) == 0 {
		return []results.Value{{From: from, To: end, Count: results.Shown(so)}}
	}
	last := &merged[len(merged)-1]
	n, _ := last.Count.Count()
	last.To, last.Count = end, results.Shown(n+so)
	return merged
}

// regroup merges the rows of a cross-table, or its columns, so that they end only where the question's own groups end.
func regroup(x *results.Cross, groups []results.Value, ofRows bool) {
	side := &x.Columns
	if ofRows {
		side = &x.Rows
	}
	ends := func(v results.Value) bool {
		return slices.ContainsFunc(groups, func(g results.Value) bool { return *g.To == *v.To })
	}
	var totals []results.Value
	into := make([]int, len(side.Totals)) // where each category goes
	begun := false
	for i, v := range side.Totals {
		if !begun {
			totals = append(totals, results.Value{From: v.From, To: v.To, Count: results.Shown(0)})
		}
		last := &totals[len(totals)-1]
		last.To, last.Count = v.To, added(last.Count, v.Count)
		into[i], begun = len(totals)-1, !ends(v)
	}
	side.Totals = totals
	old := x.Cells
	x.Cells = make([][]results.Cell, len(x.Rows.Totals))
	for i := range x.Cells {
		x.Cells[i] = make([]results.Cell, len(x.Columns.Totals))
		for j := range x.Cells[i] {
			x.Cells[i][j] = results.Shown(0)
		}
	}
	for i, row := range old {
		for j, c := range row {
			to, at := i, j
			if ofRows {
				to = into[i]
			} else {
				at = into[j]
			}
			x.Cells[to][at] = added(x.Cells[to][at], c)
		}
	}
}

func added(a, b results.Cell) results.Cell {
	n, _ := a.Count()
	m, _ := b.Count()
	return results.Shown(n + m)
}
