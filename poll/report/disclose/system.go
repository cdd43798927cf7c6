package disclose

import "slices"

// A term is so many times a variable.
type term struct {
	v int
	k int64
}

// A sum is of terms.
type sum []term

func (s sum) minus(other sum) sum {
	out := slices.Clone(s)
	for _, t := range other {
		out = append(out, term{t.v, -t.k})
	}
	return out
}

// A system is what a reader knows: equations between numbers of people that are not negative.
type system struct {
	n         int
	equations []equation

	// After solve:
	fixed      map[int]int64 // variables that the equations settle one by one
	part, at   []int         // of the others: which polytope, which variable of it
	polytopes  []*polytope
	unsolvable []bool // by polytope
}

type equation struct {
	terms sum
	is    int64
}

func (s *system) fresh() int {
	s.n++
	return s.n - 1
}

func (s *system) equal(terms sum, is int64) { s.equations = append(s.equations, equation{terms, is}) }

// atMost says that one sum is not over another.
func (s *system) atMost(less, more sum) {
	s.equal(append(more.minus(less), term{s.fresh(), -1}), 0)
}

// solve settles what follows step by step, and takes the rest apart into systems that have nothing to do with each other.
func (s *system) solve() error {
	s.fixed = map[int]int64{}
	open := slices.Clone(s.equations)
	for before := len(open) + 1; len(s.fixed) != before; {
		before = len(s.fixed)
		var rest []equation
		for _, e := range open {
			e = s.reduced(e)
			if len(e.terms) == 0 && e.is != 0 {
				return errInconsistent
			}
			if !s.settled(e) {
				rest = append(rest, e)
			}
		}
		open = rest
	}
	for _, v := range s.fixed {
		if v < 0 {
			return errInconsistent
		}
	}
	return s.split(open)
}

// reduced puts in what is settled, and adds up terms of one variable.
func (s *system) reduced(e equation) equation {
	of := map[int]int64{}
	var order []int
	for _, t := range e.terms {
		if v, ok := s.fixed[t.v]; ok {
			e.is -= t.k * v
			continue
		}
		if _, ok := of[t.v]; !ok {
			order = append(order, t.v)
		}
		of[t.v] += t.k
	}
	e.terms = nil
	for _, v := range order {
		if of[v] != 0 {
			e.terms = append(e.terms, term{v, of[v]})
		}
	}
	return e
}

// settled fixes the variables of an equation that leaves them no choice.
func (s *system) settled(e equation) bool {
	if len(e.terms) == 0 {
		return true
	}
	if t := e.terms[0]; len(e.terms) == 1 && e.is%t.k == 0 {
		s.fixed[t.v] = e.is / t.k
		return true
	}
	for _, t := range e.terms {
		if e.is != 0 || (t.k > 0) != (e.terms[0].k > 0) {
			return false
		}
	}
	for _, t := range e.terms {
		s.fixed[t.v] = 0
	}
	return true
}

// split makes polytopes of the equations that share variables.
func (s *system) split(open []equation) error {
	root := make([]int, s.n)
	for v := range root {
		root[v] = v
	}
	var find func(int) int
	find = func(v int) int {
		if root[v] != v {
			root[v] = find(root[v])
		}
		return root[v]
	}
	for _, e := range open {
		for _, t := range e.terms {
			root[find(t.v)] = find(e.terms[0].v)
		}
	}
	s.part, s.at = make([]int, s.n), make([]int, s.n)
	number, sizes := map[int]int{}, []int{}
	for v := range s.n {
		r := find(v)
		if _, ok := number[r]; !ok {
			number[r], sizes = len(sizes), append(sizes, 0)
		}
		s.part[v], s.at[v] = number[r], sizes[number[r]]
		sizes[number[r]]++
	}
	equations := make([][][]int64, len(sizes))
	for _, e := range open {
		p := s.part[e.terms[0].v]
		row := make([]int64, sizes[p]+1)
		for _, t := range e.terms {
			row[s.at[t.v]] += t.k
		}
		row[sizes[p]] = e.is
		equations[p] = append(equations[p], row)
	}
	return s.build(equations, sizes)
}

// maxVariables is how many variables one polytope may have; larger ones are taken for unsafe.
const maxVariables = 3000

func (s *system) build(equations [][][]int64, sizes []int) error {
	s.polytopes, s.unsolvable = make([]*polytope, len(sizes)), make([]bool, len(sizes))
	for i, rows := range equations {
		if len(rows) == 0 {
			continue
		}
		if sizes[i] > maxVariables {
			s.unsolvable[i] = true
			continue
		}
		p, err := newPolytope(rows, sizes[i])
		if err == errInconsistent { //nolint:errorlint // it is ours, and never wrapped
			return err
		}
		s.polytopes[i], s.unsolvable[i] = p, err != nil
	}
	return nil
}
