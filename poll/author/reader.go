package author

import (
	"fmt"
	"regexp"
	"strings"

	"isoloir/poll"
)

// A reader walks one poll file and collects what is wrong with it.
type reader struct {
	name   string
	o      Options
	lines  []string
	errs   Errors
	places map[string]*node // where in the file each part of the definition stands, by its path in the definition
	silent []string         // paths whose faults follow from an error that is reported already
	root   *node
	ids    []*node         // the ids of all questions in the file, whatever they are
	seen   []poll.Question // the questions read so far; conditions look at them
	def    *poll.Definition
}

func (r *reader) line(n int) string {
	if n < 1 || n > len(r.lines) {
		return ""
	}
	return r.lines[n-1]
}

// fail reports a problem. What [poll.Definition.Check] says about the same path, or about a part of it, is then left unsaid.
func (r *reader) fail(n *node, path, problem, hint string) {
	r.errs = append(r.errs, r.finding(n, path, problem, hint))
	if path != "" {
		r.silent = append(r.silent, path)
	}
}

func (r *reader) finding(n *node, path, problem, hint string) *Error {
	source := secretKey.ReplaceAllString(r.line(n.line), "AGE-SECRET-KEY-...")
	return &Error{File: r.name, Line: n.line, Column: n.column, Path: path, Source: source, Problem: problem, Hint: hint}
}

// secretKey is what must not be shown again, though a careless hand has put it into the file.
var secretKey = regexp.MustCompile(`(?i)AGE-SECRET-KEY-[0-9A-Z-]+`)

// A spot is a node and its path in the definition.
type spot struct {
	*node
	path string
}

// spot remembers where a part of the definition stands.
func (r *reader) spot(path string, n *node) spot {
	r.places[path] = n
	if n.kind == broken {
		r.silent = append(r.silent, path)
	}
	return spot{n, path}
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// An entity is an object of the poll file whose fields are known.
type entity struct {
	r *reader
	spot
}

// get returns a field's spot and whether it is there and not refused.
func (e entity) get(name string) (spot, bool) {
	n := e.node.get(name)
	if n == nil {
		return spot{}, false
	}
	return e.r.spot(join(e.path, name), n), n.kind != broken
}

// entity checks that a spot holds an object with the fields of a table; kind says in messages what it is, "an option" for
// instance. It returns false if it is no object.
func (r *reader) entity(s spot, kind string, fields []field) (entity, bool) {
	if s.kind != object {
		r.wrongKind(s, kind+" is an object, fields with values", "Write each field on a line of its own: name: value")
		return entity{}, false
	}
	known := map[string]field{}
	for _, f := range fields {
		known[f.name] = f
	}
	seen := map[string]int{}
	for _, p := range s.fields {
		name := p.key.text
		f, ok := known[name]
		path := join(s.path, name)
		r.places[path] = p.key
		if line, twice := seen[name]; twice {
			r.fail(p.key, path, fmt.Sprintf("%q stands here a second time; the first is in line %d", name, line), "Keep one of the two.")
		} else if !ok {
			r.unknown(p.key, s.path, name, kind, names(fields))
		} else if f.unbuilt {
			r.fail(p.key, path, fmt.Sprintf("%q is not built yet", name), unbuiltHint(name))
		}
		seen[name] = p.key.line
	}
	for _, f := range fields {
		if f.must && s.get(f.name) == nil {
			r.missing(s, f.name, kind)
		}
	}
	return entity{r, s}, true
}

func (r *reader) missing(s spot, name, kind string) {
	hint := examples[name]
	if hint == "" {
		hint = "Add " + name + ": and its value."
	}
	r.fail(s.node, join(s.path, name), fmt.Sprintf("%s needs the field %q", kind, name), hint)
}

// examples show how a field that is missing is written.
var examples = map[string]string{
	"languages": "For instance: languages: [fr, en]",
	"opens":     "For instance: opens: 2026-12-01T08:00:00+01:00",
	"closes":    "For instance: closes: 2026-12-15T20:00:00+01:00",
	"notice":    "It says who asks and what becomes of the answers: organizer, contact, purpose, legal_basis, key_holders, retention_days.",
	"type":      "One of: " + typeList(questionTypes),
	"id":        "A short word for the tool, for instance: id: district",
	"pages":     "A list of pages, each with its questions.",
	"questions": "A list of questions, each with id, type and ask.",
	"options":   "A list, one line each: - { id: north, label: North }",
	"rows":      "A list, one line each: - { id: meetings, label: Meetings }",
	"grades":    "A list, best first, one line each: - { id: good, label: Good }",
	"count":     "Name a method, or take count out.",
}

func unbuiltHint(name string) string {
	switch name {
	case "trustees", "threshold":
		return "Take it out, and list the colleagues' recipients under recipients; each of them can then open the ballots."
	}
	return "Take it out."
}

func (r *reader) unknown(key *node, path, name, kind string, known []string) {
	hint := "Its fields are: " + strings.Join(known, ", ") + "."
	if published[name] && path == "" {
		hint = "Publishing adds it. Take it out."
	} else if near := nearest(name, known); near != "" {
		hint = fmt.Sprintf("Did you mean %q?", near)
	}
	r.fail(key, join(path, name), fmt.Sprintf("%s has no field %q", kind, name), hint)
}

// wrongKind reports a spot that holds something else than it should.
func (r *reader) wrongKind(s spot, problem, hint string) {
	if s.kind != broken {
		r.fail(s.node, s.path, problem+"; here stands "+describe(s.node), hint)
	}
}

func describe(n *node) string {
	switch n.kind {
	case object:
		return "an object"
	case list:
		return "a list"
	case number:
		return "the number " + n.text
	case truth:
		return "the truth value " + n.text
	case nothing:
		return "nothing"
	default:
		return "a text"
	}
}

// items returns the spots of a list.
func (r *reader) items(s spot, hint string) []spot {
	if s.kind != list {
		r.wrongKind(s, "this is a list", hint)
		return nil
	}
	var out []spot
	for i, n := range s.items {
		out = append(out, r.spot(fmt.Sprintf("%s[%d]", s.path, i), n))
	}
	return out
}

func typeList(types []poll.QuestionType) string {
	var out []string
	for _, t := range types {
		out = append(out, string(t))
	}
	return strings.Join(out, ", ")
}

// nearest returns the known name that is written most like the given one, or "" if none is close.
func nearest(name string, known []string) string {
	best, at := "", max(2, len(name)/3)+1
	for _, k := range known {
		if d := distance(name, k); d < at && d < len(k) {
			best, at = k, d
		}
	}
	return best
}

// distance is the Levenshtein distance of two words, in bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
