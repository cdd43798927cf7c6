package author

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"isoloir/poll"
)

// conditions reads show_if. It puts the questions and the values into the definition's order, whatever order they are written in.
func (r *reader) conditions(s spot, self string) []poll.Condition {
	const hint = "Write the earlier question and the answers that count: show_if: { district: [north, south] }"
	if s.kind != object {
		r.wrongKind(s, "show_if is an object", hint)
		return nil
	}
	if len(s.fields) == 0 {
		r.fail(s.node, s.path, "show_if has no condition", hint)
	}
	var out []poll.Condition
	order := map[string]int{}
	for _, p := range s.fields {
		name := p.key.text
		path := join(s.path, name)
		r.places[path] = p.key
		if _, twice := order[name]; twice {
			r.fail(p.key, path, fmt.Sprintf("%q stands here a second time", name), "Put all its values into one list.")
			continue
		}
		order[name] = len(r.seen)
		source, ok := r.source(p.key, path, self)
		if !ok {
			continue
		}
		order[name] = slices.IndexFunc(r.seen, func(q poll.Question) bool { return q.ID == name })
		if c, ok := r.condition(spot{p.value, path}, source); ok {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b poll.Condition) int { return order[a.Source] - order[b.Source] })
	return out
}

// source finds the earlier question that a condition looks at.
func (r *reader) source(key *node, path, self string) (poll.Question, bool) {
	name := key.text
	var fitting []string
	for _, q := range r.seen {
		if q.ID == name {
			if q.Sensitive() {
				r.fail(key, path, fmt.Sprintf("%q is sensitive; a condition on it would tell what was answered", name),
					"Let the condition look at another question, or take it out.")
				return q, false
			}
			if slices.Contains(of(poll.Choice, poll.Choices, poll.Scale), q.Type) {
				return q, true
			}
			r.fail(key, path, fmt.Sprintf("%q is a question of type %s; a condition cannot look at it", name, q.Type),
				"A condition looks at an earlier choice, choices or scale.")
			return q, false
		}
		if slices.Contains(of(poll.Choice, poll.Choices, poll.Scale), q.Type) && !q.Sensitive() {
			fitting = append(fitting, q.ID)
		}
	}
	hint := "A condition looks at an earlier choice, choices or scale."
	asked := slices.IndexFunc(r.ids, func(id *node) bool { return id.text == name })
	switch near := nearest(name, fitting); {
	case name == self:
		r.fail(key, path, fmt.Sprintf("%q is this question itself", name), hint)
	case asked >= 0 && r.ids[asked].line < key.line: // it was refused, and that is reported
	case asked >= 0:
		r.fail(key, path, fmt.Sprintf("%q is asked later than this question", name), "Move it before this one, or take the condition out. "+hint)
	default:
		if near != "" {
			hint = fmt.Sprintf("Did you mean %q?", near)
		} else if len(fitting) > 0 {
			hint = "Earlier questions that a condition can look at: " + strings.Join(fitting, ", ") + "."
		}
		r.fail(key, path, fmt.Sprintf("no question has the id %q", name), hint)
	}
	return poll.Question{}, false
}

// condition reads the values of one source. It returns false if one of them is refused.
func (r *reader) condition(s spot, source poll.Question) (poll.Condition, bool) {
	c := poll.Condition{Source: source.ID}
	if s.kind != list {
		hint := "Write the answers that count, in brackets, for instance [" + firstValue(source) + "]"
		if s.kind == word || s.kind == number {
			hint = "Put it in brackets: [" + s.text + "]"
		}
		r.wrongKind(s, "the answers that count are a list", hint)
		return c, false
	}
	if len(s.items) == 0 {
		r.fail(s.node, s.path, "this condition has no answers", "Write those that count, for instance ["+firstValue(source)+"]")
		return c, false
	}
	good := true
	for i, n := range s.items {
		item := spot{n, fmt.Sprintf("%s[%d]", s.path, i)}
		if source.Type == poll.Scale {
			good = r.point(item, source, &c) && good
		} else {
			good = r.picked(item, source, &c) && good
		}
	}
	slices.Sort(c.Points)
	slices.SortFunc(c.Options, func(a, b string) int { return slices.Index(values(source), a) - slices.Index(values(source), b) })
	return c, good
}

// point reads a value of a scale.
func (r *reader) point(s spot, source poll.Question, c *poll.Condition) bool {
	before := len(r.errs)
	p := r.integer(s)
	switch {
	case s.kind == broken || len(r.errs) > before:
		return false
	case p < source.From || p > source.To:
		r.fail(s.node, s.path, fmt.Sprintf("%d is not on the scale of %q", p, source.ID), fmt.Sprintf("It goes from %d to %d.", source.From, source.To))
		return false
	case slices.Contains(c.Points, p):
		r.fail(s.node, s.path, fmt.Sprintf("%d stands here a second time", p), "Keep one of the two.")
		return false
	}
	c.Points = append(c.Points, p)
	return true
}

// picked reads an option of a choice.
func (r *reader) picked(s spot, source poll.Question, c *poll.Condition) bool {
	known := values(source)
	list := "Its options are: " + strings.Join(known, ", ") + "."
	switch {
	case s.kind == truth || s.kind == number || s.kind == nothing && s.text != "":
		r.fail(s.node, s.path, fmt.Sprintf("YAML does not read %s as an option's id", s.text), list)
	case s.kind != word:
		r.wrongKind(s, "this is an option's id", list)
	case !slices.Contains(known, s.text):
		if near := nearest(s.text, known); near != "" {
			list = fmt.Sprintf("Did you mean %q?", near)
		}
		r.fail(s.node, s.path, fmt.Sprintf("%q has no option %q", source.ID, s.text), list)
	case slices.Contains(c.Options, s.text):
		r.fail(s.node, s.path, fmt.Sprintf("%q stands here a second time", s.text), "Keep one of the two.")
	default:
		c.Options = append(c.Options, s.text)
		return true
	}
	return false
}

// values are the ids that a choice can have.
func values(q poll.Question) []string {
	var out []string
	for _, o := range q.Options {
		out = append(out, o.ID)
	}
	if q.Other {
		out = append(out, poll.OtherID)
	}
	return out
}

func firstValue(q poll.Question) string {
	if q.Type == poll.Scale {
		return strconv.FormatInt(q.From, 10)
	}
	if v := values(q); len(v) > 0 {
		return v[0]
	}
	return "…"
}
