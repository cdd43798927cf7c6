package poll

// Limits of scales (points, and how far from zero their ends may be) and of numbers (digits after the point).
const (
	maxPoints   = 21
	maxEnd      = 100
	maxDecimals = 6
)

// question judges one question. Questions come in the poll's order, so that c.sources holds the earlier ones.
func (c *checker) question(path string, q *Question) {
	c.id(path+".id", q.ID, c.ids)
	if !q.Type.Valid() {
		c.add(path+".type", "bad_value", "%q is not a type of question; write one of choice, choices, scale, number, date, text, ranking, grades, matrix.", q.Type)
		return
	}
	c.text(path+".ask", q.Ask, 500, false)
	if q.Help != nil {
		c.text(path+".help", q.Help, 1000, true)
	}
	if q.ShowIf != nil && len(q.ShowIf) == 0 {
		c.add(path+".show_if", "too_few", "There is no condition; add one, or remove show_if.")
	}
	for _, condition := range q.ShowIf {
		c.condition(path+".show_if."+condition.Source, condition)
	}
	c.notAllowed(path, q)
	c.sensitive(path, q)
	c.lists(path, q)
	c.bounds(path, q)
	c.counting(path, q)
	if _, ok := c.sources[q.ID]; !ok {
		c.sources[q.ID] = newSource(q) // the first question of an id is the one conditions mean
	}
}

// notAllowed reports members that are set though the question's type does not have them. A definition that [Parse] reads has
// had them refused before, wherever they are present.
func (c *checker) notAllowed(path string, q *Question) {
	for _, m := range []struct {
		name string
		set  bool
	}{
		{"shuffle", q.Shuffle}, {"sensitive", q.Epsilon != 0}, {"options", q.Options != nil}, {"rows", q.Rows != nil}, {"grades", q.Grades != nil},
		{"other", q.Other}, {"other_max", q.OtherMax != 0}, {"min", q.Min != 0}, {"max", q.Max != 0},
		{"from", q.From != 0}, {"to", q.To != 0}, {"low", q.Low != nil}, {"high", q.High != nil}, {"decimals", q.Decimals != 0},
		{"count", q.Count != nil}, {"unranked", q.Unranked != ""}, {"blank", q.Blank != ""}, {"tie_break", q.TieBreak != nil},
	} {
		if takes, _ := q.Type.Takes(m.name); m.set && !takes {
			c.add(member(path, m.name), "not_allowed", "A question of type %s has no %s; remove it.", q.Type, m.name)
		}
	}
}

// lists judges options, rows, grades and other.
func (c *checker) lists(path string, q *Question) {
	least := 2
	if q.Type == Grades {
		least = 1
	}
	if takes, _ := q.Type.Takes("options"); takes {
		c.options(path+".options", q.Options, least, MaxOptions)
	}
	if q.Type == Matrix {
		c.options(path+".rows", q.Rows, 1, 100)
	}
	if q.Type == Grades {
		c.options(path+".grades", q.Grades, 2, 20)
	}
	if q.Other {
		c.number(path+".other_max", int64(q.OtherMax), 1, 500)
	} else if takes, _ := q.Type.Takes("other"); takes && q.OtherMax != 0 {
		c.add(path+".other_max", "not_allowed", "There is an other_max without other; write other: true, or remove other_max.")
	}
}

// options judges a list of options, rows or grades.
func (c *checker) options(path string, options []Option, least, most int) {
	c.length(path, len(options), least, most)
	taken := map[string]bool{}
	for i, o := range options {
		path := element(path, i)
		c.id(path+".id", o.ID, taken)
		c.text(path+".label", o.Label, 500, false)
		if o.Help != nil {
			c.text(path+".help", o.Help, 1000, false)
		}
	}
}

// bounds judges min, max, from, to, low, high and decimals.
func (c *checker) bounds(path string, q *Question) {
	switch q.Type {
	case Choices:
		most := int64(len(q.Options))
		if q.Other {
			most++
		}
		c.ends(path, q, [2]int64{0, most}, [2]int64{1, most})
	case Number:
		all := [2]int64{-maxInteger, maxInteger}
		c.ends(path, q, all, all)
		if q.Decimals != 0 {
			c.number(path+".decimals", int64(q.Decimals), 1, maxDecimals)
		}
	case Date:
		all := [2]int64{minDate, maxDate}
		c.ends(path, q, all, all)
	case TextQ:
		c.number(path+".max", q.Max, 1, 5000)
	case Scale:
		c.scale(path, q)
	}
}

// ends judges min by the limits least, and max by the limits most.
func (c *checker) ends(path string, q *Question, least, most [2]int64) {
	minFits := c.number(path+".min", q.Min, least[0], least[1])
	maxFits := c.number(path+".max", q.Max, most[0], most[1])
	if minFits && maxFits && q.Min > q.Max {
		c.add(path+".min", "bad_order", "The minimum is over the maximum; exchange them.")
	}
}

// scale judges the ends of a scale and their names.
func (c *checker) scale(path string, q *Question) {
	from := c.number(path+".from", q.From, -maxEnd, maxEnd)
	to := c.number(path+".to", q.To, -maxEnd, maxEnd)
	switch {
	case !from || !to:
	case q.From >= q.To:
		c.add(path+".from", "bad_order", "The scale must begin below its end; exchange from and to.")
	case q.To-q.From >= maxPoints:
		c.add(path+".to", "out_of_range", "The scale has %d points; %d are the most.", q.To-q.From+1, maxPoints)
	}
	if q.Low == nil && q.High == nil {
		return
	}
	c.text(path+".low", q.Low, 100, false)
	c.text(path+".high", q.High, 100, false)
}
