package poll

import (
	"crypto/sha256"
	"encoding/base32"
	"errors"
)

// base32Text is RFC 4648 §6 in lower case without padding, in which hashes are written in links.
var base32Text = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// idLength is the length of an ID's text, in characters: 52 hold 260 bits, four more than the ID has.
const idLength = 52

// An ID is the SHA-256 of a definition's bytes (docs/formats.md §1). It pins everything the definition says.
type ID [32]byte

// IDOf returns the ID of the poll with these definition bytes. It does not judge them; [Parse] does.
func IDOf(definition []byte) ID {
	return sha256.Sum256(definition)
}

// String returns the ID as 52 characters of lower-case base32.
func (id ID) String() string {
	return base32Text.EncodeToString(id[:])
}

// ParseID reads the text of an ID. A text that does not encode back to itself is refused.
func ParseID(s string) (ID, error) {
	if len(s) != idLength {
		return ID{}, errors.New("a poll ID has 52 characters: copy the whole link")
	}
	raw, err := base32Text.DecodeString(s) // which passes over line breaks, and then returns fewer bytes
	if err != nil || len(raw) != len(ID{}) {
		return ID{}, errors.New("a poll ID has only the characters a-z and 2-7: copy the link again")
	}
	id := ID(raw)
	if id.String() != s {
		return ID{}, errors.New("this poll ID was altered (its last character is always a or q): copy the link again")
	}
	return id, nil
}

// CampaignPath returns the path of a campaign's page on its server. The hash of the organizer's verifier key stands in it,
// so that nobody can put polls on another organizer's page.
func CampaignPath(organizerKey, campaignID string) string {
	hash := sha256.Sum256([]byte(organizerKey))
	return "/c/" + base32Text.EncodeToString(hash[:]) + "/" + campaignID
}
