package poll_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"isoloir/poll"
)

// fixtures are keys that random definitions use.
type fixtures struct {
	x25519, hybrid, verifiers []string
	tokenKey                  string
}

func loadFixtures(t testing.TB) fixtures {
	v := load[definitionVectors](t, "definition")
	var f fixtures
	for _, r := range v.Recipients {
		switch r.Kind {
		case "x25519":
			f.x25519 = append(f.x25519, r.Text)
		case "hybrid":
			f.hybrid = append(f.hybrid, r.Text)
		}
	}
	for _, k := range v.VerifierKeys {
		if k.Name != nil && *k.Name == "example.org" {
			f.verifiers = append(f.verifiers, k.Text)
		}
	}
	f.tokenKey = load[struct {
		TokenKey string `json:"token_key"`
	}](t, "token").TokenKey
	some(t, f.x25519)
	some(t, f.hybrid)
	some(t, f.verifiers)
	return f
}

// ids are such that their order by alphabet, by length and in a JavaScript object differ, and some are words of that language.
var ids = strings.Fields("z a m5 constructor tostring a1 b prototype x_ q01 valueof oui non sais_pas nsp aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")

// letters are what random texts are made of.
var letters = []string{"a", "Z", " ", "é", "e\u0301", "\"", "\\", "/", "<", "&", "\u00a0", "\u2028", "\ufeff", "\ufffd", "\ue000", "\U0001f5f3", "\U00010000", "*", "**", "[", "](https://a.org)"}

// definitions draws definitions without a fault.
func definitions(f fixtures) *rapid.Generator[*poll.Definition] {
	return rapid.Custom(func(t *rapid.T) *poll.Definition {
		g := &definitionDraw{T: t, languages: rapid.SampledFrom([][]string{{"fr"}, {"en", "fr"}, {"sr-Latn", "pt-BR", "de"}}).Draw(t, "languages")}
		d := &poll.Definition{
			Title: g.text(20, false), Languages: g.languages,
			Notice: poll.Notice{
				Organizer: g.text(9, false), Contact: g.line(9, false), Purpose: g.text(9, false), LegalBasis: g.text(9, false), KeyHolders: g.text(9, false),
				RetentionDays: g.number(1, 3650), QuoteText: rapid.SampledFrom([]poll.QuoteText{poll.QuoteNever, poll.QuoteAsk, poll.QuoteAllowed}).Draw(t, "quote"),
			},
			Listed: g.coin(), Opens: time.Unix(g.number(946_684_800, 4_000_000_000), 0), Admission: poll.AdmissionOpen,
			OrganizerKey: f.verifiers[0], LogKey: f.verifiers[0],
			MaxBallots: g.number(1, 10_000_000), ReleaseAtLeast: g.number(3, 1_000_000), SuppressBelow: g.number(5, 1000),
		}
		d.Closes = d.Opens.Add(time.Duration(g.number(1, 366*86_400)) * time.Second)
		if g.number(0, 2) == 0 {
			d.Admission, d.TokenKey = poll.AdmissionCodes, f.tokenKey
			d.Turnout = rapid.SampledFrom([]poll.Turnout{"", poll.TurnoutHidden, poll.TurnoutAuditable}).Draw(t, "turnout")
			if g.coin() {
				d.TokensUntil = d.Closes.Add(-time.Duration(g.number(0, int64(d.Closes.Sub(d.Opens)/time.Second))) * time.Second)
			}
		}
		d.Recipients = f.x25519
		others := f.hybrid
		if g.number(0, 9) == 0 {
			d.Recipients, others = f.hybrid, f.x25519
		}
		if d.Turnout == poll.TurnoutAuditable {
			d.Auditor = rapid.SampledFrom(others).Draw(t, "auditor")
		}
		if g.coin() {
			d.Intro = g.text(20, true)
		}
		if g.coin() {
			d.Reading = []poll.Reading{{Label: g.text(9, false), URL: "https://example.org/a?b=c"}}
		}
		if g.coin() {
			d.Campaign = &poll.Campaign{ID: g.id(), Title: g.text(9, false)}
		}
		for range g.number(1, 3) {
			d.Pages = append(d.Pages, g.page())
		}
		d.BallotSize = d.WantBallotSize()
		return d
	})
}

// definitionDraw draws the parts of one definition.
type definitionDraw struct {
	*rapid.T
	languages []string
	questions []poll.Question // so far
}

func (g *definitionDraw) coin() bool { return rapid.Bool().Draw(g.T, "coin") }

func (g *definitionDraw) number(least, most int64) int64 {
	return rapid.Int64Range(least, most).Draw(g.T, "number")
}

func (g *definitionDraw) id() string { return rapid.SampledFrom(ids).Draw(g.T, "id") }

func (g *definitionDraw) line(most int, multiline bool) string {
	alphabet := letters
	if multiline {
		alphabet = append([]string{"\n", "\n\n- "}, letters...)
	}
	parts := rapid.SliceOfN(rapid.SampledFrom(alphabet), 1, most/2).Draw(g.T, "text")
	line := []rune(strings.Join(parts, ""))
	return string(line[:min(len(line), most)])
}

func (g *definitionDraw) text(most int, multiline bool) poll.Text {
	t := poll.Text{}
	for _, tag := range g.languages {
		t[tag] = g.line(most, multiline)
	}
	return t
}

func (g *definitionDraw) page() (p poll.Page) {
	if g.coin() {
		p.Title = g.text(9, false)
	}
	if g.coin() {
		p.Text = g.text(20, true)
	}
	for range g.number(1, 4) {
		q := g.question()
		p.Questions = append(p.Questions, q)
		g.questions = append(g.questions, q)
	}
	return p
}

var questionTypes = []poll.QuestionType{poll.Choice, poll.Choices, poll.Scale, poll.Number, poll.Date, poll.TextQ, poll.Ranking, poll.Grades, poll.Matrix}

func (g *definitionDraw) question() poll.Question {
	q := poll.Question{ID: g.id(), Type: rapid.SampledFrom(questionTypes).Draw(g.T, "type"), Ask: g.text(9, false), Required: rarely(g.T, 2)}
	for slices.ContainsFunc(g.questions, func(earlier poll.Question) bool { return earlier.ID == q.ID }) {
		q.ID = fmt.Sprintf("q%d", len(g.questions))
	}
	if g.coin() {
		q.Help = g.text(9, true)
	}
	q.ShowIf = g.conditions()
	switch q.Type {
	case poll.Choice, poll.Choices:
		q.Options, q.Other, q.Shuffle = g.options(2, 5), g.coin(), g.coin()
		if q.Other {
			q.OtherMax = int(g.number(1, 9))
		} else if g.coin() {
			q.Epsilon = g.number(100, 100_000)
		}
	case poll.Ranking:
		q.Options = g.options(2, 5)
	case poll.Grades:
		q.Options, q.Grades = g.options(1, 4), g.options(2, 4)
	case poll.Matrix:
		q.Options, q.Rows = g.options(2, 4), g.options(1, 4)
	case poll.Scale:
		q.From = g.number(-100, 99)
		q.To = g.number(q.From+1, min(100, q.From+20))
		if g.coin() {
			q.Low, q.High = g.text(9, false), g.text(9, false)
		}
	}
	g.bounds(&q)
	g.counting(&q)
	return q
}

func (g *definitionDraw) bounds(q *poll.Question) {
	const most = 1<<53 - 1
	switch q.Type {
	case poll.Choices:
		all := int64(len(q.Options))
		if q.Other {
			all++
		}
		q.Max = g.number(1, all)
		q.Min = g.number(0, q.Max)
	case poll.Number:
		if g.coin() {
			q.Decimals = int(g.number(1, 6))
		}
		limit := rapid.SampledFrom([]int64{5, 1000, most}).Draw(g.T, "limit")
		q.Min = g.number(-limit, limit)
		q.Max = g.number(q.Min, limit)
	case poll.Date:
		q.Min = g.number(-719_162, 2_932_896) // 0001-01-01 to 9999-12-31
		q.Max = g.number(q.Min, 2_932_896)
	case poll.TextQ:
		q.Max = g.number(1, 12)
	}
}

// counting draws how a ranking or grades are counted.
func (g *definitionDraw) counting(q *poll.Question) {
	some := map[poll.QuestionType][]poll.Method{
		poll.Ranking: {poll.Schulze, poll.RankedPairs, poll.InstantRunoff, poll.Borda, poll.FirstPreferences},
		poll.Grades:  {poll.MajorityJudgment, poll.MeanGrade},
	}[q.Type]
	if some == nil {
		return
	}
	if g.coin() {
		q.Count = rapid.SliceOfNDistinct(rapid.SampledFrom(some), 1, len(some), rapid.ID).Draw(g.T, "methods")
	}
	if g.coin() {
		for _, o := range rapid.Permutation(q.Options).Draw(g.T, "tie break") {
			q.TieBreak = append(q.TieBreak, o.ID)
		}
	}
	switch {
	case q.Type == poll.Ranking && g.coin():
		q.Unranked = rapid.SampledFrom([]poll.Omission{poll.OmittedLast, poll.OmittedAbstains}).Draw(g.T, "unranked")
	case q.Type == poll.Grades && g.coin():
		q.Blank = rapid.SampledFrom([]poll.Omission{poll.OmittedWorst, poll.OmittedAbstains}).Draw(g.T, "blank")
	}
}

func (g *definitionDraw) options(least, most int) []poll.Option {
	var list []poll.Option
	for _, id := range rapid.SliceOfNDistinct(rapid.SampledFrom(ids), least, most, rapid.ID).Draw(g.T, "ids") {
		o := poll.Option{ID: id, Label: g.text(9, false)}
		if g.number(0, 5) == 0 {
			o.Help = g.text(9, false)
		}
		list = append(list, o)
	}
	return list
}

// conditions draws conditions on earlier questions, in their order.
func (g *definitionDraw) conditions() (list []poll.Condition) {
	for _, source := range g.questions {
		if g.number(0, 2) != 0 || source.Sensitive() {
			continue
		}
		c := poll.Condition{Source: source.ID}
		switch source.Type {
		case poll.Choice, poll.Choices:
			for _, o := range source.Options {
				if g.coin() {
					c.Options = append(c.Options, o.ID)
				}
			}
			if source.Other && g.coin() {
				c.Options = append(c.Options, poll.OtherID)
			}
		case poll.Scale:
			for n := source.From; n <= source.To; n++ {
				if g.coin() {
					c.Points = append(c.Points, n)
				}
			}
		}
		if c.Options != nil || c.Points != nil {
			list = append(list, c)
		}
	}
	return list
}
