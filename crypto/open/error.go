package open

import (
	"errors"
	"fmt"

	"isoloir/crypto/ballot"
)

// Reasons of an [Error], beside the codes of package ballot.
const (
	ReasonNotForKey  = "not_for_key" // no stanza opens with the identities given
	ReasonBadStanza  = "bad_stanza"  // a stanza that its type does not allow, say an X25519 share of small order
	ReasonBadMAC     = "bad_mac"     // the header was changed after sealing, say moved to another poll or ballot key
	ReasonBadPayload = "bad_payload" // the payload was changed after sealing, or cut off
)

// An Error says why a ballot cannot be counted.
type Error struct {
	Reason string // one of the reasons above or a code of package ballot
	Err    error  // the cause
}

func (e *Error) Error() string { return fmt.Sprintf("ballot refused (%s): %v", e.Reason, e.Err) }

func (e *Error) Unwrap() error { return e.Err }

// ErrNotForKey is returned where no identity opens any of the ballot's stanzas. If all ballots of a poll give it, the secret key
// is another poll's; if some do, those were not sealed to the poll's recipients.
var ErrNotForKey = &Error{ReasonNotForKey, errors.New("it was not sealed to this secret key")}

func refused(err error) error {
	var cause *ballot.Error
	if errors.As(err, &cause) {
		return &Error{cause.Code, err}
	}
	return err
}
