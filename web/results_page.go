package web

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"isoloir/poll"
	"isoloir/poll/results"
)

// A resultsPage shows results, all in counts and tables: nothing in it is the organizer's but the poll's texts and numbers.
type resultsPage struct {
	head
	Tongues   []tongue
	Title     phrase
	Organizer phrase
	Where     []string
	Facts     []fact
	Held      string
	Questions []resultsQuestion
	Crosses   []resultsTable
	Command   string
	Root      string
	Data      string // the address of the same as data
}

type resultsQuestion struct {
	Number  int
	Ask     phrase
	Said    string // how many answered, or that nothing is told
	Hints   []string
	Outcome *resultsOutcome
	Tables  []resultsTable
}

// An outcome is an order of options. Options of one place share a line.
type resultsOutcome struct {
	Method string
	Places []resultsPlace
	Rest   string
}

type resultsPlace struct {
	Number int
	Labels []phrase
	Tied   string
}

// A resultsTable has a line for each value. Charted lines have a bar.
type resultsTable struct {
	W       *words
	Name    string // for those who do not see the title
	Charted bool
	Title   []phrase
	Columns []phrase // without the first, which names the lines
	Lines   []resultsLine
}

type resultsLine struct {
	Label phrase
	Cells []resultsCell
	Bar   string // width in percent, "" if there is none
	Out   string
}

type resultsCell struct {
	Text string
	Held bool
}

// Results returns the page that is served at /p/{id}/results, in one of [PageLanguages], for the results of statement number. The error
// says that definition or results are none.
func (p *Pages) Results(lang string, link poll.Link, definition, data []byte, number int64) ([]byte, error) {
	d, err := poll.Parse(definition)
	if err != nil {
		return nil, err
	}
	r, err := results.Parse(data)
	if err != nil {
		return nil, err
	}
	if err := r.Check(link.ID, d); err != nil {
		return nil, err
	}
	w := wordsIn(lang)
	t := teller{d: d, words: w, tag: tagFor(d, w)}
	page := resultsPage{
		head: p.head(w), Title: t.tell(d.Title), Organizer: t.tell(d.Notice.Organizer), Where: r.Where, Facts: w.boxFacts(r),
		Held: fmt.Sprintf(w.heldHow, r.SuppressBelow), Command: "isoloir verify " + link.String(),
		Root: base64.StdEncoding.EncodeToString(r.Log.Root), Data: fmt.Sprintf("/p/%s/results/%d", link.ID, number),
	}
	page.Heading = fmt.Sprintf(w.ResultsOf, page.Title.Words)
	for _, other := range pageWords {
		page.Tongues = append(page.Tongues, tongue{other, address(other.Lang, 1), other == w})
	}
	for i := range r.Questions {
		page.Questions = append(page.Questions, t.results(i+1, &r.Questions[i], r.Ballots))
	}
	for i := range r.CrossTables {
		page.Crosses = append(page.Crosses, t.cross(&r.CrossTables[i]))
	}
	page.nameTables()
	return p.render("results", page), nil
}

// nameTables gives every table a name of its own, by which a screen reader lists them.
func (p *resultsPage) nameTables() {
	for i := range p.Questions {
		for j := range p.Questions[i].Tables {
			p.Questions[i].Tables[j].name(strconv.Itoa(p.Questions[i].Number))
		}
	}
	for i := range p.Crosses {
		p.Crosses[i].name("")
	}
}

func (t *resultsTable) name(number string) {
	parts := []string{number, t.Name}
	for _, title := range t.Title {
		parts = append(parts, title.Words)
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	t.Name = strings.Join(slices.Compact(parts), " · ")
}

// boxFacts say what became of the ballots.
func (w *words) boxFacts(r *results.Results) (facts []fact) {
	b := r.Box
	for i, n := range []int{r.Ballots, b.Ballots, b.Opened, b.Ballots - b.Opened, b.Withdrawn} {
		facts = append(facts, fact{w.boxTerms[i], own(strconv.Itoa(n))})
	}
	return facts
}

func (t teller) results(number int, f *results.Question, ballots int) resultsQuestion {
	q := t.d.Question(f.ID)
	out := resultsQuestion{Number: number, Ask: t.tell(q.Ask), Said: t.NothingTold}
	n, shown := f.Answered.Count()
	if !shown {
		return out
	}
	out.Said = fmt.Sprintf(t.answeredBy, n, ballots)
	if q.Type == poll.TextQ || q.Other {
		out.Hints = append(out.Hints, t.NoTexts)
	}
	if len(f.Outcomes) > 0 {
		out.Outcome = t.outcome(q, &f.Outcomes[0])
	}
	if f.Randomized != nil {
		hints, table := t.randomized(q, f, n)
		out.Hints, out.Tables = append(out.Hints, hints...), append(out.Tables, table)
	}
	if f.Values != nil {
		var title []phrase
		if q.Type == poll.Ranking {
			title = []phrase{own(t.rankedFirst)}
		}
		out.Tables = append(out.Tables, t.values(q, f.Values, n, title))
	}
	for i, row := range f.Rows {
		in, shown := row.Answered.Count()
		table := resultsTable{W: t.words, Title: []phrase{t.tell(q.GridRows()[i].Label)}}
		if shown {
			title := table.Title
			if in < n {
				title = append(title, own(fmt.Sprintf(t.answeredBy, in, n)))
			}
			table = t.values(q, row.Values, in, title)
		}
		out.Tables = append(out.Tables, table)
	}
	if f.Pairs != nil {
		out.Tables = append(out.Tables, t.pairs(q, f.Pairs))
	}
	for i := range f.Rounds {
		out.Tables = append(out.Tables, t.round(q, i+1, &f.Rounds[i]))
	}
	return out
}

// values is a table of counts and shares.
func (t teller) values(q *poll.Question, values []results.Value, n int, title []phrase) resultsTable {
	table := resultsTable{W: t.words, Name: t.tell(q.Ask).Words, Charted: true, Title: title, Columns: []phrase{own(t.ballots), own(t.share)}}
	for _, v := range values {
		line := resultsLine{Label: t.value(q, v), Cells: []resultsCell{t.cell(v.Count), {}}}
		if c, shown := v.Count.Count(); shown && n > 0 {
			line.Cells[1].Text = t.percent(c, n)
			line.Bar = strconv.FormatFloat(float64(c)*100/float64(n), 'f', 1, 64)
		}
		table.Lines = append(table.Lines, line)
	}
	return table
}

func (t teller) cell(c results.Cell) resultsCell {
	n, shown := c.Count()
	if !shown {
		return resultsCell{t.heldBack, true}
	}
	return resultsCell{Text: strconv.Itoa(n)}
}

// percent rounds half away from zero to one digit after the point.
func (t teller) percent(part, whole int) string {
	tenths := (2000*part + whole) / (2 * max(whole, 1))
	return fmt.Sprintf(t.percentage, tenths/10, tenths%10)
}

// value names an option, a grade, or numbers.
func (t teller) value(q *poll.Question, v results.Value) phrase {
	if v.From != nil {
		return own(t.numbers(q, *v.From, *v.To))
	}
	for _, options := range [][]poll.Option{q.Options, q.Grades} {
		for _, o := range options {
			if o.ID == v.ID && (q.Type != poll.Grades || !isOption(q, v.ID)) {
				return t.tell(o.Label)
			}
		}
	}
	return own(t.Other)
}

// isOption reports whether an id is only an option's, where options are graded.
func isOption(q *poll.Question, id string) bool {
	for _, g := range q.Grades {
		if g.ID == id {
			return false
		}
	}
	return true
}

// numbers writes a group of numbers, as far as they can be answered.
func (t teller) numbers(q *poll.Question, from, to int64) string {
	write := func(n int64) string {
		if q.Type == poll.Date {
			return poll.FormatDate(n)
		}
		return poll.FormatNumber(q, n)
	}
	if from == to {
		return write(from)
	}
	return "\u2066" + write(from) + " – " + write(to) + "\u2069" // from left to right, whatever stands around it
}

func (t teller) option(q *poll.Question, id string) phrase {
	for _, o := range q.Options {
		if o.ID == id {
			return t.tell(o.Label)
		}
	}
	return own(t.Other)
}
