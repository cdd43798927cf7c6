package results

import (
	"encoding/json"
	"errors"

	"isoloir/poll"
)

// Version is the only version there is.
const Version = 1

// MaxSize is how long an encoding may be, in bytes.
const MaxSize = 1 << 20

// Results are what is told of a poll, or of the part of its ballots that fits some filters. Their JSON is described by
// docs/results.schema.json.
type Results struct {
	Version       int        `json:"version"`
	Poll          string     `json:"poll"` // its ID
	Log           Log        `json:"log"`
	SuppressBelow int        `json:"suppress_below"`  // as many people at least stand behind every count that is shown
	Where         []string   `json:"where,omitempty"` // filters: only ballots that fit all of them are counted
	Box           Box        `json:"box"`
	Ballots       int        `json:"ballots"` // ballots counted, at least SuppressBelow
	Questions     []Question `json:"questions"`
	CrossTables   []Cross    `json:"cross_tables,omitempty"`
}

// A Log is the sealed poll log that the figures rest on (docs/formats.md §8).
type Log struct {
	Size int64  `json:"size"`
	Root []byte `json:"root"` // 32 bytes, base64
}

// A Box says what became of all ballots, whatever the filters. These numbers are about envelopes and not about answers: everybody
// can count them in the log, spoiled ones aside. Opened and all of Spoiled make Ballots.
type Box struct {
	Ballots   int            `json:"ballots"`
	Opened    int            `json:"opened"`
	Spoiled   map[string]int `json:"spoiled"` // reason → how many: the codes of docs/formats.md §4
	Withdrawn int            `json:"withdrawn"`
}

// A Question is what is told of one question. Where Answered is held back, nothing is told.
type Question struct {
	ID       string            `json:"id"`
	Type     poll.QuestionType `json:"type"`
	Answered Cell              `json:"answered"` // how many ballots say something here

	Randomized *Randomized `json:"randomized,omitempty"` // sensitive questions, which have nothing else

	Values   []Value   `json:"values,omitempty"`   // all types but text, grades, matrix: options in the definition's order, or groups of numbers; of a ranking the first preferences
	Rows     []Row     `json:"rows,omitempty"`     // grades: one for each option; matrix: one for each row
	Pairs    [][]int   `json:"pairs,omitempty"`    // ranking: [i][j] prefer option i to option j
	Rounds   []Round   `json:"rounds,omitempty"`   // ranking: of the instant run-off
	Outcomes []Outcome `json:"outcomes,omitempty"` // choices, ranking, grades: the method that decides first
}

// A Value is an option, or a group of adjacent numbers, and how many said it.
type Value struct {
	ID    string `json:"id,omitempty"`   // an option or a grade
	From  *int64 `json:"from,omitempty"` // scale, number, date, in the units of [poll.Answer].Number: both ends included
	To    *int64 `json:"to,omitempty"`
	Count Cell   `json:"count"`
}

// A Row is an option that is graded, or a row of a matrix.
type Row struct {
	ID       string  `json:"id"`
	Answered Cell    `json:"answered"`
	Values   []Value `json:"values,omitempty"` // none where Answered is held back
}

// A Round of an instant run-off has the options that are left, with their votes.
type Round struct {
	Votes      []Votes  `json:"votes"`
	Exhausted  int      `json:"exhausted"` // ballots that rank none of them
	Eliminated []string `json:"eliminated,omitempty"`
}

// Votes are what an option has in a round.
type Votes struct {
	ID    string `json:"id"`
	Votes int    `json:"votes"`
}

// An Outcome is how a method orders the options, as far as that is told.
type Outcome struct {
	Method  poll.Method `json:"method"`
	Decides bool        `json:"decides"`
	// Order has the options, best first; those of one place are tied. If Rest is true, the options that are not in it come after
	// those that are, in an order that is held back.
	Order [][]string `json:"order"`
	Rest  bool       `json:"rest,omitempty"`
}

// A Cross is a cross-table of the ballots that answer both questions.
type Cross struct {
	Rows     Side     `json:"rows"`
	Columns  Side     `json:"columns"`
	Answered Cell     `json:"answered"`
	Cells    [][]Cell `json:"cells"` // a list of rows
}

// A Side is one question of a cross-table.
type Side struct {
	Question string  `json:"question"` // its id, with that of the row where it is one of grades or a matrix: plans.small
	Totals   []Value `json:"totals"`
}

// A Cell is a number of people, or nothing where it is held back. The zero value is held back. In JSON it is a number or null.
type Cell struct {
	count int
	shown bool
}

// Shown is a cell that tells a number.
func Shown(count int) Cell { return Cell{count, true} }

// Count returns the number, and false if it is held back.
func (c Cell) Count() (count int, shown bool) { return c.count, c.shown }

// Held reports whether the number is held back.
func (c Cell) Held() bool { return !c.shown }

// MarshalJSON writes a number or null.
func (c Cell) MarshalJSON() ([]byte, error) {
	if !c.shown {
		return []byte("null"), nil
	}
	return json.Marshal(c.count)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (c *Cell) UnmarshalJSON(data []byte) error {
	*c = Cell{}
	if string(data) == "null" {
		return nil
	}
	if err := json.Unmarshal(data, &c.count); err != nil {
		return err
	}
	if c.count < 0 {
		return errors.New("a count is not negative")
	}
	c.shown = true
	return nil
}
