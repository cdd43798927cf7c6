package tally

import (
	"math/big"

	"isoloir/poll"
)

// scale counts each point, those that nobody chose included.
type scale struct {
	q      *poll.Question
	o      *Options
	values values
}

func (s *scale) add(r reply) { s.values[r.Number]++ }

// leastForTwo is how many points a scale must have for its ends to have boxes of two points.
const leastForTwo = 4

func (s *scale) figures(f *Question) {
	n := s.values.n()
	for value := s.q.From; value <= s.q.To; value++ {
		count := s.values[value]
		f.Points = append(f.Points, Point{Value: value, Count: count, Share: share(count, n), Interval: s.o.interval(count, n)})
	}
	f.Summary = s.values.summary()
	if n == 0 {
		return
	}
	from, to := s.q.From, s.q.To
	f.Boxes = &Boxes{Top: *s.box(to, to), Bottom: *s.box(from, from)}
	if to-from+1 >= leastForTwo {
		f.Boxes.TopTwo, f.Boxes.BottomTwo = s.box(to-1, to), s.box(from, from+1)
	}
	if from == 0 && to == 10 {
		f.NPS = s.nps(n)
	}
}

// box counts the answers between two points, both included.
func (s *scale) box(from, to int64) *Share {
	count, n := s.values.between(from, to), s.values.n()
	return &Share{Count: count, Share: share(count, n), Interval: s.o.interval(count, n)}
}

func (s *scale) nps(n int) *NPS {
	nps := &NPS{Promoters: s.values.between(9, 10), Passives: s.values.between(7, 8), Detractors: s.values.between(0, 6)}
	nps.Score = big.NewRat(100*int64(nps.Promoters-nps.Detractors), int64(n))
	return nps
}
