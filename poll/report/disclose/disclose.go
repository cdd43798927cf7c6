package disclose

import (
	"errors"

	"isoloir/poll"
	"isoloir/poll/results"
	"isoloir/poll/tally"
)

// LeastThreshold is the lowest number of people behind a count that is published without somebody insisting on fewer.
const LeastThreshold = 5

// A Source is what results are made of.
type Source struct {
	ID         poll.ID
	Definition *poll.Definition
	Log        results.Log
	Figures    *tally.Figures // with their Box
	Threshold  int            // no count below it is told; 0 is the definition's suppress_below
}

// ErrTooFew says that fewer ballots are counted than may stand behind one count.
var (
	ErrTooFew = errors.New("so few ballots are counted that nothing can be told of them")
	// ErrNotSafe says that nothing can be told: that so many ballots fit these filters gives away how few do not, or, beside what was
	// published before, what was held back then.
	ErrNotSafe = errors.New("nothing of these figures can be told: how many ballots fit the filters would give away how few do not, or what was held back when results of this poll were published before")
	// ErrTooManyFilters says that results with other filters were published before, and more cannot be checked against them.
	ErrTooManyFilters = errors.New("results of this poll were published with as many different filters as can be checked against each other")
)

// A Notice says what was done to figures before they could be told.
type Notice struct {
	Question string // the question, or the two of a cross-table, joined by a comma
	Did      Did
	Count    int // how many counts are held back
}

// Did says what was done.
type Did string

// What is done to figures.
const (
	HeldBack  Did = "held_back" // some counts are null
	Merged    Did = "merged"    // numbers stand in groups
	Withheld  Did = "withheld"  // nothing is told but, maybe, how many answered
	OrderOnly Did = "order_only"
	TopOnly   Did = "top_only"
	NoOrder   Did = "no_order"
)

// Width is how many whole numbers apart the ends of the range of a held-back count are at least: threshold−1, so that at least
// threshold different counts remain possible.
func Width(threshold int) int { return threshold - 1 }

// Everything puts figures into the form of results with nothing held back: for the organizer alone.
func Everything(s Source) *results.Results { return newDraft(s).r }
