// Package seal turns answers into a ballot: an age file that only the poll's recipients can open, bound to its poll and to a
// ballot key, and signed by that key.
//
// It runs where the respondent is. It must never be able to open what it made, nor keep or tell anything about it: it holds public keys
// only, and forgets the file key with the call. It trusts its caller to hand over answers that are encoded and padded, and a
// ballot key that is used for nothing else.
//
// The bytes are those of docs/formats.md §6. The encryption is age's own.
package seal

import (
	"bytes"
	"crypto/ed25519"
	"fmt"
	"slices"

	"filippo.io/age"

	"isoloir/crypto/ballot"
)

// A Sealer seals the ballots of one poll. It is immutable and may be used by many goroutines.
type Sealer struct {
	template   ballot.Template
	recipients []age.Recipient
	labels     []string // those of all the recipients
}

// New returns a sealer for the poll with this ID, recipients and ballot size in bytes, all taken from its definition. It refuses
// recipients that age cannot read, that are neither hybrid nor X25519, or that are mixed.
func New(pollID [32]byte, recipients []string, ballotSize int) (*Sealer, error) {
	template, err := ballot.NewTemplate(pollID, recipients, ballotSize)
	if err != nil {
		return nil, err
	}
	s := &Sealer{template: template}
	for _, text := range recipients {
		r, labels, err := parseRecipient(text)
		if err != nil {
			return nil, fmt.Errorf("recipient: %w", err)
		}
		s.recipients, s.labels = append(s.recipients, r), labels
	}
	return s, nil
}

// Seal encrypts padded, which must have exactly the poll's ballot size, and signs the file with the ballot key. Seq is 0 for a key's
// first ballot and one more for each replacement, at most [ballot.MaxSeq].
func (s *Sealer) Seal(key ed25519.PrivateKey, seq uint32, padded []byte) (*ballot.Ballot, error) {
	if len(padded) != s.template.BallotSize() {
		return nil, fmt.Errorf("answers of %d bytes, where all ballots of this poll hold %d: pad them first", len(padded), s.template.BallotSize())
	}
	if seq > ballot.MaxSeq {
		return nil, fmt.Errorf("seq %d: a ballot can be replaced %d times and no more", seq, ballot.MaxSeq)
	}
	public := key.Public().(ed25519.PublicKey)
	file, err := s.encrypt(public, padded)
	if err != nil {
		return nil, fmt.Errorf("sealing: %w", err)
	}
	if len(file) != s.template.FileSize() {
		return nil, fmt.Errorf("sealing: age made %d bytes where the format has %d", len(file), s.template.FileSize())
	}
	return &ballot.Ballot{
		Key:       public,
		Seq:       seq,
		Signature: ballot.Sign(key, s.template.PollID(), seq, file),
		File:      file,
	}, nil
}

func (s *Sealer) encrypt(key ed25519.PublicKey, padded []byte) ([]byte, error) {
	// The binding stanza comes last, behind the recipients' in the definition's order.
	recipients := append(slices.Clone(s.recipients), binding{s.template.PollID(), key, s.labels})

	file := bytes.NewBuffer(make([]byte, 0, s.template.FileSize()))
	w, err := age.Encrypt(file, recipients...)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(padded); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return file.Bytes(), nil
}
