package disclose

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"isoloir/poll"
	"isoloir/poll/results"
	"isoloir/poll/tally"
)

// A reader knows nothing of the package's model: it has the rules by which one person answers, everything that one person can answer to
// the poll, and what the documents say. It tries how many people may have given each answer, all ways there are, and keeps those that
// come to what is told.
type reader struct {
	numbers []number
	kinds   [][]bool // of answers: which numbers count them; those that no number tells apart are one
	last    []int    // by number: the last kind that it counts
	left    []int    // by number: how many of it are not yet handed out, or, if it is held back, how many are
	lo, hi  []int    // by number, of all ways that came to what is told
	ways    int
	answers []poll.Answers // one of each kind
	handed  []int          // by kind
	orders  []order
	steps   int // that may still be taken
	enough  int // no further look where everything is so wide
}

// A number is one that documents tell, hold back, or leave to be worked out.
type number struct {
	what   string
	cell   results.Cell
	null   bool // a document holds it back
	counts func(poll.Answers) bool
}

// everyAnswer lists everything that one person can answer to a poll of choices and rankings.
func everyAnswer(d *poll.Definition) []poll.Answers {
	all := []poll.Answers{{ByID: map[string]poll.Answer{}}}
	for _, q := range d.Questions() {
		var next []poll.Answers
		for _, a := range all {
			shown := d.Shown(q, a)
			if !shown || !q.Required {
				next = append(next, a)
			}
			for _, one := range every(q) {
				if shown {
					b := poll.Answers{ByID: maps.Clone(a.ByID)}
					b.ByID[q.ID] = one
					next = append(next, b)
				}
			}
		}
		all = next
	}
	return all
}

// every lists all answers to a question.
func every(q *poll.Question) (list []poll.Answer) {
	var extend func(so []string, from int)
	extend = func(so []string, from int) {
		if len(so) > 0 && len(so) >= int(q.Min) {
			list = append(list, poll.Answer{Choices: so})
		}
		for i, o := range q.Options {
			if q.Type == poll.Ranking && !slices.Contains(so, o.ID) || q.Type == poll.Choices && i >= from && len(so) < int(q.Max) {
				extend(append(slices.Clone(so), o.ID), i+1)
			}
		}
	}
	if q.Type == poll.Choice {
		for _, o := range q.Options {
			list = append(list, poll.Answer{Choice: o.ID})
		}
		return list
	}
	extend(nil, 0)
	return list
}

// says reports whether an answer to a question is counted for an option; of a ranking, the first of those left.
func says(d *poll.Definition, question, option string, left ...string) func(poll.Answers) bool {
	q := d.Question(question)
	return func(a poll.Answers) bool {
		one, ok := a.ByID[question]
		if q.Type == poll.Ranking {
			at := slices.IndexFunc(one.Choices, func(id string) bool { return left == nil || slices.Contains(left, id) })
			return at >= 0 && one.Choices[at] == option
		}
		return ok && (one.Choice == option || slices.Contains(one.Choices, option))
	}
}

func answers(question string) func(poll.Answers) bool {
	return func(a poll.Answers) bool { _, ok := a.ByID[question]; return ok }
}

// told lists the numbers of a document, and what it leaves of the others: who does not fit its filters.
func told(t *testing.T, d *poll.Definition, doc *results.Results) (list []number) {
	t.Helper()
	fits := func(a poll.Answers) bool {
		return !slices.ContainsFunc(doc.Where, func(text string) bool {
			w, err := tally.ParseWhere(d, text)
			if err != nil {
				t.Fatal(err)
			}
			return !w.Fits(d, a)
		})
	}
	add := func(what string, c results.Cell, of ...func(poll.Answers) bool) {
		all := func(a poll.Answers) bool {
			return !slices.ContainsFunc(of, func(f func(poll.Answers) bool) bool { return !f(a) })
		}
		list = append(list, number{what, c, c.Held(), func(a poll.Answers) bool { return fits(a) && all(a) }})
		if len(doc.Where) > 0 {
			list = append(list, number{what + " elsewhere", results.Cell{}, false, func(a poll.Answers) bool { return !fits(a) && all(a) }})
		}
	}
	add("ballots", results.Shown(doc.Ballots))
	list = append(list, number{"all", results.Shown(doc.Box.Opened), false, func(poll.Answers) bool { return true }})
	for _, q := range doc.Questions {
		if q.Answered.Held() {
			continue
		}
		add(q.ID, q.Answered, answers(q.ID))
		for _, c := range d.Question(q.ID).ShowIf {
			list = append(list, number{"not asked " + q.ID + " who fits " + c.Source, results.Cell{}, false, func(a poll.Answers) bool {
				return !d.Shown(d.Question(q.ID), a) && slices.ContainsFunc(c.Options, func(id string) bool { return says(d, c.Source, id)(a) })
			}})
		}
		for _, v := range q.Values {
			add(q.ID+"="+v.ID, v.Count, says(d, q.ID, v.ID))
		}
		list = append(list, prefer(d.Question(q.ID), q)...)
		for i, round := range q.Rounds {
			var left []string
			for _, v := range round.Votes {
				left = append(left, v.ID)
			}
			for _, v := range round.Votes {
				add(fmt.Sprintf("%s=%s in round %d", q.ID, v.ID, i+1), results.Shown(v.Votes), says(d, q.ID, v.ID, left...))
			}
			add(fmt.Sprintf("%s exhausted in round %d", q.ID, i+1), results.Shown(round.Exhausted), func(a poll.Answers) bool {
				return answers(q.ID)(a) && !slices.ContainsFunc(left, func(id string) bool { return says(d, q.ID, id, left...)(a) })
			})
		}
	}
	for _, x := range doc.CrossTables {
		rows, columns := x.Rows.Question, x.Columns.Question
		add(rows+","+columns, x.Answered, answers(rows), answers(columns))
		for i, v := range x.Rows.Totals {
			add(rows+"="+v.ID+" of both", v.Count, says(d, rows, v.ID), answers(columns))
			for j, c := range x.Cells[i] {
				add(rows+"="+v.ID+" & "+columns+"="+x.Columns.Totals[j].ID, c, says(d, rows, v.ID), says(d, columns, x.Columns.Totals[j].ID))
			}
		}
		for j, v := range x.Columns.Totals {
			add(columns+"="+v.ID+" of both", v.Count, answers(rows), says(d, columns, x.Columns.Totals[j].ID))
		}
	}
	return list
}

// read has a reader try all ways, in so many steps.
func read(t *testing.T, d *poll.Definition, threshold, steps int, docs ...*results.Results) *reader {
	t.Helper()
	s := &reader{steps: steps, enough: Width(threshold)}
	for _, doc := range docs {
		s.numbers = append(s.numbers, told(t, d, doc)...)
	}
	everything := everyAnswer(d)
	for _, doc := range docs {
		s.orders = append(s.orders, ordersIn(d, doc)...)
	}
	for _, o := range s.orders {
		s.numbers = append(s.numbers, o.rankings()...)
	}
	s.numbers = slices.DeleteFunc(s.numbers, func(n number) bool { return !slices.ContainsFunc(everything, n.counts) }) // 0 by the rules
	for _, a := range everything {
		kind := make([]bool, len(s.numbers))
		for k, n := range s.numbers {
			kind[k] = n.counts(a)
		}
		if !slices.ContainsFunc(s.kinds, func(other []bool) bool { return slices.Equal(kind, other) }) {
			s.kinds, s.answers, s.handed = append(s.kinds, kind), append(s.answers, a), append(s.handed, 0)
		}
	}
	s.last, s.left = make([]int, len(s.numbers)), make([]int, len(s.numbers))
	for k, n := range s.numbers {
		s.left[k], _ = n.cell.Count()
		for i, kind := range s.kinds {
			if kind[k] {
				s.last[k] = i
			}
		}
	}
	s.walk(0)
	return s
}

// walk hands out people to the kinds from this one on.
func (s *reader) walk(at int) {
	if at == len(s.kinds) {
		s.note()
		return
	}
	least, most := 0, 1<<30
	for k, n := range s.numbers {
		if !n.cell.Held() && s.kinds[at][k] {
			most = min(most, s.left[k])
			if s.last[k] == at {
				least = max(least, s.left[k])
			}
		}
	}
	for people := least; people <= most && s.steps > 0 && !s.satisfied(); people++ {
		s.steps--
		s.hand(at, people)
		s.walk(at + 1)
		s.hand(at, -people)
	}
}

func (s *reader) hand(kind, people int) {
	s.handed[kind] += people
	for k, counted := range s.kinds[kind] {
		if !counted {
			continue
		}
		if s.numbers[k].cell.Held() {
			s.left[k] += people
		} else {
			s.left[k] -= people
		}
	}
}

// note takes in a way that comes to what is told.
func (s *reader) note() {
	s.steps -= 20 * len(s.orders) // counting takes as long
	if slices.ContainsFunc(s.orders, func(o order) bool { return !o.comesOf(s.answers, s.handed) }) {
		return
	}
	if s.ways++; s.ways == 1 {
		s.lo, s.hi = slices.Clone(s.left), slices.Clone(s.left)
	}
	for k, n := range s.left {
		s.lo[k], s.hi[k] = min(s.lo[k], n), max(s.hi[k], n)
	}
}

func (s *reader) satisfied() bool {
	for k, n := range s.numbers {
		if n.cell.Held() && (s.ways == 0 || s.hi[k]-s.lo[k] < s.enough) {
			return false
		}
	}
	return true
}

// narrowed lists the numbers that the reader has come too near: those held back, and those that nobody published and that may be small.
func (s *reader) narrowed() (list []string) {
	for k, n := range s.numbers {
		if n.cell.Held() && s.ways > 0 && s.hi[k]-s.lo[k] < s.enough && (n.null || s.lo[k] <= s.enough) {
			list = append(list, fmt.Sprintf("%s lies from %d to %d", n.what, s.lo[k], s.hi[k]))
		}
	}
	return list
}
