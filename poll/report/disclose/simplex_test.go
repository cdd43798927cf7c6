package disclose

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize/convex/lp"
)

// Gonum's solver is floating, and wants equations none of which follows from the others; where it gives up it is not counted.
func TestAnotherSolverFindsTheSameBounds(t *testing.T) {
	compared := 0
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 9))
		const rows, columns = 3, 4
		var s system
		cells := make([]int, rows*columns)
		truth := make([]int64, rows*columns)
		for i := range cells {
			cells[i], truth[i] = s.fresh(), int64(r.IntN(20))
		}
		line := func(of func(i int) bool) (terms sum, is int64) {
			for i := range cells {
				if of(i) {
					terms, is = append(terms, term{cells[i], 1}), is+truth[i]
				}
			}
			return terms, is
		}
		for row := range rows {
			s.equal(line(func(i int) bool { return i/columns == row }))
		}
		for column := range columns {
			s.equal(line(func(i int) bool { return i%columns == column }))
		}
		if err := s.solve(); err != nil {
			t.Fatal(err)
		}
		independent := s.equations[:len(s.equations)-1] // the last column follows
		a, b := mat.NewDense(len(independent), len(cells), nil), make([]float64, len(independent))
		for i, e := range independent {
			for _, term := range e.terms {
				a.Set(i, term.v, float64(term.k))
			}
			b[i] = float64(e.is)
		}
		for i, v := range cells {
			ours := s.spans([]sum{{{v, 1}}}, math.MaxInt32)[0]
			c := make([]float64, len(cells))
			c[i] = 1
			low, _, err := lp.Simplex(c, a, b, 0, nil)
			c[i] = -1
			high, _, err2 := lp.Simplex(c, a, b, 0, nil)
			if err != nil || err2 != nil {
				continue
			}
			compared++
			if math.Abs(low-float64(ours.lo)) > 1e-6 || math.Abs(-high-float64(ours.hi)) > 1e-6 {
				t.Errorf("seed %d, cell %d: %d to %d; gonum says %g to %g", seed, i, ours.lo, ours.hi, low, -high)
			}
			if ours.whole != ours.hi-ours.lo {
				t.Errorf("seed %d, cell %d: whole numbers come only %d apart of %d", seed, i, ours.whole, ours.hi-ours.lo)
			}
		}
	}
	t.Logf("%d bounds compared", compared)
	if compared < 200 {
		t.Error("too few")
	}
}

func TestWhatContradictsItselfIsFoundOut(t *testing.T) {
	for name, is := range map[string][2]int64{"at once": {3, 4}, "below nothing": {5, -1}} {
		var s system
		x, y := s.fresh(), s.fresh()
		s.equal(sum{{x, 1}, {y, 1}}, is[0])
		s.equal(sum{{x, 1}, {y, 1}}, is[1])
		if err := s.solve(); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
