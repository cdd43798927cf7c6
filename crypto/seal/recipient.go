package seal

import (
	"crypto/ed25519"
	"slices"
	"strings"

	"filippo.io/age"

	"isoloir/crypto/ballot"
)

// parseRecipient reads an age recipient and gives the labels with which it wraps (see [age.RecipientWithLabels]).
func parseRecipient(text string) (age.Recipient, []string, error) {
	if strings.HasPrefix(text, "age1pq1") {
		r, err := age.ParseHybridRecipient(text)
		return r, []string{"postquantum"}, err
	}
	r, err := age.ParseX25519Recipient(text)
	return r, nil, err
}

// A binding is not a recipient: it wraps nothing. It puts the stanza into the header that says whose ballot this is, and the
// header's MAC then keeps it there. Identities pass over stanzas of a type they do not know, so stock age opens the file.
type binding struct {
	pollID [32]byte
	key    ed25519.PublicKey
	labels []string
}

// Wrap returns the binding stanza. It never reads the file key.
func (b binding) Wrap([]byte) ([]*age.Stanza, error) {
	return []*age.Stanza{{Type: ballot.StanzaType, Args: ballot.StanzaArgs(b.pollID, b.key)}}, nil
}

// WrapWithLabels returns the labels of the recipients it stands beside, because age takes only recipients of the same labels.
func (b binding) WrapWithLabels(fileKey []byte) ([]*age.Stanza, []string, error) {
	stanzas, err := b.Wrap(fileKey)
	return stanzas, slices.Clone(b.labels), err
}
