package disclose

import (
	"slices"
	"strconv"

	"isoloir/poll"
	"isoloir/poll/results"
	"isoloir/poll/tally"
)

// A part is one thing about a person of which exactly one of some categories holds: the answer to a question, whether an option was
// picked, the grade given to an option, which of two options is preferred. The last category is that nothing was said.
type part struct {
	q    *poll.Question
	cats []category
	// count[c][a] is the variable for how many in the atom a are in the category c.
	count [][]int
}

// A category of a part: an id, or numbers.
type category struct {
	id       string
	option   string // that was not picked
	from, to int64
}

// Categories that are no option.
const (
	notPicked  = "-not"
	picked     = "-picked" // any of some options
	pickedNone = "-none"   // of them
	answered   = "-answered"
	nothing    = "-nothing"
)

// in is how many in some atoms are in a category.
func (p *part) in(c int, atoms []int) (s sum) {
	for _, a := range atoms {
		s = append(s, term{p.count[c][a], 1})
	}
	return s
}

// said is how many in some atoms said anything.
func (p *part) said(atoms []int) (s sum) {
	for c := range p.cats[:len(p.cats)-1] {
		s = append(s, p.in(c, atoms)...)
	}
	return s
}

// others is how many in some atoms said something else than some categories.
func (p *part) others(cats, atoms []int) (s sum) {
	for _, c := range p.spoken() {
		if !slices.Contains(cats, c) {
			s = append(s, p.in(c, atoms)...)
		}
	}
	return s
}

// of returns the categories that a published value is of: one, or those of its numbers.
func (p *part) of(v results.Value) (list []int) {
	for c, cat := range p.cats {
		if v.From == nil && cat.id == v.ID || v.From != nil && cat.id == "" && *v.From <= cat.from && cat.to <= *v.To {
			list = append(list, c)
		}
	}
	return list
}

// part returns the part with this name: "q", "q.row", "q.option" of choices, "q:i>j" of a ranking.
func (m *model) part(name string, q *poll.Question, cats []category) *part {
	if p := m.parts[name]; p != nil {
		return p
	}
	p := &part{q: q, cats: append(cats, category{id: nothing})}
	for range p.cats {
		row := make([]int, m.atoms)
		for a := range row {
			row[a] = m.fresh()
		}
		p.count = append(p.count, row)
	}
	for a := range m.atoms {
		all := p.said([]int{a}).minus(sum{{m.people[a], 1}})
		m.equal(append(all, term{p.count[len(cats)][a], 1}), 0)
	}
	m.parts[name], m.names = p, append(m.names, name)
	m.impossible(name, p, q)
	return p
}

func ids(list []string) (cats []category) {
	for _, id := range list {
		cats = append(cats, category{id: id})
	}
	return cats
}

// axis is a question as it stands at a side of a table: one part, or one for each option of choices.
type axis struct {
	parts []string
	multi bool // of each part only its first category is told
}

func (m *model) axis(q *poll.Question, row string) axis {
	switch {
	case row != "":
		name := q.ID + "." + row
		m.part(name, q, ids(poll.OptionIDs(q.GridValues())))
		return axis{parts: []string{name}}
	case q.Sensitive(): // what is reported is nobody's answer
		m.part(q.ID, q, ids([]string{answered}))
	case q.Type == poll.Choices:
		return m.choices(q)
	case results.IsNumeric(q):
		m.part(q.ID, q, m.segments(q))
	case q.Type == poll.Choice || q.Type == poll.Ranking:
		m.part(q.ID, q, ids(results.ValuesOf(q)))
	default:
		m.part(q.ID, q, ids([]string{answered}))
	}
	return axis{parts: []string{q.ID}}
}

// choices makes a part of each option. As many said something of each, and they picked no fewer and no more than they could.
func (m *model) choices(q *poll.Question) axis {
	a := axis{multi: true}
	options := results.ValuesOf(q)
	for _, id := range options {
		a.parts = append(a.parts, q.ID+"."+id)
	}
	if m.parts[a.parts[0]] != nil {
		return a
	}
	for i, name := range a.parts {
		m.part(name, q, []category{{id: options[i]}, {id: notPicked, option: options[i]}})
	}
	first := m.parts[a.parts[0]]
	for atom := range m.atoms {
		here := []int{atom}
		var picked, least, greatest sum
		for _, name := range a.parts {
			p := m.parts[name]
			picked = append(picked, p.in(0, here)...)
			if p != first {
				m.equal(p.said(here).minus(first.said(here)), 0)
			}
		}
		for _, t := range first.said(here) {
			least = append(least, term{t.v, max(1, q.Min)})
			greatest = append(greatest, term{t.v, q.Max})
		}
		m.atMost(least, picked)
		if int(q.Max) < len(options) { // otherwise it follows
			m.atMost(picked, greatest)
		}
	}
	return a
}

// segments cuts what can be answered to a question wherever any published document, filter or condition does.
func (m *model) segments(q *poll.Question) (cats []category) {
	from, to := results.Ends(q)
	cuts := []int64{from, to + 1}
	cut := func(values []results.Value) {
		for _, v := range values {
			cuts = append(cuts, *v.From)
		}
	}
	for _, doc := range m.docs {
		for i := range doc.Questions {
			if doc.Questions[i].ID == q.ID {
				cut(doc.Questions[i].Values)
			}
		}
		for i := range doc.CrossTables {
			for _, s := range []results.Side{doc.CrossTables[i].Rows, doc.CrossTables[i].Columns} {
				if s.Question == q.ID {
					cut(s.Totals)
				}
			}
		}
	}
	for _, w := range m.wheres {
		if asked, _ := w.Question(); asked.ID == q.ID {
			cuts = append(cuts, w.Cuts(from, to)...)
		}
	}
	for _, child := range m.d.Questions() {
		for _, c := range child.ShowIf {
			for _, point := range c.Points {
				if c.Source == q.ID {
					cuts = append(cuts, point, point+1)
				}
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	for i, start := range cuts[:len(cuts)-1] {
		cats = append(cats, category{from: start, to: cuts[i+1] - 1})
	}
	return cats
}

// impossible rules out what filters rule out: who fits district=north said north, and nobody else did.
func (m *model) impossible(name string, p *part, q *poll.Question) {
	for i, w := range m.wheres {
		asked, row := w.Question()
		about := asked.ID
		if row != "" {
			about += "." + row
		}
		ofOption := asked.Type == poll.Choices && asked.ID == q.ID
		if !ofOption && about != name {
			continue
		}
		for c, cat := range p.cats {
			fits, certain := m.fits(w, q, row, cat)
			for a := range m.atoms {
				if certain && fits != (a>>i&1 == 1) {
					m.ruleOut(p.count[c][a])
				}
			}
		}
	}
	if answersForced(q) && q.ShowIf == nil && (name == q.ID || q.Type == poll.Choices) { // a row can be left blank, and of a ranking two options
		for a := range m.atoms {
			m.ruleOut(p.count[len(p.cats)-1][a])
		}
	}
}

// fits says whether who is in a category fits a filter about its question, if that is certain.
func (m *model) fits(w tally.Where, q *poll.Question, row string, cat category) (fits, certain bool) {
	ofState, ofAnswered := w.OfState()
	switch {
	case cat.id == nothing:
		return false, !ofState || ofAnswered
	case ofState:
		return ofAnswered, true
	}
	answer := poll.Answer{Number: cat.from, Choice: cat.id, Choices: []string{cat.id}}
	if row != "" {
		answer.Cells = map[string]string{row: cat.id}
	}
	if cat.id == notPicked { // others can be: let it be all
		answer.Choices = slices.DeleteFunc(results.ValuesOf(q), func(id string) bool { return id == cat.option })
	}
	fits = w.Fits(m.d, poll.Answers{ByID: map[string]poll.Answer{q.ID: answer}})
	if q.Type != poll.Choices {
		return fits, true
	}
	named := fits != w.Negated()
	return fits, named == (cat.id != notPicked)
}

func pairName(q *poll.Question, i, j int) string {
	return q.ID + ":" + strconv.Itoa(i) + ">" + strconv.Itoa(j)
}

func numberRange(from, to int64) string {
	if from == to {
		return strconv.FormatInt(from, 10)
	}
	return strconv.FormatInt(from, 10) + ".." + strconv.FormatInt(to, 10)
}
