package tally

import (
	"slices"

	"isoloir/poll"
)

// graded counts grades, and judges the options by the methods that the definition names.
type graded struct {
	q *poll.Question
	n int
	*grid
}

func (g *graded) add(r reply) {
	g.n++
	g.grid.add(r)
}

func (g *graded) figures(f *Question) {
	g.grid.figures(f)
	profile := g.profile()
	for i, method := range g.q.CountedBy() {
		r := Result{Method: method, Decides: i == 0, Blank: g.q.Omitted()}
		switch method {
		case poll.MajorityJudgment:
			r.majorityJudgment(g.q, profile)
		case poll.MeanGrade:
			r.meanGrade(g.q, profile)
		}
		f.Results = append(f.Results, r)
	}
}

// A merit is how often an option got each grade, the best first.
type merit []int

func (m merit) n() (n int) {
	for _, count := range m {
		n += count
	}
	return n
}

// profile returns the merits of the options, with those who left an option blank where the definition puts them.
func (g *graded) profile() []merit {
	profile := make([]merit, len(g.rows))
	for i, counts := range g.values {
		profile[i] = slices.Clone(counts.counts)
		if g.q.Omitted() == poll.OmittedWorst {
			profile[i][len(profile[i])-1] += g.n - g.answered[i]
		}
	}
	return profile
}

// Judge orders graded options by the method that decides, given how often each of them got each grade (rows of the definition's
// options, grades in its order) and how many answered the question.
func Judge(q *poll.Question, n int, rows [][]int) Result {
	g := &graded{q: q, n: n, grid: newGrid(q.Options, q.Grades, &Options{})}
	for i, counts := range rows {
		g.values[i].counts = counts
		for _, count := range counts {
			g.answered[i] += count
		}
	}
	var f Question
	g.figures(&f)
	return f.Results[0]
}
