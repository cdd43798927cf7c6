package disclose

import (
	"slices"
	"strings"

	"isoloir/poll"
	"isoloir/poll/results"
)

// sources makes parts of what filters are about, and of what decides who is asked a question that something is told of, even if nothing
// is told of those.
func (m *model) sources() {
	for _, w := range m.wheres {
		m.axis(w.Question())
	}
	for _, q := range slices.Backward(m.d.Questions()) {
		for _, c := range q.ShowIf {
			if m.first(q) != nil {
				m.axis(m.d.Question(c.Source), "")
			}
		}
	}
}

// first returns the part that says whether a question was answered, if there is one.
func (m *model) first(q *poll.Question) *part {
	if q.Type == poll.Choices && !q.Sensitive() {
		return m.parts[q.ID+"."+q.Options[0].ID]
	}
	return m.parts[q.ID]
}

// implied lists all that is so of whoever answered a question: the conditions on which it is asked, and those of their sources.
func implied(d *poll.Definition, q *poll.Question) (list []poll.Condition) {
	for _, c := range q.ShowIf {
		list = append(append(list, c), implied(d, d.Question(c.Source))...)
	}
	return list
}

// follows reports whether a condition holds wherever one of others does.
func follows(c poll.Condition, others []poll.Condition) bool {
	return slices.ContainsFunc(others, func(o poll.Condition) bool {
		return o.Source == c.Source && within(o.Options, c.Options) && within(o.Points, c.Points)
	})
}

func within[T comparable](list, of []T) bool {
	return !slices.ContainsFunc(list, func(v T) bool { return !slices.Contains(of, v) })
}

// needed lists the conditions of a question that do not follow from another of them: whoever says which partner it was has said that
// it was somebody.
func needed(d *poll.Definition, q *poll.Question) []poll.Condition {
	return slices.DeleteFunc(slices.Clone(q.ShowIf), func(c poll.Condition) bool {
		return slices.ContainsFunc(q.ShowIf, func(o poll.Condition) bool {
			return o.Source != c.Source && follows(c, implied(d, d.Question(o.Source)))
		})
	})
}

// A fit is who fits a condition: some categories of a part.
type fit struct {
	part string
	cats []int
}

func (m *model) fit(c poll.Condition) fit {
	source := m.d.Question(c.Source)
	if source.Type == poll.Choices {
		if len(c.Options) > 1 {
			return fit{m.anyOf(source, c.Options), []int{0}}
		}
		return fit{source.ID + "." + c.Options[0], []int{0}}
	}
	f := fit{part: source.ID}
	p := m.parts[source.ID]
	for _, id := range c.Options {
		f.cats = append(f.cats, p.of(results.Value{ID: id})...)
	}
	for _, point := range c.Points { // segments begin and end there
		f.cats = append(f.cats, p.of(results.Value{From: &point, To: &point})...)
	}
	return f
}

// anyOf makes a part of who picked any of some options: no fewer than picked one of them, and no more than there are picks of them.
func (m *model) anyOf(q *poll.Question, options []string) (name string) {
	name = q.ID + ":" + strings.Join(options, "|")
	if m.parts[name] != nil {
		return name
	}
	p := m.part(name, q, ids([]string{picked, pickedNone}))
	for a := range m.atoms {
		here := []int{a}
		var picks, most sum
		for _, id := range options {
			one := m.parts[q.ID+"."+id].in(0, here)
			m.atMost(one, p.in(0, here))
			picks = append(picks, one...)
		}
		for _, t := range p.in(0, here) {
			most = append(most, term{t.v, min(q.Max, int64(len(options)))})
		}
		m.atMost(p.in(0, here), picks)
		m.atMost(picks, most)
		m.equal(p.said(here).minus(m.first(q).said(here)), 0)
	}
	return name
}

// conditions takes in that who was not asked has not answered, and that who had to answer has.
func (m *model) conditions(q *poll.Question) {
	child := m.first(q)
	if child == nil || len(q.ShowIf) == 0 {
		return
	}
	var fits []fit
	for _, c := range needed(m.d, q) {
		fits = append(fits, m.fit(c))
	}
	for a := range m.atoms {
		said := child.said([]int{a})
		for _, f := range fits {
			of := m.parts[f.part].inAny(f.cats, []int{a})
			if !slices.ContainsFunc(of, func(t term) bool { return !m.ruledOut[t.v] }) {
				for _, t := range said {
					m.ruleOut(t.v)
				}
			}
		}
		m.asked(said, fits, answersForced(q), a)
	}
}

// asked says that people have answered who fit all conditions, and, if it is forced, that all who fit them have. Of three conditions
// or more it takes in what any two of them and all three tell of each other (Bonferroni 1936).
func (m *model) asked(said sum, fits []fit, forced bool, atom int) {
	here := []int{atom}
	one := func(i int) sum { return m.parts[fits[i].part].inAny(fits[i].cats, here) }
	two := func(i, j int) sum {
		return m.block(fits[i].part, fits[j].part).in(fits[i].cats, fits[j].cats, here)
	}
	all := one(0)
	if len(fits) == 2 {
		all = two(0, 1)
	}
	if forced && len(fits) <= 2 {
		m.equal(all.minus(said), 0)
		return
	}
	if len(fits) <= 2 {
		m.atMost(said, all)
		return
	}
	for i := range fits {
		left := one(i) // who fits this one, less those who do not fit another
		for j := range fits {
			if j != i {
				m.atMost(said, two(i, j))
				left = append(left, two(i, j)...).minus(one(i))
			}
		}
		if forced {
			m.atMost(left, said)
		}
		for j := range i {
			for k := range j {
				none := append(sum{{m.people[atom], 1}}, slices.Concat(two(i, j), two(i, k), two(j, k))...)
				m.atMost(said, none.minus(slices.Concat(one(i), one(j), one(k))))
			}
		}
	}
}
