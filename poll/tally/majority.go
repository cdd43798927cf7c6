package tally

import (
	"math/big"

	"isoloir/poll"
)

// majorityJudgment orders options by their majority value (Balinski and Laraki, A theory of measuring, electing, and ranking, PNAS
// 104, 2007): the better majority grade wins; where it is the same, one such grade is taken from each option's grades, the
// majority grades of what is left are compared, and so on until they differ. Options that got all grades equally often are tied.
//
// Where blanks abstain options may have different numbers of grades. They are compared as if each grade had been given so many
// times over that all have equally many.
func (r *Result) majorityJudgment(q *poll.Question, profile []merit) {
	values := make([]value, len(profile))
	for i, m := range profile {
		g := Graded{ID: q.Options[i].ID, Counts: m}
		if m.n() == 0 {
			r.Without = append(r.Without, g.ID)
		} else {
			at := m.majority()
			g.Grade, g.Better, g.Worse, g.Sign = q.Grades[at].ID, m[:at].n(), m[at+1:].n(), "-"
			if g.Better > g.Worse {
				g.Sign = "+"
			}
			values[i] = m.value()
		}
		r.Graded = append(r.Graded, g)
	}
	r.settle(q, grouped(len(profile), func(a, b int) int { return values[a].compare(values[b]) }))
}

// majority returns the index of the majority grade, the best such that more than half of at least one person give it or a better
// one. Of an even number of grades it is the lower of the two in the middle: half is no majority.
func (m merit) majority() int {
	n, so := m.n(), 0
	for i, count := range m {
		if so += count; 2*so > n {
			return i
		}
	}
	panic("nobody gave a grade")
}

// A value is a majority value. Taking away majority grades one by one takes them in turn from both sides of the middle of the
// sorted grades, the worse side first. (Of an odd number of grades that of the middle is taken alone; but if every grade is given
// twice, which changes no comparison, there is none in the middle.) So it is enough to know both sides, from the middle outwards.
type value struct {
	worse, better []run
}

// A run is a row of equal grades. It ends at a distance from the middle, which is a part of all grades.
type run struct {
	grade int
	end   *big.Rat
}

func (m merit) value() (v value) {
	n, so := m.n(), 0
	for grade, count := range m {
		above, below := so, so+count // of the sorted grades, this one has those from above to below
		so = below
		if count > 0 && 2*below > n {
			v.worse = append(v.worse, run{grade, big.NewRat(int64(2*below-n), int64(2*n))})
		}
		if count > 0 && 2*above < n {
			v.better = append([]run{{grade, big.NewRat(int64(n-2*above), int64(2*n))}}, v.better...)
		}
	}
	return v
}

// compare returns -1 if a is the better value, 1 if b is, 0 if they are the same. Having no grades is worst.
func (a value) compare(b value) int {
	switch {
	case a.worse == nil && b.worse == nil:
		return 0
	case a.worse == nil:
		return 1
	case b.worse == nil:
		return -1
	}
	worseAt, worse := firstDifference(a.worse, b.worse)
	betterAt, better := firstDifference(a.better, b.better)
	if worse != 0 && (better == 0 || worseAt.Cmp(betterAt) <= 0) {
		return worse
	}
	return better
}

// firstDifference returns at which distance two sides differ first, and which is better there; 0 if they are the same.
func firstDifference(a, b []run) (at *big.Rat, better int) {
	at = new(big.Rat)
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].grade < b[0].grade: // the best grade has index 0
			return at, -1
		case a[0].grade > b[0].grade:
			return at, 1
		}
		at = a[0].end
		nearer := a[0].end.Cmp(b[0].end)
		if nearer > 0 {
			at = b[0].end
			b = b[1:]
			continue
		}
		a = a[1:]
		if nearer == 0 {
			b = b[1:]
		}
	}
	return at, 0
}

// MajorityGrade returns the index of the majority grade of grades counted from the best, as [Graded] has it; -1 if nobody gave one.
func MajorityGrade(counts []int) int {
	if m := merit(counts); m.n() > 0 {
		return m.majority()
	}
	return -1
}
