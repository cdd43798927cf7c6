package archive

import (
	"bytes"
	"errors"
	"io"

	"isoloir/crypto/translog"
)

// verifyContents walks the log beside the ballots and the withdrawals, all three sorted by key hash, and checks each pair.
func (a *Archive) verifyContents(progress func(done, total int64)) error {
	t, err := a.Template()
	if err != nil {
		return err
	}
	admits, err := a.admission()
	if err != nil {
		return err
	}
	m := merge{a: a, checks: newChecker(a, t, admits, progress)}
	if m.ballots, err = newSide(a.sealed(t)); err != nil {
		return err
	}
	if m.withdrawals, err = newSide(a.withdrawals()); err != nil {
		return err
	}
	err = a.entries(m.entry)
	if err == nil {
		err = m.rest()
	}
	return m.checks.finish(err)
}

// A side is a sorted sequence of ballots or withdrawals with its head in sight.
type side struct {
	in   *finder
	head *found // nil at the end
}

func newSide(in *finder) (*side, error) {
	s := &side{in: in}
	return s, s.advance()
}

func (s *side) advance() (err error) {
	s.head, err = s.in.next()
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// A merge holds the places reached in the ballots and the withdrawals.
type merge struct {
	a                    *Archive
	ballots, withdrawals *side
	checks               *checker
}

// entry finds the ballot or withdrawal of the log's next entry.
func (m *merge) entry(e translog.Entry) error {
	s, what := m.ballots, "ballot"
	if e.Withdrawn {
		s, what = m.withdrawals, "withdrawal"
	}
	for s.head != nil && bytes.Compare(s.head.hash[:], e.KeyHash[:]) < 0 {
		if err := m.extra(s); err != nil {
			return err
		}
	}
	if s.head == nil || s.head.hash != e.KeyHash {
		return m.a.broken(ruleMissing, ByGiver, "the %s of key hash %x is in the log and not in the archive", what, e.KeyHash)
	}
	f := s.head
	if err := s.advance(); err != nil {
		return err
	}
	return m.checks.add(pair{e, f})
}

// extra reports the head of a side, which has no entry.
func (m *merge) extra(s *side) error {
	what := "ballot"
	if s == m.withdrawals {
		what = "withdrawal"
	}
	if err := m.a.broken(ruleExtra, ByGiver, "the %s of key hash %x is in the archive and not in the log", what, s.head.hash); err != nil {
		return err
	}
	return s.advance()
}

// rest reports what is left when the log has come to its end.
func (m *merge) rest() error {
	for _, s := range []*side{m.ballots, m.withdrawals} {
		for s.head != nil {
			if err := m.extra(s); err != nil {
				return err
			}
		}
	}
	return nil
}
