package token

import (
	"bytes"
	"crypto/ed25519"
	"errors"

	"golang.org/x/crypto/cryptobyte"
)

// An Audit is what an auditor sees of a poll's turnout (docs/formats.md §12): which codes there were, and which of them bought a token. No
// time stands in it, no order, and nothing that leads to a ballot.
type Audit struct {
	Poll        [32]byte
	Lists       [][]byte // the lists of codes that the organizer's statements announced, in their order; see [ParseList]
	Redemptions []Used   // ascending by code
}

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

// Bytes writes an audit.
func (a *Audit) Bytes() []byte {
	out := append([]byte(auditHeader), a.Poll[:]...)
	b := cryptobyte.NewBuilder(out)
	b.AddUint32(uint32(len(a.Lists))) //nolint:gosec // as many as there are statements
	for _, list := range a.Lists {
		b.AddUint32(uint32(len(list))) //nolint:gosec // at most MaxList keys
		b.AddBytes(list)
	}
	for _, u := range a.Redemptions {
		b.AddBytes(u.Code[:])
		b.AddBytes(u.Request[:])
		b.AddBytes(u.Signature[:])
	}
	return b.BytesOrPanic()
}

var errBadAudit = errors.New("these are not the redemptions of a poll")

// ParseAudit reads an audit and checks its form, not what it says.
func ParseAudit(data []byte) (*Audit, error) {
	in, ok := bytes.CutPrefix(data, []byte(auditHeader))
	s := cryptobyte.String(in)
	a := &Audit{}
	var lists uint32
	if !ok || !s.CopyBytes(a.Poll[:]) || !s.ReadUint32(&lists) {
		return nil, errBadAudit
	}
	for range lists {
		var size uint32
		var list []byte
		if !s.ReadUint32(&size) || size > MaxList*ed25519.PublicKeySize || !s.ReadBytes(&list, int(size)) {
			return nil, errBadAudit
		}
		a.Lists = append(a.Lists, list)
	}
	for !s.Empty() {
		var u Used
		if !s.CopyBytes(u.Code[:]) || !s.CopyBytes(u.Request[:]) || !s.CopyBytes(u.Signature[:]) {
			return nil, errBadAudit
		}
		a.Redemptions = append(a.Redemptions, u)
	}
	return a, nil
}
