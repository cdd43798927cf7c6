package web

import (
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"isoloir/poll"
	"isoloir/poll/box"
)

// A section is a whole poll in one of its languages. Our own words stand in it in the same language or, where we have none, in English.
type section struct {
	W           *words
	Tag, TagDir string // of the poll's language, the one of the section's address
	Around      string // the language of the element around it, and its direction
	AroundDir   string
	Autonym     string
	Title       phrase
	When        string
	Open        bool
	Full        bool
	Intro       rich
	Readings    []reading
	Facts       []fact
	Small       bool // the group may be
	Coins       string
	Coded       bool // a code is needed
	Audited     bool
	Command     string
	Example     string
	Tor         string
	Parts       []part
	QuoteSet    string // "" if it is not asked
}

// A phrase is the organizer's words. Lang is "" where they are in the language that stands around them.
type phrase struct{ Lang, Dir, Words string }

// A rich text is the organizer's small Markdown.
type rich struct {
	Lang, Dir string
	Blocks    []poll.Block
}

type reading struct {
	Label phrase
	URL   string
}

type fact struct {
	Term  string
	Value phrase
}

// A part is one of the poll's pages.
type part struct {
	Title     phrase
	Text      rich
	Questions []question
}

// newSection puts a poll's texts into one of its languages.
func newSection(d *poll.Definition, tag string, link poll.Link, state box.State) section {
	t := teller{d: d, words: wordsIn(tag), tag: tag}
	s := section{
		W: t.words, Tag: tag, TagDir: poll.Direction(tag), Around: tag, AroundDir: t.Dir, Autonym: autonym(tag),
		Title: t.tell(d.Title), When: t.when(state.Status, d.Opens, d.Closes), Full: state.Full,
		Open:  !state.Full && (state.Status == box.StatusOpen || state.Status == box.StatusUpcoming),
		Intro: t.rich(d.Intro), Facts: t.facts(), Small: d.ReleaseAtLeast < smallGroup, Coins: t.coins(), Coded: d.Admission == poll.AdmissionCodes,
		Audited: d.Turnout == poll.TurnoutAuditable,
	}
	if !t.native() {
		s.Around = t.Lang
	}
	for _, r := range d.Reading {
		s.Readings = append(s.Readings, reading{t.tell(r.Label), r.URL})
	}
	s.Command = "isoloir answer " + link.String()
	if strings.HasSuffix(strings.Split(link.Host, ":")[0], ".onion") {
		s.Command += " " + torProxy
	} else {
		s.Tor = torProxy
	}
	s.Example = s.Command + " " + strings.Join(exampleSets(d, t.myWords), " ")
	number := 0
	for i, p := range d.Pages {
		s.Parts = append(s.Parts, t.part(i+1, p, &number))
	}
	if d.Notice.QuoteText == poll.QuoteAsk {
		s.QuoteSet = "--set quote=yes"
	}
	return s
}

const (
	// uncapped is how many ballots a poll takes whose organizer named no cap: author.DefaultMaxBallots.
	uncapped = 100_000
	// smallGroup is from how many ballots on a poll is not said to be opened with few.
	smallGroup = 10
	torProxy   = "--proxy socks5h://127.0.0.1:9050"
)

// A teller has the texts of a poll in one of its languages.
type teller struct {
	*words
	d   *poll.Definition
	tag string
}

// tell returns a text for the page.
func (t teller) tell(text poll.Text) phrase {
	if text == nil {
		return phrase{}
	}
	lang, dir := t.marks()
	return phrase{lang, dir, t.spaced(text.In(t.tag, t.d))}
}

func (t teller) rich(text poll.Text) rich {
	if text == nil {
		return rich{}
	}
	lang, dir := t.marks()
	return rich{lang, dir, poll.Markdown(t.spaced(text.In(t.tag, t.d)))}
}

// marks returns the language and direction that the poll's words must be marked with: none if ours are in the same.
func (t teller) marks() (lang, dir string) {
	if t.native() {
		return "", ""
	}
	return t.tag, poll.Direction(t.tag)
}

func (t teller) native() bool {
	primary, _, _ := strings.Cut(t.tag, "-")
	return primary == t.Lang && poll.Direction(t.tag) == t.Dir
}

// spaced keeps French marks that follow a space from beginning a line.
func (t teller) spaced(text string) string {
	if t.Lang != french.Lang {
		return text
	}
	return frenchMarks.Replace(text)
}

var frenchMarks = strings.NewReplacer(" ?", "\u00a0?", " !", "\u00a0!", " :", "\u00a0:", " ;", "\u00a0;", " »", "\u00a0»")

// own is a phrase of our own words.
func own(words string) phrase { return phrase{Words: words} }

// facts are the notice, as the booth shows it.
func (t teller) facts() []fact {
	n := t.d.Notice
	quote := map[poll.QuoteText]string{poll.QuoteNever: t.quote[0], poll.QuoteAsk: t.quote[1], poll.QuoteAllowed: t.quote[2]}
	values := [len(t.words.facts)]phrase{
		t.tell(n.Organizer), t.tell(n.Purpose), t.tell(n.LegalBasis), t.tell(n.KeyHolders),
		own(fmt.Sprintf(t.keptAtMost, t.day(t.d.Closes.Add(time.Duration(n.RetentionDays)*24*time.Hour)))),
		own(t.openedWith()), own(quote[n.QuoteText]), own(n.Contact),
		own(t.moment(t.d.Opens)), own(t.moment(t.d.Closes)),
	}
	var all []fact
	for i, value := range values {
		all = append(all, fact{t.words.facts[i], value})
	}
	return all
}

// openedWith says of how many ballots a poll is opened and, if the organizer named a cap, how many are taken.
func (t teller) openedWith() string {
	said := fmt.Sprintf(t.orMore, t.d.ReleaseAtLeast)
	if t.d.MaxBallots == uncapped {
		return said
	}
	return said + fmt.Sprintf(t.mostBallots, t.figure(number.Decimal(t.d.MaxBallots)))
}

// figure writes a number as is usual in the language, in Latin digits as everywhere.
func (t teller) figure(n number.Formatter) string {
	return isolated(message.NewPrinter(language.Make(t.tag + "-u-nu-latn")).Sprint(n))
}

func (t teller) part(number int, p poll.Page, asked *int) part {
	out := part{Title: t.tell(p.Title), Text: t.rich(p.Text)}
	switch {
	case p.Title == nil && len(t.d.Pages) == 1:
		out.Title = own(t.asked)
	case p.Title == nil:
		out.Title = own(fmt.Sprintf(t.page, number))
	}
	for i := range p.Questions {
		*asked++
		out.Questions = append(out.Questions, t.question(*asked, &p.Questions[i]))
	}
	return out
}

// autonym is a language's name in that language, as in a list.
func autonym(tag string) string {
	name := display.Self.Name(language.Make(tag))
	if name == "" {
		return tag
	}
	return cases.Title(language.Make(tag), cases.NoLower).String(name)
}
