package author

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/token"
)

// MaxFileSize is the longest poll file read, in bytes. A definition has at most 262,144; comments and indentation need room.
const MaxFileSize = 1 << 20

// clean makes one text of the file's bytes: UTF-8, lines ended by LF, no byte order mark. It reports what cannot be read, and
// whether the rest is worth reading.
func (r *reader) clean(src []byte) (string, bool) {
	top := &node{line: 1, column: 1}
	if len(src) > MaxFileSize {
		r.fail(top, "", fmt.Sprintf("this file has %d bytes; a poll file has at most %d", len(src), MaxFileSize), "Is this the right file?")
		return "", false
	}
	if len(src) >= 2 && (string(src[:2]) == "\xff\xfe" || string(src[:2]) == "\xfe\xff") {
		r.fail(top, "", "this file is written in UTF-16", "Save it as UTF-8.")
		return "", false
	}
	text := strings.TrimPrefix(string(src), "\uFEFF")
	text = strings.ReplaceAll(text, "\r\n", "\n")
	r.lines = strings.Split(text, "\n")
	for i, line := range r.lines {
		column := 1
		for j := 0; j < len(line); column++ {
			c, size := utf8.DecodeRuneInString(line[j:])
			here := &node{line: i + 1, column: column}
			if c == utf8.RuneError && size <= 1 {
				r.fail(here, "", "this byte is not UTF-8", "Save the file as UTF-8.")
				return "", false
			}
			if c < 0x20 && c != '\t' || c == 0x7F {
				r.fail(here, "", fmt.Sprintf("the control character U+%04X stands here", c), "Take it out.")
				return "", false
			}
			j += size
		}
	}
	return text, true
}

// start mends the column of an unquoted text of several lines: the library gives the line it begins in with the column of another.
func (r *reader) start(n *node) int {
	line := r.line(n.line)
	first, _, _ := strings.Cut(n.text, " ")
	runes := []rune(line)
	if n.column-1 <= len(runes) && n.column > 0 && strings.HasPrefix(string(runes[n.column-1:]), first) {
		return n.column
	}
	if i := strings.Index(line, first); i >= 0 {
		return utf8.RuneCountInString(line[:i]) + 1
	}
	return len(line) - len(strings.TrimLeft(line, " -")) + 1
}

// checkPlain refuses an unquoted text that other YAML readers take for a field and its value.
func (r *reader) checkPlain(n *node) {
	if strings.Contains(n.text, ": ") || strings.HasSuffix(n.text, ":") {
		r.fail(n, "", "a colon stands in a text without quotes; YAML takes what is before it for a field's name", quoteIt(n.text))
		n.kind = broken
	}
}

// quoteIt shows a text in the quotes it needs.
func quoteIt(text string) string {
	const longest = 60
	if len([]rune(text)) > longest || strings.ContainsAny(text, "\"\\\n") {
		return "Put the whole text in quotes."
	}
	return `Put it in quotes: "` + text + `"`
}

// A syntaxHint says what usually lies behind one of the library's messages.
type syntaxHint struct{ message, problem, hint string }

var syntaxHints = []syntaxHint{
	{"'\t'", "a tab stands here; YAML indents with spaces only", "Put spaces in its place (most editors can be set to do so)."},
	{"could not find end character of", "the quotes that open here are never closed", `Close them. Inside double quotes a quote is written \", inside single quotes ''.`},
	{"is a reserved character", "a text cannot begin with this character", "Put the whole text in quotes."},
	{"unexpected directive value", "a text cannot begin with %", "Put the whole text in quotes."},
	{"map key-value is pre-defined", "something stands after the closing quote", `Put the whole text in one pair of quotes. Inside double quotes a quote is written \".`},
	{"block sequence entries are not allowed", "a list cannot begin on the line of its field", "Begin it on the next line, indented, or write it as [a, b, c]."},
	{"',' or ']' must be specified", "a list in [ ] is not finished before here", "Close it with ], and put a comma between its values."},
	{"sequence end token ']'", "the [ that opens here is never closed", "Close it with ]."},
	{"',' or '}' must be specified", "an object in { } is not finished before here", "Close it with }, and put a comma between its fields."},
	{"flow mapping end token", "the { that opens here is never closed", "Close it with }."},
	{"corresponding to", "this bracket closes nothing", "Take it out, or put the text in quotes."},
	{"unexpected scalar value type", "a value is missing here", "Write one, or take the comma out."},
	{"non-map value is specified", "this line is not a field", `Write it as "name: value", or indent it if it belongs to the text above.`},
	{"unexpected key name", "this line is not a field", `Write it as "name: value", or indent it if it belongs to the text above.`},
	{"implicit line break", "this line is not a field", `Write it as "name: value", or indent it if it belongs to the text above.`},
	{"value is not allowed in this context", "this line is indented like nothing above it", "Fields of the same object begin in the same column. Line it up with its neighbours."},
	{"could not find flow map content", "a field in { } has no value", "Write it as { name: value }."},
}

// syntaxError reports what the YAML library could not read, in our words where we have some.
func (r *reader) syntaxError(message string, t *token.Token) {
	n := at(t)
	if strings.Contains(message, "mapping value is not allowed") {
		r.misplacedField(n)
		return
	}
	for _, h := range syntaxHints {
		if strings.Contains(message, h.message) {
			r.fail(n, "", h.problem, h.hint)
			return
		}
	}
	r.fail(n, "", "this is not YAML: "+message, "Look at the indentation, quotes and brackets here and on the line above.")
}

// misplacedField tells apart the two ways to write a field inside a text: a colon that wants quotes, and a line indented under
// a field that has its value already.
func (r *reader) misplacedField(n *node) {
	runes := []rune(r.line(n.line))
	rest := string(runes[min(n.column-1, len(runes)):])
	if strings.Contains(rest, ": ") || strings.HasSuffix(rest, ":") {
		r.fail(n, "", "a colon stands in a text without quotes; YAML takes what is before it for a field's name", quoteIt(rest))
		return
	}
	for below := n.line + 1; below <= len(r.lines); below++ {
		line := r.line(below)
		if trimmed := strings.TrimLeft(line, " "); trimmed != "" && trimmed[0] != '#' {
			r.fail(&node{line: below, column: len(line) - len(trimmed) + 1}, "", "this line is indented under a line that has its value already",
				"Line it up with the fields around it, or put the text above in quotes.")
			return
		}
	}
	r.fail(n, "", "a field stands inside a text", "Look at the indentation here and on the line above.")
}
