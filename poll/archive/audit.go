package archive

import (
	"crypto/sha256"
	"io"

	"isoloir/crypto/token"
	"isoloir/crypto/translog"
	"isoloir/poll"
)

// Redemptions returns what the server has sealed for the poll's auditor, an age file; nil if the poll has no auditor.
func (a *Archive) Redemptions() (io.Reader, error) {
	if a.auditAt == 0 {
		return nil, nil
	}
	w := newWalker(a.r, a.auditAt, a.size)
	_, err := w.next()
	return w, err
}

// verifyAuditFile holds what is sealed for the auditor against the count that the server has signed. What is in it the auditor alone can see:
// [Archive.VerifyAudit].
func (a *Archive) verifyAuditFile(c translog.TokenCount) error {
	auditable := a.definition.Turnout == poll.TurnoutAuditable
	if auditable != (c.Redemptions != [32]byte{}) {
		return a.broken(ruleAudit, ByServer, "the server's count of tokens does not say what it shows to the auditor, as this poll demands, or says it where there is none")
	}
	if !auditable {
		return nil
	}
	in, err := a.Redemptions()
	if err != nil {
		return err
	}
	if in == nil {
		return a.broken(ruleAudit, ByServerOrGiver, "%s is missing, which shows to the auditor which codes were used", nameAudit)
	}
	h := sha256.New()
	if _, err := io.Copy(h, in); err != nil {
		return err
	}
	if [32]byte(h.Sum(nil)) != c.Redemptions {
		return a.broken(ruleAudit, ByServerOrGiver, "%s is not what the server has signed", nameAudit)
	}
	return nil
}

// Turnout is what an auditor has proven.
type Turnout struct {
	Redemptions int64 // each signed by another of the organizer's codes, and no fewer than there are tokens
	Revoked     int64 // of these, how many by codes that were revoked: before or after, nobody can tell
}

// VerifyAudit proves, of an archive that [Archive.Verify] has passed and by what the auditor's key opens of it, that the server signed no token without
// a code: the lists of codes are those of the organizer's statements, every redemption is signed by one of these codes, none by the same, and
// they are as many as the tokens. The error is a [*Failure] if that does not hold.
func (a *Archive) VerifyAudit(opened []byte) (Turnout, error) {
	shown, err := token.ParseAudit(opened)
	if err == nil && shown.Poll != a.id {
		err = token.ErrBadSignature
	}
	if err != nil {
		return Turnout{}, a.broken(ruleAudit, ByServer, "what the server sealed for the auditor are not the redemptions of this poll")
	}
	added, revoked, err := a.auditLists(shown.Lists)
	if err != nil {
		return Turnout{}, err
	}
	var t Turnout
	used := map[[32]byte]bool{}
	for i := range shown.Redemptions {
		u := &shown.Redemptions[i]
		switch {
		case used[u.Code]:
			err = a.broken(ruleMinting, ByServer, "the server shows two redemptions of one code")
		case !added[u.Code]:
			err = a.broken(ruleMinting, ByServer, "the server shows the redemption of a code that the organizer has never announced")
		case u.Verify(a.id) != nil:
			err = a.broken(ruleMinting, ByServer, "the server shows a redemption that its code has not signed: it minted a token for a code that nobody used")
		}
		if err != nil {
			return Turnout{}, err
		}
		used[u.Code] = true
		t.Redemptions++
		if revoked[u.Code] {
			t.Revoked++
		}
	}
	return t, a.auditCount(t)
}

func (a *Archive) auditCount(t Turnout) error {
	c, err := a.Tokens()
	if err != nil {
		return err
	}
	if c.Tokens != uint64(t.Redemptions) { //nolint:gosec // not negative
		return a.broken(ruleMinting, ByServer, "the server signed %d tokens, and shows %d redemptions signed by codes: it minted tokens for codes that nobody used", c.Tokens, t.Redemptions)
	}
	return nil
}

// auditLists reads the lists of codes, and holds them against the statements.
func (a *Archive) auditLists(lists [][]byte) (added, revoked map[[32]byte]bool, err error) {
	added, revoked = map[[32]byte]bool{}, map[[32]byte]bool{}
	for _, msg := range a.statements {
		s, err := translog.OpenStatement(msg, a.definition.OrganizerKey)
		if err != nil {
			return nil, nil, err
		}
		number, hash, ok := s.Codes()
		if !ok {
			continue
		}
		if len(lists) == 0 || token.ListHash(lists[0]) != hash {
			err := a.broken(ruleAudit, ByServer, "the codes that the server shows to the auditor are not those of the organizer's statement %d", s.Counter)
			if err != nil || len(lists) == 0 {
				return added, revoked, err
			}
		}
		codes, err := token.ParseList(lists[0])
		if err != nil || uint64(len(codes)) != number {
			return nil, nil, a.broken(ruleAudit, ByServer, "the codes of the organizer's statement %d are malformed", s.Counter)
		}
		lists = lists[1:]
		into := added
		if s.Kind == translog.CodesRevoked {
			into = revoked
		}
		for _, code := range codes {
			into[code] = true
		}
	}
	return added, revoked, nil
}
