package box

import (
	"context"

	"isoloir/crypto/translog"
	"isoloir/poll"
)

// Logs is the part of a [Store] that keeps what anybody may read: the server's journal and the polls' logs, in tiles of C2SP
// tlog-tiles. Each place has one row, which holds the widest tile that stood there: narrower ones are its beginning. What
// [Store] promises holds here too.
type Logs interface {
	// Journal says how far the journal has come; the zero Head is an empty one.
	Journal(ctx context.Context) (Head, error)
	// JournalIndex returns where the entry stands whose bytes have this SHA-256. ErrNotFound.
	JournalIndex(ctx context.Context, entry [32]byte) (int64, error)
	// AppendJournal makes a step if the journal is of the size it begins with, and otherwise returns ErrTaken: then somebody
	// else was first. All of a step is stored, or nothing.
	AppendJournal(ctx context.Context, s JournalStep) error
	// ServeJournal makes checkpoint, of this size, the one that is served, unless one as large is. ErrTaken if the journal
	// itself is not as large.
	ServeJournal(ctx context.Context, size int64, checkpoint []byte) error
	// JournalTile returns what stands in this place. ErrNotFound.
	JournalTile(ctx context.Context, level int, index int64) ([]byte, error)

	// SaveLogTiles adds tiles to a poll's log. One that stands already is left as it is; ErrTaken if another stands in its
	// place, and then none is stored. ErrNotFound.
	SaveLogTiles(ctx context.Context, id poll.ID, tiles []Tile) error
	// LogTile returns what stands in this place of a poll's log. ErrNotFound.
	LogTile(ctx context.Context, id poll.ID, level int, index int64) ([]byte, error)
	// FreezeJournal stores the journal's checkpoint for the poll's archive if it has none, and returns the one that stands. ErrNotFound.
	FreezeJournal(ctx context.Context, id poll.ID, checkpoint []byte) ([]byte, error)

	// Tombstones passes every deleted poll, with the statement that demanded it, to yield, in no particular order, and stops at
	// its first error, which it returns.
	Tombstones(ctx context.Context, yield func(id poll.ID, statement []byte) error) error
}

// A Tile is a part of a log.
type Tile = translog.Tile

// A Head is how far the journal has come.
type Head struct {
	Size       int64  // entries
	Checkpoint []byte // of all of them, signed by this server only; nil in an empty journal
	ServedSize int64
	Served     []byte // the checkpoint that is served, with its cosignatures; nil if none is yet
}

// A JournalStep is what an append changes.
type JournalStep struct {
	From       int64      // the journal's size before
	Entries    [][32]byte // SHA-256 of the bytes of each new entry; the first has the index From
	Tiles      []Tile
	Checkpoint []byte // of the size From + len(Entries)
}
