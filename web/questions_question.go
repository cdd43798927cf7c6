package web

import (
	"fmt"
	"math"
	"strconv"

	"golang.org/x/text/number"

	"isoloir/poll"
)

// A question is one of the poll's, in words.
type question struct {
	W          *words
	ID         string // of the element: it is in the page once for each language
	Number     int
	Ask, Help  phrase
	Required   bool
	Conditions []condition
	Hints      []string
	Groups     []group
	Set        string // how it is answered in a command
}

// A condition names an earlier question and the answers that fit.
type condition struct {
	ID, Source string // its element, its number in words
	Answers    []phrase
}

// A group is what can be picked, ranked, graded, or a row or a grade.
type group struct {
	Name  string // "" if there is only one
	Items []item
}

type item struct {
	ID          string
	Label, Help phrase
}

func (t teller) question(number int, q *poll.Question) question {
	out := question{
		W: t.words, ID: t.element(q.ID), Number: number, Ask: t.tell(q.Ask), Help: t.tell(q.Help), Required: q.Required,
		Hints: t.hints(q), Groups: t.groups(q), Set: firstSet(q, t.myWords),
	}
	for _, c := range q.ShowIf {
		out.Conditions = append(out.Conditions, t.condition(c))
	}
	return out
}

func (t teller) element(questionID string) string { return t.tag + "-" + questionID }

func (t teller) condition(c poll.Condition) condition {
	out := condition{ID: t.element(c.Source)}
	for i, q := range t.d.Questions() {
		if q.ID != c.Source {
			continue
		}
		out.Source = fmt.Sprintf(t.words.question, i+1)
		for _, id := range c.Options {
			out.Answers = append(out.Answers, t.label(q, id))
		}
		for _, n := range c.Points {
			out.Answers = append(out.Answers, own(strconv.FormatInt(n, 10)))
		}
	}
	return out
}

func (t teller) label(q *poll.Question, id string) phrase {
	for _, o := range q.Options {
		if o.ID == id {
			return t.tell(o.Label)
		}
	}
	return own(t.Other)
}

// hints say what kind of answer the question takes.
func (t teller) hints(q *poll.Question) (said []string) {
	switch q.Type {
	case poll.Choice:
		said = append(said, t.chooseOne)
	case poll.Choices:
		said = append(said, t.howMany(q))
	case poll.Scale:
		said = append(said, fmt.Sprintf(t.between, strconv.FormatInt(q.From, 10), strconv.FormatInt(q.To, 10)))
	case poll.Number:
		said = append(said, fmt.Sprintf(t.between, poll.FormatNumber(q, q.Min), poll.FormatNumber(q, q.Max)))
		if q.Decimals > 0 {
			said = append(said, fmt.Sprintf(t.decimals, q.Decimals))
		}
	case poll.Date:
		said = append(said, fmt.Sprintf(t.between, poll.FormatDate(q.Min), poll.FormatDate(q.Max)))
	case poll.TextQ:
		said = append(said, fmt.Sprintf(t.ownWords, q.Max))
	case poll.Ranking:
		said = append(said, t.rank)
	case poll.Grades:
		said = append(said, t.gradeEach)
	case poll.Matrix:
		said = append(said, t.chooseInEach)
	}
	if q.Shuffle {
		said = append(said, t.shuffled)
	}
	if q.Sensitive() {
		said = append(said, fmt.Sprintf(t.sensitive, poll.FormatEpsilon(q.Epsilon))+" "+t.odds(q))
	}
	return said
}

// odds says how often a sensitive question's answer stays, or what is picked is reported.
func (t teller) odds(q *poll.Question) string {
	c := poll.ChancesOf(q)
	share := func(chance uint64) string { return isolated(t.percent(int(math.Round(1000*poll.Share(chance))), 1000)) }
	if q.Type == poll.Choices {
		return fmt.Sprintf(t.oddsChoices, share(c.Keep), share(c.Lie))
	}
	said := fmt.Sprintf(t.oddsChoice, share(c.Keep))
	if !q.Required {
		said += " " + t.oddsBlank
	}
	return said
}

// coins says what all sensitive questions together tell of one person, before any is asked.
func (t teller) coins() string {
	if !t.d.Sensitive() {
		return ""
	}
	epsilon := t.d.Epsilon()
	times := math.Exp(float64(epsilon) / 10_000)
	return fmt.Sprintf(t.coinsTotal, t.figure(number.Decimal(times, number.Precision(2))), isolated(poll.FormatEpsilon(epsilon)))
}

// howMany says how many of a list are picked.
func (t teller) howMany(q *poll.Question) string {
	most := int64(len(q.Options))
	if q.Other {
		most++
	}
	switch {
	case q.Min == q.Max:
		return fmt.Sprintf(t.exactly, q.Min)
	case q.Min > 0 && q.Max < most:
		return fmt.Sprintf(t.fromTo, q.Min, q.Max)
	case q.Min > 0:
		return fmt.Sprintf(t.atLeast, q.Min)
	}
	return fmt.Sprintf(t.atMost, q.Max)
}

func (t teller) groups(q *poll.Question) []group {
	switch q.Type {
	case poll.Grades:
		return []group{{t.Lines, t.items(q.Options)}, {t.Grades, t.items(q.Grades)}}
	case poll.Matrix:
		return []group{{t.Lines, t.items(q.Rows)}, {t.Choices, t.items(q.Options)}}
	case poll.Scale:
		return t.ends(q)
	}
	items := t.items(q.Options)
	if q.Other {
		items = append(items, item{poll.OtherID, own(t.Other), own(fmt.Sprintf(t.otherMax, q.OtherMax))})
	}
	if items == nil {
		return nil
	}
	return []group{{"", items}}
}

// ends say what the ends of a scale mean.
func (t teller) ends(q *poll.Question) []group {
	var named []item
	if q.Low != nil {
		named = append(named, item{ID: strconv.FormatInt(q.From, 10), Label: t.tell(q.Low)})
	}
	if q.High != nil {
		named = append(named, item{ID: strconv.FormatInt(q.To, 10), Label: t.tell(q.High)})
	}
	if named == nil {
		return nil
	}
	return []group{{"", named}}
}

func (t teller) items(options []poll.Option) []item {
	var all []item
	for _, o := range options {
		all = append(all, item{o.ID, t.tell(o.Label), t.tell(o.Help)})
	}
	return all
}
