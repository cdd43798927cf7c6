package ballot

// Codes of an [Error], as docs/formats.md §10 lists them.
const (
	CodeTooShort     = "ballot_too_short"
	CodeTooLong      = "ballot_too_long"
	CodeBadHeader    = "bad_header"
	CodeWrongPoll    = "wrong_poll"
	CodeBadKey       = "bad_ballot_key"
	CodeBadSignature = "bad_signature"
	CodeSeqTooHigh   = "seq_too_high"
	CodeBadBody      = "bad_body"
)

// An Error says why a ballot or a withdrawal is refused.
type Error struct {
	Code    string // one of the codes above
	Message string // a sentence for whoever wrote the program that sent it
}

func (e *Error) Error() string { return e.Message }

var (
	errBadKey = &Error{CodeBadKey,
		"the ballot key is not the canonical encoding of an Ed25519 public key, or it is of small order; make a fresh key pair"}
	errOtherKey     = &Error{CodeBadKey, "the ballot was sealed for another ballot key; seal it again for this one"}
	errBadSignature = &Error{CodeBadSignature, "the signature is not the ballot key's, over this poll, this seq and these bytes"}
	errWrongPoll    = &Error{CodeWrongPoll, "the ballot was sealed for another poll; open that poll's own link"}
	errSeqTooHigh   = &Error{CodeSeqTooHigh, "a ballot can be replaced 100 times and no more"}
)
