package tally

import (
	"math/big"
	"slices"

	"isoloir/poll"
)

// The methods once more, as slowly and plainly as they can be written, for a few options and ballots.

// bruteStrength is the strength of the strongest path, found by walking all of them.
func bruteStrength(prefer [][]int, from, to int, visited []bool) (best int) {
	visited[from] = true
	for next := range prefer {
		if next == from || visited[next] || prefer[from][next] <= prefer[next][from] {
			continue
		}
		so := prefer[from][next]
		if next != to {
			so = min(so, bruteStrength(prefer, next, to, visited))
		}
		best = max(best, so)
	}
	visited[from] = false
	return best
}

// bruteSmith returns the smallest set of options that all beat all others, trying all sets.
func bruteSmith(prefer [][]int) (best []int) {
	n := len(prefer)
	for bits := 1; bits < 1<<n; bits++ {
		var set []int
		dominates := true
		for i := range n {
			if bits>>i&1 == 0 {
				continue
			}
			set = append(set, i)
			for j := range n {
				dominates = dominates && (bits>>j&1 == 1 || prefer[i][j] > prefer[j][i])
			}
		}
		if dominates && (best == nil || len(set) < len(best)) {
			best = set
		}
	}
	return best
}

// bruteRankedPairs locks one majority after the other, in the order given, looking for a cycle by walking all locked ones. It
// returns which option leads to which.
func bruteRankedPairs(n int, all []majority) [][]bool {
	leads := make([][]bool, n)
	for i := range leads {
		leads[i] = make([]bool, n)
	}
	var reaches func(from, to int) bool
	reaches = func(from, to int) bool {
		return from == to || slices.ContainsFunc(allOptions(n), func(next int) bool { return leads[from][next] && reaches(next, to) })
	}
	for _, m := range all {
		if !reaches(m.loser, m.winner) {
			leads[m.winner][m.loser] = true
		}
	}
	closed := make([][]bool, n)
	for i := range closed {
		closed[i] = make([]bool, n)
		for j := range closed {
			closed[i][j] = i != j && reaches(i, j)
		}
	}
	return closed
}

func allOptions(n int) (all []int) {
	for i := range n {
		all = append(all, i)
	}
	return all
}

// bruteWinners returns who can win an instant run-off, eliminating one option of the lowest at a time, each of them in turn.
func bruteWinners(rankings [][]int, left []int) map[int]bool {
	votes, all := map[int]int{}, 0
	for _, r := range rankings {
		if at := slices.IndexFunc(r, func(option int) bool { return slices.Contains(left, option) }); at >= 0 {
			votes[r[at]]++
			all++
		}
	}
	lowest := all
	for _, option := range left {
		if 2*votes[option] > all || len(left) == 1 {
			return map[int]bool{option: true}
		}
		lowest = min(lowest, votes[option])
	}
	winners := map[int]bool{}
	for i, option := range left {
		if votes[option] == lowest {
			for w := range bruteWinners(rankings, slices.Delete(slices.Clone(left), i, i+1)) {
				winners[w] = true
			}
		}
	}
	return winners
}

// bruteMajorityValue takes majority grades away one by one. Grades are indexes, the best 0.
func bruteMajorityValue(grades []int) (value []int) {
	rest := slices.Sorted(slices.Values(grades))
	for len(rest) > 0 {
		middle := len(rest) / 2 // of an even number the lower, which is the worse
		value = append(value, rest[middle])
		rest = slices.Delete(rest, middle, middle+1)
	}
	return value
}

// bruteBorda adds up points ballot by ballot.
func bruteBorda(n int, rankings [][]int, omitted poll.Omission) []*big.Rat {
	scores := make([]*big.Rat, n)
	for i := range scores {
		scores[i] = new(big.Rat)
	}
	for _, r := range rankings {
		top := n - 1
		if omitted == poll.OmittedAbstains {
			top = len(r) - 1
		}
		for at, option := range r {
			scores[option].Add(scores[option], big.NewRat(int64(top-at), 1))
		}
		if omitted == poll.OmittedAbstains {
			continue
		}
		for option := range n {
			if !slices.Contains(r, option) { // the last n−len(r) places have n−len(r)−1, …, 0 points
				scores[option].Add(scores[option], big.NewRat(int64(n-len(r)-1), 2))
			}
		}
	}
	return scores
}
