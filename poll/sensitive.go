package poll

import "errors"

// Limits of what a sensitive question's answer may tell, and the digits after the point in which it is written.
const (
	minEpsilon      = 100     // 0.0100
	maxEpsilon      = 100_000 // 10.0000
	epsilonDecimals = 4
)

var errNotTossed = errors.New("coins must be tossed over the answers to sensitive questions before they are sealed")

// Sensitive reports whether coins are tossed over the answers before they are sealed (docs/formats.md §4, Randomized answers).
func (q *Question) Sensitive() bool { return q.Epsilon != 0 }

// Sensitive reports whether any question is.
func (d *Definition) Sensitive() bool { return d.Epsilon() != 0 }

// Epsilon is what one ballot may tell of the true answers to all sensitive questions together, in ten-thousandths: their sum.
func (d *Definition) Epsilon() (sum int64) {
	for _, q := range d.Questions() {
		sum += q.Epsilon
	}
	return sum
}

// FormatEpsilon writes an epsilon that is given in ten-thousandths, with four digits after the point.
func FormatEpsilon(n int64) string { return FormatNumber(&Question{Decimals: epsilonDecimals}, n) }

// ParseEpsilon reads what [FormatEpsilon] writes, within the limits or not.
func ParseEpsilon(s string) (int64, bool) {
	return ParseNumber(&Question{Decimals: epsilonDecimals}, s)
}

// report is the question that a report answers. Coins may report any number of choices, where nothing is reported instead of an empty list;
// of a choice they report what could be true.
func (q *Question) report() *Question {
	if !q.Sensitive() || q.Type != Choices {
		return q
	}
	reported := *q
	reported.Required, reported.Min, reported.Max = false, 0, int64(len(q.Options))
	return &reported
}

// readSensitive reads sensitive, an object that has epsilon alone.
func readSensitive(o *object, q *Question) {
	if !o.takes(q.Type, "sensitive") {
		return
	}
	o.object("sensitive", false, func(o *object) {
		if q.Epsilon = readDecimalEnd(o, "epsilon", epsilonDecimals); q.Epsilon == 0 {
			q.Epsilon = -1 // out of range, and not left out
		}
	})
}

// sensitive judges a sensitive question.
func (c *checker) sensitive(path string, q *Question) {
	if !q.Sensitive() {
		return
	}
	if takes, _ := q.Type.Takes("sensitive"); !takes {
		return // and that is said
	}
	if q.Other {
		c.add(path+".sensitive", "not_allowed", "A sensitive question has no other: words of one's own cannot be drawn by lot; remove one of the two.")
	}
	if q.Epsilon < minEpsilon || q.Epsilon > maxEpsilon {
		c.add(path+".sensitive.epsilon", "out_of_range", "This is %s; it must be from %s to %s.", FormatEpsilon(max(q.Epsilon, 0)), FormatEpsilon(minEpsilon), FormatEpsilon(maxEpsilon))
	}
}

// sensitive writes sensitive.
func (e *encoder) sensitive(q *Question) {
	if q.Sensitive() {
		e.object("sensitive", func() { e.member("epsilon", FormatEpsilon(q.Epsilon)) })
	}
}
