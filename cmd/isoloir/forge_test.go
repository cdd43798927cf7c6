package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"

	"github.com/rogpeppe/go-internal/testscript"

	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/box"
)

// forge has the server put into its store what nobody sent, in the place of a receipt's ballot: forge withdrawal FILE, forge byte FILE; or
// a second sealing of the receipt's poll into its journal: forge sealing FILE.
func forge(ts *testscript.TestScript, _ bool, args []string) {
	file, err := translog.ParseReceiptFile([]byte(ts.ReadFile(args[1])))
	ts.Check(err)
	s := serverOf(ts)
	link, err := poll.ParseLink(file.Link)
	ts.Check(err)
	r, err := translog.OpenReceipt(file.Note, s.witness.logKey)
	ts.Check(err)
	if args[0] == "sealing" {
		ts.Check(s.sealAgain(link.ID))
		return
	}
	ts.Check(s.store.Change(context.Background(), link.ID, r.KeyHash, func(slot box.Slot) (*box.Record, error) {
		made := &box.Record{Key: bytes.Clone(slot.Record.Key), Seq: slot.Record.Seq, Signature: bytes.Clone(slot.Record.Signature)}
		if args[0] == "withdrawal" {
			made.Seq, made.Withdrawn = made.Seq+1, true
			return made, nil
		}
		made.File = bytes.Clone(slot.Record.File)
		made.File[len(made.File)-1] ^= 1
		return made, nil
	}))
}

// sealAgain puts another result of a poll into the journal, after all that stands there.
func (s *storyServer) sealAgain(id poll.ID) error {
	ctx := context.Background()
	signer, logKey, err := box.ServerKey(ctx, s.store, s.host)
	if err != nil {
		return err
	}
	head, err := s.store.Journal(ctx)
	if err != nil {
		return err
	}
	last, err := translog.OpenCheckpoint(head.Checkpoint, logKey, translog.JournalOrigin(s.host))
	if err != nil {
		return err
	}
	entry := translog.Sealed(id, 1, [32]byte{1}).Bytes()
	step := box.JournalStep{From: head.Size, Entries: [][32]byte{sha256.Sum256(entry)}}
	read := func(level int, index int64, _ int) ([]byte, error) { return s.store.JournalTile(ctx, level, index) }
	log, err := translog.ResumeTileBuilder(last.Size, last.Root, read, func(t translog.Tile) error {
		step.Tiles = append(step.Tiles, t)
		return nil
	})
	if err == nil {
		err = errors.Join(log.Add(entry), log.Flush())
	}
	if err != nil {
		return err
	}
	if step.Checkpoint, err = (translog.Checkpoint{Origin: last.Origin, Size: log.Size(), Root: log.Root()}).Sign(signer); err != nil {
		return err
	}
	return s.store.AppendJournal(ctx, step)
}
