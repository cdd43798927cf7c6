package disclose

import "math"

// A span is what a reader can say of a number: it lies between lo and hi. If it is as wide as was asked for, it may be wider still.
type span struct {
	lo, hi int64
	// Tables of whole numbers were met that put it so far apart. Spans are linear bounds, and tables of whole numbers could all lie
	// well between them; in a table with its sums they never do.
	whole int64
}

// boundless is the highest a number can be that nothing bounds.
const boundless = math.MaxInt32

// A target is a sum to be bounded, all of whose open variables are in one polytope.
type target struct {
	sum
	up, down    int64 // the extremes seen at vertices, the constant left out
	whole       bool  // a vertex of whole numbers was seen
	least, most int64 // the extremes at those
	seen        bool
	to          *span
}

// spans bounds sums, each until it is known to be as wide as enough. Where that cannot be done, it is as if the sum were known.
func (s *system) spans(sums []sum, enough int64) []span {
	out := make([]span, len(sums))
	byPart := map[int][]*target{}
	for i, of := range sums {
		e := s.reduced(equation{of, 0})
		out[i] = span{lo: -e.is, hi: -e.is}
		pieces := map[int]sum{}
		for _, t := range e.terms {
			pieces[s.part[t.v]] = append(pieces[s.part[t.v]], t)
		}
		for part, terms := range pieces {
			byPart[part] = append(byPart[part], &target{sum: terms, to: &out[i]})
		}
	}
	for part, targets := range byPart {
		s.reach(part, targets, enough)
	}
	for i := range out {
		out[i].lo, out[i].hi = max(out[i].lo, 0), min(out[i].hi, boundless)
	}
	return out
}

// reach widens the spans of targets by what their part of the sum can be.
func (s *system) reach(part int, targets []*target, enough int64) {
	p := s.polytopes[part]
	for _, t := range targets {
		switch {
		case s.unsolvable[part]: // taken for known
		case p == nil: // it stands in no equation
			t.to.hi, t.to.whole = boundless, boundless
		default:
			if err := s.walk(p, t, targets, enough); err != nil {
				s.unsolvable[part] = true
			}
		}
	}
}

// walk bounds one target, and has the others look at every vertex on the way.
func (s *system) walk(p *polytope, t *target, all []*target, enough int64) error {
	x := make([]int64, p.n)
	visit := func() bool {
		for i, b := range p.basis {
			x[b] = p.rows[i][p.n]
		}
		whole := p.whole()
		for _, other := range all {
			other.look(s, x, p.den, whole)
		}
		for _, b := range p.basis {
			x[b] = 0
		}
		return t.wide(enough)
	}
	if !t.wide(enough) {
		objective := make([]int64, p.n)
		for _, direction := range []int64{-1, 1} {
			for _, term := range t.sum {
				objective[s.at[term.v]] = direction * term.k
			}
			bound, err := p.maximize(objective, visit)
			if err != nil {
				return err
			}
			if t.wide(enough) {
				break
			}
			if direction > 0 {
				t.up = bound
			} else {
				t.down = -bound
			}
		}
	}
	t.to.lo, t.to.hi = t.to.lo+t.down, t.to.hi+t.up
	if t.whole {
		t.to.whole += t.most - t.least
	}
	return nil
}

func (t *target) wide(enough int64) bool { return t.seen && t.up-t.down >= enough }

// look takes in what the sum is at a vertex, rounded to the inside.
func (t *target) look(s *system, x []int64, den int64, whole bool) {
	value := int64(0)
	for _, term := range t.sum {
		value += term.k * x[s.at[term.v]]
	}
	low, high := -floorDiv(-value, den), floorDiv(value, den)
	if !t.seen {
		t.down, t.up, t.seen = low, high, true
	}
	t.down, t.up = min(t.down, low), max(t.up, high)
	if whole && !t.whole {
		t.least, t.most, t.whole = high, high, true
	}
	if whole {
		t.least, t.most = min(t.least, high), max(t.most, high)
	}
}
