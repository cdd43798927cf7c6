package main

import (
	"bytes"
	"context"

	"github.com/rogpeppe/go-internal/testscript"

	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/box"
)

// forge has the server put into its store what nobody sent, in the place of a receipt's ballot: forge withdrawal FILE, forge byte FILE.
func forge(ts *testscript.TestScript, _ bool, args []string) {
	file, err := translog.ParseReceiptFile([]byte(ts.ReadFile(args[1])))
	ts.Check(err)
	s := serverOf(ts)
	link, err := poll.ParseLink(file.Link)
	ts.Check(err)
	r, err := translog.OpenReceipt(file.Note, s.witness.logKey)
	ts.Check(err)
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
