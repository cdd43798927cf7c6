package archive

import (
	"fmt"
	"strings"
	"time"

	"isoloir/crypto/translog"
)

// A Demand is something that [Archive.Verify] proves beyond what it always does.
type Demand func(*asked)

type asked struct {
	witnesses []translog.Witness
	quorum    int
	now       time.Time
}

// Cosigned demands that at least quorum of these witnesses have cosigned the journal's checkpoint: then the server cannot have shown
// another history to others without these witnesses' help.
func Cosigned(witnesses []translog.Witness, quorum int) Demand {
	return func(a *asked) { a.witnesses, a.quorum = witnesses, quorum }
}

// AsOf demands that a poll which was sealed although it does not close before now was closed by its organizer.
func AsOf(now time.Time) Demand {
	return func(a *asked) { a.now = now }
}

func collect(demands []Demand) (all asked) {
	for _, d := range demands {
		d(&all)
	}
	return all
}

// verifyJournal checks that the server's journal holds what it must hold about the poll whose log this is.
func (a *Archive) verifyJournal(log *translog.Hasher, asked asked) error {
	origin := translog.JournalOrigin(a.definition.Host())
	c, err := translog.OpenCheckpoint(a.journal.Checkpoint, a.definition.LogKey, origin)
	if err != nil {
		if err := a.broken(ruleJournal, ByGiver, "the journal's checkpoint is not one that this poll's server signed: %v", err); err != nil {
			return err
		}
	}
	err = a.logged(c, rulePublished, a.journal.Published, translog.Published(a.id), "that the poll was published")
	if err != nil {
		return err
	}
	err = a.logged(c, ruleSealed, a.journal.Sealed, translog.Sealed(a.id, log.Size(), log.Root()),
		fmt.Sprintf("that the poll was sealed with the %d entries that are here", log.Size()))
	if err != nil {
		return err
	}
	for i := 1; i < len(a.statements); i++ {
		entry := translog.Stated(a.id, a.statements[i])
		if err := a.logged(c, ruleStated, a.journal.Statements[uint64(i)], entry, fmt.Sprintf("that statement %d was taken", i)); err != nil {
			return err
		}
	}
	return a.verifyWitnesses(asked)
}

// logged checks that an entry stands in the journal. The proof is signed by nobody: if it does not hold, the server may not have the
// entry in its journal, or the proof was changed on the way.
func (a *Archive) logged(c translog.Checkpoint, r rule, proof []byte, entry translog.JournalEntry, what string) error {
	p, err := translog.ParseProof(proof)
	if err == nil {
		err = p.Check(entry.Bytes(), c.Size, c.Root)
	}
	if err != nil {
		return a.broken(r, ByServerOrGiver, "the server's journal does not show %s: %v", what, err)
	}
	return nil
}

func (a *Archive) verifyWitnesses(asked asked) error {
	if asked.quorum == 0 {
		return nil
	}
	names := translog.Cosignatures(a.journal.Checkpoint, asked.witnesses)
	if len(names) >= asked.quorum {
		return nil
	}
	who := "none"
	if len(names) > 0 {
		who = strings.Join(names, ", ")
	}
	return a.broken(ruleWitnesses, ByServerOrGiver, "of the %d witnesses asked for, %s cosigned the journal, where %d must",
		len(asked.witnesses), who, asked.quorum)
}
