package tally

import "isoloir/poll"

// A set of options, by index.
type set [(poll.MaxOptions + 63) / 64]uint64

func newSet(n int) (s set) {
	for i := range n {
		s[i/64] |= 1 << (i % 64)
	}
	return s
}

func only(i int) (s set) {
	s[i/64] |= 1 << (i % 64)
	return s
}

func (s set) has(i int) bool { return s[i/64]>>(i%64)&1 == 1 }

func (s set) without(options []int) set {
	for _, i := range options {
		s[i/64] &^= 1 << (i % 64)
	}
	return s
}

func (s set) and(other set) set {
	for word, bits := range other {
		s[word] |= bits
	}
	return s
}

// members are ascending.
func (s set) members() (list []int) {
	for i := range len(s) * 64 {
		if s.has(i) {
			list = append(list, i)
		}
	}
	return list
}
