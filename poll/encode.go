package poll

import (
	"slices"
	"strconv"
)

// Encode returns the canonical bytes of a definition, whose SHA-256 is the poll's ID. The definition must be one in which
// [Definition.Check] finds no fault.
func (d *Definition) Encode() []byte {
	e := &encoder{languages: d.Languages, questions: map[string]int{}}
	for i, q := range d.Questions() {
		e.questions[q.ID] = i
	}
	e.group("{}", func() { e.definition(d) })
	return e.out
}

// encoder writes the parts of a definition.
type encoder struct {
	writer
	languages []string
	questions map[string]int // where a question stands, by id
}

func (e *encoder) definition(d *Definition) {
	e.integer("version", 1)
	e.text("title", d.Title)
	e.text("intro", d.Intro)
	if d.Reading != nil {
		e.list("reading", func() {
			for _, r := range d.Reading {
				e.element(func() {
					e.text("label", r.Label)
					e.member("url", r.URL)
				})
			}
		})
	}
	e.strings("languages", d.Languages)
	e.object("notice", func() { e.notice(&d.Notice) })
	if d.Campaign != nil {
		e.object("campaign", func() {
			e.member("id", d.Campaign.ID)
			e.text("title", d.Campaign.Title)
		})
	}
	e.truth("listed", d.Listed)
	e.member("opens", d.Opens.UTC().Format(timeLayout))
	e.member("closes", d.Closes.UTC().Format(timeLayout))
	e.member("admission", string(d.Admission))
	if !d.TokensUntil.IsZero() {
		e.member("tokens_until", d.TokensUntil.UTC().Format(timeLayout))
	}
	if d.Turnout != "" {
		e.member("turnout", string(d.Turnout))
	}
	if d.Auditor != "" {
		e.member("auditor", d.Auditor)
	}
	if d.TokenKey != "" {
		e.member("token_key", d.TokenKey)
	}
	e.strings("recipients", d.Recipients)
	e.member("organizer_key", d.OrganizerKey)
	e.member("log_key", d.LogKey)
	e.integer("max_ballots", d.MaxBallots)
	e.integer("ballot_size", int64(d.BallotSize))
	e.integer("release_at_least", d.ReleaseAtLeast)
	e.integer("suppress_below", d.SuppressBelow)
	e.list("pages", func() {
		for i := range d.Pages {
			e.element(func() { e.page(&d.Pages[i]) })
		}
	})
}

func (e *encoder) notice(n *Notice) {
	e.text("organizer", n.Organizer)
	e.member("contact", n.Contact)
	e.text("purpose", n.Purpose)
	e.text("legal_basis", n.LegalBasis)
	e.text("key_holders", n.KeyHolders)
	e.integer("retention_days", n.RetentionDays)
	e.member("quote_text", string(n.QuoteText))
}

func (e *encoder) page(p *Page) {
	e.text("title", p.Title)
	e.text("text", p.Text)
	e.list("questions", func() {
		for i := range p.Questions {
			e.element(func() { e.question(&p.Questions[i]) })
		}
	})
}

func (e *encoder) question(q *Question) {
	e.member("id", q.ID)
	e.member("type", string(q.Type))
	e.text("ask", q.Ask)
	e.text("help", q.Help)
	e.truth("required", q.Required)
	e.conditions(q.ShowIf)
	e.truth("shuffle", q.Shuffle)
	e.sensitive(q)
	e.options("options", q.Options)
	e.options("rows", q.Rows)
	e.options("grades", q.Grades)
	e.truth("other", q.Other)
	if q.Other {
		e.integer("other_max", int64(q.OtherMax))
	}
	e.ends(q)
	if q.Type == Scale {
		e.integer("from", q.From)
		e.integer("to", q.To)
	}
	e.text("low", q.Low)
	e.text("high", q.High)
	if q.Decimals != 0 {
		e.integer("decimals", int64(q.Decimals))
	}
	e.counting(q)
}

// ends writes min and max in the way of the question's type.
func (e *encoder) ends(q *Question) {
	for _, end := range []struct {
		name string
		n    int64
	}{{"min", q.Min}, {"max", q.Max}} {
		takes, _ := q.Type.Takes(end.name)
		switch {
		case !takes:
		case q.Type == Date:
			e.member(end.name, FormatDate(end.n))
		case q.Decimals != 0:
			e.member(end.name, FormatNumber(q, end.n))
		default:
			e.integer(end.name, end.n)
		}
	}
}

// conditions writes show_if, its members in the order of the questions they name.
func (e *encoder) conditions(conditions []Condition) {
	if conditions == nil {
		return
	}
	sorted := slices.SortedFunc(slices.Values(conditions), func(a, b Condition) int {
		return e.questions[a.Source] - e.questions[b.Source]
	})
	e.object("show_if", func() {
		for _, c := range sorted {
			e.list(c.Source, func() {
				for _, id := range c.Options {
					e.between()
					e.string(id)
				}
				for _, n := range c.Points {
					e.between()
					e.out = strconv.AppendInt(e.out, n, 10)
				}
			})
		}
	})
}

func (e *encoder) options(name string, options []Option) {
	if options == nil {
		return
	}
	e.list(name, func() {
		for _, o := range options {
			e.element(func() {
				e.member("id", o.ID)
				e.text("label", o.Label)
				e.text("help", o.Help)
			})
		}
	})
}

// text writes a text in the order of the poll's languages, or nothing if there is none.
func (e *encoder) text(name string, t Text) {
	if t == nil {
		return
	}
	e.object(name, func() {
		for _, tag := range e.languages {
			e.member(tag, t[tag])
		}
	})
}

func (e *encoder) strings(name string, list []string) {
	e.list(name, func() {
		for _, s := range list {
			e.between()
			e.string(s)
		}
	})
}

// element writes an object as an element of a list.
func (e *encoder) element(inner func()) {
	e.between()
	e.group("{}", inner)
}
