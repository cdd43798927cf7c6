package tally

import "isoloir/poll"

// grid counts, row by row, which value was given: grades of options, or options of a matrix's rows.
func (f *Question) grid(rows, values []poll.Option, replies []reply) {
	for _, row := range rows {
		c := newCounter(values)
		answered := 0
		for _, r := range replies {
			if id, ok := r.Cells[row.ID]; ok {
				c.add(id)
				answered++
			}
		}
		f.Rows = append(f.Rows, Row{ID: row.ID, Answered: answered, Values: c.counts})
	}
}
