package author

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"isoloir/poll"
)

var (
	wholeNumber   = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,15})$`)
	decimalNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,15})(\.[0-9]+)?$`)
	timestamp     = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$`)
	dateOnly      = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	looseTime     = regexp.MustCompile(`^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d`)
)

// text reads a text in every language of the poll. In a poll of one language it may be written plainly.
func (r *reader) text(s spot) poll.Text {
	langs := r.def.Languages
	switch s.kind {
	case word:
		if len(langs) == 1 {
			return poll.Text{langs[0]: s.text}
		}
		if len(langs) > 1 {
			r.fail(s.node, s.path, "this text is written in one language only", "Write one for each: "+inEach(langs, s.text))
		}
	case object:
		return r.translations(s)
	default:
		r.notText(s)
	}
	return nil
}

func (r *reader) translations(s spot) poll.Text {
	out := poll.Text{}
	for _, p := range s.fields {
		lang := p.key.text
		path := join(s.path, lang)
		if _, twice := out[lang]; twice {
			r.fail(p.key, path, fmt.Sprintf("%q stands here a second time", lang), "Keep one of the two.")
			continue
		}
		r.norwegian(spot{p.key, path})
		out[lang] = r.str(r.spot(path, p.value))
	}
	return out
}

// notText reports what YAML does not read as a text.
func (r *reader) notText(s spot) {
	switch s.kind {
	case number, truth:
		r.fail(s.node, s.path, "YAML reads "+s.text+" as "+class(s.node)+", not as a text", quoteIt(s.text))
	case nothing:
		r.fail(s.node, s.path, "the text is missing", "Write one, or take the field out.")
		if s.text != "" { // null or ~, written out
			r.errs[len(r.errs)-1].Problem = "YAML reads " + s.text + " as nothing, not as a text"
			r.errs[len(r.errs)-1].Hint = quoteIt(s.text)
		}
	default:
		r.wrongKind(s, "this is a text", "Write it in one line, in quotes if it has special characters.")
	}
}

func class(n *node) string {
	if n.kind == truth {
		return "a truth value"
	}
	return "a number"
}

// inEach shows how a text is written in several languages.
func inEach(langs []string, text string) string {
	if len(text) > 40 || strings.ContainsAny(text, "\"\\\n") {
		text = "…"
	}
	var parts []string
	for i, l := range langs {
		if i > 0 {
			text = "…"
		}
		parts = append(parts, fmt.Sprintf("%s: %q", l, text))
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

// str reads a plain string.
func (r *reader) str(s spot) string {
	if s.kind != word {
		r.notText(s)
		return ""
	}
	return s.text
}

// oneOf reads one word of a list.
func (r *reader) oneOf(s spot, words ...string) string {
	if s.kind == word && slices.Contains(words, s.text) {
		return s.text
	}
	hint := "One of: " + strings.Join(words, ", ")
	if s.kind != word {
		r.wrongKind(s, "this is one of a few words", hint)
		return ""
	}
	if near := nearest(s.text, words); near != "" {
		hint = fmt.Sprintf("Did you mean %q? %s", near, hint)
	}
	r.fail(s.node, s.path, fmt.Sprintf("%q is none of the words that may stand here", s.text), hint)
	return ""
}

// flag reads true or false.
func (r *reader) flag(s spot) bool {
	if s.kind == truth {
		return strings.EqualFold(s.text, "true")
	}
	hint := "Write true or false, without quotes."
	if s.kind == word {
		r.fail(s.node, s.path, fmt.Sprintf("this is true or false; here stands %q", s.text), hint)
	} else {
		r.wrongKind(s, "this is true or false", hint)
	}
	return false
}

// integer reads a whole number.
func (r *reader) integer(s spot) int64 {
	if s.kind != number {
		if s.kind == word && decimalNumber.MatchString(s.text) {
			r.fail(s.node, s.path, fmt.Sprintf("the number %s stands in quotes", s.text), "Take the quotes away.")
		} else {
			r.wrongKind(s, "this is a whole number", "Write it in digits, without quotes.")
		}
		return 0
	}
	if !wholeNumber.MatchString(s.text) {
		r.fail(s.node, s.path, s.text+" is not written as a whole number", "Write it in plain digits, without leading zeros, underscores or a point.")
		return 0
	}
	n, _ := strconv.ParseInt(s.text, 10, 64) // 16 digits at most
	return n
}

// decimal reads a number with up to the given number of digits after the point, as an integer in units of the last.
func (r *reader) decimal(s spot, digits int) int64 {
	if s.kind == number && digits == 0 && strings.Contains(s.text, ".") && decimalNumber.MatchString(s.text) {
		r.fail(s.node, s.path, s.text+" has digits after the point, and the question takes whole numbers", "Add decimals: 1 (or more) to the question, or write a whole number.")
		return 0
	}
	if s.kind != number || digits == 0 {
		return r.integer(s)
	}
	whole, fraction, _ := strings.Cut(s.text, ".")
	if !decimalNumber.MatchString(s.text) || len(fraction) > digits {
		r.fail(s.node, s.path, fmt.Sprintf("%s is not a number with at most %d digits after the point", s.text, digits),
			fmt.Sprintf("Write it in plain digits, or raise decimals (now %d).", digits))
		return 0
	}
	n, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", digits-len(fraction)), 10, 64)
	if err != nil {
		r.fail(s.node, s.path, s.text+" is too large", "With its decimals it stays within 2^53-1.")
	}
	return n
}

// date reads a day, in days since 1970-01-01.
func (r *reader) date(s spot) int64 {
	hint := "Write it as year-month-day, for instance 2026-12-31."
	if s.kind != word {
		r.wrongKind(s, "this is a date", hint)
		return 0
	}
	d, ok := poll.ParseDate(s.text)
	if !ok {
		r.fail(s.node, s.path, fmt.Sprintf("%q is not a date", s.text), hint)
	}
	return d
}

// time reads a moment with its zone; it comes out in UTC.
func (r *reader) time(s spot) time.Time {
	const hint = "For instance 2026-12-01T08:00:00+01:00 (+01:00 is how far the local time is ahead of UTC; in UTC write Z)."
	if s.kind != word {
		r.wrongKind(s, "this is a time", hint)
		return time.Time{}
	}
	if timestamp.MatchString(s.text) {
		t, err := time.Parse(time.RFC3339, s.text)
		if err == nil {
			return t.UTC()
		}
		r.fail(s.node, s.path, s.text+" is not a time: no such day, hour or zone", hint)
		return time.Time{}
	}
	problem := fmt.Sprintf("%q is not a time", s.text)
	switch {
	case dateOnly.MatchString(s.text):
		problem = s.text + " is a day; this is a time, with hour and zone"
	case timestamp.MatchString(s.text + "Z"):
		problem = s.text + " does not say in which zone"
	case looseTime.MatchString(s.text):
		problem = s.text + " is not written as a time: a T before the hour, whole seconds, the zone at the end"
	}
	r.fail(s.node, s.path, problem, hint)
	return time.Time{}
}
