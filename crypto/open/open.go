// Package open opens ballots.
//
// It belongs on the organizer's machine. The server must never import it, and a house test sees to that. It trusts neither the
// server nor the archive that a ballot came from, nor the respondent who sealed it: everything the door has checked is checked
// again, and what only a key can tell is checked here for the first time, namely that the header's MAC holds (so that poll and
// ballot key are those under which it was sealed) and that the payload is whole.
//
// It gives back the padded plaintext; whether that is an answer is the definition's business. What it opens, stock age opens to
// the same bytes, and what stock age refuses, it refuses (the tests compare the two).
package open

import (
	"errors"

	"filippo.io/age"

	"isoloir/crypto/ballot"
)

// An Identity is a key that opens ballots, and a Ballot what it opens: the two words that a caller needs, without importing
// age or crypto/ballot for them.
type (
	Identity = age.Identity
	Ballot   = ballot.Ballot
)

// An Opener opens the ballots of one poll. It is immutable and may be used by many goroutines.
type Opener struct {
	template   ballot.Template
	identities []age.Identity
}

// New returns an opener that tries these identities, one at least, on each ballot, in this order.
func New(t ballot.Template, identities ...age.Identity) (*Opener, error) {
	if len(identities) == 0 {
		return nil, errors.New("opening ballots takes one secret key at least")
	}
	o := &Opener{template: t}
	for _, identity := range identities {
		faster, err := cached(identity)
		if err != nil {
			return nil, err
		}
		o.identities = append(o.identities, faster)
	}
	return o, nil
}

// Open checks the ballot as [ballot.Template.Check] does, finds the file key, checks the header's MAC and returns the padded
// plaintext, of exactly the poll's ballot size. The error is [ErrNotForKey] or another [*Error].
func (o *Opener) Open(b *ballot.Ballot) (padded []byte, err error) {
	if err := o.template.Check(b); err != nil {
		return nil, refused(err)
	}
	size := o.template.HeaderSize()
	return decrypt(b.File[:size], b.File[size:], o.identities)
}

// decrypt opens an age file whose payload is one chunk.
func decrypt(header, payload []byte, identities []age.Identity) ([]byte, error) {
	fileKey, err := openHeader(header, identities)
	if err != nil {
		return nil, err
	}
	return openPayload(fileKey, payload)
}

// openHeader returns the file key. It leaves reading the header and checking its MAC to age.
func openHeader(header []byte, identities []age.Identity) ([]byte, error) {
	u := unwrapper{identities: identities}
	fileKey, err := age.DecryptHeader(header, &u)
	switch {
	case err == nil:
		return fileKey, nil
	case u.unwrapped:
		return nil, &Error{ReasonBadMAC, err}
	case errors.Is(err, age.ErrIncorrectIdentity):
		return nil, ErrNotForKey
	default:
		return nil, &Error{ReasonBadStanza, err}
	}
}

// An unwrapper tries identities in turn and remembers whether one of them found a file key, because age has no name for a header
// whose MAC does not hold under the key it found.
type unwrapper struct {
	identities []age.Identity
	unwrapped  bool
}

func (u *unwrapper) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	for _, identity := range u.identities {
		fileKey, err := identity.Unwrap(stanzas)
		if errors.Is(err, age.ErrIncorrectIdentity) {
			continue
		}
		u.unwrapped = err == nil
		return fileKey, err
	}
	return nil, age.ErrIncorrectIdentity
}
