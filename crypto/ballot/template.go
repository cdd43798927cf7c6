package ballot

import (
	"crypto/ed25519"
	"encoding/base64"
	"fmt"
	"strings"
)

const (
	maxRecipients = 16     // docs/formats.md §3
	maxBallotSize = 65_536 // one chunk of age's STREAM, the limit of docs/formats.md §4

	seqSize = 4

	// Parts of an age file, C2SP age, version 1. Sizes are in bytes; base64 is unpadded.
	intro           = "age-encryption.org/v1\n"
	hybridOpening   = "-> mlkem768x25519 "
	hybridShareSize = 1_120 // an ML-KEM-768 ciphertext, 1,088, and an X25519 share, 32
	x25519Opening   = "-> X25519 "
	x25519ShareSize = 32
	wrappedKeySize  = 16 + 16 // the file key and its tag
	stanzaOpening   = "-> " + StanzaType + " "
	macOpening      = "--- "
	macSize         = 32
	nonceSize       = 16
	tagSize         = 16
)

// StanzaType is the type of the stanza that binds an age file to its poll and its ballot key (docs/formats.md §6).
const StanzaType = "isoloir/v1"

var unpadded = base64.RawStdEncoding.Strict()

// StanzaArgs returns the two arguments of the binding stanza: poll ID and ballot key, each 43 characters of unpadded base64.
func StanzaArgs(pollID [32]byte, key ed25519.PublicKey) []string {
	return []string{unpadded.EncodeToString(pollID[:]), unpadded.EncodeToString(key)}
}

// A Template is the one shape that all ballots of a poll have. It is immutable and may be used by many goroutines.
type Template struct {
	pollID     [32]byte
	recipients int
	opening    string // how a recipient's stanza begins
	shareSize  int    // bytes of a recipient's stanza's one argument, decoded
	ballotSize int    // bytes of a padded plaintext
	headerSize int    // bytes up to and including the MAC's line
}

// NewTemplate returns the template of a poll's ballots. Recipients are judged by what stands before their last "1", the
// human-readable part of Bech32 (BIP 173): "age1pq" is hybrid, "age" is X25519. Whether they are well-formed is the
// definition's business. It refuses a list that is empty, over 16 or mixed, other kinds of recipients, and ballot sizes
// that are not 1–65,536 bytes.
func NewTemplate(pollID [32]byte, recipients []string, ballotSize int) (Template, error) {
	if len(recipients) == 0 || len(recipients) > maxRecipients {
		return Template{}, fmt.Errorf("a poll has 1–%d recipients, not %d", maxRecipients, len(recipients))
	}
	if ballotSize < 1 || ballotSize > maxBallotSize {
		return Template{}, fmt.Errorf("a ballot has 1–%d bytes, not %d", maxBallotSize, ballotSize)
	}
	t := Template{pollID: pollID, recipients: len(recipients), ballotSize: ballotSize}
	kind := humanPart(recipients[0])
	switch kind {
	case "age1pq":
		t.opening, t.shareSize = hybridOpening, hybridShareSize
	case "age":
		t.opening, t.shareSize = x25519Opening, x25519ShareSize
	default:
		return Template{}, fmt.Errorf("recipient %q is neither hybrid (age1pq1…) nor X25519 (age1…)", recipients[0])
	}
	for _, r := range recipients[1:] {
		if humanPart(r) != kind {
			return Template{}, fmt.Errorf("recipients must be all hybrid (age1pq1…) or all X25519 (age1…): %q is not as the first", r)
		}
	}
	stanza := len(t.opening) + textSize(t.shareSize) + 1 + textSize(wrappedKeySize) + 1
	binding := len(stanzaOpening) + textSize(32) + 1 + textSize(ed25519.PublicKeySize) + 2
	t.headerSize = len(intro) + t.recipients*stanza + binding + len(macOpening) + textSize(macSize) + 1
	return t, nil
}

func humanPart(recipient string) string {
	return recipient[:max(0, strings.LastIndexByte(recipient, '1'))]
}

func textSize(n int) int { return unpadded.EncodedLen(n) }

// PollID returns the poll whose ballots these are.
func (t Template) PollID() [32]byte { return t.pollID }

// BallotSize returns the size of a padded plaintext, in bytes.
func (t Template) BallotSize() int { return t.ballotSize }

// HeaderSize returns the size of a ballot's age header, in bytes, the MAC's line included.
func (t Template) HeaderSize() int { return t.headerSize }

// FileSize returns the size of a ballot's age file, in bytes.
func (t Template) FileSize() int { return t.headerSize + nonceSize + t.ballotSize + tagSize }

// SubmissionSize returns the size of a submission (seq, signature, age file), in bytes.
func (t Template) SubmissionSize() int { return seqSize + ed25519.SignatureSize + t.FileSize() }

// readHeader checks that file begins with a header of exactly this shape, sealed for this poll, and returns the ballot key
// that it names. File must hold at least HeaderSize bytes. Errors: bad_header, wrong_poll.
func (t Template) readHeader(file []byte) (ed25519.PublicKey, error) {
	s := shape{text: file[:t.headerSize]}
	s.literal(intro)
	for range t.recipients {
		s.literal(t.opening)
		s.base64(t.shareSize)
		s.literal("\n")
		s.base64(wrappedKeySize)
		s.literal("\n")
	}
	s.literal(stanzaOpening)
	poll := s.base64(32)
	s.literal(" ")
	key := s.base64(ed25519.PublicKeySize)
	s.literal("\n\n" + macOpening)
	s.base64(macSize)
	s.literal("\n")
	if s.failed {
		return nil, &Error{CodeBadHeader, fmt.Sprintf("the age header is not of exactly this poll's shape, from byte %d on: "+
			"the recipients' stanzas in the definition's order, then %s", s.at, StanzaType)}
	}
	if decoded(poll) != t.pollID {
		return nil, errWrongPoll
	}
	named := decoded(key)
	return named[:], nil
}

// decoded returns the 32 bytes of a base64 text that a shape has passed.
func decoded(text []byte) (b [32]byte) {
	_, _ = unpadded.Decode(b[:], text)
	return b
}
