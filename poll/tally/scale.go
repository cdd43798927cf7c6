package tally

import "isoloir/poll"

// scale counts each point, those that nobody chose included.
func (f *Question) scale(q *poll.Question, replies []reply) {
	for value := q.From; value <= q.To; value++ {
		f.Points = append(f.Points, Point{Value: value})
	}
	for _, r := range replies {
		if r.Number >= q.From && r.Number <= q.To {
			f.Points[r.Number-q.From].Count++
		}
	}
	f.Summary = summarize(replies)
}
