package disclose

import (
	"strings"

	"isoloir/poll"
	"isoloir/poll/results"
)

// block sets two parts against each other. Both are told of everybody, so that adding up one gives the other.
func (m *model) block(a, b string) block {
	if x, ok := m.blocks[[2]string{a, b}]; ok {
		return x
	}
	if x, ok := m.blocks[[2]string{b, a}]; ok { // the same people, told the other way round
		return x.turned()
	}
	rows, columns := m.parts[a], m.parts[b]
	x := make(block, len(rows.cats))
	for i := range x {
		x[i] = make([][]int, len(columns.cats))
		for j := range x[i] {
			for range m.atoms {
				x[i][j] = append(x[i][j], m.fresh())
			}
		}
	}
	for atom := range m.atoms {
		for i := range x {
			var row sum
			for j := range x[i] {
				row = append(row, term{x[i][j][atom], 1})
			}
			m.equal(append(row, term{rows.count[i][atom], -1}), 0)
		}
		for j := range columns.cats {
			var column sum
			for i := range x {
				column = append(column, term{x[i][j][atom], 1})
			}
			m.equal(append(column, term{columns.count[j][atom], -1}), 0)
		}
	}
	m.blocks[[2]string{a, b}], m.pairs = x, append(m.pairs, [2]string{a, b})
	return x
}

func (x block) turned() block {
	out := make(block, len(x[0]))
	for j := range out {
		for i := range x {
			out[j] = append(out[j], x[i][j])
		}
	}
	return out
}

// in adds up a rectangle of the block.
func (x block) in(rows, columns, atoms []int) (s sum) {
	for _, i := range rows {
		for _, j := range columns {
			for _, a := range atoms {
				s = append(s, term{x[i][j][a], 1})
			}
		}
	}
	return s
}

// spoken are the categories in which something is said.
func (p *part) spoken() (list []int) {
	for c := range p.cats[:len(p.cats)-1] {
		list = append(list, c)
	}
	return list
}

// A table is a cross-table of a document as the model has it.
type table struct {
	m             *model
	x             *results.Cross
	rows, columns axis
	here          []int
}

func (m *model) table(doc int, x *results.Cross) table {
	return table{m, x, m.sideAxis(x.Rows), m.sideAxis(x.Columns), m.docAtoms(doc)}
}

func (m *model) sideAxis(s results.Side) axis {
	_, row, _ := strings.Cut(s.Question, ".")
	return m.axis(results.AxisQuestion(m.d, s.Question), row)
}

// part returns the part of an axis that a category is of, and which of the part's categories.
func (t table) part(a axis, s results.Side, i int) (name string, cats []int) {
	name = a.parts[0]
	if a.multi {
		name = a.parts[i]
	}
	return name, t.m.parts[name].of(s.Totals[i])
}

// cell is the number that a cell of the table tells.
func (t table) cell(i, j int) sum {
	a, rows := t.part(t.rows, t.x.Rows, i)
	b, columns := t.part(t.columns, t.x.Columns, j)
	return t.m.block(a, b).in(rows, columns, t.here)
}

// row and column are totals, and all is how many are in the table.
func (t table) row(i int) sum {
	a, rows := t.part(t.rows, t.x.Rows, i)
	b := t.columns.parts[0]
	return t.m.block(a, b).in(rows, t.m.parts[b].spoken(), t.here)
}

func (t table) column(j int) sum {
	b, columns := t.part(t.columns, t.x.Columns, j)
	a := t.rows.parts[0]
	return t.m.block(a, b).in(t.m.parts[a].spoken(), columns, t.here)
}

func (t table) all() sum {
	a, b := t.rows.parts[0], t.columns.parts[0]
	return t.m.block(a, b).in(t.m.parts[a].spoken(), t.m.parts[b].spoken(), t.here)
}

// cross takes in what a document tells of two questions together.
func (m *model) cross(doc int, x *results.Cross) {
	t := m.table(doc, x)
	for _, a := range t.rows.parts {
		for _, b := range t.columns.parts {
			m.block(a, b)
		}
	}
	m.agree(t)
	m.tells(t.all(), x.Answered)
	for i := range x.Rows.Totals {
		m.tells(t.row(i), x.Rows.Totals[i].Count)
		for j := range x.Columns.Totals {
			m.tells(t.cell(i, j), x.Cells[i][j])
		}
	}
	for j := range x.Columns.Totals {
		m.tells(t.column(j), x.Columns.Totals[j].Count)
	}
}

// agree says that the options of choices are told of the same people: in each category of the other question, as many said something
// of one option as of another, and they picked no fewer and no more than they could.
func (m *model) agree(t table) {
	m.picksIn(t.columns, results.AxisQuestion(m.d, t.x.Columns.Question), t.rows.parts)
	m.picksIn(t.rows, results.AxisQuestion(m.d, t.x.Rows.Question), t.columns.parts)
}

func (m *model) picksIn(options axis, q *poll.Question, others []string) {
	for _, other := range others {
		if !options.multi || m.agreed[[2]string{q.ID, other}] {
			continue
		}
		m.agreed[[2]string{q.ID, other}] = true
		var blocks []block
		for _, option := range options.parts {
			blocks = append(blocks, m.block(other, option))
		}
		for i := range m.parts[other].cats {
			for atom := range m.atoms {
				m.picks(q, blocks, i, atom)
			}
		}
	}
}

// picks is about one category of what is set against all options.
func (m *model) picks(q *poll.Question, options []block, category, atom int) {
	in := func(x block, cats ...int) sum { return x.in([]int{category}, cats, []int{atom}) }
	said := in(options[0], 0, 1)
	var picked, least, greatest sum
	for i, x := range options {
		picked = append(picked, in(x, 0)...)
		if i > 0 {
			m.equal(in(x, 0, 1).minus(said), 0)
		}
	}
	for _, t := range said {
		least, greatest = append(least, term{t.v, max(1, q.Min)}), append(greatest, term{t.v, q.Max})
	}
	m.atMost(least, picked)
	if int(q.Max) < len(options) { // otherwise it follows
		m.atMost(picked, greatest)
	}
}
