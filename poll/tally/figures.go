package tally

import (
	"math/big"

	"isoloir/poll"
)

// Figures are the results of a poll. Their JSON is what `isoloir tally --json` prints; the names in it do not change.
type Figures struct {
	Ballots   int        `json:"ballots"`   // answers counted; spoiled ballots are not among them
	Questions []Question `json:"questions"` // in the definition's order
}

// A Question has the figures of one question. Of the fields after Blank it has those of its type.
type Question struct {
	ID       string            `json:"id"`
	Type     poll.QuestionType `json:"type"`
	Asked    int               `json:"asked"`    // ballots whose answers to earlier questions made this one show
	Answered int               `json:"answered"` // of these
	Blank    int               `json:"blank"`    // of these: Asked − Answered

	Options    []Count  `json:"options,omitempty"`     // choice, choices: in the definition's order, then `other` if it may be picked
	OtherWords []Words  `json:"other_words,omitempty"` // choice, choices: what was written with `other`
	Points     []Point  `json:"points,omitempty"`      // scale: all of them, ascending
	Summary    *Summary `json:"summary,omitempty"`     // scale, number, date, if anybody answered
	Decimals   int      `json:"decimals,omitempty"`    // number: the summary is in units of 10^−decimals
	Words      []Words  `json:"words,omitempty"`       // text
	Ranks      []Ranks  `json:"ranks,omitempty"`       // ranking: one for each option, in the definition's order
	Rows       []Row    `json:"rows,omitempty"`        // grades: one for each option; matrix: one for each row
}

// A Count says how many answers have something.
type Count struct {
	ID    string `json:"id"`
	Count int    `json:"count"`
}

// A Point is a point of a scale.
type Point struct {
	Value int64 `json:"value"`
	Count int   `json:"count"`
}

// A Summary describes a list of numbers, in the unit of [poll.Answer].Number: of a number with decimals in 10^−decimals, of
// a date in days since 1970-01-01. Rationals are exact; in JSON they are strings such as "7" and "15/4".
//
// The p-quantile of n sorted values is at position p·(n−1), counted from 0; between two values it is interpolated linearly
// (Hyndman and Fan 1996, type 7: R's and NumPy's default, and QUARTILE.INC of spreadsheets).
type Summary struct {
	Min    int64    `json:"min"`
	Q1     *big.Rat `json:"q1"`
	Median *big.Rat `json:"median"`
	Q3     *big.Rat `json:"q3"`
	Max    int64    `json:"max"`
	Mean   *big.Rat `json:"mean"`
}

// Words are what one person wrote. The order of a list of them says nothing.
type Words struct {
	Text     string `json:"text"`
	Quotable bool   `json:"quotable"` // the poll's notice, or the person, allows to quote it
}

// Ranks say where an option was ranked.
type Ranks struct {
	ID    string `json:"id"`
	First int    `json:"first"` // first preferences: At[0]
	At    []int  `json:"at"`    // how many ranked it first, second, …; as many places as there are options
	Not   int    `json:"not"`   // how many ranked others and not it
}

// A Row is an option that is graded, or a row of a matrix.
type Row struct {
	ID       string  `json:"id"`
	Answered int     `json:"answered"` // of those who answered the question, how many said something in this row
	Values   []Count `json:"values"`   // grades or options, in the definition's order
}
