package web

import (
	"fmt"
	"strings"
	"time"

	"isoloir/poll"
	"isoloir/poll/box"
)

// words are those of the server's own pages in one language. Where a field has a verb of fmt, it has the same in every language.
type words struct {
	Lang, Dir string
	Name      string // of the language, in itself

	// Lists of polls.
	Title     string // of the front page
	Lead      string
	None      string
	Campaign  string // what stands over a campaign's title
	Principle string
	Languages string // names the list of languages
	Polls     string // names the list of polls
	Pages     string // names the links to more of them
	Earlier   string
	Later     string
	Here      string                // marks the page one is at, %d of %d
	status    map[box.Status]string // with %s where a time is said

	// Results.
	Results     string // names them, and leads to them
	ResultsOf   string // %s: the poll's title
	ResultsBy   string // goes before the organizer's name
	OnlyWith    string // goes before filters
	boxTerms    [5]string
	heldHow     string // %d
	heldBack    string
	NothingTold string
	NoTexts     string
	answeredBy  string // %d of %d
	Answer      string
	ballots     string
	share       string
	percentage  string // %d, %d: before and after the point
	OrderBy     string
	methods     map[poll.Method]string
	tied        string
	RestAfter   string
	rankedFirst string
	pairwise    string
	roundNumber string // %d
	eliminated  string
	exhausted   string
	Together    string
	total       string

	// Sensitive questions.
	randomizedHow                           string // %s: ε
	shiftOfTen                              string // %d
	estimate, interval, reported, leftBlank string

	Check     string
	CheckText string
	LogRoot   string
	AsData    string

	NoResults, NoResultsText string

	// Where there is nothing to show.
	Missing, MissingText string
	Gone, GoneText       string
	Failed, FailedText   string

	// The questions, for those without JavaScript. What the booth says too is said in the booth's words.
	ReadOnly     string // %s: the poll's title
	HowTitle     string
	HowText      string
	HowAsk       string
	HowCode      string
	Audited      string
	HowSet       string
	HowMore      string
	HowTor       string // goes before the flag
	InBooth      string
	Reading      string
	Before       string
	facts        [10]string // the terms, in the order of the notice
	keptAtMost   string     // %s: a date
	orMore       string     // %d: ballots
	mostBallots  string     // %s: as many are taken; goes behind it
	quote        [3]string  // never, ask, allowed
	SmallGroup   string
	Full         string
	asked        string // over questions that have no title of their own
	page         string // %d
	Required     string
	OnlyIf       string
	question     string // %d
	exactly      string // %d
	atMost       string // %d
	atLeast      string // %d
	fromTo       string // %d, %d
	chooseOne    string
	between      string // %s, %s
	decimals     string // %d
	ownWords     string // %d: characters
	rank         string
	gradeEach    string
	chooseInEach string
	Lines        string
	Choices      string
	Grades       string
	Other        string
	otherMax     string // %d: characters
	sensitive    string // %s: ε
	oddsChoice   string // %s: how often an answer stays
	oddsBlank    string
	oddsChoices  string // %s, %s: how often what was picked, and what was not, is reported
	coinsTotal   string // %s: how many times likelier a guess becomes, %s: ε
	shuffled     string
	QuoteBox     string
	InCommand    string
	myWords      string // an example of a text, of letters and spaces only
}

// pageWords are the languages that the server's own pages can be had in; the first is for everybody else.
var pageWords = []*words{&english, &french, &german, &spanish, &arabic}

// PageLanguages lists their tags.
func PageLanguages() []string {
	var tags []string
	for _, w := range pageWords {
		tags = append(tags, w.Lang)
	}
	return tags
}

// wordsIn returns the words in the language that a tag belongs to, "fr" for "fr-CA", and English if there are none.
func wordsIn(tag string) *words {
	primary, _, _ := strings.Cut(tag, "-")
	for _, w := range pageWords {
		if strings.EqualFold(w.Lang, primary) {
			return w
		}
	}
	return pageWords[0]
}

// wordsFor chooses by Accept-Language (RFC 9110 §12.5.4): the language with the highest weight, at the same weight the one named first.
// Regions are ignored.
func wordsFor(accepted string) *words {
	best, most := pageWords[0], 0.0
	for item := range strings.SplitSeq(accepted, ",") {
		tag, params, _ := strings.Cut(item, ";")
		tag, _, _ = strings.Cut(strings.TrimSpace(tag), "-")
		weight := weight(tag+";"+params, tag)
		for _, w := range pageWords {
			if weight > most && strings.EqualFold(w.Lang, tag) {
				best, most = w, weight
			}
		}
	}
	return best
}

// moment says a time to the minute. The reader's time zone is not known here, so it is said in UTC.
func (w *words) moment(t time.Time) string {
	return poll.Moment(w.Lang, t.UTC())
}

func (w *words) day(t time.Time) string {
	return poll.Day(w.Lang, t.UTC())
}

// when says how a poll stands and, where it matters, until when.
func (w *words) when(status box.Status, opens, closes time.Time) string {
	at := closes
	if status == box.StatusUpcoming {
		at = opens
	}
	sentence := w.status[status]
	if !strings.Contains(sentence, "%s") {
		return sentence
	}
	return fmt.Sprintf(sentence, w.moment(at))
}
