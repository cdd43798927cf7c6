package results

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"

	"isoloir/poll"
)

// maxCount bounds every number of people, so that sums of them are integers everywhere.
const maxCount = 1 << 40

// most filters and cross-tables that results have.
const (
	maxWhere       = 20
	maxWhereLength = 1000
	maxCrosses     = 100
)

// Check holds the results against the definition of their poll: every name is one of its, in its order, and every list is as long as
// it must be. It does not judge whether too much is told.
func (r *Results) Check(id poll.ID, d *poll.Definition) error {
	switch {
	case r.Version != Version:
		return fmt.Errorf("there is no version %d of results", r.Version)
	case r.Poll != id.String():
		return errors.New("these are the results of another poll")
	case len(r.Log.Root) != sha256.Size || r.Log.Size < 0 || r.Log.Size > maxCount:
		return errors.New("the log is no log")
	case len(r.Where) > maxWhere || len(r.CrossTables) > maxCrosses:
		return errors.New("there are too many filters or cross-tables")
	case int64(r.Box.Ballots)+int64(r.Box.Withdrawn) != r.Log.Size:
		return errors.New("the log has not as many entries as there are ballots and withdrawals")
	case r.SuppressBelow < 1 || r.Ballots < r.SuppressBelow || r.Ballots > r.Box.Opened || !r.Box.adds():
		return errors.New("the numbers of ballots do not fit each other")
	}
	for _, w := range r.Where {
		if w == "" || len(w) > maxWhereLength || strings.ContainsFunc(w, func(r rune) bool { return r < ' ' || r == 0x7f }) {
			return errors.New("a filter is malformed")
		}
	}
	questions := d.Questions()
	if len(r.Questions) != len(questions) {
		return errors.New("the questions are not those of the poll")
	}
	for i := range r.Questions {
		if err := r.Questions[i].check(questions[i], r.Ballots); err != nil {
			return fmt.Errorf("question %s: %w", questions[i].ID, err)
		}
	}
	for i := range r.CrossTables {
		if err := r.CrossTables[i].check(d, r.Ballots); err != nil {
			return fmt.Errorf("cross-table %d: %w", i+1, err)
		}
	}
	return nil
}

func (b *Box) adds() bool {
	sum := b.Opened
	for reason, n := range b.Spoiled {
		if reason == "" || len(reason) > 64 || n < 0 || n > maxCount {
			return false
		}
		sum += n
	}
	return b.Opened >= 0 && b.Ballots <= maxCount && sum == b.Ballots && b.Withdrawn >= 0 && b.Withdrawn <= maxCount && b.Spoiled != nil
}

var (
	errNames = errors.New("the names are not those of the poll, in its order")
	errHeld  = errors.New("the answers are held back, and something is told of them")
	errMore  = errors.New("more people are counted than there are")
	errShape = errors.New("something is told that this type of question has not")
)

func (f *Question) check(q *poll.Question, ballots int) error {
	if f.ID != q.ID || f.Type != q.Type {
		return errNames
	}
	if f.Answered.Held() {
		if f.Randomized != nil || f.Values != nil || f.Rows != nil || f.Pairs != nil || f.Rounds != nil || f.Outcomes != nil {
			return errHeld
		}
		return nil
	}
	n, _ := f.Answered.Count()
	if q.Sensitive() && n <= ballots {
		return f.checkRandomized(q, n)
	}
	ranking := q.Type == poll.Ranking
	switch {
	case n > ballots:
		return errMore
	case f.Randomized != nil, (f.Pairs != nil || f.Rounds != nil) && !ranking, (f.Rows != nil) != (q.GridRows() != nil):
		return errShape
	case f.Values == nil && ranking: // only the order is told
	default:
		if err := checkValues(f.Values, ValuesOf(q), q, n); err != nil {
			return err
		}
	}
	if err := f.checkRows(q, n); err != nil {
		return err
	}
	return f.checkRanking(q, n)
}

func (f *Question) checkRows(q *poll.Question, n int) error {
	rows := q.GridRows()
	if len(f.Rows) != len(rows) {
		return errNames
	}
	for i, row := range f.Rows {
		in, shown := row.Answered.Count()
		switch {
		case row.ID != rows[i].ID:
			return errNames
		case !shown && row.Values != nil:
			return errHeld
		case in > n:
			return errMore
		case shown:
			if err := checkValues(row.Values, poll.OptionIDs(q.GridValues()), nil, in); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f *Question) checkRanking(q *poll.Question, n int) error {
	if f.Pairs != nil && len(f.Pairs) != len(q.Options) {
		return errNames
	}
	for _, row := range f.Pairs {
		if len(row) != len(q.Options) || slices.ContainsFunc(row, func(c int) bool { return c < 0 || c > n }) {
			return errMore
		}
	}
	if len(f.Rounds) > len(q.Options) {
		return errNames
	}
	for _, round := range f.Rounds {
		sum, ids := round.Exhausted, slices.Clone(round.Eliminated)
		for _, v := range round.Votes {
			ids = append(ids, v.ID)
			if sum += v.Votes; v.Votes < 0 || sum > n {
				return errMore
			}
		}
		if round.Exhausted < 0 || sum != n || !known(q, ids) {
			return errMore
		}
	}
	return f.checkOutcomes(q)
}

func (f *Question) checkOutcomes(q *poll.Question) error {
	for i, o := range f.Outcomes {
		ids := slices.Concat(o.Order...)
		slices.Sort(ids)
		total := len(slices.Compact(ids)) == len(slices.Concat(o.Order...))
		if !slices.Contains(methodsOf(q), o.Method) || o.Decides != (i == 0) || !total || !known(q, ids) || slices.ContainsFunc(o.Order, func(p []string) bool { return len(p) == 0 }) {
			return errNames
		}
		if o.Rest == (len(ids) == len(q.Options)) {
			return errNames
		}
	}
	return nil
}

// Approval is the method by which picks of choices are ordered, where no other is.
const Approval poll.Method = "approval"

func methodsOf(q *poll.Question) []poll.Method {
	if q.Type == poll.Choices {
		return []poll.Method{Approval}
	}
	return q.CountedBy()
}

func known(q *poll.Question, ids []string) bool {
	return !slices.ContainsFunc(ids, func(id string) bool {
		return !slices.ContainsFunc(q.Options, func(o poll.Option) bool { return o.ID == id })
	})
}

// checkValues holds values against the ids that they must have, or, where there are none, against the numbers that q can be
// answered with: groups of them must hold all, in order.
func checkValues(values []Value, ids []string, q *poll.Question, n int) error {
	if ids == nil && q != nil && IsNumeric(q) {
		return checkGroups(values, q, n)
	}
	if len(values) != len(ids) {
		return errNames
	}
	for i, v := range values {
		if v.ID != ids[i] || v.From != nil || v.To != nil {
			return errNames
		}
		if c, _ := v.Count.Count(); c > n {
			return errMore
		}
	}
	return nil
}

func checkGroups(values []Value, q *poll.Question, n int) error {
	from, to := Ends(q)
	for _, v := range values {
		if v.ID != "" || v.From == nil || v.To == nil || *v.From != from || *v.To < from || *v.To > to {
			return errNames
		}
		if c, _ := v.Count.Count(); c > n {
			return errMore
		}
		from = *v.To + 1
	}
	if from != to+1 {
		return errNames
	}
	return nil
}

func (x *Cross) check(d *poll.Definition, ballots int) error {
	n, shown := x.Answered.Count()
	if n > ballots {
		return errMore
	}
	if !shown {
		n = ballots
	}
	for _, s := range []Side{x.Rows, x.Columns} {
		q, ids, ok := s.axis(d)
		if !ok {
			return errNames
		}
		if err := checkValues(s.Totals, ids, q, n); err != nil {
			return err
		}
	}
	if len(x.Cells) != len(x.Rows.Totals) {
		return errNames
	}
	for _, row := range x.Cells {
		if len(row) != len(x.Columns.Totals) {
			return errNames
		}
		for _, c := range row {
			if k, _ := c.Count(); k > n {
				return errMore
			}
		}
	}
	return nil
}

// axis finds the question of a side, and its categories' ids; they are nil if the categories are numbers.
func (s Side) axis(d *poll.Definition) (q *poll.Question, ids []string, ok bool) {
	id, row, hasRow := strings.Cut(s.Question, ".")
	if q = d.Question(id); q == nil || q.Type == poll.TextQ || q.Sensitive() {
		return nil, nil, false
	}
	if rows := q.GridRows(); rows != nil {
		return q, poll.OptionIDs(q.GridValues()), hasRow && slices.ContainsFunc(rows, func(o poll.Option) bool { return o.ID == row })
	}
	return q, ValuesOf(q), !hasRow
}
