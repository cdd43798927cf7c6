package poll

import (
	"fmt"
	"strings"
	"unicode"
)

// A Fault is one thing wrong with a definition.
type Fault struct {
	Path    string // such as pages[0].questions[2].options[1].label.fr; empty for the document itself
	Code    string // from docs/formats.md §3, for programs
	Message string // one or two English sentences: what is wrong, and what to do
}

// Faults are what is wrong with a definition, in a fixed order, at most [MaxFaults] of them. Two programs that read the same
// bytes report the same paths and codes in the same order:
//
//  1. A document over its size, not JSON, or of another version has that one fault.
//  2. The structural pass walks the document in the order of the members in docs/formats.md §3, depth first, and reports
//     what is unknown_field, missing, bad_type, not_allowed or not_built, an unknown type of question, and strings that are
//     not a time, date or decimal number. In an object the known members come first, then the unknown ones, sorted.
//  3. Only if that finds nothing, the rules of §3 are checked ([Definition.Check]), in the same order. The length of a list is
//     reported before its elements; in a text the poll's languages come first, then the unknown ones, sorted;
//     conditions come sorted by their source; ballot_size comes last, and only if there is no other fault.
//  4. Only if that finds nothing, the bytes are compared with the canonical ones.
//
// Sorted means by code point. An id, a string or a number has at most one fault.
type Faults []Fault

// MaxFaults is how many faults are reported at most: nobody mends more at a time, and a hostile document must not grow.
const MaxFaults = 100

// Error names every fault on a line of its own.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.String()
	}
	return strings.Join(lines, "\n")
}

// String returns the fault as one line: path, message, code.
func (f Fault) String() string {
	path := Printable(f.Path) // the name of an unknown member is whatever a stranger wrote
	if path == "" {
		path = "the definition"
	}
	return fmt.Sprintf("%s: %s (%s)", path, f.Message, f.Code)
}

// Printable returns s with every rune that a terminal would not show as a character of its own written as an escape such as
// \u{1b}: control characters, line feeds too, invisible ones, and those that make a text read in another order than it stands
// (Unicode category Cf). Letters, marks, numbers, punctuation, symbols and spaces of any width stay.
func Printable(s string) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsGraphic(r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\u{%x}`, r)
		}
	}
	return b.String()
}

// add appends a fault, unless there are enough.
func (f *Faults) add(path, code, format string, args ...any) {
	if len(*f) < MaxFaults {
		*f = append(*f, Fault{Path: path, Code: code, Message: fmt.Sprintf(format, args...)})
	}
}

// member returns the path of a member of the object at path.
func member(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// element returns the path of an element of the list at path.
func element(path string, i int) string {
	return fmt.Sprintf("%s[%d]", path, i)
}
