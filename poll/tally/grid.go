package tally

import "isoloir/poll"

// grid counts, row by row, which value was given: grades of options, or options of a matrix's rows.
type grid struct {
	o        *Options
	rows     []poll.Option
	answered []int
	values   []*tablet
}

func newGrid(rows, values []poll.Option, o *Options) *grid {
	g := &grid{o: o, rows: rows, answered: make([]int, len(rows))}
	for range rows {
		g.values = append(g.values, newTablet(values))
	}
	return g
}

func (g *grid) add(r reply) {
	for i, row := range g.rows {
		if id, ok := r.Cells[row.ID]; ok {
			g.values[i].add(id)
			g.answered[i]++
		}
	}
}

func (g *grid) figures(f *Question) {
	for i, row := range g.rows {
		f.Rows = append(f.Rows, Row{ID: row.ID, Answered: g.answered[i], Values: g.values[i].of(g.answered[i], g.o)})
	}
}
