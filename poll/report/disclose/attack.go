package disclose

import (
	"slices"

	"isoloir/poll"
	"isoloir/poll/results"
)

// A Finding is what a reader of everything published can say of one number: that it lies from Lo to Hi.
type Finding struct {
	What     string // such as "support=for", "district=north & worry=3..4", "not support=for"; with "(part of the ballots)" for a difference
	Lo, Hi   int64  // where it is not narrowed, it may be further apart
	Whole    int64  // so far apart are tables of whole numbers that fit all that is published, as far as any were met
	Null     bool   // it is a count that a document holds back; otherwise nobody published it, and it can only be worked out
	Narrowed bool   // it is less safe than what is published must be

	// What can be held back against it.
	parts [2]string
	cats  [2]string
}

// Attack plays a reader who has all documents that were published of a poll, with whatever filters, and adds them up: of every count
// held back, and of every count that is nowhere but follows from others, it says how near the documents come to it. A count held back
// must stay [Width] wide; one that nobody published must, too, unless it is certainly no small one.
//
// It errs on the side of the reader: where it cannot tell it says the number is known. A threshold of 0 is the highest of the documents.
func Attack(d *poll.Definition, docs []*results.Results, threshold int) ([]Finding, error) {
	for _, doc := range docs {
		threshold = max(threshold, doc.SuppressBelow)
	}
	m, err := newModel(d, docs)
	if err != nil {
		return nil, err
	}
	a := &attack{model: m, threshold: int64(threshold)}
	for i, doc := range docs {
		for q := range doc.Questions {
			a.question(i, &doc.Questions[q])
		}
		for x := range doc.CrossTables {
			a.table(m.table(i, &doc.CrossTables[x]))
		}
	}
	a.differences()
	return a.judged(), nil
}

// An attack collects the numbers to be looked at.
type attack struct {
	*model
	threshold int64
	sums      []sum
	found     []Finding
}

func (a *attack) judged() []Finding {
	for i, s := range a.spans(a.sums, a.threshold-1) {
		f := &a.found[i]
		f.Lo, f.Hi, f.Whole = s.lo, s.hi, s.whole
		f.Narrowed = s.hi-s.lo < a.threshold-1 && (f.Null || s.lo < a.threshold)
	}
	return a.found
}

// look marks one number, unless it is 0 whatever people answered.
func (a *attack) look(of sum, f Finding) {
	of = slices.DeleteFunc(slices.Clone(of), func(t term) bool { return a.ruledOut[t.v] })
	if len(of) == 0 {
		return
	}
	a.sums, a.found = append(a.sums, of), append(a.found, f)
}

func (a *attack) question(doc int, f *results.Question) {
	q, here := a.d.Question(f.ID), a.docAtoms(doc)
	if f.Answered.Held() {
		return
	}
	a.values(a.axis(q, ""), f.Values, here)
	for _, row := range f.Rows {
		a.values(a.axis(q, row.ID), row.Values, here)
	}
}

func (a *attack) values(ax axis, values []results.Value, here []int) {
	for i, v := range values {
		name := ax.parts[0]
		if ax.multi {
			name = ax.parts[i]
		}
		if p := a.parts[name]; v.Count.Held() {
			of := p.inAny(p.of(v), here)
			a.look(of, Finding{What: name + "=" + label(v), Null: true, parts: [2]string{name}, cats: [2]string{label(v)}})
			a.look(p.others(p.of(v), here), Finding{What: "not " + name + "=" + label(v), parts: [2]string{name}, cats: [2]string{label(v)}})
		}
	}
}

// table looks at all that a cross-table holds back.
func (a *attack) table(t table) {
	for i, row := range t.x.Rows.Totals {
		name, _ := t.part(t.rows, t.x.Rows, i)
		if row.Count.Held() {
			a.look(t.row(i), Finding{What: name + "=" + label(row), Null: true, parts: [2]string{name, t.columns.parts[0]}, cats: [2]string{label(row), ""}})
		}
		for j, column := range t.x.Columns.Totals {
			if other, _ := t.part(t.columns, t.x.Columns, j); t.x.Cells[i][j].Held() {
				a.look(t.cell(i, j), Finding{
					What: name + "=" + label(row) + " & " + other + "=" + label(column), Null: true,
					parts: [2]string{name, other}, cats: [2]string{label(row), label(column)},
				})
			}
		}
	}
	for j, column := range t.x.Columns.Totals {
		if name, _ := t.part(t.columns, t.x.Columns, j); column.Count.Held() {
			a.look(t.column(j), Finding{What: name + "=" + label(column), Null: true, parts: [2]string{t.rows.parts[0], name}, cats: [2]string{"", label(column)}})
		}
	}
}

// differences looks at what one document leaves of another: people who fit a filter and those who do not, and numbers between
// two ways of grouping them.
func (a *attack) differences() {
	for _, here := range a.crowds() {
		for _, name := range a.names {
			p := a.parts[name]
			for c, cat := range p.cats[:len(p.cats)-1] {
				of := p.in(c, here)
				what := name + "=" + label(cat.value()) + " (part of the ballots)"
				found := Finding{What: what, parts: [2]string{name}, cats: [2]string{label(cat.value())}}
				a.look(of, found)
				found.What = "not " + what
				a.look(p.others([]int{c}, here), found)
			}
		}
		for _, pair := range a.pairs {
			a.blockDifferences(pair, here)
		}
		for _, q := range a.d.Questions() {
			a.notAsked(q, here)
		}
	}
}

func (a *attack) blockDifferences(pair [2]string, here []int) {
	rows, columns := a.parts[pair[0]], a.parts[pair[1]]
	for _, i := range rows.spoken() {
		for _, j := range columns.spoken() {
			one, other := label(rows.cats[i].value()), label(columns.cats[j].value())
			a.look(a.blocks[pair].in([]int{i}, []int{j}, here), Finding{
				What: pair[0] + "=" + one + " & " + pair[1] + "=" + other + " (part of the ballots)", parts: pair, cats: [2]string{one, other},
			})
		}
	}
}

// notAsked looks at who fits one of several conditions of a question that all who are asked answer, and was not asked.
func (a *attack) notAsked(q *poll.Question, here []int) {
	conditions := needed(a.d, q)
	if a.first(q) == nil || !answersForced(q) || len(conditions) < 2 {
		return
	}
	for _, c := range conditions {
		f := a.fit(c)
		a.look(a.parts[f.part].inAny(f.cats, here).minus(a.first(q).said(here)), Finding{
			What: "not asked " + q.ID + " for all that is said to " + c.Source + " (part of the ballots)", parts: [2]string{f.part, q.ID},
		})
	}
}

// crowds are the groups of people that filters set apart: the atoms, whom each filter leaves out, and those of each document.
func (a *attack) crowds() (list [][]int) {
	add := func(atoms []int) {
		if len(atoms) > 0 && !slices.ContainsFunc(list, func(other []int) bool { return slices.Equal(other, atoms) }) {
			list = append(list, atoms)
		}
	}
	for atom := range a.atoms {
		add([]int{atom})
	}
	for _, mask := range a.masks {
		add(a.within(mask))
		add(slices.DeleteFunc(a.within(0), func(atom int) bool { return atom&mask == mask }))
	}
	return list
}

func (c category) value() results.Value {
	if c.id != "" {
		return results.Value{ID: c.id}
	}
	return results.Value{From: &c.from, To: &c.to}
}

func label(v results.Value) string {
	if v.From == nil {
		return v.ID
	}
	return numberRange(*v.From, *v.To)
}

// Narrowed reports whether any number is less safe than what is published must be.
func Narrowed(found []Finding) bool {
	return slices.ContainsFunc(found, func(f Finding) bool { return f.Narrowed })
}
