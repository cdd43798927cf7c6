package archive

import (
	"errors"
	"runtime"
	"sync"

	"isoloir/crypto/ballot"
	"isoloir/crypto/token"
	"isoloir/crypto/translog"
)

// batchSize is how many pairs one worker checks at a time: enough to hide the hand-over, few enough to be held in memory.
const batchSize = 64

// A pair is an entry and what the archive has for it.
type pair struct {
	entry translog.Entry
	found *found
}

// A checker checks pairs on all processors. Of several faults it reports the first in the log's order.
type checker struct {
	a        *Archive
	template ballot.Template
	admits   *token.Admission // of a poll with codes, else nil
	progress func(done, total int64)

	batch []pair
	sent  int64 // pairs handed to workers
	slots chan struct{}
	wg    sync.WaitGroup

	mu      sync.Mutex
	fault   error
	faultAt int64 // the place of its batch
}

func newChecker(a *Archive, t ballot.Template, admits *token.Admission, progress func(done, total int64)) *checker {
	if progress == nil {
		progress = func(_, _ int64) {}
	}
	return &checker{a: a, template: t, admits: admits, progress: progress, slots: make(chan struct{}, runtime.NumCPU())}
}

var errStop = errors.New("a check has failed")

// add takes a pair. It returns errStop if there is no use in adding more.
func (c *checker) add(p pair) error {
	if c.batch = append(c.batch, p); len(c.batch) < batchSize {
		return nil
	}
	c.send()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.fault != nil {
		return errStop
	}
	return nil
}

func (c *checker) send() {
	batch, at := c.batch, c.sent
	c.batch, c.sent = nil, at+int64(len(batch))
	c.slots <- struct{}{}
	c.progress(at, c.a.Size())
	c.wg.Go(func() {
		defer func() { <-c.slots }()
		for _, p := range batch {
			if err := c.check(p); err != nil {
				c.report(at, err)
				return
			}
		}
	})
}

func (c *checker) report(at int64, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.fault == nil || at < c.faultAt {
		c.fault, c.faultAt = err, at
	}
}

// finish waits for all checks and returns the first fault: theirs, or else the one with which the walk ended.
func (c *checker) finish(walk error) error {
	c.send()
	c.wg.Wait()
	if c.fault != nil {
		return c.fault
	}
	if walk == nil {
		c.progress(c.a.Size(), c.a.Size())
	}
	return walk
}

// check compares a proof with its name and its entry, and then looks at what it proves.
func (c *checker) check(p pair) error {
	e, f := p.entry, p.found
	if ballot.KeyHash(f.key()) != e.KeyHash {
		if err := c.a.broken(ruleKey, ByGiver, "the proof of key hash %x is another key's", e.KeyHash); err != nil {
			return err
		}
	}
	if f.seq() != e.Seq {
		if err := c.a.broken(ruleSeq, ByGiver, "the proof of key hash %x has seq %d, where the log has %d", e.KeyHash, f.seq(), e.Seq); err != nil {
			return err
		}
	}
	if e.Withdrawn {
		return c.withdrawal(p)
	}
	if err := c.token(p); err != nil {
		return err
	}
	if c.a.Public() {
		return c.publicBallot(p)
	}
	return c.ballot(p)
}

// token checks that a ballot of a poll with codes was admitted. The entry does not cover the token, so whoever gave the file could
// have changed it.
func (c *checker) token(p pair) error {
	if c.admits == nil {
		return nil
	}
	if err := c.admits.Verify(p.found.token, p.found.key()); err != nil {
		return c.a.broken(ruleToken, ByServerOrGiver, "the ballot of key hash %x was put in without a code: its token does not hold", p.entry.KeyHash)
	}
	return nil
}

func (c *checker) withdrawal(p pair) error {
	if _, err := ballot.ParseWithdrawal(c.a.id, p.found.proof[:]); err != nil {
		return c.a.broken(ruleWithdrawal, culprit(err), "the withdrawal of key hash %x does not hold: %v", p.entry.KeyHash, err)
	}
	return nil
}

func (c *checker) ballot(p pair) error {
	e, f := p.entry, p.found
	if f.fileHash != e.FileHash {
		if err := c.a.broken(ruleFile, ByGiver, "the age file of key hash %x is not the one in the log", e.KeyHash); err != nil {
			return err
		}
	}
	if f.file == nil {
		return c.a.broken(ruleBallot, ByServer, "the ballot of key hash %x has %d bytes, where all of this poll have %d", e.KeyHash, f.fileSize, c.template.FileSize())
	}
	err := c.template.Check(&ballot.Ballot{Key: f.key(), Seq: f.seq(), Signature: f.signature(), File: f.file})
	if err != nil {
		return c.a.broken(ruleBallot, culprit(err), "the ballot of key hash %x does not hold: %v", e.KeyHash, err)
	}
	return nil
}

// publicBallot checks a ballot whose age file is not there: its key, its seq, and its signature over the entry's hash.
func (c *checker) publicBallot(p pair) error {
	e, f := p.entry, p.found
	err := c.template.CheckHash(&ballot.Ballot{Key: f.key(), Seq: f.seq(), Signature: f.signature()}, e.FileHash)
	if err != nil {
		return c.a.broken(ruleBallot, culprit(err), "the ballot of key hash %x does not hold: %v", e.KeyHash, err)
	}
	return nil
}

// culprit says who is to blame for a ballot or withdrawal that does not hold, though key, seq and file are those of its entry.
// The entry does not cover the signature, so that anybody on the way could have changed it; the rest the server has signed.
func culprit(err error) string {
	if e, ok := errors.AsType[*ballot.Error](err); ok && e.Code != ballot.CodeBadSignature {
		return ByServer
	}
	return ByServerOrGiver
}
