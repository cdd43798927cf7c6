package translog

import (
	"fmt"

	"golang.org/x/mod/sumdb/note"
)

const (
	tokenCountHeader = "isoloir/tokens/v1"
	tokenKeyHeader   = "isoloir/token-key-request/v1"
)

// A TokenCount is the server's word, given at the sealing, on how many codes a poll had and how many tokens it signed for them.
type TokenCount struct {
	Poll    [32]byte
	Codes   uint64 // that the organizer's statements added
	Revoked uint64 // that they revoked, used or not
	Tokens  uint64 // codes that bought a token

	Redemptions [32]byte // in a poll with an auditor, SHA-256 of the file that shows them to the auditor; else zero
}

// Sign returns the count as a note signed by the server's key.
func (c TokenCount) Sign(signer note.Signer) ([]byte, error) {
	text := fmt.Sprintf("%s\npoll %s\ncodes %d\nrevoked %d\ntokens %d\n", tokenCountHeader, formatPollID(c.Poll), c.Codes, c.Revoked, c.Tokens)
	if c.Redemptions != [32]byte{} {
		text += "redemptions " + formatHash(c.Redemptions) + "\n"
	}
	return sign(text, signer)
}

// OpenTokenCount reads a count that must be signed by vkey, the definition's log key, and by nobody else.
func OpenTokenCount(msg []byte, vkey string) (TokenCount, error) {
	text, err := open(msg, vkey, false)
	if err != nil {
		return TokenCount{}, fmt.Errorf("bad count of tokens: %w", err)
	}
	in := lineReader{rest: text}
	in.header(tokenCountHeader)
	c := TokenCount{Poll: in.poll(in.value("poll"))}
	for _, n := range []struct {
		name string
		to   *uint64
	}{{"codes", &c.Codes}, {"revoked", &c.Revoked}, {"tokens", &c.Tokens}} {
		*n.to = in.number(in.value(n.name), 1<<53-1)
	}
	if in.rest != "" {
		c.Redemptions = in.hash(in.value("redemptions"))
	}
	if err := in.end(); err != nil {
		return TokenCount{}, fmt.Errorf("bad count of tokens: %w", err)
	}
	return c, nil
}

// A TokenKeyRequest asks a server to make the token key of a poll that is about to be published. The same request gets the same key.
type TokenKeyRequest struct {
	Host      string   // the name of the server's log key
	Organizer string   // the verifier key that signs the request and will publish the poll
	Draft     [32]byte // says which poll: the publisher's own, such as a hash of it without its token key
}

// Sign returns the request as a note signed by the organizer's key.
func (r TokenKeyRequest) Sign(signer note.Signer) ([]byte, error) {
	return sign(fmt.Sprintf("%s\nhost %s\norganizer %s\ndraft %s\n", tokenKeyHeader, r.Host, r.Organizer, formatHash(r.Draft)), signer)
}

// OpenTokenKeyRequest reads a request, which must be signed by the organizer's key that it names, and by nobody else.
func OpenTokenKeyRequest(msg []byte) (TokenKeyRequest, error) {
	n, err := parse(msg, nil)
	if err != nil {
		return TokenKeyRequest{}, fmt.Errorf("bad request for a token key: %w", err)
	}
	in := lineReader{rest: n.Text}
	in.header(tokenKeyHeader)
	r := TokenKeyRequest{Host: in.value("host"), Organizer: in.value("organizer")}
	r.Draft = in.hash(in.value("draft"))
	err = in.end()
	if err == nil {
		_, err = open(msg, r.Organizer, false)
	}
	if err != nil {
		return TokenKeyRequest{}, fmt.Errorf("bad request for a token key: %w", err)
	}
	return r, nil
}
