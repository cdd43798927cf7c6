package poll

import (
	"slices"
	"strconv"
)

// A source is a question that conditions may name, with the position of each of its values in the definition.
type source struct {
	*Question
	position map[string]int64
}

func newSource(q *Question) source {
	s := source{Question: q, position: map[string]int64{}}
	switch q.Type {
	case Choice, Choices:
		for i, o := range q.Options {
			s.position[o.ID] = int64(i)
		}
		if q.Other {
			s.position[OtherID] = int64(len(q.Options))
		}
	case Scale:
		for n := max(q.From, -maxEnd); n <= min(q.To, maxEnd); n++ {
			s.position[strconv.FormatInt(n, 10)] = n
		}
	}
	return s
}

// condition judges one condition: its source must be an earlier question of a fitting type, its values must be ones the
// source can have, in the definition's order, none twice.
func (c *checker) condition(path string, condition Condition) {
	source, ok := c.sources[condition.Source]
	switch {
	case !ok:
		c.add(path, "bad_condition", "There is no earlier question with the id %q; conditions look back only.", condition.Source)
		return
	case source.Type != Choice && source.Type != Choices && source.Type != Scale:
		c.add(path, "bad_condition", "The question %s is of type %s; a condition looks at a choice, choices or scale.", source.ID, source.Type)
		return
	case source.Sensitive():
		c.add(path, "bad_condition", "The question %s is sensitive, and a condition on it would tell what was answered; look at another question.", source.ID)
		return
	}
	values, fits := condition.Options, source.Type != Scale
	if condition.Points != nil {
		values, fits = nil, source.Type == Scale
		for _, n := range condition.Points {
			values = append(values, strconv.FormatInt(n, 10))
		}
	}
	if len(values) == 0 {
		c.add(path, "too_few", "The condition has no value; add one.")
	}
	before, last, sorted := len(c.Faults), int64(-maxEnd-1), true
	seen := map[string]bool{}
	for i, v := range values {
		position, known := source.position[v]
		switch {
		case !known || !fits:
			c.add(element(path, i), "bad_condition", "The question %s has no value %s; write one it has.", source.ID, v)
		case seen[v]:
			c.add(element(path, i), "duplicate", "The value %s is listed twice; remove one.", v)
		}
		sorted, last, seen[v] = sorted && position >= last, position, true
	}
	if len(c.Faults) == before && !sorted {
		c.add(path, "bad_order", "The values are not in the order of the question %s; write them in that order.", source.ID)
	}
}

// Shown reports whether the conditions of q hold. A source that is itself hidden, or blank, is false.
func (d *Definition) Shown(q *Question, a Answers) bool {
	shown := map[string]Answer{}
	for _, earlier := range d.Questions() {
		if earlier.ID == q.ID {
			break
		}
		if answer, ok := a.ByID[earlier.ID]; ok && holds(earlier, shown) {
			shown[earlier.ID] = answer
		}
	}
	return holds(q, shown)
}

// holds reports whether the conditions of q hold, given the answers to the earlier questions that are shown.
func holds(q *Question, shown map[string]Answer) bool {
	for _, condition := range q.ShowIf {
		answer, ok := shown[condition.Source]
		if !ok || !condition.matches(answer) {
			return false
		}
	}
	return true
}

// matches reports whether an answer to the source has one of the condition's values.
func (c Condition) matches(a Answer) bool {
	if c.Points != nil {
		return slices.Contains(c.Points, a.Number)
	}
	return slices.Contains(c.Options, a.Choice) || slices.ContainsFunc(a.Choices, func(id string) bool { return slices.Contains(c.Options, id) })
}
