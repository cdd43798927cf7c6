package author

import (
	"fmt"
	"slices"
	"strings"

	"isoloir/poll"
)

// question reads one question. What its type does not have is refused here, so that the message can say what it has.
func (r *reader) question(s spot) poll.Question {
	var q poll.Question
	e, ok := r.entity(s, "a question", questionFields)
	if !ok {
		return q
	}
	e.id(&q.ID)
	e.text("ask", &q.Ask)
	e.text("help", &q.Help)
	e.flag("required", &q.Required)
	if t, ok := e.get("type"); ok {
		q.Type = poll.QuestionType(r.oneOf(t, strings.Split(typeList(questionTypes), ", ")...))
	}
	if q.Type == "" {
		r.silent = append(r.silent, s.path)
		return q
	}
	r.fitting(e, q.Type)
	if c, ok := e.get("show_if"); ok {
		q.ShowIf = r.conditions(c, q.ID)
	}
	r.sensitive(e, &q)
	r.lists(e, &q)
	r.bounds(e, &q)
	r.counting(e, &q)
	r.seen = append(r.seen, q)
	return q
}

// fitting refuses fields that a question of this type does not have, and the lack of those it needs.
func (r *reader) fitting(e entity, t poll.QuestionType) {
	for _, f := range questionFields {
		if f.unbuilt {
			continue
		}
		if n := e.node.get(f.name); n != nil && f.types != nil && !slices.Contains(f.types, t) {
			path := join(e.path, f.name)
			r.fail(r.places[path], path, fmt.Sprintf("a question of type %s has no %q", t, f.name), "Only questions of these types have it: "+typeList(f.types)+".")
		} else if n == nil && f.needs != nil && slices.Contains(f.needs, t) {
			r.missing(e.spot, f.name, "a question of type "+string(t))
		}
	}
}

// sensitive reads what the answers may tell at most.
func (r *reader) sensitive(e entity, q *poll.Question) {
	s, ok := e.get("sensitive")
	if !ok || !slices.Contains(of(poll.Choice, poll.Choices), q.Type) {
		return
	}
	const hint = "Write how much an answer may tell: sensitive: { epsilon: 1.0986 }"
	if s.kind != object {
		r.wrongKind(s, "sensitive is an object", hint)
		return
	}
	se, ok := r.entity(s, "sensitive", sensitiveFields)
	value, has := se.get("epsilon")
	if !ok || !has {
		return
	}
	before := len(r.errs)
	if q.Epsilon = r.decimal(value, 4); len(r.errs) > before {
		r.errs[before].Hint = "Write it in plain digits, with at most four after the point, for instance 1.0986"
		r.silent = append(r.silent, value.path)
	}
	if q.Epsilon == 0 {
		q.Epsilon = -1 // which is out of range, and not left out
	}
}

func (r *reader) lists(e entity, q *poll.Question) {
	e.flag("shuffle", &q.Shuffle)
	q.Options = r.options(e, "options", "an option")
	q.Rows = r.options(e, "rows", "a row")
	q.Grades = r.options(e, "grades", "a grade")
	if !slices.Contains(of(poll.Choice, poll.Choices), q.Type) {
		return
	}
	e.flag("other", &q.Other)
	if q.Other {
		q.OtherMax = int(e.integer("other_max", DefaultOtherMax))
	} else if e.node.get("other_max") != nil {
		path := join(e.path, "other_max")
		r.fail(r.places[path], path, `"other_max" stands here without "other: true"`, "Add other: true, or take other_max out.")
	}
}

// counting reads how a ranking or grades are counted.
func (r *reader) counting(e entity, q *poll.Question) {
	if s, ok := e.get("count"); ok && slices.Contains(withMethods, q.Type) {
		methods := q.Type.Methods()
		q.Count = []poll.Method{}
		for _, item := range r.items(s, fmt.Sprintf("Write it in brackets: count: [%s]", methods[0])) {
			q.Count = append(q.Count, poll.Method(r.oneOf(item, words(methods)...)))
		}
	}
	for _, f := range []struct {
		name string
		typ  poll.QuestionType
		to   *poll.Omission
	}{{"unranked", poll.Ranking, &q.Unranked}, {"blank", poll.Grades, &q.Blank}} {
		if s, ok := e.get(f.name); ok && q.Type == f.typ {
			*f.to = poll.Omission(r.oneOf(s, words(f.typ.Omissions())...))
		}
	}
	if s, ok := e.get("tie_break"); ok && slices.Contains(withMethods, q.Type) {
		q.TieBreak = []string{}
		for _, item := range r.items(s, "Write all option ids in brackets, the one that wins ties first: tie_break: [b, a]") {
			q.TieBreak = append(q.TieBreak, r.str(item))
		}
	}
}

func words[S ~string](list []S) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = string(w)
	}
	return out
}

// bounds reads the limits of an answer, in the units of [poll.Question].
func (r *reader) bounds(e entity, q *poll.Question) {
	switch q.Type {
	case poll.Choices:
		all := int64(len(q.Options))
		if q.Other {
			all++
		}
		q.Min, q.Max = e.integer("min", 0), e.integer("max", all)
		if len(q.Options) == 0 { // reported already; there is nothing to measure by
			r.silent = append(r.silent, join(e.path, "min"), join(e.path, "max"))
		}
	case poll.TextQ:
		q.Max = e.integer("max", DefaultTextMax)
	case poll.Scale:
		q.From, q.To = e.integer("from", 0), e.integer("to", 0)
		e.text("low", &q.Low)
		e.text("high", &q.High)
		r.bothEnds(e, "low", "high")
		r.bothEnds(e, "high", "low")
	case poll.Date:
		if s, ok := e.get("min"); ok {
			q.Min = r.date(s)
		}
		if s, ok := e.get("max"); ok {
			q.Max = r.date(s)
		}
	case poll.Number:
		r.numberBounds(e, q)
	}
}

// bothEnds refuses a scale that names one of its ends only.
func (r *reader) bothEnds(e entity, one, another string) {
	if e.node.get(one) == nil && e.node.get(another) != nil {
		path := join(e.path, another)
		r.fail(r.places[path], path, fmt.Sprintf("%q stands here without %q", another, one), "Say what both ends mean, or neither.")
		r.silent = append(r.silent, join(e.path, one))
	}
}

func (r *reader) numberBounds(e entity, q *poll.Question) {
	if s, ok := e.get("decimals"); ok {
		q.Decimals = int(r.integer(s))
		if q.Decimals < 1 || q.Decimals > 6 {
			r.fail(s.node, s.path, fmt.Sprintf("decimals is %s", s.text), "It is a number from 1 to 6. For whole numbers leave it out.")
			q.Decimals = 0
		}
	}
	if s, ok := e.get("min"); ok {
		q.Min = r.decimal(s, q.Decimals)
	}
	if s, ok := e.get("max"); ok {
		q.Max = r.decimal(s, q.Decimals)
	}
}

// options reads a list of options, rows or grades.
func (r *reader) options(e entity, name, kind string) []poll.Option {
	l, ok := e.get(name)
	if !ok {
		return nil
	}
	var out []poll.Option
	for _, item := range r.items(l, "Begin each line with -: - { id: north, label: North }") {
		var o poll.Option
		if oe, ok := r.entity(item, kind, optionFields); ok {
			oe.id(&o.ID)
			oe.text("label", &o.Label)
			oe.text("help", &o.Help)
		} else if item.kind == word {
			r.errs[len(r.errs)-1].Hint = fmt.Sprintf("Write { id: %s, label: %q }", optionID(item.text), item.text)
		}
		out = append(out, o)
	}
	return out
}

func optionID(label string) string {
	if id := plain(label); idShape.MatchString(id) && reservedIDs[id] == "" {
		return id
	}
	return "…"
}
