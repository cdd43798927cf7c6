package tally

import "isoloir/poll"

// Tally counts the answers of a poll.
func Tally(d *poll.Definition, answers []poll.Answers) *Figures {
	f := &Figures{Ballots: len(answers), Questions: []Question{}}
	for _, q := range d.Questions() {
		f.Questions = append(f.Questions, question(d, q, answers))
	}
	return f
}

// A reply is one person's answer to the question at hand.
type reply struct {
	poll.Answer
	quotable bool
}

func question(d *poll.Definition, q *poll.Question, answers []poll.Answers) Question {
	f := Question{ID: q.ID, Type: q.Type}
	var replies []reply
	for _, a := range answers {
		if !d.Shown(q, a) {
			continue
		}
		f.Asked++
		if answer, ok := a.ByID[q.ID]; ok {
			replies = append(replies, reply{answer, quotable(d, a)})
		}
	}
	f.Answered = len(replies)
	f.Blank = f.Asked - f.Answered
	switch q.Type {
	case poll.Choice, poll.Choices:
		f.choices(q, replies)
	case poll.Scale:
		f.scale(q, replies)
	case poll.Number, poll.Date:
		f.numbers(q, replies)
	case poll.TextQ:
		f.texts(replies)
	case poll.Ranking:
		f.ranking(q, replies)
	case poll.Grades:
		f.grid(q.Options, q.Grades, replies)
	case poll.Matrix:
		f.grid(q.Rows, q.Options, replies)
	}
	return f
}

// A counter counts how often each of some ids occurs, in their order. Other ids count nowhere.
type counter struct {
	counts []Count
	place  map[string]int
}

func newCounter(options []poll.Option) *counter {
	c := &counter{counts: []Count{}, place: map[string]int{}}
	for _, o := range options {
		c.place[o.ID] = len(c.counts)
		c.counts = append(c.counts, Count{ID: o.ID})
	}
	return c
}

func (c *counter) add(id string) {
	if i, ok := c.place[id]; ok {
		c.counts[i].Count++
	}
}
