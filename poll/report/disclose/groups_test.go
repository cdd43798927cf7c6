package disclose

import (
	"slices"
	"testing"

	"isoloir/poll/results"
)

// A table of two groups of numbers by four options, whichever of them stands in the rows.
func TestGroupsOfNumbersAreMergedInTablesOfAnyShape(t *testing.T) {
	options := results.Side{Question: "district", Totals: []results.Value{
		{ID: "north", Count: results.Shown(4)}, {ID: "south", Count: results.Shown(6)}, {ID: "east", Count: results.Shown(8)}, {ID: "west", Count: results.Shown(10)},
	}}
	numbers := func() results.Side {
		return results.Side{Question: "age", Totals: []results.Value{group(0, 49, 10), group(50, 99, 18)}}
	}
	one := []results.Value{group(0, 99, 28)}
	cells := func(rows ...[]int) (list [][]results.Cell) {
		for _, row := range rows {
			var line []results.Cell
			for _, n := range row {
				line = append(line, results.Shown(n))
			}
			list = append(list, line)
		}
		return list
	}
	inRows := results.Cross{Rows: numbers(), Columns: options, Cells: cells([]int{1, 2, 3, 4}, []int{3, 4, 5, 6})}
	regroup(&inRows, one, true)
	inColumns := results.Cross{Rows: options, Columns: numbers(), Cells: cells([]int{1, 3}, []int{2, 4}, []int{3, 5}, []int{4, 6})}
	regroup(&inColumns, one, false)
	for i, want := range []int{4, 6, 8, 10} {
		if n, _ := inRows.Cells[0][i].Count(); n != want {
			t.Errorf("in rows, column %d is %d, want %d", i, n, want)
		}
		if n, _ := inColumns.Cells[i][0].Count(); n != want {
			t.Errorf("in columns, row %d is %d, want %d", i, n, want)
		}
	}
	if len(inRows.Cells) != 1 || len(inRows.Rows.Totals) != 1 || slices.ContainsFunc(inColumns.Cells, func(row []results.Cell) bool { return len(row) != 1 }) {
		t.Errorf("the merged tables are %v and %v", inRows.Cells, inColumns.Cells)
	}
}
