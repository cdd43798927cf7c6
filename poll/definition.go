package poll

import (
	"strings"
	"time"
)

// A Text is one sentence in every language of its poll: language tag → words.
type Text map[string]string

// In returns the text in the given language, or in the poll's first language where lang is not one of its languages.
func (t Text) In(lang string, d *Definition) string {
	if s, ok := t[lang]; ok {
		return s
	}
	return t[d.Languages[0]]
}

// Admission says who may put a ballot into the box.
type Admission string

// The forms of admission.
const (
	AdmissionOpen  Admission = "open"
	AdmissionCodes Admission = "codes"
)

// Turnout says whether it can be proved who took part.
type Turnout string

// The forms of turnout. Hidden is the default.
const (
	TurnoutHidden    Turnout = "hidden"
	TurnoutAuditable Turnout = "auditable"
)

// QuoteText says whether free-text answers may be quoted.
type QuoteText string

// Whether free-text answers may be quoted: never, if the respondent ticked the box, or always.
const (
	QuoteNever   QuoteText = "never"
	QuoteAsk     QuoteText = "ask"
	QuoteAllowed QuoteText = "allowed"
)

// Limits of a definition, in bytes and counts (docs/formats.md §3).
const (
	MaxDefinitionSize = 262_144
	MaxBallotSize     = 65_536
	BallotSizeStep    = 256
	MaxQuestions      = 200
	MaxOptions        = 200
)

// A Definition is everything a poll is (docs/formats.md §3): what is asked, until when, and who can open the answers.
// Values come from [Parse]; poll/author makes new ones. Fields follow the order of the canonical encoding.
type Definition struct {
	Title     Text
	Intro     Text // Markdown; nil if there is none
	Reading   []Reading
	Languages []string
	Notice    Notice
	Campaign  *Campaign
	Listed    bool
	Opens     time.Time // UTC, whole seconds
	Closes    time.Time // UTC, whole seconds
	Admission Admission

	// With codes only:
	TokensUntil time.Time // UTC, whole seconds: until when codes buy tokens; zero means until the close
	Turnout     Turnout   // empty means hidden
	Auditor     string    // the age recipient of whom a turnout that is auditable is shown to
	TokenKey    string    // base64 of a SubjectPublicKeyInfo; see [ParseTokenKey]

	Recipients   []string // age recipients, all hybrid or all X25519
	OrganizerKey string   // signed-note verifier key
	LogKey       string   // signed-note verifier key; its name is the server's host

	MaxBallots     int64
	BallotSize     int // bytes of a padded plaintext; see [Definition.WorstCase]
	ReleaseAtLeast int64
	SuppressBelow  int64
	Pages          []Page
}

// A Reading is a document to read before answering.
type Reading struct {
	Label Text
	URL   string // https
}

// A Notice says who asks, why, and what becomes of the answers.
type Notice struct {
	Organizer     Text
	Contact       string
	Purpose       Text
	LegalBasis    Text
	KeyHolders    Text
	RetentionDays int64
	QuoteText     QuoteText
}

// A Campaign groups the polls of one organizer on a common page.
type Campaign struct {
	ID    string
	Title Text
}

// A Page is a group of questions shown together.
type Page struct {
	Title     Text // nil if there is none
	Text      Text // Markdown; nil if there is none
	Questions []Question
}

// QuestionType names what kind of answer a question takes.
type QuestionType string

// The types of questions.
const (
	Choice  QuestionType = "choice"
	Choices QuestionType = "choices"
	Scale   QuestionType = "scale"
	Number  QuestionType = "number"
	Date    QuestionType = "date"
	TextQ   QuestionType = "text"
	Ranking QuestionType = "ranking"
	Grades  QuestionType = "grades"
	Matrix  QuestionType = "matrix"
)

// OtherID is the id under which a picked "other" stands among the options.
const OtherID = "other"

// A Question is one thing asked. Which fields a type has is listed in docs/formats.md §3; the others are zero.
type Question struct {
	ID       string
	Type     QuestionType
	Ask      Text
	Help     Text // nil if there is none
	Required bool
	ShowIf   []Condition // all must hold
	Shuffle  bool
	Epsilon  int64 // choice and choices, in ten-thousandths: what randomized response may tell; 0 if the question is not sensitive
	Options  []Option
	Rows     []Option // matrix
	Grades   []Option // grades, best first
	Other    bool
	OtherMax int // code points

	// Min and Max bound the answer, inclusively. Units by type: choices, how many are picked; number, the value times
	// 10^Decimals; date, days since 1970-01-01; text (Max only), code points.
	Min, Max int64
	From, To int64 // scale
	Low      Text  // scale, nil if there is none
	High     Text  // scale, nil if there is none
	Decimals int   // number

	// How a ranking or grades are counted; see [Question.CountedBy] and [Question.Omitted] for what counts where nothing is said.
	Count    []Method // distinct, the first decides; nil if not named
	Unranked Omission // ranking: last or abstain; empty if not said
	Blank    Omission // grades: worst or abstain; empty if not said
	TieBreak []string // all options, in the order in which ties are broken; nil leaves ties as they are
}

// An Option is something that can be picked, ranked, graded, or a row or a grade.
type Option struct {
	ID    string
	Label Text
	Help  Text // nil if there is none
}

// A Condition holds if the source question was answered with any of the values.
type Condition struct {
	Source  string
	Options []string // values of a choice or choices source
	Points  []int64  // values of a scale source
}

// Questions returns the questions of all pages, in order.
func (d *Definition) Questions() []*Question {
	var all []*Question
	for i := range d.Pages {
		for j := range d.Pages[i].Questions {
			all = append(all, &d.Pages[i].Questions[j])
		}
	}
	return all
}

// Question returns the question with this id, or nil.
func (d *Definition) Question(id string) *Question {
	for _, q := range d.Questions() {
		if q.ID == id {
			return q
		}
	}
	return nil
}

// TokensEnd is when codes cease to buy tokens.
func (d *Definition) TokensEnd() time.Time {
	if d.TokensUntil.IsZero() {
		return d.Closes
	}
	return d.TokensUntil
}

// TokensApart reports that codes cease to buy tokens before the poll opens, or just then: who comes to answer must have a token already.
func (d *Definition) TokensApart() bool { return !d.TokensEnd().After(d.Opens) }

// Host returns the host of the poll's server, which is the name of its log's key.
func (d *Definition) Host() string {
	name, _, _ := strings.Cut(d.LogKey, "+")
	return name
}
