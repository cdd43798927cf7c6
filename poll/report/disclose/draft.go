package disclose

import (
	"slices"

	"isoloir/poll"
	"isoloir/poll/results"
	"isoloir/poll/tally"
)

// A draft is results on their way: all counts are in them at first, and are then held back one by one.
type draft struct {
	Source
	r       *results.Results
	earlier []*results.Results
	adding  *results.Cross  // the cross-table that is being looked at, in r
	merged  map[string]bool // questions whose numbers stand in groups that are wider than the tally's
	ordered map[string]Did  // what became of questions' orders, where it is less than all
}

func newDraft(s Source) *draft {
	if s.Threshold == 0 {
		s.Threshold = int(s.Definition.SuppressBelow)
	}
	f := s.Figures
	r := &results.Results{
		Version: results.Version, Poll: s.ID.String(), Log: s.Log, SuppressBelow: s.Threshold,
		Where: slices.Clone(f.Where), Ballots: f.Ballots, Questions: []results.Question{},
	}
	if b := f.Box; b != nil {
		r.Box = results.Box{Ballots: b.Ballots, Opened: b.Opened, Spoiled: map[string]int{}, Withdrawn: b.Withdrawn}
		for reason, n := range b.Spoiled {
			r.Box.Spoiled[reason] = n
		}
	}
	for i := range f.Questions {
		r.Questions = append(r.Questions, question(s.Definition, &f.Questions[i]))
	}
	for i := range f.CrossTables {
		r.CrossTables = append(r.CrossTables, cross(&f.CrossTables[i], s.Definition))
	}
	return &draft{Source: s, r: r, merged: map[string]bool{}, ordered: map[string]Did{}}
}

func question(d *poll.Definition, f *tally.Question) results.Question {
	q := d.Question(f.ID)
	out := results.Question{ID: f.ID, Type: f.Type, Answered: results.Shown(f.Answered)}
	switch {
	case f.Randomized != nil:
		out.Randomized = randomized(f.Randomized)
	case f.Type == poll.Ranking:
		for _, rank := range f.Ranks {
			out.Values = append(out.Values, results.Value{ID: rank.ID, Count: results.Shown(rank.First)})
		}
		out.Pairs = f.Pairwise.Prefer
	case results.IsNumeric(q):
		out.Values = numbers(q, f)
	default:
		out.Values = counts(f.Options)
	}
	for _, row := range f.Rows {
		out.Rows = append(out.Rows, results.Row{ID: row.ID, Answered: results.Shown(row.Answered), Values: counts(row.Values)})
	}
	for i, r := range f.Results {
		if r.Runoff != nil && i == 0 {
			out.Rounds = rounds(r.Runoff)
		}
		if i == 0 && f.Answered > 0 {
			out.Outcomes = append(out.Outcomes, results.Outcome{Method: r.Method, Decides: true, Order: r.Order})
		}
	}
	return out
}

func counts(list []tally.Count) (values []results.Value) {
	for _, c := range list {
		values = append(values, results.Value{ID: c.ID, Count: results.Shown(c.Count)})
	}
	return values
}

func rounds(r *tally.Runoff) (list []results.Round) {
	for _, round := range r.Rounds {
		out := results.Round{Exhausted: round.Exhausted, Eliminated: round.Eliminated}
		for _, v := range round.Counts {
			out.Votes = append(out.Votes, results.Votes{ID: v.ID, Votes: v.Votes})
		}
		list = append(list, out)
	}
	return list
}

// numbers has a scale's points, or the bins of numbers and dates. The first and the last bin reach to the ends of what can be
// answered: where bins begin and end is about the people at the ends.
func numbers(q *poll.Question, f *tally.Question) (values []results.Value) {
	for _, p := range f.Points {
		values = append(values, group(p.Value, p.Value, p.Count))
	}
	for _, b := range f.Histogram {
		values = append(values, group(b.From, b.To, b.Count))
	}
	return reachingEnds(q, values)
}

func group(from, to int64, count int) results.Value {
	return results.Value{From: &from, To: &to, Count: results.Shown(count)}
}

func reachingEnds(q *poll.Question, values []results.Value) []results.Value {
	from, to := results.Ends(q)
	if values == nil {
		return []results.Value{group(from, to, 0)}
	}
	values[0].From, values[len(values)-1].To = &from, &to
	return values
}

func cross(x *tally.Cross, d *poll.Definition) results.Cross {
	out := results.Cross{Rows: side(&x.Rows, d), Columns: side(&x.Columns, d), Answered: results.Shown(x.Answered)}
	rows := x.Cells
	if len(rows) == 0 { // nobody answered both, and there are no bins
		rows = make([][]int, len(out.Rows.Totals))
	}
	for _, row := range rows {
		cells := []results.Cell{}
		for _, n := range row {
			cells = append(cells, results.Shown(n))
		}
		for len(cells) < len(out.Columns.Totals) {
			cells = append(cells, results.Shown(0))
		}
		out.Cells = append(out.Cells, cells)
	}
	return out
}

func side(s *tally.Side, d *poll.Definition) results.Side {
	out := results.Side{Question: s.Question}
	q := results.AxisQuestion(d, s.Question)
	for _, c := range s.Categories {
		v := results.Value{ID: c.ID, Count: results.Shown(c.Total)}
		if c.From != nil {
			v = group(*c.From, *c.To, c.Total)
		}
		out.Totals = append(out.Totals, v)
	}
	if results.IsNumeric(q) {
		out.Totals = reachingEnds(q, out.Totals)
	}
	return out
}

// filters are the questions that filters are about. They were read before they were applied.
func (d *draft) filters(where []string) (list []*poll.Question) {
	for _, text := range where {
		if w, err := tally.ParseWhere(d.Definition, text); err == nil {
			q, _ := w.Question()
			list = append(list, q)
		}
	}
	return list
}
