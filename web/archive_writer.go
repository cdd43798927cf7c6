package web

import (
	"io"

	"isoloir/poll/archive"
	"isoloir/poll/box"
)

// WriteArchive is the [box.ArchiveWriter] of a server: poll/archive's, which the box may not know.
func WriteArchive(w io.Writer, c box.ArchiveContents) error {
	return archive.Write(w, archive.Contents{
		Definition: c.Definition,
		Checkpoint: c.Checkpoint,
		Statements: c.Statements,
		Journal:    archive.Journal(c.Journal),
		Tokens:     c.Tokens,

		Redemptions: c.Redemptions,
		Public:      c.Public,
		Ballots: func(yield func(*archive.Record) error) error {
			return c.Ballots(func(r *box.Record) error {
				return yield(&archive.Record{
					Key:       r.Key,
					Seq:       r.Seq,
					Signature: r.Signature,
					File:      r.File,
					FileHash:  r.Entry().FileHash,
					Token:     r.Token,
					Withdrawn: r.Withdrawn,
				})
			})
		},
	})
}
