package tally

import (
	"math/big"

	"isoloir/poll"
)

// A Cross is a cross-table of the people who answered both questions. In JSON its matrices are lists of rows.
type Cross struct {
	Rows    Side `json:"rows"`
	Columns Side `json:"columns"`
	// Answered are those who are in the table; Left out are ballots in which one of the two is blank or was not asked.
	Answered int     `json:"answered"`
	LeftOut  int     `json:"left_out"`
	Cells    [][]int `json:"cells"`
	// RowShares are parts of the row's total, ColumnShares of the column's; null where the total is 0.
	RowShares    [][]*big.Rat `json:"row_shares"`
	ColumnShares [][]*big.Rat `json:"column_shares"`
	Test         *Test        `json:"test,omitempty"`    // of independence
	NoTest       string       `json:"no_test,omitempty"` // why there is none: [Multiple] or [OneCategory]
}

// Why a cross-table has no test.
const (
	Multiple    = "multiple_answers" // a person can be in several rows or columns, and the test wants each in one
	OneCategory = "one_category"     // all people are in one row, or in one column
)

// A Side is one question of a cross-table.
type Side struct {
	Question   string     `json:"question"` // its id, with that of the row where it is one of grades or a matrix: plans.small
	Multiple   bool       `json:"multiple"` // a person can be in several of the categories
	Categories []Category `json:"categories"`
}

// A Category is one row or column. A ranking is put by what it ranks first; numbers and dates are put into bins.
type Category struct {
	ID    string `json:"id,omitempty"`    // an option, a grade, a theme
	Label string `json:"label,omitempty"` // a theme
	From  *int64 `json:"from,omitempty"`  // a scale's point, or a bin's ends: in the units of [Summary]
	To    *int64 `json:"to,omitempty"`
	Total int    `json:"total"` // people of the table in it
}

// A crossing is a cross-table being counted.
type crossing struct {
	spec          CrossSpec
	answered, out int
	cells         map[[2]int64]int
	rows, columns values
}

func newCrossing(spec CrossSpec) *crossing {
	return &crossing{spec: spec, cells: map[[2]int64]int{}, rows: values{}, columns: values{}}
}

func (c *crossing) add(a poll.Answers) {
	rows, columns := c.spec.Rows.keys(a), c.spec.Columns.keys(a)
	if len(rows) == 0 || len(columns) == 0 {
		c.out++
		return
	}
	c.answered++
	for _, row := range rows {
		c.rows[row]++
		for _, column := range columns {
			c.cells[[2]int64{row, column}]++
		}
	}
	for _, column := range columns {
		c.columns[column]++
	}
}

func (c *crossing) figures() Cross {
	x := Cross{Answered: c.answered, LeftOut: c.out}
	var ofRow, ofColumn func(int64) int
	x.Rows, ofRow = side(c.spec.Rows, c.rows)
	x.Columns, ofColumn = side(c.spec.Columns, c.columns)
	x.Cells = make([][]int, len(x.Rows.Categories))
	for i := range x.Cells {
		x.Cells[i] = make([]int, len(x.Columns.Categories))
	}
	for at, n := range c.cells {
		x.Cells[ofRow(at[0])][ofColumn(at[1])] += n
	}
	x.RowShares, x.ColumnShares = [][]*big.Rat{}, [][]*big.Rat{}
	for i, row := range x.Cells {
		ofRow, ofColumn := []*big.Rat{}, []*big.Rat{}
		for j, n := range row {
			ofRow = append(ofRow, share(n, x.Rows.Categories[i].Total))
			ofColumn = append(ofColumn, share(n, x.Columns.Categories[j].Total))
		}
		x.RowShares, x.ColumnShares = append(x.RowShares, ofRow), append(x.ColumnShares, ofColumn)
	}
	if x.Rows.Multiple || x.Columns.Multiple {
		x.NoTest = Multiple
	} else if x.Test = chiSquare(x.Cells); x.Test == nil {
		x.NoTest = OneCategory
	}
	return x
}

func side(a Axis, seen values) (s Side, of func(int64) int) {
	s = Side{Question: a.name(), Multiple: a.multiple()}
	s.Categories, of = a.categories(seen)
	for key, n := range seen {
		s.Categories[of(key)].Total += n
	}
	if s.Categories == nil {
		s.Categories = []Category{}
	}
	return s, of
}
