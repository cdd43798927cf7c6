package author

import (
	"slices"
	"time"

	"isoloir/poll"
)

// Defaults of fields that a poll file may leave out.
const (
	DefaultMaxBallots     = 100_000
	DefaultReleaseAtLeast = 10
	DefaultSuppressBelow  = 11
	DefaultOtherMax       = 200   // code points
	DefaultTextMax        = 1_000 // code points
)

// Options are what [Read] takes from outside the file.
type Options struct {
	Opens, Closes time.Time // if set, they stand in place of the file's, which then may be left out
	Now           time.Time // for the warnings about times; if zero there are none
}

// A File is a poll file that was read without an error.
type File struct {
	// Poll is what the file says, defaults filled in, with its ballot size. OrganizerKey and LogKey are empty and Recipients are
	// the file's own: [File.Publish] makes a whole definition of it.
	Poll *poll.Definition

	// Warnings are what is allowed and may still be unwise, by line.
	Warnings []*Error

	r *reader
}

// Read reads a poll file. The name is used in messages only. The error is [Errors]: all that is wrong with the file, except that
// nothing more can be said about a file that is not YAML.
func Read(src []byte, name string, o Options) (*File, error) {
	r := &reader{name: name, o: o, places: map[string]*node{}, def: &poll.Definition{}}
	text, ok := r.clean(src)
	if ok {
		if r.root = r.parseYAML(text); r.root != nil {
			r.findIDs()
			r.poll(r.spot("", r.root))
		} else if len(r.errs) == 0 {
			r.fail(&node{line: 1, column: 1}, "", "this file is empty", "A poll file begins with title, languages and notice; docs/poll-file.md shows one.")
		}
	}
	r.check()
	if len(r.errs) > 0 {
		r.errs.sort()
		return nil, r.errs
	}
	r.def.BallotSize = r.def.WantBallotSize()
	return &File{Poll: r.def, Warnings: r.warnings(), r: r}, nil
}

// findIDs collects the ids of all questions, so that a condition can be told that its question comes later.
func (r *reader) findIDs() {
	pages := r.root.get("pages")
	if pages == nil {
		return
	}
	for _, page := range pages.items {
		questions := page.get("questions")
		if questions == nil {
			continue
		}
		for _, q := range questions.items {
			if id := q.get("id"); id != nil {
				r.ids = append(r.ids, id)
			}
		}
	}
}

func (r *reader) poll(s spot) {
	fields := slices.Clone(pollFields)
	for i, f := range fields {
		given := f.name == "opens" && !r.o.Opens.IsZero() || f.name == "closes" && !r.o.Closes.IsZero()
		fields[i].must = f.must && !given
	}
	e, ok := r.entity(s, "a poll", fields)
	if !ok {
		return
	}
	d := r.def
	if l, ok := e.get("languages"); ok {
		d.Languages = r.languages(l)
	}
	e.text("title", &d.Title)
	e.text("intro", &d.Intro)
	if l, ok := e.get("reading"); ok {
		d.Reading = r.reading(l)
	}
	if n, ok := e.get("notice"); ok {
		d.Notice = r.notice(n)
	}
	if c, ok := e.get("campaign"); ok {
		d.Campaign = r.campaign(c)
	}
	e.flag("listed", &d.Listed)
	e.moment("opens", r.o.Opens, &d.Opens)
	e.moment("closes", r.o.Closes, &d.Closes)
	r.admission(e)
	e.moment("tokens_until", time.Time{}, &d.TokensUntil)
	r.turnout(e)
	r.auditor(e)
	if l, ok := e.get("recipients"); ok {
		d.Recipients = r.recipients(l)
	}
	d.MaxBallots = e.integer("max_ballots", DefaultMaxBallots)
	d.ReleaseAtLeast = e.integer("release_at_least", DefaultReleaseAtLeast)
	d.SuppressBelow = e.integer("suppress_below", DefaultSuppressBelow)
	if l, ok := e.get("pages"); ok {
		for _, p := range r.items(l, "Begin each page with - on a line of its own: - title: …") {
			d.Pages = append(d.Pages, r.page(p))
		}
	}
}

func (r *reader) languages(s spot) []string {
	var out []string
	for _, l := range r.items(s, "Write one also as a list: [fr]") {
		r.norwegian(l)
		out = append(out, r.str(l))
	}
	if slices.ContainsFunc(r.silent, func(p string) bool { return within(p, "languages") }) {
		return nil // texts are then judged by nothing
	}
	return out
}

// norwegian refuses no without quotes where a language stands.
func (r *reader) norwegian(s spot) {
	if s.kind == word && !s.quoted && s.text == "no" {
		r.fail(s.node, s.path, "some YAML readers take no for a truth value", `For Norwegian write "no" in quotes, or nb or nn.`)
	}
}

func (r *reader) reading(s spot) []poll.Reading {
	var out []poll.Reading
	for _, item := range r.items(s, "Begin each document with -: - { label: Statutes, url: https://… }") {
		var reading poll.Reading
		if e, ok := r.entity(item, "a document to read", readingFields); ok {
			e.text("label", &reading.Label)
			e.str("url", &reading.URL)
		}
		out = append(out, reading)
	}
	return out
}

func (r *reader) notice(s spot) poll.Notice {
	n := poll.Notice{QuoteText: poll.QuoteNever}
	e, ok := r.entity(s, "a notice", noticeFields)
	if !ok {
		return n
	}
	e.text("organizer", &n.Organizer)
	e.str("contact", &n.Contact)
	e.text("purpose", &n.Purpose)
	e.text("legal_basis", &n.LegalBasis)
	e.text("key_holders", &n.KeyHolders)
	n.RetentionDays = e.integer("retention_days", 0)
	if q, ok := e.get("quote_text"); ok {
		n.QuoteText = poll.QuoteText(r.oneOf(q, string(poll.QuoteNever), string(poll.QuoteAsk), string(poll.QuoteAllowed)))
	}
	return n
}

func (r *reader) campaign(s spot) *poll.Campaign {
	c := &poll.Campaign{}
	if e, ok := r.entity(s, "a campaign", campaignFields); ok {
		e.id(&c.ID)
		e.text("title", &c.Title)
	}
	return c
}

func (r *reader) admission(e entity) {
	r.def.Admission = poll.AdmissionOpen
	s, ok := e.get("admission")
	if !ok {
		return
	}
	r.def.Admission = poll.Admission(r.oneOf(s, string(poll.AdmissionOpen), string(poll.AdmissionCodes)))
}

func (r *reader) turnout(e entity) {
	s, ok := e.get("turnout")
	if !ok {
		return
	}
	r.def.Turnout = poll.Turnout(r.oneOf(s, string(poll.TurnoutHidden), string(poll.TurnoutAuditable)))
}

// auditor reads to whom it is shown which codes were used.
func (r *reader) auditor(e entity) {
	s, ok := e.get("auditor")
	if !ok {
		return
	}
	if r.def.Auditor = r.str(s); s.kind == word {
		r.recipient(s)
	}
}

func (r *reader) page(s spot) poll.Page {
	var p poll.Page
	e, ok := r.entity(s, "a page", pageFields)
	if !ok {
		return p
	}
	e.text("title", &p.Title)
	e.text("text", &p.Text)
	if l, ok := e.get("questions"); ok {
		for _, q := range r.items(l, "Begin each question with - on a line of its own: - id: …") {
			p.Questions = append(p.Questions, r.question(q))
		}
	}
	return p
}
