package tally

import "isoloir/poll"

// schulze orders options by the strongest paths of majorities between them (Schulze, A new monotonic, clone-independent, reversal
// symmetric, and condorcet-consistent single-winner election method, Social Choice and Welfare 36, 2011). The strength of a
// majority is the number of its votes ("winning votes"); a path is as strong as its weakest majority.
//
// Option a is better than b if the strongest path from a to b is stronger than that back. This relation has no cycle, but can
// leave more than one option unbeaten: the first place has all of them, the second those that none of the rest is better than, and
// so on. Two options in different places need not be compared by the relation themselves.
func (r *Result) schulze(q *poll.Question, prefer [][]int) {
	strength := square(len(prefer))
	for i := range prefer {
		for j := range prefer {
			if prefer[i][j] > prefer[j][i] {
				strength[i][j] = prefer[i][j]
			}
		}
	}
	for via := range strength {
		for i := range strength {
			for j := range strength {
				if i != j {
					strength[i][j] = max(strength[i][j], min(strength[i][via], strength[via][j]))
				}
			}
		}
	}
	r.Beatpaths = strength
	r.settle(q, layered(len(prefer), func(a, b int) bool { return strength[a][b] > strength[b][a] }))
}
