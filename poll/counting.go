package poll

import (
	"cmp"
	"fmt"
	"slices"
)

// A Method is a way to count rankings or grades (docs/counting.md).
type Method string

// The methods of rankings, and those of grades.
const (
	Schulze          Method = "schulze"
	RankedPairs      Method = "ranked_pairs"
	InstantRunoff    Method = "instant_runoff"
	Borda            Method = "borda"
	FirstPreferences Method = "first"

	MajorityJudgment Method = "majority_judgment"
	MeanGrade        Method = "mean"
)

// An Omission says what becomes of an option that a ranking or grades leave out.
type Omission string

// What becomes of an option left out: in a ranking it stands after all that are ranked; among grades it gets the worst; or the
// person says nothing about it.
const (
	OmittedLast     Omission = "last"
	OmittedWorst    Omission = "worst"
	OmittedAbstains Omission = "abstain"
)

// methods lists the methods that a type of question can be counted by. The first is what counts where a poll names none.
var methods = map[QuestionType][]Method{
	Ranking: {Schulze, RankedPairs, InstantRunoff, Borda, FirstPreferences},
	Grades:  {MajorityJudgment, MeanGrade},
}

// omissions lists what may become of options left out. The first is what counts where a poll says nothing.
var omissions = map[QuestionType][]Omission{
	Ranking: {OmittedLast, OmittedAbstains},
	Grades:  {OmittedAbstains, OmittedWorst},
}

// Methods returns the methods that questions of this type can be counted by; nil if there is only one way.
func (t QuestionType) Methods() []Method { return methods[t] }

// Omissions returns what may become of options that an answer to a question of this type leaves out; nil where none are left out.
func (t QuestionType) Omissions() []Omission { return omissions[t] }

// CountedBy returns the methods by which a question is counted, the one that decides first. It is nil for types of questions that
// are counted in one way only.
func (q *Question) CountedBy() []Method {
	if q.Count == nil && methods[q.Type] != nil {
		return methods[q.Type][:1:1]
	}
	return q.Count
}

// Omitted returns what becomes of options that a ranking (unranked) or grades (blank) leave out.
func (q *Question) Omitted() Omission {
	said := q.Unranked
	if q.Type == Grades {
		said = q.Blank
	}
	if said == "" && omissions[q.Type] != nil {
		return omissions[q.Type][0]
	}
	return said
}

// counting judges count, unranked, blank and tie_break.
func (c *checker) counting(path string, q *Question) {
	known := methods[q.Type]
	if known == nil {
		return
	}
	if q.Count != nil {
		c.length(path+".count", len(q.Count), 1, len(known))
	}
	for i, m := range q.Count {
		switch {
		case !slices.Contains(known, m):
			c.add(element(path+".count", i), "bad_value", "%q does not count a question of type %s; write one of %v.", m, q.Type, known)
		case slices.Index(q.Count, m) < i:
			c.add(element(path+".count", i), "duplicate", "The method %s is listed twice; remove one.", m)
		}
	}
	for _, o := range []struct {
		name string
		said Omission
	}{{"unranked", q.Unranked}, {"blank", q.Blank}} {
		if o.said != "" && !slices.Contains(omissions[q.Type], o.said) {
			c.add(member(path, o.name), "bad_value", "%s", badOmission(q.Type, string(o.said)))
		}
	}
	if q.TieBreak != nil {
		c.tieBreak(path+".tie_break", q)
	}
}

func badOmission(t QuestionType, word string) string {
	return fmt.Sprintf("%q does not say what becomes of options left out; write one of %v.", word, omissions[t])
}

// tieBreak judges an order of all options.
func (c *checker) tieBreak(path string, q *Question) {
	if code := map[int]string{-1: "too_few", 1: "too_many"}[cmp.Compare(len(q.TieBreak), len(q.Options))]; code != "" {
		c.add(path, code, "This order names %d options, and the question has %d; write the ids of all of them, each once.", len(q.TieBreak), len(q.Options))
	}
	for i, id := range q.TieBreak {
		switch {
		case !slices.ContainsFunc(q.Options, func(o Option) bool { return o.ID == id }):
			c.add(element(path, i), "bad_value", "%q is not an option of this question; write the ids of all of them, in the order that breaks ties.", id)
		case slices.Index(q.TieBreak, id) < i:
			c.add(element(path, i), "duplicate", "The option %s is listed twice; remove one.", id)
		}
	}
}

// readCounting reads count, unranked, blank and tie_break.
func readCounting(o *object, q *Question) {
	if o.takes(q.Type, "count") {
		q.Count = list(o, "count", false, func(path string, v *value) Method {
			if v.kind != isString {
				o.faults.add(path, "bad_type", "This must be a string, in quotes.")
			}
			return Method(v.text)
		})
	}
	for _, f := range []struct {
		name string
		to   *Omission
	}{{"unranked", &q.Unranked}, {"blank", &q.Blank}} {
		if !o.takes(q.Type, f.name) || o.get(f.name, false) == nil {
			continue
		}
		word, ok := o.string(f.name)
		*f.to = Omission(word)
		if ok && q.Type.Valid() && !slices.Contains(omissions[q.Type], *f.to) {
			o.fault(f.name, "bad_value", badOmission(q.Type, word))
		}
	}
	if o.takes(q.Type, "tie_break") {
		q.TieBreak = o.strings("tie_break", false)
	}
}

// counting writes count, unranked, blank and tie_break.
func (e *encoder) counting(q *Question) {
	if q.Count != nil {
		e.list("count", func() {
			for _, m := range q.Count {
				e.between()
				e.string(string(m))
			}
		})
	}
	if q.Unranked != "" {
		e.member("unranked", string(q.Unranked))
	}
	if q.Blank != "" {
		e.member("blank", string(q.Blank))
	}
	if q.TieBreak != nil {
		e.strings("tie_break", q.TieBreak)
	}
}
