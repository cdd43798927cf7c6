package disclose

import (
	"fmt"
	"slices"

	"isoloir/poll"
	"isoloir/poll/results"
	"isoloir/poll/tally"
)

// maxFilters is how many different filters all published documents of a poll may have together: each doubles the ways in which they
// can be set against each other.
const maxFilters = 4

// A model is what a reader of all published documents knows of the people who answered: they are divided into atoms by which filters
// they fit, and each part of each atom, into categories.
type model struct {
	system
	d      *poll.Definition
	docs   []*results.Results
	wheres []tally.Where // the different filters; number i is bit i of an atom
	atoms  int
	masks  []int // by document: the bits of its filters
	people []int // by atom: the variable for how many there are

	parts    map[string]*part
	names    []string            // of parts, in the order in which they were made
	blocks   map[[2]string]block // two parts set against each other
	pairs    [][2]string         // of blocks, in order
	agreed   map[[2]string]bool  // a question of choices and what its options are set against, done
	ruledOut map[int]bool        // variables that are 0 whatever people answer
}

// A block has a variable for each category of one part, of another, and atom: people who are in both.
type block [][][]int

func newModel(d *poll.Definition, docs []*results.Results) (*model, error) {
	m := &model{d: d, docs: docs, parts: map[string]*part{}, blocks: map[[2]string]block{}, agreed: map[[2]string]bool{}, ruledOut: map[int]bool{}}
	if err := m.filters(); err != nil {
		return nil, err
	}
	m.atoms = 1 << len(m.wheres)
	for range m.atoms {
		m.people = append(m.people, m.fresh())
	}
	for i, doc := range docs {
		m.equal(m.crowd(m.within(0)), int64(doc.Box.Opened))
		m.equal(m.crowd(m.docAtoms(i)), int64(doc.Ballots))
		for q := range doc.Questions {
			m.question(i, &doc.Questions[q])
		}
		for x := range doc.CrossTables {
			m.cross(i, &doc.CrossTables[x])
		}
	}
	m.sources()
	for _, q := range d.Questions() {
		m.conditions(q)
	}
	m.ruleOutCells()
	return m, m.solve()
}

func (m *model) ruleOut(v int) {
	m.ruledOut[v] = true
	m.equal(sum{{v, 1}}, 0)
}

// filters collects the filters of all documents.
func (m *model) filters() error {
	for _, doc := range m.docs {
		mask := 0
		for _, text := range doc.Where {
			w, err := tally.ParseWhere(m.d, text)
			if err != nil {
				return fmt.Errorf("a published filter: %w", err)
			}
			i := slices.IndexFunc(m.wheres, func(other tally.Where) bool { return other.String() == w.String() })
			if i < 0 {
				i = len(m.wheres)
				m.wheres = append(m.wheres, w)
			}
			mask |= 1 << i
		}
		m.masks = append(m.masks, mask)
	}
	if len(m.wheres) > maxFilters {
		return ErrTooManyFilters
	}
	return nil
}

// within returns the atoms that fit all filters of a mask.
func (m *model) within(mask int) (atoms []int) {
	for a := range m.atoms {
		if a&mask == mask {
			atoms = append(atoms, a)
		}
	}
	return atoms
}

func (m *model) docAtoms(doc int) []int { return m.within(m.masks[doc]) }

func (m *model) crowd(atoms []int) (s sum) {
	for _, a := range atoms {
		s = append(s, term{m.people[a], 1})
	}
	return s
}

// tells takes in a count that is shown.
func (m *model) tells(of sum, c results.Cell) {
	if n, shown := c.Count(); shown {
		m.equal(of, int64(n))
	}
}

// question takes in what a document tells of a question.
func (m *model) question(doc int, f *results.Question) {
	if f.Answered.Held() {
		return
	}
	q, here := m.d.Question(f.ID), m.docAtoms(doc)
	own := m.axis(q, "")
	m.tells(m.parts[own.parts[0]].said(here), f.Answered)
	m.values(own, f.Values, here)
	for _, row := range f.Rows {
		a := m.axis(q, row.ID)
		p := m.parts[a.parts[0]]
		for atom := range m.atoms {
			m.atMost(p.said([]int{atom}), m.parts[own.parts[0]].said([]int{atom}))
		}
		m.tells(p.said(here), row.Answered)
		m.values(a, row.Values, here)
	}
	m.comparisons(q, f, here)
	m.rounds(q, f, here)
	for _, o := range f.Outcomes {
		m.outcome(own, f, o, here)
	}
}

func (m *model) values(a axis, values []results.Value, here []int) {
	for i, v := range values {
		p := m.parts[a.parts[0]]
		if a.multi {
			p = m.parts[a.parts[i]]
		}
		m.tells(p.inAny(p.of(v), here), v.Count)
	}
}

func (p *part) inAny(cats, atoms []int) (s sum) {
	for _, c := range cats {
		s = append(s, p.in(c, atoms)...)
	}
	return s
}

// comparisons takes in how many prefer each option to each other one. Who ranks an option first prefers it to all.
func (m *model) comparisons(q *poll.Question, f *results.Question, here []int) {
	for i := range f.Pairs {
		for j := range i {
			p := m.part(pairName(q, i, j), q, ids([]string{q.Options[i].ID, q.Options[j].ID}))
			m.equal(p.in(0, here), int64(f.Pairs[i][j]))
			m.equal(p.in(1, here), int64(f.Pairs[j][i]))
			if q.Omitted() != poll.OmittedLast {
				continue
			}
			for a := range m.atoms {
				at := []int{a}
				m.atMost(m.parts[q.ID].in(i, at), p.in(0, at))
				m.atMost(m.parts[q.ID].in(j, at), p.in(1, at))
				m.atMost(p.said(at), m.parts[q.ID].said(at))
			}
		}
	}
}

// outcome takes in that the options that an order does not name come after those that it does.
func (m *model) outcome(own axis, f *results.Question, o results.Outcome, here []int) {
	if o.Method == poll.InstantRunoff && !o.Rest && !tied(o.Order) {
		m.lastOfRunoff(own, o, here)
	}
	if !o.Rest || f.Values == nil || o.Method != results.Approval && o.Method != poll.FirstPreferences {
		return
	}
	count := func(id string) (s sum) {
		for i, v := range f.Values {
			p := m.parts[own.parts[0]]
			if own.multi {
				p = m.parts[own.parts[i]]
			}
			if v.ID == id {
				s = p.inAny(p.of(v), here)
			}
		}
		return s
	}
	named := slices.Concat(o.Order...)
	for _, v := range f.Values {
		if v.ID != poll.OtherID && !slices.Contains(named, v.ID) {
			m.atMost(count(v.ID), count(named[len(named)-1]))
		}
	}
}
