package disclose

import "errors"

// A polytope is all x ≥ 0 that satisfy some equations, seen from one of its vertices: a simplex tableau (Dantzig 1947) in whole
// numbers, one common denominator for all of it (integer pivoting, Edmonds 1967). Floating point would be faster to write, and is
// what libraries have (gonum's lp, which the tests use as a second opinion); but a bound that is off by a rounding is a leak that
// nobody sees, and tables of counts are so degenerate that such solvers give up on them.
//
// Most systems here are those of tables with sums, whose vertices are whole numbers.
type polytope struct {
	rows  [][]int64 // rows[i][:n] is the equation, rows[i][n] its right side, all times den
	basis []int     // of each row, the variable that only it has; -1 while there is none
	goal  []int64   // what is to grow, as a row; at its end, less what it has come to
	den   int64     // positive
	n     int
}

var (
	errInconsistent = errors.New("disclose: what is published contradicts itself")
	errUnsolved     = errors.New("disclose: what is published is too intricate to be checked")
)

// most bounds every number in a tableau, so that no product overflows.
const most = 1 << 31

// maxPivots is how many steps one maximum may take. Bland's rule (1977) ends always, and long before this.
const maxPivots = 20_000

// newPolytope finds a first vertex. Equations have coefficients for all n variables, then the right side.
func newPolytope(equations [][]int64, n int) (*polytope, error) {
	p := &polytope{den: 1, n: n}
	for _, e := range equations {
		if e[n] < 0 {
			negate(e)
		}
		p.rows, p.basis = append(p.rows, e), append(p.basis, -1)
	}
	// First what the rows without a basis variable have is to grow until they lack nothing.
	p.goal = make([]int64, n+1)
	for _, row := range p.rows {
		for k, v := range row {
			p.goal[k] += v
		}
	}
	for range maxPivots {
		enter := p.better()
		if enter < 0 {
			return p, p.settle()
		}
		if err := p.pivot(p.leaving(enter), enter); err != nil {
			return nil, err
		}
	}
	return nil, errUnsolved
}

func negate(row []int64) {
	for k := range row {
		row[k] = -row[k]
	}
}

// settle gives every row a basis variable, and drops the equations that follow from others.
func (p *polytope) settle() error {
	for i := 0; i < len(p.rows); {
		row := p.rows[i]
		switch enter := firstNot0(row[:p.n]); {
		case p.basis[i] >= 0:
			i++
		case row[p.n] != 0:
			return errInconsistent
		case enter < 0:
			last := len(p.rows) - 1
			p.rows[i], p.basis[i] = p.rows[last], p.basis[last]
			p.rows, p.basis = p.rows[:last], p.basis[:last]
		default:
			if err := p.pivot(i, enter); err != nil {
				return err
			}
		}
	}
	return nil
}

func firstNot0(row []int64) int {
	for k, v := range row {
		if v != 0 {
			return k
		}
	}
	return -1
}

// leaving returns the row that bounds how far a variable can grow, or -1 if none does. Rows without a basis variable go first.
func (p *polytope) leaving(enter int) int {
	best := -1
	for i, row := range p.rows {
		if row[enter] <= 0 {
			continue
		}
		if best < 0 {
			best = i
			continue
		}
		mine, theirs := row[p.n]*p.rows[best][enter], p.rows[best][p.n]*row[enter]
		if mine < theirs || mine == theirs && p.basis[i] < p.basis[best] {
			best = i
		}
	}
	return best
}

// pivot moves to the neighbouring vertex at which a variable is the row's basis variable.
func (p *polytope) pivot(r, enter int) error {
	pivotRow := p.rows[r]
	if pivotRow[enter] < 0 {
		negate(pivotRow)
	}
	var entries []int
	for k, v := range pivotRow {
		if v != 0 {
			entries = append(entries, k)
		}
	}
	by, ok := pivotRow[enter], true
	for i, row := range p.rows {
		if i != r {
			ok = p.clear(row, pivotRow, entries, enter) && ok
		}
	}
	ok = p.clear(p.goal, pivotRow, entries, enter) && ok
	p.den, p.basis[r] = by, enter
	if !ok {
		return errUnsolved
	}
	return nil
}

// clear takes the entering variable out of a row. It reports false if numbers grow too large. Where the denominator stays, only the
// entries of the pivot's row change the row's.
func (p *polytope) clear(row, pivotRow []int64, entries []int, enter int) bool {
	by, f := pivotRow[enter], row[enter]
	if by != p.den {
		for k, v := range row {
			row[k] = (v*by - f*pivotRow[k]) / p.den // divides evenly
			if row[k] >= most || row[k] <= -most {
				return false
			}
		}
		return true
	}
	if f == 0 {
		return true
	}
	for _, k := range entries {
		row[k] = (row[k]*by - f*pivotRow[k]) / by
		if row[k] >= most || row[k] <= -most {
			return false
		}
	}
	return true
}

// maximize walks from vertex to vertex until the objective grows no more, or visit, which sees every vertex, says that it is enough.
// It returns the highest whole number that the objective can be.
func (p *polytope) maximize(objective []int64, visit func() (enough bool)) (bound int64, err error) {
	p.aim(objective)
	for range maxPivots {
		enter := p.better()
		if visit() || enter < 0 {
			return floorDiv(-p.goal[p.n], p.den), nil
		}
		leave := p.leaving(enter)
		if leave < 0 {
			return boundless, nil
		}
		if err := p.pivot(leave, enter); err != nil {
			return 0, err
		}
	}
	return 0, errUnsolved
}

// aim sets the goal.
func (p *polytope) aim(objective []int64) {
	for k := range p.n {
		p.goal[k] = p.den * objective[k]
	}
	p.goal[p.n] = 0
	for i, b := range p.basis {
		if objective[b] == 0 {
			continue
		}
		for k, v := range p.rows[i] {
			p.goal[k] -= objective[b] * v
		}
	}
}

// better returns a variable by which the goal grows, or -1. The first is taken, so that the walk never goes in circles (Bland 1977).
func (p *polytope) better() int {
	for k, gain := range p.goal[:p.n] {
		if gain > 0 {
			return k
		}
	}
	return -1
}

// whole reports whether the vertex is a table of whole numbers.
func (p *polytope) whole() bool {
	for _, row := range p.rows {
		if row[p.n]%p.den != 0 {
			return false
		}
	}
	return true
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
