package remote

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"math/bits"

	"golang.org/x/mod/sumdb/tlog"

	"isoloir/crypto/translog"
	"isoloir/poll"
)

const (
	// A check must not tell the server whose ballot it is about (docs/formats.md §8 is public, and so is who asks for what). In logs of up
	// to wholeLog entries all are fetched. In larger ones the log is cut into fixed blocks of blockSize entries, and the block where the
	// key hash must stand is fetched with its neighbours. The blocks are always the same, so that asking again tells nothing more.
	wholeLog  = 1 << 14
	blockSize = 1 << 12
)

// Entries passes all entries to yield, in order, and proves in the end that they are those of the checkpoint: believe nothing before it
// has returned nil. An error of yield ends the passing, and is returned only if the log is the server's: what was changed on the way must
// not be blamed on its signature. progress, if not nil, is told how many are done.
func (l *Log) Entries(ctx context.Context, yield func(index int64, entry []byte) error, progress func(done, total int64)) error {
	var log translog.Hasher
	var wrong error
	for log.Size() < l.checkpoint.Size {
		if progress != nil {
			progress(log.Size(), l.checkpoint.Size)
		}
		entries, err := l.bundle(ctx, log.Size()/translog.TileWidth)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if wrong == nil {
				wrong = yield(log.Size(), e)
			}
			log.Add(e)
		}
	}
	if log.Root() != l.checkpoint.Root {
		return answered("the entries of %s are not those of its checkpoint", l.checkpoint.Origin)
	}
	return wrong
}

// bundle fetches the entries of one bundle, as many as the checkpoint says there are. None of them is proven.
func (l *Log) bundle(ctx context.Context, index int64) ([][]byte, error) {
	width := int(min(l.checkpoint.Size-index*translog.TileWidth, translog.TileWidth))
	data, err := l.tile(ctx, translog.EntriesLevel, index, width)
	if err != nil {
		return nil, err
	}
	entries, err := translog.Bundle(data)
	if err != nil || len(entries) != width {
		return nil, answered("bundle %d of %s does not hold %d entries", index, l.checkpoint.Origin, width)
	}
	return entries, nil
}

// A History is what a journal says about one poll. An honest one says each thing once.
type History struct {
	Published  int                     // how many times
	Sealed     []translog.JournalEntry // each sealing
	Statements [][32]byte              // SHA-256 of the statements' notes, in order
}

// History reads the whole journal, which does not tell the server what is looked for, and picks out one poll.
func (l *Log) History(ctx context.Context, id poll.ID, progress func(done, total int64)) (h History, err error) {
	err = l.Entries(ctx, func(index int64, data []byte) error { return h.add(id, index, data) }, progress)
	return h, err
}

// add reads one entry of the journal.
func (h *History) add(id poll.ID, index int64, data []byte) error {
	e, err := translog.ParseJournalEntry(data)
	if err != nil {
		return signed("entry %d of the server's journal is none: %v", index, err)
	}
	if e.PollHash != sha256.Sum256(id[:]) {
		return nil
	}
	switch e.Kind {
	case translog.JournalPublished:
		h.Published++
	case translog.JournalSealed:
		h.Sealed = append(h.Sealed, e)
	case translog.JournalStatement:
		h.Statements = append(h.Statements, e.Statement)
	}
	return nil
}

// Check says whether the history is that of a poll that was published once and sealed once, with the log of this checkpoint.
func (h History) Check(id poll.ID, log translog.Checkpoint) error {
	want := translog.Sealed(id, log.Size, log.Root)
	switch {
	case h.Published != 1:
		return signed("the server's journal says %d times that this poll was published, where it must say so once", h.Published)
	case len(h.Sealed) == 0:
		return signed("the server's journal does not know that this poll was sealed, though its log is signed")
	case len(h.Sealed) > 1:
		return signed("the server's journal says %d times that this poll was sealed: the server made more than one result", len(h.Sealed))
	case h.Sealed[0] != want:
		return signed("the server shows a log of %d entries with root %v, and its journal says that the poll was sealed with %d entries and root %v",
			log.Size, log.Root, h.Sealed[0].Size, h.Sealed[0].Root)
	}
	return nil
}

// Shown says whether the statements that the server shows of the poll, its publication first, are those of the history. There may be more:
// the newest need not stand in the journal yet.
func (h History) Shown(statements [][]byte) error {
	for i, hash := range h.Statements {
		n := i + 1
		switch {
		case n >= len(statements):
			return answered("the server's journal has the organizer's statement %d on this poll, and the server hides it", n)
		case sha256.Sum256(statements[n]) != hash:
			return answered("the server shows another statement %d of the organizer on this poll than its journal has", n)
		}
	}
	return nil
}

// Find looks for the entry of a ballot key in a poll's log, by the hash of the key. It is nil if the log proves that there is none.
func (l *Log) Find(ctx context.Context, keyHash [32]byte, progress func(done, total int64)) (*translog.Entry, error) {
	var s search
	if l.checkpoint.Size <= wholeLog {
		err := l.Entries(ctx, func(_ int64, data []byte) error { return s.add(data, keyHash) }, progress)
		return s.found, err
	}
	first, last := l.around(keyHash)
	for {
		s = search{}
		if err := l.blocks(ctx, first, last, func(data []byte) error { return s.add(data, keyHash) }, progress); err != nil {
			return nil, err
		}
		switch {
		case s.found == nil && s.above && !s.below && first > 0: // all stand above: it must be further down
			first--
		case s.found == nil && s.below && !s.above && last < l.lastBlock():
			last++
		default:
			return s.found, nil
		}
	}
}

// lastBlock is the number of the last block. What is left over at the end belongs to it, so that no block is smaller than
// blockSize: the block asked for tells the server no more than that.
func (l *Log) lastBlock() int64 { return max(l.checkpoint.Size/blockSize-1, 0) }

// around returns the block where a hash stands if hashes are spread evenly, as they are, and its neighbours.
func (l *Log) around(keyHash [32]byte) (first, last int64) {
	place, _ := bits.Mul64(binary.BigEndian.Uint64(keyHash[:8]), uint64(l.checkpoint.Size)) //nolint:gosec // sizes are not negative
	block := min(int64(place)/blockSize, l.lastBlock())                                     //nolint:gosec // less than the size
	return max(block-1, 0), min(block+1, l.lastBlock())
}

// blocks passes the entries of some blocks to yield, each proven by the log's tiles before.
func (l *Log) blocks(ctx context.Context, first, last int64, yield func([]byte) error, progress func(done, total int64)) error {
	from, to := first*blockSize, (last+1)*blockSize
	if last >= l.lastBlock() {
		to = l.checkpoint.Size
	}
	hashes := l.hashes(ctx)
	for at := from; at < to; {
		if progress != nil {
			progress(at-from, to-from)
		}
		entries, err := l.bundle(ctx, at/translog.TileWidth)
		if err != nil {
			return err
		}
		indexes := make([]int64, len(entries))
		for i := range entries {
			indexes[i] = tlog.StoredHashIndex(0, at+int64(i))
		}
		proven, err := hashes.ReadHashes(indexes)
		if err != nil {
			return l.blame(err)
		}
		for i, e := range entries {
			if tlog.RecordHash(e) != proven[i] {
				return answered("the entries of %s are not those of its checkpoint", l.checkpoint.Origin)
			}
			if err := yield(e); err != nil {
				return err
			}
		}
		at += int64(len(entries))
	}
	return nil
}

// A search looks at entries in the log's order.
type search struct {
	found        *translog.Entry
	below, above bool // an entry stands below the place, above it
	last         []byte
}

func (s *search) add(data []byte, keyHash [32]byte) error {
	e, err := translog.ParseEntry(data)
	if err != nil {
		return signed("the poll's log holds something that is not an entry: %v", err)
	}
	if bytes.Compare(e.KeyHash[:], s.last) <= 0 {
		return signed("in the poll's log, ballot key %x stands twice or in the wrong place", e.KeyHash)
	}
	s.last = append(s.last[:0], e.KeyHash[:]...)
	switch bytes.Compare(e.KeyHash[:], keyHash[:]) {
	case -1:
		s.below = true
	case 1:
		s.above = true
	default:
		s.found = &e
	}
	return nil
}
