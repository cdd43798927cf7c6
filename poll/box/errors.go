package box

import (
	"context"
	"errors"

	"isoloir/crypto/ballot"
	"isoloir/poll"
)

// Codes of an [Error] (docs/formats.md §10), beside those of crypto/ballot.
const (
	NotFound             = "not_found"
	PollNotFound         = "poll_not_found"
	Deleted              = "deleted"
	SeqOutOfTurn         = "seq_out_of_turn"
	Withdrawn            = "withdrawn"
	NoSuchBallot         = "no_such_ballot"
	NotOpenYet           = "not_open_yet"
	Closed               = "closed"
	Full                 = "full"
	BadDefinition        = "bad_definition"
	WrongLogKey          = "wrong_log_key"
	BadStatement         = "bad_statement"
	StatementOutOfTurn   = "statement_out_of_turn"
	PublishingNotAllowed = "publishing_not_allowed"
	ArchiveNotReady      = "archive_not_ready"
	ArchiveWithheld      = "archive_withheld"
	BadArchiveRequest    = "bad_archive_request"
	NotBuilt             = "not_built"
	TokenMissing         = "token_missing"
	BadToken             = "bad_token"
	NoCodes              = "no_codes"
	BadTokenRequest      = "bad_token_request"
	UnknownCode          = "unknown_code"
	CodeUsed             = "code_used"
	CodeRevoked          = "code_revoked"
	TokensOver           = "tokens_over"
	BadCodeList          = "bad_code_list"
	TooManyCodes         = "too_many_codes"
	CodesTooLate         = "codes_too_late"
	BadKeyRequest        = "bad_key_request"
	WrongTokenKey        = "wrong_token_key"
	WorkNeeded           = "work_needed"
	BadResults           = "bad_results"
	WrongLog             = "wrong_log"
	ResultsTooEarly      = "results_too_early"
	TooManyResults       = "too_many_results"
	NoResults            = "no_results"
	Busy                 = "busy"
	NoSpace              = "no_space"
	Internal             = "internal"
)

// sentences has the one public sentence of each code.
var sentences = map[string]string{
	ballot.CodeTooShort:     "The ballot is shorter than the ballots of this poll: it was cut off on the way, or made for another poll.",
	ballot.CodeTooLong:      "The ballot is longer than the ballots of this poll: it was made for another poll.",
	ballot.CodeBadHeader:    "This is not a ballot of this poll's form: make it with the poll's own link.",
	ballot.CodeWrongPoll:    "The ballot was sealed for another poll: send it to that one.",
	ballot.CodeBadKey:       "The ballot key cannot be accepted: make the ballot again.",
	ballot.CodeBadSignature: "The signature does not hold: the bytes were changed on the way, or signed by another key.",
	ballot.CodeSeqTooHigh:   "A ballot can be changed a hundred times, and this one was.",
	ballot.CodeBadBody:      "The request is cut off or malformed: send it again.",
	NotFound:                "There is no such page: check the link.",
	Deleted:                 "The organizer deleted this poll and its ballots.",
	PollNotFound:            "There is no such poll on this server: check the link.",
	SeqOutOfTurn:            "Another change of this ballot came first: take the newest receipt and try again.",
	Withdrawn:               "This ballot was withdrawn, and cannot be changed any more.",
	NoSuchBallot:            "There is no such ballot in this poll to replace or withdraw.",
	NotOpenYet:              "This poll is not open yet.",
	Closed:                  "This poll is closed.",
	Full:                    "This poll takes no more ballots: it has reached the number its definition sets.",
	BadDefinition:           "The definition is not a valid one: mend the faults and publish again.",
	WrongLogKey:             "The definition names the log key of another server: publish it there, or take this server's key.",
	BadStatement:            "This is not a statement of this poll's organizer.",
	StatementOutOfTurn:      "Another statement came first: look at the poll's state and take the next number.",
	PublishingNotAllowed:    "This organizer's key may not publish on this server: ask the operator to allow it.",
	ArchiveNotReady:         "The archive is made when the poll has closed: come back later.",
	ArchiveWithheld:         "Too few people answered: the archive of this poll is never released.",
	BadArchiveRequest:       "The signature or the nonce of the request does not hold: take a new nonce and sign again.",
	TokenMissing:            "This poll takes a ballot only with the token that a code buys: enter your code first.",
	BadToken:                "The token is not one of this poll's for this ballot: take the token that belongs to it.",
	NoCodes:                 "This poll takes everybody's ballot: it has no codes and no tokens.",
	BadTokenRequest:         "The request for a token is malformed, or made for another poll: make it again with this poll's link.",
	UnknownCode:             "This poll has no such code: compare it with the letter, and the letter with the poll.",
	CodeUsed:                "This code was used already: only the very request that used it is answered again.",
	CodeRevoked:             "The organizer has revoked this code: ask them for another.",
	TokensOver:              "The time in which codes were taken is over for this poll.",
	BadCodeList:             "The list of codes is not the one that the statement announces, or does not fit the codes that are there.",
	TooManyCodes:            "A poll has at most 1,000,000 codes, revoked ones included, and this list has more than are left: add fewer, or make another poll.",
	CodesTooLate:            "The time in which codes are taken is over for this poll: nobody could use codes that are added now.",
	BadKeyRequest:           "This is not an organizer's request to this server for a token key.",
	WrongTokenKey:           "The definition names a token key that this server has not made for it: publish with isoloir publish, which asks for one.",
	WorkNeeded:              "The ballot brings too little work, or work for a challenge of long ago: ask for the poll's state, work on what it says, and send the same ballot again.",
	BadResults:              "These are not results of this poll, or not those that the statement announces.",
	WrongLog:                "These results rest on another log than the one of this poll: make them from the archive that this server released.",
	ResultsTooEarly:         "Results can be published once the poll is closed and sealed: come back later.",
	TooManyResults:          "Results of this poll were published as often as they can be.",
	NoResults:               "The organizer has not published results of this poll here.",
	NotBuilt:                "This server does not know how to do this yet.",
	Busy:                    "The server is busy: send the same again in a moment.",
	NoSpace:                 "The server's disk is nearly full, and its operator has to make room: send the same again later.",
	Internal:                "Something went wrong on the server: send the same again later.",
}

// An Error is a refusal, or the server's own failure.
type Error struct {
	Code   string // stable, for programs
	Public string // one sentence for whoever asked
	// Err is the cause. With Internal and Busy it is for the log and holds nothing of the request; with BadDefinition it is
	// the [poll.Faults], for whoever asked; otherwise it is nil.
	Err error
}

func (e *Error) Error() string {
	if e.Err != nil {
		return e.Code + ": " + e.Err.Error()
	}
	return e.Code
}

func (e *Error) Unwrap() error { return e.Err }

func refuse(code string) *Error { return &Error{Code: code, Public: sentences[code]} }

func internal(cause error) *Error {
	return &Error{Code: Internal, Public: sentences[Internal], Err: cause}
}

// brief names a poll where others than its respondents may read it: enough for whoever has the data to find it, too little to open it.
func brief(id poll.ID) string { return id.String()[:8] + "…" }

// storeError says in the box's words what a store's error means for the one who asked.
func storeError(err error) error {
	var own *Error
	switch {
	case errors.As(err, &own):
		return own
	case errors.Is(err, ErrNotFound):
		return refuse(PollNotFound)
	case errors.Is(err, ErrDeleted):
		return refuse(Deleted)
	case errors.Is(err, ErrClosed):
		return refuse(Closed)
	case errors.Is(err, ErrTaken):
		return refuse(StatementOutOfTurn)
	case errors.Is(err, ErrNoKey):
		return refuse(WrongTokenKey)
	case errors.Is(err, ErrNoCode):
		return refuse(UnknownCode)
	case errors.Is(err, ErrUsed):
		return refuse(CodeUsed)
	case errors.Is(err, ErrRevoked):
		return refuse(CodeRevoked)
	case errors.Is(err, ErrNoSpace):
		return refuse(NoSpace)
	case errors.Is(err, ErrBusy), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return &Error{Code: Busy, Public: sentences[Busy], Err: err}
	}
	return internal(err)
}

// ballotError keeps the code of a ballot's fault and nothing of the ballot.
func ballotError(err error) error {
	var fault *ballot.Error
	if errors.As(err, &fault) {
		return refuse(fault.Code)
	}
	return internal(errors.New("a ballot's check failed without a code"))
}
