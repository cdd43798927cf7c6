package tally

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"isoloir/poll"
)

// A Where is a filter: it picks ballots by one answer in them.
type Where struct {
	text string
	q    *poll.Question
	row  string // of grades or a matrix
	op   string // = != < <= > >=, or : before a state
	// What the answer is compared with: ids or ranges, one of which must fit; or, after a colon, a state.
	ids    []string
	ranges []Bin
	state  string
}

// The states that a question can be in.
const (
	stateAnswered = "answered"
	stateBlank    = "blank"
	stateNotAsked = "not_asked"
)

var whereText = regexp.MustCompile(`^([a-z0-9_.]+)\s*(!=|<=|>=|=|<|>|:)\s*(.*)$`)

// ParseWhere reads a filter:
//
//	district=north            a choice, one of the picks of choices, the first of a ranking
//	district=north,south      any of these
//	district!=north           answered, but with none of these
//	plans.small=good          a row of grades or of a matrix
//	worry>=5  worry=1..3      scale, number, date; also < <= > and lists
//	age:blank                 also :answered, and :not_asked (other answers hid the question)
//
// Its errors are for the person who wrote it.
func ParseWhere(d *poll.Definition, text string) (Where, error) {
	m := whereText.FindStringSubmatch(text)
	if m == nil {
		return Where{}, fmt.Errorf("%q is no filter; write --where district=north, worry>=5 or age:blank", text)
	}
	q, row, err := questionAndRow(d, m[1])
	if err != nil {
		return Where{}, err
	}
	w := Where{text: m[1] + m[2] + m[3], q: q, row: row, op: m[2]}
	isGrid := len(q.GridRows()) > 0
	switch {
	case q.Sensitive():
		err = fmt.Errorf("the answers to %s are randomized: who reported something need not be one of whom it is true; filter by another question", q.ID)
	case w.op == ":":
		err = w.readState(m[3])
	case q.Type == poll.TextQ:
		err = fmt.Errorf("%s takes texts; --search finds words in them, and %s:answered those who wrote one", q.ID, q.ID)
	case isGrid && row == "":
		err = fmt.Errorf("%s has several rows; name one of them: %s", q.ID, strings.Join(rowNames(q), ", "))
	case q.Type == poll.Scale || q.Type == poll.Number || q.Type == poll.Date:
		err = w.readNumbers(m[3])
	default:
		err = w.readIDs(m[3])
	}
	return w, err
}

// String returns the filter as it was written, without white space.
func (w Where) String() string { return w.text }

// Question returns the question whose answer the filter looks at, and which row of it.
func (w Where) Question() (q *poll.Question, row string) { return w.q, w.row }

// OfState reports whether the filter looks at whether the question was answered, and not at what; and if so, whether those fit who did.
func (w Where) OfState() (is, answered bool) { return w.op == ":", w.state == stateAnswered }

// Negated reports whether the filter names the answers that do not fit.
func (w Where) Negated() bool { return w.op == "!=" }

// Cuts returns, of the numbers from..to, those at which fitting numbers begin or end.
func (w Where) Cuts(from, to int64) (cuts []int64) {
	for _, r := range w.ranges {
		for _, n := range []int64{r.From, r.To + 1} {
			if from < n && n <= to {
				cuts = append(cuts, n)
			}
		}
	}
	return cuts
}

func (w *Where) readState(text string) error {
	w.state = text
	if !slices.Contains([]string{stateAnswered, stateBlank, stateNotAsked}, text) {
		return fmt.Errorf("%q is no state of a question; write %s:answered, :blank or :not_asked", text, w.q.ID)
	}
	return nil
}

func (w *Where) readIDs(text string) error {
	if w.op != "=" && w.op != "!=" {
		return fmt.Errorf("the answers to %s are no numbers; write = or != in place of %s", w.q.ID, w.op)
	}
	known := Axis{q: w.q, row: w.row}.ids()
	for _, id := range strings.Split(text, ",") {
		if id = strings.TrimSpace(id); !slices.Contains(known, id) {
			return fmt.Errorf("%s has no answer %q; it has %s", w.q.ID, id, strings.Join(known, ", "))
		}
		w.ids = append(w.ids, id)
	}
	return nil
}

// beyond is over every number that an answer can be.
const beyond = 1 << 62

func (w *Where) readNumbers(text string) error {
	if w.op != "=" && w.op != "!=" {
		n, err := w.number(text)
		if err != nil {
			return err
		}
		w.ranges = []Bin{map[string]Bin{"<": {From: -beyond, To: n - 1}, "<=": {From: -beyond, To: n}, ">": {From: n + 1, To: beyond}, ">=": {From: n, To: beyond}}[w.op]}
		return nil
	}
	for _, part := range strings.Split(text, ",") {
		from, to, isRange := strings.Cut(part, "..")
		if !isRange {
			to = from
		}
		low, err := w.number(from)
		if err != nil {
			return err
		}
		high, err := w.number(to)
		if err != nil {
			return err
		}
		if low > high {
			return fmt.Errorf("%s begins after its end; exchange the two", part)
		}
		w.ranges = append(w.ranges, Bin{From: low, To: high})
	}
	return nil
}

// number reads a number or a date in the units of [poll.Answer]. Digits after the point may be left out.
func (w *Where) number(text string) (n int64, err error) {
	text = strings.TrimSpace(text)
	ok := false
	switch w.q.Type {
	case poll.Date:
		if n, ok = poll.ParseDate(text); !ok {
			return 0, fmt.Errorf("%q is no date; write it as 2027-01-31", text)
		}
	case poll.Number:
		if whole, fraction, _ := strings.Cut(text, "."); w.q.Decimals > 0 && len(fraction) <= w.q.Decimals {
			text = whole + "." + fraction + strings.Repeat("0", w.q.Decimals-len(fraction))
		}
		if n, ok = poll.ParseNumber(w.q, text); !ok {
			return 0, fmt.Errorf("%q is no answer to %s; write a number with at most %d digits after the point", text, w.q.ID, w.q.Decimals)
		}
	default:
		if n, err = strconv.ParseInt(text, 10, 32); err != nil {
			return 0, fmt.Errorf("%q is no point of the scale %s", text, w.q.ID)
		}
	}
	return n, nil
}

// Fits reports whether a person's answers pass the filter.
func (w Where) Fits(d *poll.Definition, a poll.Answers) bool {
	answered := Axis{q: w.q, row: w.row}.answered(a)
	if w.op == ":" {
		switch w.state {
		case stateAnswered:
			return answered
		case stateBlank:
			return !answered && d.Shown(w.q, a)
		default:
			return !d.Shown(w.q, a)
		}
	}
	return answered && w.matches(a.ByID[w.q.ID]) == (w.op != "!=")
}

// matches reports whether an answer is one of those named.
func (w Where) matches(a poll.Answer) bool {
	if w.ranges != nil {
		return slices.ContainsFunc(w.ranges, func(r Bin) bool { return r.From <= a.Number && a.Number <= r.To })
	}
	given := a.Choices
	switch w.q.Type {
	case poll.Choice:
		given = []string{a.Choice}
	case poll.Ranking:
		given = a.Choices[:1]
	case poll.Grades, poll.Matrix:
		given = []string{a.Cells[w.row]}
	}
	return slices.ContainsFunc(given, func(id string) bool { return slices.Contains(w.ids, id) })
}

// answered reports whether a person said anything here: in a row, in that row.
func (a Axis) answered(answers poll.Answers) bool {
	answer, ok := answers.ByID[a.q.ID]
	if ok && a.row != "" {
		_, ok = answer.Cells[a.row]
	}
	return ok
}
