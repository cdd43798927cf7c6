package tally

import (
	"slices"

	"isoloir/poll"
)

// pairwise compares every option with every other.
func pairwise(q *poll.Question, prefer [][]int) *Pairs {
	smith := smithSet(prefer)
	p := &Pairs{Unranked: q.Omitted(), Prefer: prefer, Smith: idsAt(q, smith)}
	if len(smith) == 1 {
		p.Condorcet = q.Options[smith[0]].ID
	}
	return p
}

// smithSet returns the smallest set of options each of which beats every option outside (Good 1971, Smith 1973), by index,
// ascending. Options of the set reach each other by majorities and ties, and nobody outside reaches them.
func smithSet(prefer [][]int) []int {
	// The option with most wins (a tie being half a win) is in the set: whoever does not lose to it belongs to the set too.
	best, most := 0, -1
	for i := range prefer {
		wins := 0
		for j := range prefer {
			switch {
			case i == j:
			case prefer[i][j] > prefer[j][i]:
				wins += 2
			case prefer[i][j] == prefer[j][i]:
				wins++
			}
		}
		if wins > most {
			best, most = i, wins
		}
	}
	set := []int{best}
	for k := 0; k < len(set); k++ {
		for i := range prefer {
			if prefer[i][set[k]] >= prefer[set[k]][i] && !slices.Contains(set, i) {
				set = append(set, i)
			}
		}
	}
	slices.Sort(set)
	return set
}
