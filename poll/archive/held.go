package archive

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"isoloir/crypto/translog"
)

// A Held is something that the server has signed and somebody else holds: a receipt, or a checkpoint of the poll's log or of the
// journal. One of them is set.
type Held struct {
	Receipt *translog.Receipt
	Log     *translog.Checkpoint
	Journal *translog.Checkpoint
}

// ErrOtherPoll says that something held is of another poll, and proves nothing about this one.
var ErrOtherPoll = errors.New("it is of another poll, so it proves nothing about this one")

// ReadHeld reads a receipt file, a receipt, or a checkpoint, and checks that this poll's server has signed it. The error is a
// [*Failure] if it has not, and [ErrOtherPoll] if it is of another poll of the server's.
func (a *Archive) ReadHeld(data []byte) (Held, error) {
	if bytes.Contains(data, []byte("-----BEGIN ISOLOIR RECEIPT-----")) {
		file, err := translog.ParseReceiptFile(data)
		if err != nil {
			return Held{}, err
		}
		data = file.Note
	}
	first, _, _ := strings.Cut(string(data), "\n")
	host := a.definition.Host()
	switch {
	case first == "isoloir/receipt/v1":
		r, err := translog.OpenReceipt(data, a.definition.LogKey)
		if err == nil && r.Poll != a.id {
			return Held{}, ErrOtherPoll
		}
		return Held{Receipt: &r}, forged(err)
	case first == translog.JournalOrigin(host):
		c, err := translog.OpenCheckpoint(data, a.definition.LogKey, first)
		return Held{Journal: &c}, forged(err)
	case first == translog.Origin(host, a.id):
		c, err := translog.OpenCheckpoint(data, a.definition.LogKey, first)
		return Held{Log: &c}, forged(err)
	case strings.HasPrefix(first, host+"/p/"):
		return Held{}, ErrOtherPoll
	}
	return Held{}, fmt.Errorf("it is neither a receipt nor a checkpoint of %s: its first line is %.80q", host, first)
}

func forged(err error) error {
	if err == nil {
		return nil
	}
	return &Failure{What: fmt.Sprintf("it is not signed by this poll's server: %v", err), Culprit: ByHolder,
		Hint: "it proves nothing; ask whoever gave it to you for the file as the server gave it"}
}

// Against checks a verified archive against what somebody else holds: a receipt's promise is kept, a checkpoint of the poll's log is
// this log's, a checkpoint of the journal as large as the archive's is the same. How journals of two sizes belong together only the
// server's tiles can prove; nothing is said about that here.
func (a *Archive) Against(h Held) error {
	switch {
	case h.Receipt != nil:
		return a.keeps(*h.Receipt)
	case h.Log != nil:
		return a.same(*h.Log, a.checkpoint, translog.Origin(a.definition.Host(), a.id))
	case h.Journal != nil:
		own, err := a.JournalCheckpoint()
		if err != nil || own.Size != h.Journal.Size {
			return err
		}
		return a.same(*h.Journal, a.journal.Checkpoint, own.Origin)
	}
	return nil
}

// JournalCheckpoint returns what the journal's checkpoint in the archive says.
func (a *Archive) JournalCheckpoint() (translog.Checkpoint, error) {
	return translog.OpenCheckpoint(a.journal.Checkpoint, a.definition.LogKey, translog.JournalOrigin(a.definition.Host()))
}

// LogCheckpoint returns what the checkpoint of the poll's log says.
func (a *Archive) LogCheckpoint() (translog.Checkpoint, error) {
	return translog.OpenCheckpoint(a.checkpoint, a.definition.LogKey, translog.Origin(a.definition.Host(), a.id))
}

func (a *Archive) same(held translog.Checkpoint, note []byte, origin string) error {
	own, err := translog.OpenCheckpoint(note, a.definition.LogKey, origin)
	if err != nil || own == held {
		return err
	}
	return a.broken(ruleHeld, ByServer, "the server has signed two histories of %s: one of %d entries with root %v, and one of %d with root %v",
		origin, own.Size, own.Root, held.Size, held.Root)
}

// keeps checks that the log has an entry for a receipt's key, of at least its seq.
func (a *Archive) keeps(r translog.Receipt) error {
	var found *translog.Entry
	err := a.entries(func(e translog.Entry) error {
		if e.KeyHash == r.KeyHash {
			found = &e
		}
		return nil
	})
	if err != nil {
		return err
	}
	return Broken(r, found)
}

// Broken returns the [*Failure] of a server whose log has this entry, or none if it is nil, for the ballot key of a receipt that the
// server has signed. It returns nil if the promise is kept.
func Broken(r translog.Receipt, e *translog.Entry) error {
	var what string
	switch {
	case e == nil:
		what = fmt.Sprintf("the server promised an entry for ballot key hash %x, and its log has none", r.KeyHash)
	case e.Seq < r.Seq:
		what = fmt.Sprintf("the server promised an entry of seq %d for ballot key hash %x, and its log has an older one, of seq %d", r.Seq, r.KeyHash, e.Seq)
	default:
		return nil
	}
	return &Failure{What: what, Culprit: ByServer, Hint: "keep the receipt and the log's checkpoint: both are signed by the server and contradict each other", rule: ruleHeld}
}
