package tally

import "isoloir/poll"

// ranking counts at which place each option stands.
func (f *Question) ranking(q *poll.Question, replies []reply) {
	place := map[string]int{}
	for i, o := range q.Options {
		place[o.ID] = i
		f.Ranks = append(f.Ranks, Ranks{ID: o.ID, At: make([]int, len(q.Options)), Not: len(replies)})
	}
	for _, r := range replies {
		for rank, id := range r.Choices {
			if i, ok := place[id]; ok {
				f.Ranks[i].At[rank]++
				f.Ranks[i].Not--
			}
		}
	}
	for i := range f.Ranks {
		f.Ranks[i].First = f.Ranks[i].At[0]
	}
}
