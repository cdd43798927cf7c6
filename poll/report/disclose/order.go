package disclose

import (
	"slices"

	"isoloir/poll"
	"isoloir/poll/results"
	"isoloir/poll/tally"
)

// rankings decides what is told of rankings. Their numbers hang together in too many ways to hold some back: the pairs of Schulze's and
// like methods, or the rounds of a run-off, are told if none of them is small, and else only the order is, or who came first.
func (d *draft) rankings() {
	for i := range d.r.Questions {
		if f := &d.r.Questions[i]; f.Type == poll.Ranking && !f.Answered.Held() {
			d.ranking(d.Definition.Question(f.ID), f)
		}
	}
}

func (d *draft) ranking(q *poll.Question, f *results.Question) {
	if len(f.Outcomes) == 0 || f.Outcomes[0].Method == poll.FirstPreferences {
		f.Pairs, f.Rounds = nil, nil
		return // see counted
	}
	method, n := f.Outcomes[0].Method, d.answered(f)
	switch {
	case method == poll.InstantRunoff && d.roundsCanBeTold(f):
		f.Pairs = nil
	case method != poll.InstantRunoff && !d.entangled(q.ID) && d.pairsCanBeTold(f.Pairs, n):
		f.Values, f.Rounds = nil, nil
	default:
		f.Values, f.Pairs, f.Rounds = nil, nil, nil
		d.bare(q, f)
	}
}

func (d *draft) answered(f *results.Question) int {
	n, _ := f.Answered.Count()
	return n
}

// few reports whether so many people are some, and too few to be told of.
func (d *draft) few(n int) bool { return n > 0 && n < d.Threshold }

// pairsCanBeTold reports whether enough people stand behind each preference, and behind what of three options follows from their pairs.
// That some have neither is told only of enough of them, or if there are none.
func (d *draft) pairsCanBeTold(prefer [][]int, n int) bool {
	for i, row := range prefer {
		for j, people := range row {
			neither := n - people - prefer[j][i]
			if i != j && (people < d.Threshold || d.few(neither)) {
				return false
			}
		}
	}
	return d.circlesCanBeTold(prefer, n)
}

// circlesCanBeTold reports whether of any three options enough people rank them in each direction of the circle. Whoever ranks a before
// b before c agrees with two of a>b, b>c, c>a, whoever ranks them the other way round or one of them alone with one: the sum of the three
// tells how many there are of the first kind, less those who rank none of the three.
func (d *draft) circlesCanBeTold(prefer [][]int, n int) bool {
	for i := range prefer {
		for j := range prefer {
			for k := range prefer {
				if with := prefer[i][j] + prefer[j][k] + prefer[k][i] - n; i != j && j != k && k != i && d.points(with, n) {
					return false
				}
			}
		}
	}
	return true
}

// roundsCanBeTold reports whether enough people stand behind each number of each round, and behind each difference between two: those
// are the people who had put out one option and have one more of the rest first, or none.
func (d *draft) roundsCanBeTold(f *results.Question) bool {
	if len(d.r.Where) > 0 {
		return false
	}
	had, spent := map[string]int{}, 0
	for i, round := range f.Rounds {
		for _, v := range round.Votes {
			if v.Votes < d.Threshold || i > 0 && v.Votes-had[v.ID] < d.Threshold {
				return false
			}
			had[v.ID] = v.Votes
		}
		if d.few(round.Exhausted - spent) {
			return false
		}
		spent = round.Exhausted
	}
	return true
}

// bare tells the order alone, if it leaves each number behind it a range of Width. A tie says that two numbers are equal, which is
// much, and is never told alone. Below the first place by first preferences or run-off an option may have no more than its part of all;
// by the other methods, of two options the one behind can be preferred by all but half.
func (d *draft) bare(q *poll.Question, f *results.Question) {
	n, o := d.answered(f), &f.Outcomes[0]
	half := 2*Width(d.Threshold) + 1
	enough := half
	if o.Method == poll.InstantRunoff {
		enough = max(half, len(q.Options)*Width(d.Threshold))
	}
	switch {
	case d.entangled(q.ID):
		f.Outcomes = nil
		d.ordered[q.ID] = NoOrder
	case n >= enough && !tied(o.Order):
		d.ordered[q.ID] = OrderOnly
	case n >= half && len(o.Order[0]) == 1 && len(o.Order) > 1:
		*o = results.Outcome{Method: o.Method, Decides: true, Order: o.Order[:1], Rest: true}
		d.ordered[q.ID] = TopOnly
	default:
		f.Outcomes = nil
		d.ordered[q.ID] = NoOrder
	}
}

func tied(order [][]string) bool {
	return slices.ContainsFunc(order, func(place []string) bool { return len(place) > 1 })
}

// orders says of every question what can be told of its order as long as these counts are held back. What it says follows from the
// counts that are shown, or is part of what the attack knows.
func (d *draft) orders() {
	for i := range d.r.Questions {
		f, q := &d.r.Questions[i], d.Definition.Questions()[i]
		if f.Answered.Held() || len(d.Figures.Questions[i].Results) == 0 {
			continue
		}
		decided := d.Figures.Questions[i].Results[0]
		switch {
		case q.Type == poll.Choices || q.Type == poll.Ranking && decided.Method == poll.FirstPreferences:
			d.byCount(q, f, decided)
		case q.Type == poll.Grades:
			d.byGrades(q, f, decided)
		}
	}
}

// byCount orders the options whose counts are shown, if those held back have fewer than each of them.
func (d *draft) byCount(q *poll.Question, f *results.Question, decided tally.Result) {
	least, greatest := -1, -1
	held := map[string]bool{}
	for _, s := range decided.Scores {
		n := int(s.Score.Num().Int64())
		value := f.Values[slices.IndexFunc(f.Values, func(v results.Value) bool { return v.ID == s.ID })]
		if value.Count.Held() {
			held[s.ID] = true
			greatest = max(greatest, n)
		} else if least < 0 || n < least {
			least = n
		}
	}
	f.Outcomes, d.ordered[q.ID] = nil, ""
	if len(held) > 0 && greatest >= least {
		d.ordered[q.ID] = NoOrder
		return
	}
	o := results.Outcome{Method: decided.Method, Decides: true, Rest: len(held) > 0}
	for _, place := range decided.Order {
		if !held[place[0]] {
			o.Order = append(o.Order, place)
		}
	}
	f.Outcomes = []results.Outcome{o}
}

// byGrades tells the order of graded options if it follows from the counts, or if the counts held back could be other ones, Width
// apart, and give the same order, and nothing else tells of them.
func (d *draft) byGrades(q *poll.Question, f *results.Question, decided tally.Result) {
	f.Outcomes, d.ordered[q.ID] = nil, NoOrder
	held := false
	for _, row := range f.Rows {
		if row.Answered.Held() {
			return
		}
		held = held || heldIn(row.Values) > 0
	}
	if held && (d.entangled(q.ID) || !d.orderStands(q, f, decided)) {
		return
	}
	f.Outcomes, d.ordered[q.ID] = []results.Outcome{{Method: decided.Method, Decides: true, Order: decided.Order}}, ""
}

// orderStands reports whether each count held back can be moved by Width, some people's grades being others that are held back too,
// without the order becoming another.
func (d *draft) orderStands(q *poll.Question, f *results.Question, decided tally.Result) bool {
	n, _ := f.Answered.Count()
	rows := make([][]int, len(f.Rows))
	source := d.Figures.Questions[slices.IndexFunc(d.Figures.Questions, func(t tally.Question) bool { return t.ID == q.ID })]
	for i, row := range source.Rows {
		for _, c := range row.Values {
			rows[i] = append(rows[i], c.Count)
		}
	}
	same := func(row []int, from, to, people int) bool {
		row[from], row[to] = row[from]-people, row[to]+people
		now := tally.Judge(q, n, rows)
		row[from], row[to] = row[from]+people, row[to]-people
		return slices.EqualFunc(now.Order, decided.Order, slices.Equal)
	}
	for i, row := range f.Rows {
		for t, v := range row.Values {
			if v.Count.Held() && farthest(d.Threshold, row.Values, rows[i], t, same) < Width(d.Threshold) {
				return false
			}
		}
	}
	return true
}

// farthest is how far a count can be moved up and down together, the rest of its row making up for it.
func farthest(threshold int, values []results.Value, row []int, t int, same func(row []int, from, to, people int) bool) int {
	up, down := 0, 0
	for u, v := range values {
		if u == t || !v.Count.Held() {
			continue
		}
		for people := min(row[u], Width(threshold)); people > up; people-- {
			if same(row, u, t, people) {
				up = people
			}
		}
		for people := min(row[t], Width(threshold)); people > down; people-- {
			if same(row, t, u, people) {
				down = people
			}
		}
	}
	return up + down
}
