package token

import (
	"bufio"
	"crypto/ed25519"
	"encoding/binary"
	"errors"
	"io"
)

// An audit is what an auditor sees of a poll's turnout (docs/formats.md §12): which codes there were, and which of them bought a token. No
// time stands in it, no order, and nothing that leads to a ballot. It may be of a million codes, so it is written and read piece by piece.

// Used is a redemption as far as a server keeps it: the hash of a blinded message tells nothing, and is all that the code's key has signed.
type Used struct {
	Code      [ed25519.PublicKeySize]byte
	Request   [32]byte // see [BlindedHash]
	Signature [ed25519.SignatureSize]byte
}

const auditHeader = "isoloir/redemptions/v1\n"

// Verify checks the code's signature, as [Redemption.Verify] does.
func (u *Used) Verify(pollID [32]byte) error {
	if !ed25519.Verify(u.Code[:], signedHash(pollID, u.Request), u.Signature[:]) {
		return ErrBadSignature
	}
	return nil
}

// An AuditWriter writes an audit: first the lists of codes that the organizer's statements announced, in their order ([ParseList]), then what
// was used, ascending by code. The order is the caller's to keep.
type AuditWriter struct {
	to    *bufio.Writer
	lists uint32 // still to come
}

var errOtherLists = errors.New("token: other lists of codes than were announced for the audit")

// NewAuditWriter begins the audit of a poll with so many lists.
func NewAuditWriter(to io.Writer, pollID [32]byte, lists uint32) *AuditWriter {
	w := &AuditWriter{bufio.NewWriterSize(to, 1<<16), lists}
	w.to.WriteString(auditHeader) // a bufio.Writer keeps its first error
	w.to.Write(pollID[:])
	w.to.Write(binary.BigEndian.AppendUint32(nil, lists))
	return w
}

// List writes a list.
func (w *AuditWriter) List(list []byte) error {
	if w.lists == 0 {
		return errOtherLists
	}
	w.lists--
	w.to.Write(binary.BigEndian.AppendUint32(nil, uint32(len(list)))) //nolint:gosec // at most MaxList keys
	_, err := w.to.Write(list)
	return err
}

// Used writes a redemption.
func (w *AuditWriter) Used(u *Used) error {
	w.to.Write(u.Code[:])
	w.to.Write(u.Request[:])
	_, err := w.to.Write(u.Signature[:])
	return err
}

// Close ends the audit. It fails if a list is missing.
func (w *AuditWriter) Close() error {
	if w.lists > 0 {
		return errOtherLists
	}
	return w.to.Flush()
}

// ErrBadAudit is returned for what is no audit, or ends before it is whole.
var ErrBadAudit = errors.New("these are not the redemptions of a poll")

// An AuditReader reads an audit and checks its form, not what it says, nor the order in which redemptions stand. What its source fails with it passes on.
type AuditReader struct {
	Poll  [32]byte
	Lists uint32 // how many there are

	from *bufio.Reader
	left uint32 // lists that were not read yet
}

// NewAuditReader reads the beginning of an audit.
func NewAuditReader(from io.Reader) (*AuditReader, error) {
	r := &AuditReader{from: bufio.NewReaderSize(from, 1<<16)}
	var head [len(auditHeader) + 32 + 4]byte
	if err := r.fill(head[:]); err != nil {
		return nil, err
	}
	if string(head[:len(auditHeader)]) != auditHeader {
		return nil, ErrBadAudit
	}
	copy(r.Poll[:], head[len(auditHeader):])
	r.Lists = binary.BigEndian.Uint32(head[len(head)-4:])
	r.left = r.Lists
	return r, nil
}

// List returns the next list; io.EOF after the last.
func (r *AuditReader) List() ([]byte, error) {
	if r.left == 0 {
		return nil, io.EOF
	}
	r.left--
	var size [4]byte
	if err := r.fill(size[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(size[:])
	if n > MaxList*ed25519.PublicKeySize {
		return nil, ErrBadAudit
	}
	list := make([]byte, n)
	return list, r.fill(list)
}

// Used returns the next redemption; io.EOF after the last. The lists must have been read.
func (r *AuditReader) Used() (*Used, error) {
	if r.left > 0 {
		return nil, ErrBadAudit
	}
	if _, err := r.from.Peek(1); err != nil {
		return nil, err
	}
	u := &Used{}
	for _, field := range [][]byte{u.Code[:], u.Request[:], u.Signature[:]} {
		if err := r.fill(field); err != nil {
			return nil, err
		}
	}
	return u, nil
}

func (r *AuditReader) fill(field []byte) error {
	_, err := io.ReadFull(r.from, field)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return ErrBadAudit
	}
	return err
}
