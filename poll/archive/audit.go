package archive

import (
	"bytes"
	"crypto/sha256"
	"errors"
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
// a code: the lists of codes are those of the organizer's statements and no others, every redemption is signed by one of these codes, none by the same,
// they stand in no order but that of the codes, and are as many as the tokens. The error is a [*Failure] if that does not hold; what opened fails with is passed on.
func (a *Archive) VerifyAudit(opened io.Reader) (Turnout, error) {
	shown, err := token.NewAuditReader(opened)
	if err == nil && shown.Poll != a.id {
		err = token.ErrBadAudit
	}
	if err != nil {
		return Turnout{}, a.noAudit(err)
	}
	announced, err := a.announcedCodes(shown)
	if err != nil {
		return Turnout{}, err
	}
	t, err := a.redemptionsOf(shown, announced)
	if err != nil {
		return Turnout{}, err
	}
	return t, a.auditCount(t)
}

// noAudit says what is wrong with an audit that could not be read.
func (a *Archive) noAudit(err error) error {
	if errors.Is(err, token.ErrBadAudit) {
		return a.broken(ruleAudit, ByServer, "what the server sealed for the auditor are not the redemptions of this poll")
	}
	return err
}

// announced are the codes of the organizer's statements.
type announced struct{ added, revoked map[[32]byte]bool }

func (a *Archive) redemptionsOf(shown *token.AuditReader, codes announced) (t Turnout, err error) {
	var last [32]byte
	for {
		u, err := shown.Used()
		if errors.Is(err, io.EOF) {
			return t, nil
		}
		if err != nil {
			return t, a.noAudit(err)
		}
		if err := a.redemption(u, codes, last, t.Redemptions == 0); err != nil {
			return t, err
		}
		last = u.Code
		t.Redemptions++
		if codes.revoked[u.Code] {
			t.Revoked++
		}
	}
}

// redemption judges one that stands after that of the code last.
func (a *Archive) redemption(u *token.Used, codes announced, last [32]byte, first bool) error {
	order := bytes.Compare(last[:], u.Code[:])
	switch {
	case !first && order == 0:
		return a.broken(ruleMinting, ByServer, "the server shows two redemptions of one code")
	case !first && order > 0:
		return a.broken(ruleAudit, ByServer, "the redemptions do not stand in the order of their codes, and could be shown twice, or tell who came when")
	case !codes.added[u.Code]:
		return a.broken(ruleMinting, ByServer, "the server shows the redemption of a code that the organizer has never announced")
	case u.Verify(a.id) != nil:
		return a.broken(ruleMinting, ByServer, "the server shows a redemption that its code has not signed: it minted a token for a code that nobody used")
	}
	return nil
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

// announcedCodes reads the lists of codes, and holds them against the statements: one for each, in their order, and none besides.
func (a *Archive) announcedCodes(shown *token.AuditReader) (announced, error) {
	codes := announced{map[[32]byte]bool{}, map[[32]byte]bool{}}
	for _, msg := range a.statements {
		s, err := translog.OpenStatement(msg, a.definition.OrganizerKey)
		if err != nil {
			return codes, err
		}
		number, hash, ok := s.Codes()
		if !ok {
			continue
		}
		list, err := shown.List()
		if errors.Is(err, io.EOF) || err == nil && token.ListHash(list) != hash {
			err = a.broken(ruleAudit, ByServer, "the codes that the server shows to the auditor are not those of the organizer's statement %d", s.Counter)
		}
		if err != nil || list == nil {
			return codes, a.noAudit(err)
		}
		keys, err := token.ParseList(list)
		if err != nil || uint64(len(keys)) != number {
			if err := a.broken(ruleAudit, ByServer, "the codes of the organizer's statement %d are malformed", s.Counter); err != nil {
				return codes, err
			}
		}
		into := codes.added
		if s.Kind == translog.CodesRevoked {
			into = codes.revoked
		}
		for _, key := range keys {
			into[key] = true
		}
	}
	return codes, a.noMoreLists(shown)
}

func (a *Archive) noMoreLists(shown *token.AuditReader) error {
	for {
		_, err := shown.List()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return a.noAudit(err)
		}
		if err := a.broken(ruleAudit, ByServer, "the server shows the auditor a list of codes that no statement of the organizer announces"); err != nil {
			return err
		}
	}
}
