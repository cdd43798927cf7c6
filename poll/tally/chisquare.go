package tally

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// A Test is Pearson's chi-squared test of independence (Pearson 1900), without continuity correction, of the rows and columns that
// have anybody in them. Like every test it is about a random sample; of people who chose to answer it only describes.
type Test struct {
	ChiSquared float64 `json:"chi_squared"`
	DF         int     `json:"df"` // degrees of freedom
	P          float64 `json:"p"`  // the probability of so large a value by chance, if the two had nothing to do with each other
	CramersV   float64 `json:"cramers_v"`
	// The test approximates. It is doubtful where cells are expected to hold fewer than 5 people (Cochran 1954).
	SmallExpected int     `json:"small_expected"` // in how many of the cells
	Cells         int     `json:"cells"`
	LeastExpected float64 `json:"least_expected"`
}

// Doubtful reports whether any cell is expected to hold fewer than 5 people.
func (t *Test) Doubtful() bool { return t.SmallExpected > 0 }

// leastExpected is how many people a cell should be expected to hold.
const leastExpected = 5

// chiSquare returns nil if there are fewer than two rows or columns with anybody in them.
func chiSquare(cells [][]int) *Test {
	n, rows, columns := totals(cells)
	t := &Test{LeastExpected: math.Inf(1)}
	for i, row := range cells {
		for j, observed := range row {
			if rows[i] == 0 || columns[j] == 0 {
				continue
			}
			expected := float64(rows[i]) * float64(columns[j]) / float64(n)
			t.ChiSquared += (float64(observed) - expected) * (float64(observed) - expected) / expected
			t.LeastExpected = min(t.LeastExpected, expected)
			t.Cells++
			if expected < leastExpected {
				t.SmallExpected++
			}
		}
	}
	r, k := occupied(rows), occupied(columns)
	if r < 2 || k < 2 {
		return nil
	}
	t.DF = (r - 1) * (k - 1)
	t.P = mathext.GammaIncRegComp(float64(t.DF)/2, t.ChiSquared/2)
	t.CramersV = math.Sqrt(t.ChiSquared / float64(n) / float64(min(r, k)-1))
	return t
}

func totals(cells [][]int) (n int, rows, columns []int) {
	rows = make([]int, len(cells))
	for i, row := range cells {
		if columns == nil {
			columns = make([]int, len(row))
		}
		for j, count := range row {
			rows[i] += count
			columns[j] += count
			n += count
		}
	}
	return n, rows, columns
}

// occupied is how many totals are not 0.
func occupied(totals []int) (n int) {
	for _, total := range totals {
		if total > 0 {
			n++
		}
	}
	return n
}
