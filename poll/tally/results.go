package tally

import (
	"math/big"

	"isoloir/poll"
)

// Approval orders the options of a question of type choices by how many picked them. It is no [poll.Method] of a definition:
// choices are counted in this way only.
const Approval poll.Method = "approval"

// A Result is what one method makes of a question, and by which rules. docs/counting.md explains the methods.
type Result struct {
	Method  poll.Method `json:"method"`
	Decides bool        `json:"decides"` // the poll's definition names it first, or it is what counts where none is named

	// What became of options left out of a ranking or of grades.
	Unranked poll.Omission `json:"unranked,omitempty"`
	Blank    poll.Omission `json:"blank,omitempty"`
	MostPick int64         `json:"most_picks,omitempty"` // approval: how many options a person could pick

	// Order has all options, best first. Those of one place are tied, and stand in the definition's order.
	Order [][]string `json:"order"`
	// Broken are the ties that the definition's tie_break broke; Order has them broken.
	Broken [][]string `json:"broken_ties,omitempty"`

	Scores    []Score  `json:"scores,omitempty"`      // approval, first, borda, mean: in the definition's order
	Beatpaths [][]int  `json:"beatpaths,omitempty"`   // schulze: [i][j] is the strength of the strongest path from i to j
	Locked    []Locked `json:"pairs,omitempty"`       // ranked_pairs: the majorities, strongest first
	Runoff    *Runoff  `json:"runoff,omitempty"`      // instant_runoff
	Graded    []Graded `json:"grades,omitempty"`      // majority_judgment: in the definition's order
	Without   []string `json:"without_any,omitempty"` // majority_judgment, mean: options nobody said anything about; they are last
}

// A Score is what an option got. It is nil if nobody said anything about the option.
type Score struct {
	ID    string   `json:"id"`
	Score *big.Rat `json:"score"`
}

// Pairs compare every option with every other. Options are indexed as in the definition.
type Pairs struct {
	Unranked poll.Omission `json:"unranked"`
	Prefer   [][]int       `json:"prefer"` // [i][j]: how many prefer option i to option j
	// Condorcet is the option that a majority prefers to each other one, or empty.
	Condorcet string `json:"condorcet_winner,omitempty"`
	// Smith is the smallest set of options each of which a majority prefers to every option outside. Where there is a
	// Condorcet winner it stands alone; otherwise the majorities among these go round in a circle, or are ties.
	Smith []string `json:"smith_set"`
}

// A Locked is a majority for one option over another.
type Locked struct {
	Winner  string `json:"winner"`
	Loser   string `json:"loser"`
	For     int    `json:"for"`
	Against int    `json:"against"`
	Locked  bool   `json:"locked"` // it counts: it does not contradict stronger ones
	// Tied: it was left out because it contradicts others that are exactly as strong.
	Tied bool `json:"tied,omitempty"`
}

// A Runoff has the rounds of an instant run-off.
type Runoff struct {
	Rounds []Round `json:"rounds"`
	// Undecided are the options that were tied for elimination when the rounds end without a winner. The possible winners are
	// those who win in some order of eliminating them; they are tied in first place of the order.
	Undecided []string `json:"undecided,omitempty"`
	// Unexplored: there were too many orders to try, and all options of the last round count as possible winners.
	Unexplored bool `json:"unexplored,omitempty"`
}

// A Round counts each ballot for the option that it ranks first among those left. Counts and Exhausted make all ballots.
type Round struct {
	Counts     []Votes  `json:"counts"`               // the options left, in the definition's order
	Exhausted  int      `json:"exhausted"`            // ballots that rank none of them
	Eliminated []string `json:"eliminated,omitempty"` // none in the last round
	Broken     []string `json:"broken_tie,omitempty"` // the options that were tied, if tie_break decided which is eliminated
}

// Votes are what an option has in a round.
type Votes struct {
	ID    string `json:"id"`
	Votes int    `json:"votes"`
}

// A Graded is an option's majority judgment (Balinski and Laraki 2007).
type Graded struct {
	ID     string `json:"id"`
	Counts []int  `json:"counts"` // by grade, best first; blanks are among the worst if the definition says so
	// Grade is the majority grade: the best one such that more than half give it or a better one. Empty without any grade.
	Grade string `json:"grade,omitempty"`
	// The majority gauge: how many gave a better grade than Grade, how many a worse one, and "+" if the better ones are more.
	Better int    `json:"better"`
	Worse  int    `json:"worse"`
	Sign   string `json:"sign,omitempty"` // "+" or "-"
}
