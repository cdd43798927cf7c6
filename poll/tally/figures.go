package tally

import (
	"math/big"

	"isoloir/poll"
)

// Figures are the results of a poll. Their JSON is what `isoloir tally --json` prints, described by docs/tally.schema.json: names
// are only ever added to it.
//
// Counts are integers. Shares, means and the like are exact rationals, in JSON strings such as "7" and "15/4". Only what rests
// on square roots and logarithms is a floating-point number: an [Interval], the statistics of a [Test], and the estimates of [Randomized].
type Figures struct {
	Box         *Box       `json:"box,omitempty"`       // what was in the ballot box; nil if these are figures of answers alone
	Where       []string   `json:"where,omitempty"`     // the filters: only ballots that fit all of them are counted
	Ballots     int        `json:"ballots"`             // answers counted; spoiled ballots, and those that do not fit, are not among them
	Intervals   string     `json:"intervals,omitempty"` // [WilsonAsIfRandom] if the intervals were asked for
	Questions   []Question `json:"questions"`           // in the definition's order
	CrossTables []Cross    `json:"cross_tables,omitempty"`
}

// A Box says what became of the ballots: Opened and all of Spoiled make Ballots.
type Box struct {
	Ballots   int            `json:"ballots"`   // those that were not withdrawn
	Opened    int            `json:"opened"`    // and read without a problem
	Spoiled   map[string]int `json:"spoiled"`   // reason → how many: the codes of docs/formats.md §4
	Withdrawn int            `json:"withdrawn"` // entries in the log whose ballot was withdrawn
}

// A Question has the figures of one question. Of the fields after Blank it has those of its type.
type Question struct {
	ID       string            `json:"id"`
	Type     poll.QuestionType `json:"type"`
	NotAsked int               `json:"not_asked"` // ballots whose answers to earlier questions hid this one
	Asked    int               `json:"asked"`     // the others
	Answered int               `json:"answered"`  // of those asked
	Blank    int               `json:"blank"`     // of those asked: Asked − Answered

	Randomized *Randomized `json:"randomized,omitempty"` // sensitive questions, which have nothing else

	Options     []Count  `json:"options,omitempty"`      // choice, choices: in the definition's order, then `other` if it may be picked
	Picks       int      `json:"picks,omitempty"`        // choices: how many options were picked in all
	OtherWords  []Words  `json:"other_words,omitempty"`  // choice, choices: what was written with `other`
	OtherThemes *Themes  `json:"other_themes,omitempty"` // the same, grouped by hand
	Points      []Point  `json:"points,omitempty"`       // scale: all of them, ascending
	Boxes       *Boxes   `json:"boxes,omitempty"`        // scale
	NPS         *NPS     `json:"nps,omitempty"`          // scale from 0 to 10
	Summary     *Summary `json:"summary,omitempty"`      // scale, number, date, if anybody answered
	Histogram   []Bin    `json:"histogram,omitempty"`    // number, date
	Decimals    int      `json:"decimals,omitempty"`     // number: summary and histogram are in units of 10^−decimals
	Words       []Words  `json:"words,omitempty"`        // text
	Themes      *Themes  `json:"themes,omitempty"`       // text, grouped by hand
	Search      *Search  `json:"search,omitempty"`       // text, choice, choices: Words and OtherWords are then those found
	Ranks       []Ranks  `json:"ranks,omitempty"`        // ranking: one for each option, in the definition's order
	Pairwise    *Pairs   `json:"pairwise,omitempty"`     // ranking
	Rows        []Row    `json:"rows,omitempty"`         // grades: one for each option; matrix: one for each row
	Results     []Result `json:"results,omitempty"`      // choices, ranking, grades: one for each method, the one that decides first
}

// A Count says how many answers have something.
type Count struct {
	ID           string    `json:"id"`
	Count        int       `json:"count"`
	Share        *big.Rat  `json:"share,omitempty"`          // of those who answered; nil if nobody did
	ShareOfPicks *big.Rat  `json:"share_of_picks,omitempty"` // choices: of all picks
	Interval     *Interval `json:"interval,omitempty"`       // of Share
}

// A Point is a point of a scale.
type Point struct {
	Value    int64     `json:"value"`
	Count    int       `json:"count"`
	Share    *big.Rat  `json:"share,omitempty"`
	Interval *Interval `json:"interval,omitempty"`
}

// Boxes are the ends of a scale. The two-point boxes exist where the scale has four points or more.
type Boxes struct {
	Top       Share  `json:"top"`
	TopTwo    *Share `json:"top_two,omitempty"`
	BottomTwo *Share `json:"bottom_two,omitempty"`
	Bottom    Share  `json:"bottom"`
}

// A Share is a part of those who answered.
type Share struct {
	Count    int       `json:"count"`
	Share    *big.Rat  `json:"share,omitempty"`
	Interval *Interval `json:"interval,omitempty"`
}

// An NPS is a net promoter score: of a scale from 0 to 10, the share of 9 and 10 less that of 0 to 6, times 100 (Reichheld 2003).
type NPS struct {
	Promoters  int      `json:"promoters"`
	Passives   int      `json:"passives"`
	Detractors int      `json:"detractors"`
	Score      *big.Rat `json:"score"`
}

// A Summary describes a list of numbers, in the unit of [poll.Answer].Number: of a number with decimals in 10^−decimals, of
// a date in days since 1970-01-01.
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

// A Bin counts the answers between two values, both included.
type Bin struct {
	From  int64 `json:"from"`
	To    int64 `json:"to"`
	Count int   `json:"count"`
}

// Words are what one person wrote. The order of a list of them says nothing.
type Words struct {
	Text     string `json:"text"`
	Quotable bool   `json:"quotable"` // the poll's notice, or the person, allows to quote it
}

// A Search says how many texts have the words looked for.
type Search struct {
	For   string `json:"for"`
	Found int    `json:"found"`
	Of    int    `json:"of"`
}

// Themes count texts that were grouped by hand. A text may belong to several.
type Themes struct {
	Themes  []Theme `json:"themes"`  // in the side file's order
	Without int     `json:"without"` // texts that have none
}

// A Theme is one group of texts.
type Theme struct {
	ID       string    `json:"id"`
	Label    string    `json:"label"`
	Count    int       `json:"count"`
	Share    *big.Rat  `json:"share,omitempty"` // of the texts
	Interval *Interval `json:"interval,omitempty"`
}

// Ranks say where an option was ranked.
type Ranks struct {
	ID       string    `json:"id"`
	First    int       `json:"first"` // first preferences: At[0]
	Share    *big.Rat  `json:"share,omitempty"`
	Interval *Interval `json:"interval,omitempty"`
	At       []int     `json:"at"`  // how many ranked it first, second, …; as many places as there are options
	Not      int       `json:"not"` // how many ranked others and not it
}

// A Row is an option that is graded, or a row of a matrix.
type Row struct {
	ID       string  `json:"id"`
	Answered int     `json:"answered"` // of those who answered the question, how many said something in this row
	Values   []Count `json:"values"`   // grades or options, in the definition's order; shares are of Answered
}
