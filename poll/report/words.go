package report

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"time"

	"isoloir/poll"
)

// words are those of the report in one language. Where a field has verbs of fmt, they are numbered, and the same in every language.
type words struct {
	Lang, Dir    string
	point, group string // in numbers
	percent      string // behind a number
	quotes       [2]string
	and          string // between the last two of a list
	between      string // an interval; %[1]s, %[2]s: its ends
	date         string // %[1]d: day, %[2]s: month, %[3]d: year, %[4]s: the time
	clock        string // how [time.Time.Format] writes it
	zone         string // behind times
	months       [12]string

	// The page.
	Report     string // over the title
	InShort    string
	Questions  string
	HowAsked   string
	Checking   string
	Table      string                       // names a table for those who do not see its heading; %[1]s: the question
	ballots    func(n int, s string) string // s: the number as it is written
	answered   func(n int, s string) string // so many answered a question
	onlyBallot string                       // %[1]s: filters
	hidden     string                       // %[1]d: the least number that is shown
	private    string
	Optional   string
	Mandatory  string
	Several    string // %[1]d
	Shuffled   string
	asked      string // only of some; %[1]s: conditions
	HeldBack   string
	Held       string // the same, in a cell
	Nobody     string
	TooFew     string
	Other      string // an answer in one's own words
	Words      func(n int, s string) string

	early string // %s: when it would have closed

	// What stands out.
	first      string // %[1]s: what, %[2]s: share
	tied       string // %[1]s: what, %[2]s: share of each
	picked     string
	pickedTied string
	ofShown    string // of the numbers that are shown
	mean       string // %[1]s: mean, %[2]s, %[3]s: ends, %[4]s: median
	median     string // %[1]s: what the one in the middle said
	frequent   string // %[1]s: what, %[2]s: share
	frequentT  string
	wins       string // %[1]s: what, %[2]s: method
	winTied    string
	duels      string // is preferred to every other one
	noOrder    string
	judged     string // %[1]s: what, %[2]s: grade, %[3]s: method
	agreed     string // %[1]s: row, %[2]s: value, %[3]s: share

	// Sensitive questions.
	Reports                                 func(n int, s string) string // so many ballots count in an estimate
	randomized                              string                       // %[1]s: ε
	shift                                   string                       // %[1]s: people
	estimated, unclear                      string                       // %[1]s: what, %[2]s: share, %[3]s: interval
	Estimate, Interval, Reported, LeftBlank string

	// Charts and tables.
	Option, Answer, People, Share, ShareOfPicks, Row, Place, Grade, Total, Round, Exhausted string
	below, above, in                                                                        string // a scale's sides: %[1]s: point, %[2]s: share
	Half                                                                                    string // the median line
	area                                                                                    string // of columns
	More                                                                                    string // than half of the ballots that count
	chart                                                                                   map[chartKind]string
	Pairs                                                                                   string                    // over the table of pairs
	Rest                                                                                    string                    // an order that is held back
	Stopped                                                                                 string                    // rounds without a winner
	cross                                                                                   string                    // %[1]s by %[2]s
	crossNote                                                                               string                    // %[1]s: people in it
	methods                                                                                 map[poll.Method][2]string // name, how it counts

	// How the poll was asked.
	facts    [14]string // in the order of the list
	Mode     string
	Open     string
	Codes    string
	Sampling string
	NoWeight string
	NoMargin string
	Wording  string
	keep     string // %[1]d: suppress_below

	// How it can be checked.
	Box, Opened, Spoiled, Withdrawn string
	because                         string    // %[1]s: how many were spoiled, %[2]s: why
	spoiledBy                       [3]string // by spoiledBy; %[1]s: how many
	semicolon                       string    // between reasons
	Log, Entries, Root, Command     string
	CheckText, Secrecy, MadeWith    string
}

// A chartKind is a kind of drawing, described in words for those who do not see it.
type chartKind int

const (
	barChart chartKind = iota
	estimateChart
	columnChart
	histogramChart
	divergingChart
	profileChart
	stackChart
	flowChart
	pairChart
)

// reportWords has the languages of the interface, the first for polls in any other.
var reportWords = []*words{&english, &french, &german, &spanish, &arabic}

func wordsOf(lang string) *words {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	for _, w := range reportWords {
		if w.Lang == base {
			return w
		}
	}
	return reportWords[0]
}

// number writes a whole number in groups of three digits.
func (w *words) number(n int) string {
	return w.grouped(strconv.Itoa(n))
}

func (w *words) grouped(digits string) string {
	whole := strings.TrimPrefix(digits, "-")
	isNegative := whole != digits
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + w.group + whole[i:]
	}
	return w.signed(isNegative, whole)
}

// signed puts a minus before a number, where it stays wherever words run to.
func (w *words) signed(isNegative bool, number string) string {
	if isNegative {
		return w.asNumber("−" + number)
	}
	return number
}

// decimal writes a fraction, rounded half away from zero.
func (w *words) decimal(r *big.Rat, digits int) string {
	text := new(big.Rat).Abs(r).FloatString(digits)
	return w.signed(r.Sign() < 0 && strings.Trim(text, "0.") != "", strings.Replace(text, ".", w.point, 1))
}

// share writes a part of people as a percentage with one digit after the point; a dash where there is nobody.
func (w *words) share(count, of int) string {
	if of == 0 {
		return "–"
	}
	return w.asNumber(w.decimal(big.NewRat(100*int64(count), int64(of)), 1) + w.percent)
}

func (w *words) quoted(s string) string { return w.quotes[0] + s + w.quotes[1] }

// list joins things in quotation marks.
func (w *words) list(things []string) string {
	var b strings.Builder
	for i, s := range things {
		switch {
		case i == 0:
		case i == len(things)-1:
			b.WriteString(w.and)
		default:
			b.WriteString(map[bool]string{true: "، ", false: ", "}[w.Dir == "rtl"])
		}
		b.WriteString(w.quoted(s))
	}
	return b.String()
}

// moment says a time to the minute, in UTC as the poll's definition does.
func (w *words) moment(t time.Time) string {
	t = t.UTC()
	return fmt.Sprintf(w.date, t.Day(), w.months[t.Month()-1], t.Year(), t.Format(w.clock))
}

// asNumber keeps what is made of several numbers from being turned around among words that run from the right (UAX #9, isolates).
func (w *words) asNumber(s string) string {
	if w.Dir == "rtl" {
		return "\u2066" + s + "\u2069"
	}
	return s
}

// counting makes a sentence about a number; many has a %s for it.
func counting(one, many string) func(int, string) string {
	return func(n int, s string) string {
		if n == 1 {
			return one
		}
		return fmt.Sprintf(many, s)
	}
}
