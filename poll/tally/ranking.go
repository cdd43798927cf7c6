package tally

import "isoloir/poll"

// ranking counts at which place each option stands, compares options pair by pair, and keeps the different rankings with their
// numbers where a method needs them.
type ranking struct {
	q     *poll.Question
	o     *Options
	index map[string]int
	n     int
	ranks []Ranks
	pairs [][]int
	piles piles // nil if no method needs them
}

func newRanking(q *poll.Question, o *Options) *ranking {
	c := &ranking{q: q, o: o, index: map[string]int{}, pairs: square(len(q.Options))}
	for i, option := range q.Options {
		c.index[option.ID] = i
		c.ranks = append(c.ranks, Ranks{ID: option.ID, At: make([]int, len(q.Options))})
	}
	for _, method := range q.CountedBy() {
		if method == poll.InstantRunoff {
			c.piles = piles{}
		}
	}
	return c
}

func square(n int) [][]int {
	rows := make([][]int, n)
	for i := range rows {
		rows[i] = make([]int, n)
	}
	return rows
}

func (c *ranking) add(r reply) {
	c.n++
	order := make([]int, 0, len(r.Choices))
	for _, id := range r.Choices {
		order = append(order, c.index[id])
	}
	for at, option := range order {
		c.ranks[option].At[at]++
	}
	c.compare(order)
	if c.piles != nil {
		c.piles.add(order)
	}
}

// compare counts for each pair which of the two this ranking prefers: of two that are ranked the earlier; where options left out
// stand last, also every one that is ranked before every one that is not.
func (c *ranking) compare(order []int) {
	ranked := make([]bool, len(c.pairs))
	for at, better := range order {
		ranked[better] = true
		for _, worse := range order[at+1:] {
			c.pairs[better][worse]++
		}
	}
	if c.q.Omitted() == poll.OmittedAbstains {
		return
	}
	for worse, is := range ranked {
		if is {
			continue
		}
		for _, better := range order {
			c.pairs[better][worse]++
		}
	}
}

func (c *ranking) figures(f *Question) {
	for i := range c.ranks {
		r := &c.ranks[i]
		r.First, r.Not = r.At[0], c.n
		for _, n := range r.At {
			r.Not -= n
		}
		r.Share, r.Interval = share(r.First, c.n), c.o.interval(r.First, c.n)
	}
	f.Ranks = c.ranks
	f.Pairwise = pairwise(c.q, c.pairs)
	for i, method := range c.q.CountedBy() {
		r := Result{Method: method, Decides: i == 0, Unranked: c.q.Omitted()}
		switch method {
		case poll.Schulze:
			r.schulze(c.q, c.pairs)
		case poll.RankedPairs:
			r.rankedPairs(c.q, c.pairs)
		case poll.InstantRunoff:
			r.instantRunoff(c.q, c.piles)
		case poll.Borda:
			r.borda(c.q, c.pairs, c.n)
		case poll.FirstPreferences:
			r.firstPreferences(c.q, c.ranks)
		}
		f.Results = append(f.Results, r)
	}
}
