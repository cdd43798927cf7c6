package poll

import "fmt"

// readQuestion makes the structural pass over a question. If its type is unknown, what depends on the type is not judged.
func readQuestion(o *object) (q Question) {
	q.ID, _ = o.string("id")
	word, ok := o.string("type")
	q.Type = QuestionType(word)
	if ok && !q.Type.Valid() {
		o.fault("type", "bad_value", fmt.Sprintf("%q is not a type of question; write one of %v.", word, types))
	}
	q.Ask = o.text("ask", true)
	q.Help = o.text("help", false)
	q.Required = o.boolean("required")
	o.object("show_if", false, func(o *object) { q.ShowIf = readConditions(o) })
	if o.takes(q.Type, "shuffle") {
		q.Shuffle = o.boolean("shuffle")
	}
	readSensitive(o, &q)
	for _, l := range []struct {
		name string
		to   *[]Option
	}{{"options", &q.Options}, {"rows", &q.Rows}, {"grades", &q.Grades}} {
		if o.takes(q.Type, l.name) {
			*l.to = objects(o, l.name, o.needs(q.Type, l.name), readOption)
		}
	}
	if o.takes(q.Type, "other") {
		q.Other = o.boolean("other")
	}
	readOtherMax(o, &q)
	readEnds(o, &q)
	for _, n := range []struct {
		name string
		to   *int64
	}{{"from", &q.From}, {"to", &q.To}} {
		if o.takes(q.Type, n.name) {
			*n.to, _ = o.integer(n.name, o.needs(q.Type, n.name))
		}
	}
	for _, t := range []struct {
		name string
		to   *Text
	}{{"low", &q.Low}, {"high", &q.High}} {
		if o.takes(q.Type, t.name) {
			*t.to = o.text(t.name, false)
		}
	}
	readDecimals(o, &q)
	readCounting(o, &q)
	return q
}

// takes reports whether the member is to be read. Where it is there though the type does not have it, it says so.
func (o *object) takes(t QuestionType, name string) bool {
	takes, _ := t.Takes(name)
	if takes || !t.Valid() {
		return true
	}
	if o.get(name, false) != nil {
		o.fault(name, "not_allowed", fmt.Sprintf("A question of type %s has no %s; remove it.", t, name))
	}
	return false
}

// needs reports whether a question of this type must have the member.
func (o *object) needs(t QuestionType, name string) bool {
	_, needs := t.Takes(name)
	return needs
}

func readOption(o *object) (option Option) {
	option.ID, _ = o.string("id")
	option.Label = o.text("label", true)
	option.Help = o.text("help", false)
	return option
}

// readOtherMax reads other_max, which is there exactly where other is true.
func readOtherMax(o *object, q *Question) {
	if !o.takes(q.Type, "other_max") {
		return
	}
	if q.Type.Valid() && !q.Other && o.get("other_max", false) != nil {
		o.fault("other_max", "not_allowed", "There is an other_max without other; write other: true, or remove other_max.")
		return
	}
	n, _ := o.integer("other_max", q.Other && q.Type.Valid())
	q.OtherMax = int(n)
}

// readEnds reads min and max: dates, decimal strings or integers. Without a valid type, or with invalid decimals, it is not known
// which, and they are not looked at.
func readEnds(o *object, q *Question) {
	decimals := 0
	if v := o.members["decimals"]; v != nil && q.Type == Number {
		n, ok := v.integer()
		if decimals = int(n); !ok || n < 1 || n > maxDecimals {
			decimals = -1
		}
	}
	for _, end := range []struct {
		name string
		to   *int64
	}{{"min", &q.Min}, {"max", &q.Max}} {
		if !o.takes(q.Type, end.name) {
			continue
		}
		needed := o.needs(q.Type, end.name)
		switch {
		case !q.Type.Valid() || decimals < 0:
			o.get(end.name, false)
		case q.Type == Date:
			*end.to = readDate(o, end.name)
		case decimals > 0:
			*end.to = readDecimalEnd(o, end.name, decimals)
		default:
			*end.to, _ = o.integer(end.name, needed)
		}
	}
}

func readDate(o *object, name string) int64 {
	s, ok := o.string(name)
	n, fits := ParseDate(s)
	if ok && !fits {
		o.fault(name, "bad_date", badValue("a date of the years 0001 to 9999", "2027-01-31"))
	}
	return n
}

func readDecimalEnd(o *object, name string, decimals int) int64 {
	s, ok := o.string(name)
	n, code := readDecimal(s, decimals)
	switch {
	case !ok:
	case code == "bad_decimal":
		o.fault(name, code, badValue(fmt.Sprintf("a number with %d digits after the point", decimals), `"`+FormatNumber(&Question{Decimals: decimals}, 0)+`"`))
	case code != "":
		o.fault(name, code, "This number has too many digits; without its point it must not be over 2^53-1.")
	}
	return n
}

// readDecimals reads decimals, which readEnds has looked at before.
func readDecimals(o *object, q *Question) {
	if !o.takes(q.Type, "decimals") {
		return
	}
	n, ok := o.integer("decimals", false)
	if ok && (n < 1 || n > maxDecimals) {
		o.fault("decimals", "out_of_range", fmt.Sprintf("This is %d; it must be from 1 to %d, or left out for whole numbers.", n, maxDecimals))
	}
	q.Decimals = int(n)
}

// readConditions reads show_if, sorted by source. The values of a condition are all strings, or all integers.
func readConditions(o *object) []Condition {
	conditions := []Condition{}
	for _, name := range sortedKeys(o.members) {
		c := Condition{Source: name}
		list(o, name, true, func(path string, v *value) any {
			n, isInteger := v.integer()
			switch {
			case isInteger && c.Options == nil:
				c.Points = append(c.Points, n)
			case v.kind == isString && c.Points == nil:
				c.Options = append(c.Options, v.text)
			default:
				o.faults.add(path, "bad_type", "The values of a condition are strings, or all of them whole numbers.")
			}
			return nil
		})
		conditions = append(conditions, c)
	}
	return conditions
}
