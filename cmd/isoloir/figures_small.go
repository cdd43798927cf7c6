package main

import "isoloir/poll/tally"

// hasSmall reports whether a count between 1 and limit-1 is shown.
func hasSmall(f *tally.Figures, limit int) bool {
	small := func(counts ...int) bool {
		for _, n := range counts {
			if n > 0 && n < limit {
				return true
			}
		}
		return false
	}
	for i := range f.Questions {
		if small(countsOf(&f.Questions[i])...) {
			return true
		}
	}
	for _, x := range f.CrossTables {
		for _, row := range x.Cells {
			if small(row...) {
				return true
			}
		}
	}
	return small(f.Ballots)
}

// countsOf lists the counts of a question that are about people: how many answered, and what.
func countsOf(q *tally.Question) []int {
	counts := []int{q.Answered, q.Blank, q.NotAsked}
	for _, c := range q.Options {
		counts = append(counts, c.Count)
	}
	for _, p := range q.Points {
		counts = append(counts, p.Count)
	}
	for _, b := range q.Histogram {
		counts = append(counts, b.Count)
	}
	for _, r := range q.Ranks {
		counts = append(append(counts, r.Not), r.At...)
	}
	for _, row := range q.Rows {
		for _, c := range row.Values {
			counts = append(counts, c.Count)
		}
	}
	for _, themes := range []*tally.Themes{q.Themes, q.OtherThemes} {
		if themes == nil {
			continue
		}
		for _, t := range themes.Themes {
			counts = append(counts, t.Count)
		}
	}
	return counts
}
