package archive

import (
	"errors"
	"fmt"
	"io"
	"os"
	"sync"

	"isoloir/crypto/ballot"
	"isoloir/crypto/translog"
	"isoloir/poll"
)

// An Archive is an archive on disk. Its structure and definition are sound; nothing else is, before [Archive.Verify] has
// returned nil.
type Archive struct {
	r    io.ReaderAt
	size int64
	file io.Closer // nil in tests

	definition *poll.Definition
	id         poll.ID
	template   func() (ballot.Template, error) // made once
	checkpoint []byte
	statements [][]byte
	journal    Journal
	tokens     []byte // the count of a poll with codes, else nil
	auditAt    int64  // offset of the header of tokens/redemptions.age; 0 if there is none
	proofSize  int64  // of each ballot's proof; 0 if there are none

	ages, proofs, withdrawn int64 // members of each kind
	// Offsets of the headers of log/entries, of the first ballot's age file and of the first withdrawal.
	entriesAt, ballotsAt, withdrawnAt int64

	without map[rule]bool // set by tests only, to show what a rule is good for
}

// Open opens an archive and reads its structure, without holding more of it than the definition and the statements. The
// error is a [*Failure] if the file is at fault.
func Open(path string) (*Archive, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = foreign()
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	a, err := read(f, info.Size())
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	a.file = f
	return a, nil
}

// Close closes the file.
func (a *Archive) Close() error { return a.file.Close() }

// Definition returns the poll's definition.
func (a *Archive) Definition() *poll.Definition { return a.definition }

// ID returns the ID of the poll that the archive says it is of. Compare it with the poll you mean: a sound archive of
// another poll is still of another poll.
func (a *Archive) ID() poll.ID { return a.id }

// Size returns the number of entries: ballots, withdrawn ones included.
func (a *Archive) Size() int64 { return a.proofs + a.withdrawn }

// Withdrawn returns the number of ballots that were withdrawn.
func (a *Archive) Withdrawn() int64 { return a.withdrawn }

// Public says whether this is the archive without the ballots' age files.
func (a *Archive) Public() bool { return a.ages == 0 }

// Checkpoint returns the poll log's signed checkpoint.
func (a *Archive) Checkpoint() []byte { return a.checkpoint }

// Statements returns the organizer's statements, in order.
func (a *Archive) Statements() [][]byte { return a.statements }

// Tokens returns the server's count of codes and tokens, or nil in a poll without codes.
func (a *Archive) Tokens() (*translog.TokenCount, error) {
	if a.tokens == nil {
		return nil, nil
	}
	c, err := translog.OpenTokenCount(a.tokens, a.definition.LogKey)
	return &c, err
}

// Journal returns what the archive holds of its server's journal.
func (a *Archive) Journal() Journal { return a.journal }

// read reads the structure of an archive.
func read(r io.ReaderAt, size int64) (*Archive, error) {
	a := &Archive{r: r, size: size}
	a.template = sync.OnceValues(func() (ballot.Template, error) {
		return ballot.NewTemplate(a.id, a.definition.Recipients, a.definition.BallotSize)
	})
	w := newWalker(r, 0, size)
	var last member
	for {
		m, err := w.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if err := a.place(m, last, w); err != nil {
			return nil, err
		}
		last = m
	}
	if err := a.complete(); err != nil {
		return nil, err
	}
	return a, nil
}

// place takes note of one member, whose content stands next in w.
func (a *Archive) place(m, last member, w *walker) (err error) {
	kind, hash := classify(m.name)
	lastKind, lastHash := classify(last.name)
	if lastKind == kindAge && (kind != kindProof || hash != lastHash) {
		return malformed("%q has no proof", last.name)
	}
	switch kind {
	case kindAge:
		if a.ages == 0 {
			a.ballotsAt = m.header
		}
		a.ages++
		return within(m, maxFileSize)
	case kindProof:
		a.proofs++
		if a.proofSize == 0 {
			a.proofSize = m.size
		}
		if m.size != a.proofSize || m.size != proofSize && m.size != admittedSize {
			return malformed("%q has %d bytes, and must be like the others", m.name, m.size)
		}
	case kindDefinition:
		return a.readDefinition(w)
	case kindJournal:
		a.journal.Checkpoint, err = w.content(maxCheckpointSize)
	case kindPublished:
		a.journal.Published, err = w.content(maxProofSize)
	case kindSealed:
		a.journal.Sealed, err = w.content(maxProofSize)
	case kindStated:
		return a.readStated(m, w)
	case kindCheckpoint:
		a.checkpoint, err = w.content(maxCheckpointSize)
	case kindEntries:
		a.entriesAt = m.header
		return within(m, maxEntriesSize)
	case kindStatement:
		return a.readStatement(m, w)
	case kindTokens:
		a.tokens, err = w.content(maxStatementSize)
	case kindAudit:
		a.auditAt = m.header
		return within(m, maxAuditSize)
	case kindWithdrawal:
		if m.size != proofSize {
			return malformed("%q has %d bytes and must have %d", m.name, m.size, proofSize)
		}
		if a.withdrawn == 0 {
			a.withdrawnAt = m.header
		}
		a.withdrawn++
	case kindNone:
		return malformed("%q does not belong into an archive", m.name)
	}
	return err
}

func (a *Archive) readDefinition(w *walker) error {
	data, err := w.content(poll.MaxDefinitionSize)
	if err != nil {
		return err
	}
	if a.definition, err = poll.Parse(data); err != nil {
		return &Failure{What: fmt.Sprintf("its definition cannot be read: %v", err), Culprit: ByGiver, rule: ruleForm,
			Hint: "perhaps a newer version of isoloir made the poll: take that; otherwise " + hintFetch}
	}
	a.id = poll.IDOf(data)
	return nil
}

func (a *Archive) readStatement(m member, w *walker) error {
	if n := len(a.statements); m.name != statementName(n) || n >= maxStatements {
		return malformed("%q stands where statement %d must be", m.name, n)
	}
	data, err := w.content(maxStatementSize)
	a.statements = append(a.statements, data)
	return err
}

func (a *Archive) readStated(m member, w *walker) (err error) {
	n := len(a.journal.Statements) + 1 // the first statement publishes, and has an entry of another kind
	if m.name != statedName(n) || n >= maxStatements {
		return malformed("%q stands where the journal's proof of statement %d must be", m.name, n)
	}
	if a.journal.Statements == nil {
		a.journal.Statements = map[uint64][]byte{}
	}
	a.journal.Statements[uint64(n)], err = w.content(maxProofSize)
	return err
}

// complete checks that nothing is missing that every archive has.
func (a *Archive) complete() error {
	switch {
	case a.definition == nil:
		return malformed("it holds no %s", nameDefinition)
	case a.journal.Checkpoint == nil:
		return malformed("it holds no %s", nameJournal)
	case a.journal.Published == nil:
		return malformed("it holds no %s", namePublished)
	case a.journal.Sealed == nil:
		return malformed("it holds no %s", nameSealed)
	case len(a.journal.Statements) != max(len(a.statements), 1)-1:
		return malformed("it has %d statements, and the journal's proof of %d", len(a.statements), len(a.journal.Statements))
	case a.checkpoint == nil:
		return malformed("it holds no %s", nameCheckpoint)
	case a.entriesAt == 0:
		return malformed("it holds no %s", nameEntries)
	case a.proofSize != 0 && a.proofSize != proofSizeOf(a.definition):
		return malformed("its proofs have %d bytes and must have %d", a.proofSize, proofSizeOf(a.definition))
	case a.tokens == nil && a.definition.Admission == poll.AdmissionCodes:
		return malformed("it holds no %s", nameTokens)
	case a.auditAt != 0 && a.definition.Turnout != poll.TurnoutAuditable:
		return malformed("%q does not belong into the archive of a poll without an auditor", nameAudit)
	case a.tokens != nil && a.definition.Admission != poll.AdmissionCodes:
		return malformed("%q does not belong into the archive of a poll without codes", nameTokens)
	case a.ages != 0 && a.ages != a.proofs:
		return malformed("%d of its %d ballots lack their age file", a.proofs-a.ages, a.proofs)
	}
	return nil
}
