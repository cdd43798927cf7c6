package tally

import (
	"math/big"

	"isoloir/poll"
)

// Options say what else to count, and of whom. The zero value counts all questions of all ballots.
type Options struct {
	Where       []Where     // only ballots that fit all of them
	Crosses     []CrossSpec // cross-tables
	AsIfRandom  bool        // intervals, as if the respondents were drawn by lot
	Themes      *ThemeFile  // texts grouped by hand
	SearchWords string      // list only texts that have these words
}

// A Tally is being counted: ballots are added one after the other. Memory grows with the texts and with the number of different
// rankings and numbers, not with the number of ballots.
type Tally struct {
	d         *poll.Definition
	o         Options
	ballots   int
	questions []*counting
	crosses   []*crossing
}

// A counting is one question being counted.
type counting struct {
	Question
	q       *poll.Question
	counter counter
}

// A counter counts the answers to one question. Each type of question has one.
type counter interface {
	add(reply)
	// figures fills in what the type has, after Asked, Answered and the like.
	figures(f *Question)
}

// A reply is one person's answer to the question at hand.
type reply struct {
	poll.Answer
	quotable bool
}

// New begins to count.
func New(d *poll.Definition, o Options) *Tally {
	t := &Tally{d: d, o: o}
	for _, q := range d.Questions() {
		t.questions = append(t.questions, &counting{
			Question: Question{ID: q.ID, Type: q.Type}, q: q, counter: newCounter(q, &t.o),
		})
	}
	for _, spec := range o.Crosses {
		t.crosses = append(t.crosses, newCrossing(spec))
	}
	return t
}

func newCounter(q *poll.Question, o *Options) counter {
	if q.Sensitive() {
		return newReports(q)
	}
	switch q.Type {
	case poll.Choice, poll.Choices:
		return newChoices(q, o)
	case poll.Scale:
		return &scale{q: q, o: o, values: values{}}
	case poll.Number, poll.Date:
		return &numbers{q: q, values: values{}}
	case poll.Ranking:
		return newRanking(q, o)
	case poll.Grades:
		return &graded{q: q, grid: newGrid(q.Options, q.Grades, o)}
	case poll.Matrix:
		return newGrid(q.Rows, q.Options, o)
	default:
		return &texts{key: q.ID, o: o}
	}
}

// Add counts one person's answers, if they fit the filters.
func (t *Tally) Add(a poll.Answers) {
	for _, w := range t.o.Where {
		if !w.Fits(t.d, a) {
			return
		}
	}
	t.ballots++
	quotable := quotable(t.d, a)
	for _, c := range t.questions {
		answer, answered := a.ByID[c.q.ID]
		switch {
		case answered:
			c.Answered++
			c.counter.add(reply{answer, quotable})
		case len(c.q.ShowIf) > 0 && !t.d.Shown(c.q, a):
			c.NotAsked++
		case c.q.Sensitive(): // that nothing is reported is a report
			c.Answered++
			c.counter.add(reply{})
		default:
			c.Blank++
		}
	}
	for _, c := range t.crosses {
		c.add(a)
	}
}

// Figures returns the figures of what was added so far.
func (t *Tally) Figures() *Figures {
	f := &Figures{Ballots: t.ballots, Questions: []Question{}}
	if t.o.AsIfRandom {
		f.Intervals = WilsonAsIfRandom
	}
	for _, w := range t.o.Where {
		f.Where = append(f.Where, w.String())
	}
	for _, c := range t.questions {
		q := c.Question
		q.Asked = q.Answered + q.Blank
		c.counter.figures(&q)
		f.Questions = append(f.Questions, q)
	}
	for _, c := range t.crosses {
		f.CrossTables = append(f.CrossTables, c.figures())
	}
	return f
}

// All counts answers that are all there already.
func All(d *poll.Definition, o Options, answers []poll.Answers) *Figures {
	t := New(d, o)
	for _, a := range answers {
		t.Add(a)
	}
	return t.Figures()
}

// A tablet counts how often each of some ids occurs, in their order. Other ids count nowhere.
type tablet struct {
	ids    []string
	place  map[string]int
	counts []int
}

func newTablet(options []poll.Option) *tablet {
	c := &tablet{place: map[string]int{}, counts: make([]int, len(options))}
	for i, o := range options {
		c.place[o.ID] = i
		c.ids = append(c.ids, o.ID)
	}
	return c
}

func (c *tablet) add(id string) {
	if i, ok := c.place[id]; ok {
		c.counts[i]++
	}
}

// of returns the counts with their shares of n people.
func (c *tablet) of(n int, o *Options) []Count {
	list := []Count{}
	for i, id := range c.ids {
		list = append(list, Count{ID: id, Count: c.counts[i], Share: share(c.counts[i], n), Interval: o.interval(c.counts[i], n)})
	}
	return list
}

// share is a part of a whole, nil if there is no whole.
func share(part, whole int) *big.Rat {
	if whole == 0 {
		return nil
	}
	return big.NewRat(int64(part), int64(whole))
}
