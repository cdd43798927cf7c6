package disclose

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"isoloir/poll"
	"isoloir/poll/results"
	"isoloir/poll/tally"
)

// An order is what a document tells of how a method orders the options of a ranking. The reader counts by the method: of all ways in
// which people may have answered, those remain that come to the order, and to the pairs.
type order struct {
	d    *poll.Definition
	q    *poll.Question
	fits func(poll.Answers) bool
	told *results.Question
	seen map[string]bool // what is known of so many of each ranking
}

func ordersIn(d *poll.Definition, doc *results.Results) (list []order) {
	fits := func(a poll.Answers) bool {
		return !slices.ContainsFunc(doc.Where, func(text string) bool {
			w, err := tally.ParseWhere(d, text)
			return err != nil || !w.Fits(d, a)
		})
	}
	for i := range doc.Questions {
		if f := &doc.Questions[i]; f.Type == poll.Ranking && f.Outcomes != nil && f.Values == nil { // the order of rounds follows from them
			list = append(list, order{d, d.Question(f.ID), fits, f, map[string]bool{}})
		}
	}
	return list
}

// rankings are the numbers that nobody publishes: how many gave each ranking.
func (o order) rankings() (list []number) {
	for _, one := range every(o.q) {
		list = append(list, number{"ranking " + strings.Join(one.Choices, ">"), results.Cell{}, false, func(a poll.Answers) bool {
			return o.fits(a) && slices.Equal(a.ByID[o.q.ID].Choices, one.Choices)
		}})
	}
	return list
}

// comesOf reports whether so many people of each kind come to the order, and to the pairs.
func (o order) comesOf(kinds []poll.Answers, people []int) bool {
	all := every(o.q)
	times := make([]int, len(all))
	for i, a := range kinds {
		if people[i] > 0 && o.fits(a) {
			if one := slices.IndexFunc(all, func(r poll.Answer) bool { return slices.Equal(r.Choices, a.ByID[o.q.ID].Choices) }); one >= 0 {
				times[one] += people[i]
			}
		}
	}
	key := fmt.Sprint(times)
	if _, known := o.seen[key]; !known {
		o.seen[key] = o.counts(all, times)
	}
	return o.seen[key]
}

func (o order) counts(all []poll.Answer, times []int) bool {
	var answers []poll.Answers
	for i, n := range times {
		for range n {
			answers = append(answers, poll.Answers{ByID: map[string]poll.Answer{o.q.ID: all[i]}})
		}
	}
	alone := *o.q
	alone.ShowIf = nil
	f := tally.All(&poll.Definition{Pages: []poll.Page{{Questions: []poll.Question{alone}}}}, tally.Options{}, answers).Questions[0]
	if len(f.Results) == 0 || f.Answered == 0 {
		return false
	}
	pairs := func() bool {
		return o.told.Pairs == nil || slices.EqualFunc(f.Pairwise.Prefer, o.told.Pairs, slices.Equal)
	}
	told, is := o.told.Outcomes[0].Order, f.Results[0].Order
	return pairs() && len(is) >= len(told) && slices.EqualFunc(told, is[:len(told)], slices.Equal)
}

// prefer are the numbers of a document's pairs: linear ones, by which the reader need not try all ways.
func prefer(q *poll.Question, f results.Question) (list []number) {
	for i, row := range f.Pairs {
		for j, n := range row {
			before := func(a poll.Answers) bool {
				ranked := a.ByID[q.ID].Choices
				one, other := slices.Index(ranked, q.Options[i].ID), slices.Index(ranked, q.Options[j].ID)
				return one >= 0 && (other < 0 || one < other)
			}
			if i != j {
				list = append(list, number{q.ID + ": " + q.Options[i].ID + ">" + q.Options[j].ID, results.Shown(n), false, before})
			}
		}
	}
	return list
}

// vote asks for a ranking of three, of which so many must be ranked, and for something else.
func voteBy(method poll.Method, least int64) []poll.Question {
	return []poll.Question{choice("sex", "f m"), {ID: "vote", Type: poll.Ranking, Required: true, Min: least, Count: []poll.Method{method}, Options: options("a b c")}}
}

func orderShapes() (list []shape) {
	for _, method := range []poll.Method{poll.Schulze, poll.Borda, poll.InstantRunoff} {
		for _, docs := range [][][]string{{{"vote,sex"}}, {{"vote,sex"}, {}}, {{}, {"vote=a"}}, {{"vote=a"}, {}}, {{"sex=f"}, {}}} {
			list = append(list, shape{fmt.Sprintf("%s %v", method, docs), voteBy(method, 3), 12, docs, nil})
		}
		list = append(list, shape{fmt.Sprintf("%s of partial rankings", method), voteBy(method, 1), 8, [][]string{{"vote,sex"}}, nil})
	}
	return list
}

func TestWhoeverCountsByTheMethodComesNoNearerByTheOrderThatIsTold(t *testing.T) {
	polls, steps := uint64(3), 20_000
	if os.Getenv("ISOLOIR_LONG") != "" {
		polls, steps = 60, 100_000
	}
	var all outcome
	for _, s := range orderShapes() {
		t.Run(s.name, func(t *testing.T) { all.add(s.try(t, polls, steps)) })
	}
	all.judge(t)
}
