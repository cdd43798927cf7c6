package disclose

import (
	"slices"

	"isoloir/poll"
)

// A remark is what a category of a part says of the people in it.
type remark struct {
	surely []poll.Condition // they have answered so, here or to be asked here
	denied *poll.Condition  // they have not
	silent *poll.Question   // they have not answered it at all
}

func (m *model) remarks(name string) (list []remark) {
	p := m.parts[name]
	whole := name == p.q.ID || p.q.Type == poll.Choices // and not a row, which can be left blank, or two options of a ranking
	for _, cat := range p.cats {
		r := remark{surely: implied(m.d, p.q)}
		own := poll.Condition{Source: p.q.ID, Options: []string{cat.id}}
		switch {
		case cat.id == nothing:
			if r.surely = nil; whole {
				r.silent = p.q
			}
		case cat.id == notPicked:
			own.Options = []string{cat.option}
			r.denied = &own
		case whole && cat.id == "": // no condition asks for some numbers of a segment and not for others
			r.surely = append(r.surely, poll.Condition{Source: p.q.ID, Points: []int64{cat.from}})
		case whole:
			r.surely = append(r.surely, own)
		}
		list = append(list, r)
	}
	return list
}

// ruleOutCells rules out the cells of categories that are ruled out, and those in which nobody can be: who is asked a question and has
// to answer it, and did not; who was not asked and did; who was asked two questions of which only one is asked of anybody.
func (m *model) ruleOutCells() {
	for _, pair := range m.pairs {
		rows, columns := m.remarks(pair[0]), m.remarks(pair[1])
		for i, row := range m.blocks[pair] {
			for j, cell := range row {
				never := m.never(rows[i], columns[j])
				for a, v := range cell {
					if never || m.ruledOut[m.parts[pair[0]].count[i][a]] || m.ruledOut[m.parts[pair[1]].count[j][a]] {
						m.ruleOut(v)
					}
				}
			}
		}
	}
}

// never reports whether what is said of two categories cannot be so of one person.
func (m *model) never(a, b remark) bool {
	return m.refutes(a, b) || m.refutes(b, a) || slices.ContainsFunc(a.surely, func(c poll.Condition) bool {
		return slices.ContainsFunc(b.surely, func(o poll.Condition) bool { return m.exclude(c, o) })
	})
}

// refutes reports whether what is surely so by one remark contradicts what is not so by the other.
func (m *model) refutes(a, b remark) bool {
	if b.denied != nil && follows(*b.denied, a.surely) {
		return true
	}
	if b.silent == nil {
		return false
	}
	answered := slices.ContainsFunc(a.surely, func(c poll.Condition) bool { return c.Source == b.silent.ID })
	asked := !slices.ContainsFunc(b.silent.ShowIf, func(c poll.Condition) bool { return !follows(c, a.surely) })
	return answered || asked && answersForced(b.silent)
}

// exclude reports whether nobody fits both conditions: of choices several can be picked.
func (m *model) exclude(a, b poll.Condition) bool {
	among := func(id string) bool { return slices.Contains(b.Options, id) }
	point := func(p int64) bool { return slices.Contains(b.Points, p) }
	return a.Source == b.Source && m.d.Question(a.Source).Type != poll.Choices &&
		!slices.ContainsFunc(a.Options, among) && !slices.ContainsFunc(a.Points, point)
}
