package report

import (
	"fmt"
	"html/template"
	"slices"

	"isoloir/poll"
	"isoloir/poll/report/chart"
	"isoloir/poll/results"
	"isoloir/poll/tally"
)

// A line is a row of a grid whose counts may be held back.
type line struct {
	id, label string
	note      string // a majority grade
	cells     []results.Cell
	of        results.Cell
	place     int // in the outcome, from 0
}

// grades writes a question of type grades, its options in the order of the outcome.
func (p *reporter) grades(s *section, q *poll.Question, f *results.Question) {
	names := p.all(q.Grades)
	lines := p.gradeLines(q, f)
	for i := range f.Outcomes {
		if o := &f.Outcomes[i]; o.Decides {
			s.Headline = p.judged(o, lines)
			slices.SortStableFunc(lines, func(a, b line) int { return a.place - b.place })
		}
	}
	if f.Outcomes == nil {
		s.Headline = p.w.noOrder
	}
	method := p.w.methods[q.CountedBy()[0]]
	b := p.grid(profileChart, s.Ask, names, lines, p.w.Half)
	b.Heading, b.Note = method[0], method[1]
	s.Blocks = append(s.Blocks, b)
}

// gradeLines are the options' grades. Blanks count as the poll says.
func (p *reporter) gradeLines(q *poll.Question, f *results.Question) (lines []line) {
	answered, _ := f.Answered.Count()
	for _, r := range f.Rows {
		l := line{id: r.ID, label: p.option(q.Options, r.ID), of: r.Answered, place: placeOf(f.Outcomes, r.ID)}
		for _, v := range r.Values {
			l.cells = append(l.cells, v.Count)
		}
		if q.Omitted() == poll.OmittedWorst {
			l.blanksAreWorst(answered)
		}
		if at := tally.MajorityGrade(l.counts()); at >= 0 {
			l.note = p.text(q.Grades[at].Label)
		}
		lines = append(lines, l)
	}
	return lines
}

// placeOf is the place of an option in the outcome that decides, the best being 0; those whose place is not told come last.
func placeOf(outcomes []results.Outcome, id string) int {
	for _, o := range outcomes {
		if !o.Decides {
			continue
		}
		if at := slices.IndexFunc(o.Order, func(ids []string) bool { return slices.Contains(ids, id) }); at >= 0 {
			return at
		}
		return len(o.Order)
	}
	return len(outcomes) + 1
}

func (l *line) blanksAreWorst(answered int) {
	of, shown := l.of.Count()
	if !shown || len(l.cells) == 0 {
		return
	}
	last := &l.cells[len(l.cells)-1]
	if n, shown := last.Count(); shown {
		*last, l.of = results.Shown(n+answered-of), results.Shown(answered)
	}
}

// counts are the numbers of a line, or nil if any of them is held back.
func (l *line) counts() (all []int) {
	for _, c := range l.cells {
		n, shown := c.Count()
		if !shown {
			return nil
		}
		all = append(all, n)
	}
	return all
}

func (p *reporter) judged(o *results.Outcome, lines []line) string {
	if len(o.Order) == 0 {
		return p.w.noOrder
	}
	var names []string
	grade := ""
	for _, l := range lines {
		if slices.Contains(o.Order[0], l.id) {
			names, grade = append(names, l.label), l.note
		}
	}
	method := p.w.methods[o.Method][0]
	switch {
	case len(names) > 1:
		return fmt.Sprintf(p.w.winTied, p.w.list(names), method)
	case grade == "" || o.Method != poll.MajorityJudgment:
		return fmt.Sprintf(p.w.wins, p.w.list(names), method)
	}
	return fmt.Sprintf(p.w.judged, p.w.list(names), p.w.quoted(grade), method)
}

// matrix writes a question of type matrix.
func (p *reporter) matrix(s *section, q *poll.Question, f *results.Question) {
	names := p.all(q.Options)
	var lines []line
	best, most, of := "", 0, 1
	for _, r := range f.Rows {
		l := line{label: p.option(q.Rows, r.ID), of: r.Answered}
		total, shown := r.Answered.Count()
		for i, v := range r.Values {
			l.cells = append(l.cells, v.Count)
			if n, _ := v.Count.Count(); shown && n*of > most*total {
				best, most, of = fmt.Sprintf(p.w.agreed, p.w.quoted(l.label), p.w.quoted(names[i]), p.w.share(n, total)), n, total
			}
		}
		lines = append(lines, l)
	}
	s.Headline = best
	s.Blocks = append(s.Blocks, p.grid(stackChart, s.Ask, names, lines, ""))
}

func (p *reporter) all(options []poll.Option) (names []string) {
	for _, o := range options {
		names = append(names, p.text(o.Label))
	}
	return names
}

// grid draws lines as profiles and writes the table.
func (p *reporter) grid(kind chartKind, title string, names []string, lines []line, half string) block {
	t := &table{Caption: title, Heads: append([]string{p.w.Option}, names...)}
	t.Heads = append(t.Heads, p.w.Total)
	if half != "" {
		t.Heads = append(t.Heads, p.w.Grade)
	}
	var rows []chart.Profile
	for _, l := range lines {
		of, _ := l.of.Count()
		profile := chart.Profile{Label: l.label, Note: l.note, Counts: l.counts(), First: half != "" && l.place == 0}
		r := row{Head: l.label, First: half != "" && l.place == 0}
		if profile.Counts == nil {
			profile.Held = p.w.Held
		}
		for i := range names {
			c := results.Cell{}
			if i < len(l.cells) {
				c = l.cells[i]
			}
			n, _ := c.Count()
			profile.Texts = append(profile.Texts, p.rounded(n, max(of, 1)))
			r.Cells = append(r.Cells, p.shareOver(c, of))
		}
		if r.Cells = append(r.Cells, plain(p.count(l.of))...); half != "" {
			r.Cells = append(r.Cells, plain(dash(l.note))...)
		}
		rows, t.Rows = append(rows, profile), append(t.Rows, r)
	}
	return block{Charts: p.pieces(kind, title, len(rows), func(f chart.Frame) template.HTML { return chart.Profiles(f, names, rows, half) }), Table: t}
}

// shareOver is a cell with a share and the number below it.
func (p *reporter) shareOver(c results.Cell, of int) cell {
	if c.Held() {
		return cell{Text: p.w.Held}
	}
	return cell{Text: p.share(c, of), Small: p.count(c)}
}

func dash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}
