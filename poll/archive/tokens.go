package archive

import (
	"isoloir/crypto/token"
	"isoloir/crypto/translog"
	"isoloir/poll"
)

// admission returns what the poll's tokens must be, or nil if it has no codes.
func (a *Archive) admission() (*token.Admission, error) {
	if a.definition.Admission != poll.AdmissionCodes {
		return nil, nil
	}
	der, err := poll.ParseTokenKey(a.definition.TokenKey)
	if err != nil {
		return nil, err
	}
	key, err := token.ParsePublicKey(der)
	if err != nil {
		return nil, err
	}
	return token.NewAdmission(key, a.definition.Host(), a.id), nil
}

// verifyTokens holds the number of entries against the server's count of tokens, and that against the organizer's statements on codes.
func (a *Archive) verifyTokens(entries int64) error {
	if a.tokens == nil {
		return nil
	}
	c, err := translog.OpenTokenCount(a.tokens, a.definition.LogKey)
	if err != nil || c.Poll != a.id {
		if err := a.broken(ruleCount, ByGiver, "the count of tokens is not this poll's, signed by its server"); err != nil {
			return err
		}
	}
	added, revoked := a.codes()
	if c.Codes != added || c.Revoked != revoked {
		err := a.broken(ruleCount, ByServer, "the server counts %d codes and %d revoked ones, where the organizer's statements name %d and %d", c.Codes, c.Revoked, added, revoked)
		if err != nil {
			return err
		}
	}
	if uint64(entries) > c.Tokens { //nolint:gosec // a number of entries is not negative
		return a.broken(ruleStuffing, ByServer, "the log has %d ballots, and the server signed only %d tokens: ballots were added without a code", entries, c.Tokens)
	}
	if c.Tokens > added {
		return a.broken(ruleStuffing, ByServer, "the server signed %d tokens for only %d codes", c.Tokens, added)
	}
	return a.verifyAuditFile(c)
}

// codes returns how many codes the statements, which were verified, add and revoke.
func (a *Archive) codes() (added, revoked uint64) {
	for _, msg := range a.statements {
		s, err := translog.OpenStatement(msg, a.definition.OrganizerKey)
		if err != nil {
			continue // a test has taken their rule out
		}
		switch n, _, _ := s.Codes(); s.Kind {
		case translog.CodesAdded:
			added += n
		case translog.CodesRevoked:
			revoked += n
		}
	}
	return added, revoked
}
