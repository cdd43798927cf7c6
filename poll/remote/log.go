package remote

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"golang.org/x/mod/sumdb/tlog"

	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/archive"
)

const (
	hintEvidence = "keep what you have, it is the evidence, and show it to the organizer, the witnesses and others who answered"
	hintAgain    = "try again later; if it stays so, keep what you have and tell the organizer"
)

// largest tile or bundle, in bytes: 256 hashes of 32, or 256 entries of at most 75 with their lengths.
const tileAnswer = 256 * (2 + translog.SealedEntrySize)

// maxJournal is the size of the largest journal that is read, in entries. A poll makes a handful of them, so that no honest server comes
// near it, and that of a hostile one takes hours to be read and not years.
const maxJournal = 100_000_000

// A Log is one of a server's two logs, the journal or a poll's, as a checkpoint says it that the server has signed. Nothing that
// is read from it is believed before it is proven to belong to the checkpoint.
type Log struct {
	client     *Client
	url        string // before "/checkpoint" and "/tile/…"
	note       []byte
	checkpoint translog.Checkpoint
}

// Journal fetches the checkpoint of the server's journal, which must be signed by vkey, the definition's log key.
func (c *Client) Journal(ctx context.Context, vkey string) (*Log, error) {
	name, err := poll.VerifierKeyName(vkey)
	if err != nil {
		return nil, err
	}
	return c.log(ctx, c.base()+"/journal", vkey, translog.JournalOrigin(name), maxJournal)
}

// PollLog fetches the checkpoint of a sealed poll's log.
func (c *Client) PollLog(ctx context.Context, link poll.Link) (*Log, error) {
	p, err := c.pin(ctx, link)
	if err != nil {
		return nil, err
	}
	url, err := c.at(link, "/log")
	if err != nil {
		return nil, err
	}
	return c.log(ctx, url, p.definition.LogKey, translog.Origin(p.definition.Host(), link.ID), p.definition.MaxBallots)
}

// log fetches a checkpoint, and refuses one of more than most entries before any of them is asked for.
func (c *Client) log(ctx context.Context, url, vkey, origin string, most int64) (*Log, error) {
	note, err := c.do(ctx, request{url: url + "/checkpoint", limit: smallAnswer})
	if err != nil {
		return nil, err
	}
	l := &Log{client: c, url: url, note: note}
	if l.checkpoint, err = translog.OpenCheckpoint(note, vkey, origin); err != nil {
		return nil, answered("what it gives as the checkpoint of %s does not hold: %v", origin, err)
	}
	if l.checkpoint.Size > most {
		return nil, signed("the server has signed that %s has %d entries, more than the %d it may have", origin, l.checkpoint.Size, most)
	}
	return l, nil
}

// Note returns the checkpoint as the server signed it.
func (l *Log) Note() []byte { return l.note }

// Checkpoint returns what the checkpoint says.
func (l *Log) Checkpoint() translog.Checkpoint { return l.checkpoint }

// Extends proves that the log of an older checkpoint, signed by the same server, is the beginning of this one. If it is not, the server
// has shown two histories, or went back to an older one: the error is an [*archive.Failure], and the two checkpoints are the evidence.
func (l *Log) Extends(ctx context.Context, older translog.Checkpoint) error {
	now := l.checkpoint
	switch {
	case older.Size > now.Size:
		return signed("%s has %d entries now and had %d before: the server went back to an older state, or shows two histories", now.Origin, now.Size, older.Size)
	case older.Size == now.Size && older.Root == now.Root:
		return nil
	case older.Size == 0 && older.Root == new(translog.Hasher).Root():
		return nil
	case older.Size == 0 || older.Size == now.Size:
		return splitView(older, now)
	}
	proof, err := translog.ProveGrowth(older.Size, now.Size, l.hashes(ctx))
	if err != nil {
		return l.blame(err)
	}
	if err := tlog.CheckTree(proof, now.Size, now.Root, older.Size, older.Root); err != nil {
		return splitView(older, now)
	}
	return nil
}

// hashes reads hashes of the log from its tiles. They are proven against the checkpoint.
func (l *Log) hashes(ctx context.Context) tlog.HashReader {
	return translog.Hashes(l.checkpoint.Size, l.checkpoint.Root, func(level int, index int64, width int) ([]byte, error) {
		return l.tile(ctx, level, index, width)
	})
}

func (l *Log) tile(ctx context.Context, level int, index int64, width int) ([]byte, error) {
	path := translog.TilePath(level, index, width)
	data, err := l.client.do(ctx, request{url: l.url + "/" + path, limit: tileAnswer})
	var problem *Problem
	if errors.As(err, &problem) && problem.Status == http.StatusNotFound {
		return nil, answered("its log %s lacks %s, though its checkpoint covers it", l.checkpoint.Origin, path)
	}
	return data, err
}

// blame tells what keeps tiles from being read from what is wrong with them.
func (l *Log) blame(err error) error {
	var failure *archive.Failure
	var problem *Problem
	if errors.As(err, &failure) || errors.As(err, &problem) || IsUnreachable(err) || errors.Is(err, context.Canceled) {
		return err
	}
	return answered("the tiles of %s are not those of its checkpoint: %v", l.checkpoint.Origin, err)
}

// answered blames the server for an answer that its signature does not cover.
func answered(format string, args ...any) error {
	return &archive.Failure{What: "the server gave a wrong answer: " + fmt.Sprintf(format, args...), Culprit: archive.ByAnswer, Hint: hintAgain}
}

// signed blames the server for what it has signed.
func signed(format string, args ...any) error {
	return &archive.Failure{What: fmt.Sprintf(format, args...), Culprit: archive.ByServer, Hint: hintEvidence}
}

func splitView(older, now translog.Checkpoint) error {
	return signed("the server has signed two histories of %s: one of %d entries with root %v, and one of %d with root %v that does not contain it",
		now.Origin, older.Size, older.Root, now.Size, now.Root)
}
