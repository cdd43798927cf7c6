package ballot

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"filippo.io/edwards25519"
)

// MaxSeq is a ballot's highest seq: how often it can be replaced (docs/formats.md §6).
const MaxSeq = 100

// A Ballot is one sealed answer with the words of its ballot key.
type Ballot struct {
	Key       ed25519.PublicKey // 32 bytes; the file's last stanza names it too
	Seq       uint32            // 0, then one more with each replacement
	Signature []byte            // 64 bytes
	File      []byte            // the age file
}

// Parse reads a submission and makes every check that needs no secret, in this order: length, seq, header, poll, ballot key,
// signature. The ballot's Signature and File alias submission. The error is an [*Error]: ballot_too_short, ballot_too_long,
// seq_too_high, bad_header, wrong_poll, bad_ballot_key or bad_signature.
func (t Template) Parse(submission []byte) (*Ballot, error) {
	if err := checkSize(len(submission), t.SubmissionSize()); err != nil {
		return nil, err
	}
	b := &Ballot{
		Seq:       binary.BigEndian.Uint32(submission),
		Signature: submission[seqSize : seqSize+ed25519.SignatureSize],
		File:      submission[seqSize+ed25519.SignatureSize:],
	}
	if b.Seq > MaxSeq {
		return nil, errSeqTooHigh
	}
	key, err := t.readHeader(b.File)
	if err != nil {
		return nil, err
	}
	b.Key = key
	if err := b.verify(t.pollID, sha256.Sum256(b.File)); err != nil {
		return nil, err
	}
	return b, nil
}

// Check makes the checks of [Template.Parse] on a ballot whose parts were kept apart, as an archive does. The key beside the file must
// be the key within it, otherwise the error is bad_ballot_key: a copied file is no ballot of the copier's.
func (t Template) Check(b *Ballot) error {
	if err := checkSize(len(b.File), t.FileSize()); err != nil {
		return err
	}
	if b.Seq > MaxSeq {
		return errSeqTooHigh
	}
	key, err := t.readHeader(b.File)
	if err != nil {
		return err
	}
	if !bytes.Equal(key, b.Key) {
		return errOtherKey
	}
	return b.verify(t.pollID, sha256.Sum256(b.File))
}

// CheckHash makes those checks of [Template.Check] that can be made without the age file, of which fileHash is the SHA-256: the seq, the
// ballot key and its signature. The ballot's File is not looked at.
func (t Template) CheckHash(b *Ballot, fileHash [32]byte) error {
	if b.Seq > MaxSeq {
		return errSeqTooHigh
	}
	return b.verify(t.pollID, fileHash)
}

func checkSize(got, want int) error {
	switch {
	case got < want:
		return &Error{CodeTooShort, fmt.Sprintf("%d bytes, where all ballots of this poll have %d", got, want)}
	case got > want:
		return &Error{CodeTooLong, fmt.Sprintf("%d bytes, where all ballots of this poll have %d", got, want)}
	}
	return nil
}

func (b *Ballot) verify(pollID, fileHash [32]byte) error {
	if err := CheckKey(b.Key); err != nil {
		return err
	}
	return verify(b.Key, signedBallot(pollID, b.Seq, fileHash), b.Signature)
}

// verify wants a key that [CheckKey] has passed. A signature that is not of 64 bytes does not hold.
func verify(key ed25519.PublicKey, message, signature []byte) error {
	if !ed25519.Verify(key, message, signature) {
		return errBadSignature
	}
	return nil
}

// Submission returns the ballot as it is sent: seq, signature, age file.
func (b *Ballot) Submission() []byte {
	out := make([]byte, 0, seqSize+len(b.Signature)+len(b.File))
	out = binary.BigEndian.AppendUint32(out, b.Seq)
	out = append(out, b.Signature...)
	return append(out, b.File...)
}

// KeyHash returns the ballot key hash: SHA-256 of the public key's 32 bytes.
func KeyHash(key ed25519.PublicKey) [32]byte { return sha256.Sum256(key) }

// CheckKey reports whether key may be a ballot key: the canonical encoding (RFC 8032 §5.1.2) of a point that is not of small
// order. Under a key of small order anybody can sign, and a key with two encodings would count twice. The error is bad_ballot_key.
func CheckKey(key []byte) error {
	point, err := new(edwards25519.Point).SetBytes(key)
	if err != nil || !bytes.Equal(point.Bytes(), key) {
		return errBadKey
	}
	if point.MultByCofactor(point).Equal(edwards25519.NewIdentityPoint()) == 1 {
		return errBadKey
	}
	return nil
}

// Sign returns the ballot key's signature, 64 bytes, over the age file as this poll's ballot with this seq.
func Sign(key ed25519.PrivateKey, pollID [32]byte, seq uint32, file []byte) []byte {
	return ed25519.Sign(key, signedBallot(pollID, seq, sha256.Sum256(file)))
}

func signedBallot(pollID [32]byte, seq uint32, fileHash [32]byte) []byte {
	const label = "isoloir/ballot/v1\n"
	message := make([]byte, 0, len(label)+len(pollID)+seqSize+len(fileHash))
	message = append(message, label...)
	message = append(message, pollID[:]...)
	message = binary.BigEndian.AppendUint32(message, seq)
	return append(message, fileHash[:]...)
}
