package archive

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"time"

	"isoloir/crypto/translog"
)

// Verify proves everything that can be proved without the organizers' keys, and returns a [*Failure] where that does not
// hold. In this order: the checkpoint is signed by the server's log key, for this poll; the entries are the ones of the
// checkpoint, sorted, each key once, and in number within the definition's limits; the statements are the organizer's; the
// server's journal, signed by it and cosigned by the witnesses asked for, has the poll's publication, its statements and its
// sealing with this very log; every entry has its ballot or withdrawal and no other is there, each as its entry says, of the
// poll's one shape, in a poll with codes with a token that admits its key, and signed by its ballot key; and the server signed no fewer tokens than it took
// ballots, and no more than there were codes. In a public archive the shape of ballots cannot be seen; their signatures are
// checked against the entries' hashes.
//
// progress, if not nil, is called now and then from the calling goroutine with the number of entries done.
func (a *Archive) Verify(progress func(done, total int64), demands ...Demand) error {
	root, err := a.hashEntries()
	if err != nil {
		return err
	}
	if err := a.verifyCheckpoint(root); err != nil {
		return err
	}
	if err := a.verifyOrder(); err != nil {
		return err
	}
	closed, err := a.verifyStatements()
	if err != nil {
		return err
	}
	asked := collect(demands)
	if err := a.verifyJournal(root, asked); err != nil {
		return err
	}
	if !closed && asked.now.Before(a.definition.Closes) && !asked.now.IsZero() {
		err := a.broken(ruleEarly, ByServerOrGiver, "the poll was sealed before its close on %s, and no statement of the organizer closes it",
			a.definition.Closes.Format(time.RFC3339))
		if err != nil {
			return err
		}
	}
	if err := a.verifyTokens(root.Size()); err != nil {
		return err
	}
	return a.verifyContents(progress)
}

// entries passes the log's entries to yield.
func (a *Archive) entries(yield func(translog.Entry) error) error {
	w := newWalker(a.r, a.entriesAt, a.size)
	if _, err := w.next(); err != nil {
		return err
	}
	r := bufio.NewReader(w)
	for {
		e, err := translog.ReadBundle(r)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return malformed("%s is not a list of entries: %v", nameEntries, err)
		}
		if err := yield(e); err != nil {
			return err
		}
	}
}

func (a *Archive) hashEntries() (*translog.Hasher, error) {
	var h translog.Hasher
	err := a.entries(func(e translog.Entry) error {
		h.Add(e.Bytes())
		return nil
	})
	return &h, err
}

func (a *Archive) verifyCheckpoint(log *translog.Hasher) error {
	origin := translog.Origin(a.definition.Host(), a.id)
	c, err := translog.OpenCheckpoint(a.checkpoint, a.definition.LogKey, origin)
	if err != nil {
		if err := a.broken(ruleCheckpoint, ByGiver, "the checkpoint is not the one that this poll's server signed: %v", err); err != nil {
			return err
		}
	}
	if c.Size != log.Size() || c.Root != log.Root() {
		return a.broken(ruleRoot, ByGiver, "the %d entries of the log are not the %d that the server signed", log.Size(), c.Size)
	}
	return nil
}

// verifyOrder checks what the server has signed by signing the root: what is wrong here is the server's doing.
func (a *Archive) verifyOrder() error {
	var last translog.Entry
	var ballots, total int64
	err := a.entries(func(e translog.Entry) error {
		if total > 0 && bytes.Compare(e.KeyHash[:], last.KeyHash[:]) <= 0 {
			if err := a.broken(ruleOrder, ByServer, "in the log, ballot key %x stands twice or in the wrong place", e.KeyHash); err != nil {
				return err
			}
		}
		if last = e; !e.Withdrawn {
			ballots++
		}
		total++
		return nil
	})
	if err != nil {
		return err
	}
	if total > a.definition.MaxBallots {
		return a.broken(ruleLimits, ByServer, "the log has %d entries, more than the %d that the poll allows", total, a.definition.MaxBallots)
	}
	if ballots < a.definition.ReleaseAtLeast {
		return a.broken(ruleLimits, ByServer, "the archive was released with %d ballots, fewer than the %d that the poll demands", ballots, a.definition.ReleaseAtLeast)
	}
	return nil
}

// verifyStatements also says whether the organizer has closed the poll by one of them.
func (a *Archive) verifyStatements() (closed bool, err error) {
	if len(a.statements) == 0 {
		return false, a.broken(ruleStatements, ByGiver, "the statement that published the poll is missing")
	}
	for i, msg := range a.statements {
		s, err := translog.OpenStatement(msg, a.definition.OrganizerKey)
		if err == nil && (s.Poll != a.id || s.Counter != uint64(i)) {
			err = errors.New("it belongs to another poll or another place")
		}
		if err != nil {
			if err := a.broken(ruleStatements, ByGiver, "statement %d is not the organizer's: %v", i, err); err != nil {
				return false, err
			}
		}
		closed = closed || s.Kind == translog.Close
	}
	return closed, nil
}

// hashOf returns the hash of what was read of an age file, and of what is left of it.
func hashOf(read []byte, left io.Reader) (sum [32]byte, err error) {
	h := sha256.New()
	h.Write(read)
	_, err = io.Copy(h, left)
	h.Sum(sum[:0])
	return sum, err
}
