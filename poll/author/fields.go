package author

import "isoloir/poll"

// A field is one name that an object of the poll file may have.
type field struct {
	name    string
	must    bool // the object is refused without it
	unbuilt bool // described in docs/formats.md, refused until it is built

	types []poll.QuestionType // of a question: the types that have the field; nil means all
	needs []poll.QuestionType // of a question: the types that are refused without it
}

// The tables below are the poll file's fields, complete and in the order of docs/poll-file.md. schema.json lists the
// same; a test compares them.
var (
	pollFields = []field{
		{name: "title", must: true}, {name: "intro"}, {name: "reading"}, {name: "languages", must: true},
		{name: "notice", must: true}, {name: "campaign"}, {name: "listed"},
		{name: "opens", must: true}, {name: "closes", must: true}, // but see Options
		{name: "admission"}, {name: "tokens_until"}, {name: "turnout"}, {name: "auditor"},
		{name: "recipients"}, {name: "trustees", unbuilt: true}, {name: "threshold", unbuilt: true},
		{name: "max_ballots"}, {name: "release_at_least"}, {name: "suppress_below"}, {name: "pages", must: true},
	}
	noticeFields = []field{
		{name: "organizer", must: true}, {name: "contact", must: true}, {name: "purpose", must: true}, {name: "legal_basis", must: true},
		{name: "key_holders", must: true}, {name: "retention_days", must: true}, {name: "quote_text"},
	}
	campaignFields  = []field{{name: "id", must: true}, {name: "title", must: true}}
	readingFields   = []field{{name: "label", must: true}, {name: "url", must: true}}
	pageFields      = []field{{name: "title"}, {name: "text"}, {name: "questions", must: true}}
	sensitiveFields = []field{{name: "epsilon", must: true}}
	optionFields    = []field{{name: "id", must: true}, {name: "label", must: true}, {name: "help"}}
	questionFields  = []field{
		{name: "id", must: true}, {name: "type", must: true}, {name: "ask", must: true}, {name: "help"}, {name: "required"}, {name: "show_if"},
		{name: "shuffle", types: of(poll.Choice, poll.Choices, poll.Ranking, poll.Grades, poll.Matrix)},
		{name: "sensitive", types: of(poll.Choice, poll.Choices)},
		{name: "options", types: withOptions, needs: withOptions},
		{name: "rows", types: of(poll.Matrix), needs: of(poll.Matrix)},
		{name: "grades", types: of(poll.Grades), needs: of(poll.Grades)},
		{name: "other", types: of(poll.Choice, poll.Choices)},
		{name: "other_max", types: of(poll.Choice, poll.Choices)},
		{name: "min", types: of(poll.Choices, poll.Number, poll.Date), needs: of(poll.Number, poll.Date)},
		{name: "max", types: of(poll.Choices, poll.Number, poll.Date, poll.TextQ), needs: of(poll.Number, poll.Date)},
		{name: "from", types: of(poll.Scale), needs: of(poll.Scale)},
		{name: "to", types: of(poll.Scale), needs: of(poll.Scale)},
		{name: "low", types: of(poll.Scale)},
		{name: "high", types: of(poll.Scale)},
		{name: "decimals", types: of(poll.Number)},
		{name: "count", types: withMethods},
		{name: "unranked", types: of(poll.Ranking)},
		{name: "blank", types: of(poll.Grades)},
		{name: "tie_break", types: withMethods},
	}

	withOptions = of(poll.Choice, poll.Choices, poll.Ranking, poll.Grades, poll.Matrix)
	withMethods = of(poll.Ranking, poll.Grades)
)

// questionTypes are all types, in the order of docs/formats.md §3.
var questionTypes = of(poll.Choice, poll.Choices, poll.Scale, poll.Number, poll.Date, poll.TextQ, poll.Ranking, poll.Grades, poll.Matrix)

// published are the definition's fields that nobody writes: publishing adds them.
var published = map[string]bool{"version": true, "organizer_key": true, "log_key": true, "token_key": true, "ballot_size": true}

func of(types ...poll.QuestionType) []poll.QuestionType { return types }

func names(fields []field) []string {
	var out []string
	for _, f := range fields {
		out = append(out, f.name)
	}
	return out
}
