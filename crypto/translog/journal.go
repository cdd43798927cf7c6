package translog

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// Kinds of journal entries: the first byte of each (docs/formats.md §8).
const (
	JournalPublished byte = 0x01
	JournalSealed    byte = 0x02
	JournalStatement byte = 0x03
)

// Sizes of journal entries in bytes.
const (
	PublishedEntrySize = 1 + 32
	SealedEntrySize    = 1 + 32 + 8 + 32
	StatementEntrySize = 1 + 32 + 32
)

// A JournalEntry is one leaf of a server's journal. It names its poll by a hash of the ID, so that the journal does not tell
// the links of polls that are not listed.
type JournalEntry struct {
	Kind      byte
	PollHash  [32]byte  // SHA-256 of the poll ID's 32 bytes
	Size      int64     // entries of the sealed poll log; otherwise 0
	Root      tlog.Hash // its root; otherwise zero
	Statement [32]byte  // SHA-256 of the statement's note; otherwise zero
}

// Published is the entry for a poll that is published.
func Published(pollID [32]byte) JournalEntry {
	return JournalEntry{Kind: JournalPublished, PollHash: sha256.Sum256(pollID[:])}
}

// Sealed is the entry for a poll that is sealed, its poll log having this size and root.
func Sealed(pollID [32]byte, size int64, root tlog.Hash) JournalEntry {
	return JournalEntry{Kind: JournalSealed, PollHash: sha256.Sum256(pollID[:]), Size: size, Root: root}
}

// Stated is the entry for a statement other than publish, given by its whole signed note.
func Stated(pollID [32]byte, statement []byte) JournalEntry {
	return JournalEntry{Kind: JournalStatement, PollHash: sha256.Sum256(pollID[:]), Statement: sha256.Sum256(statement)}
}

// Bytes returns the entry's encoding: 33, 73 or 65 bytes.
func (e JournalEntry) Bytes() []byte {
	out := append(make([]byte, 0, SealedEntrySize), e.Kind)
	out = append(out, e.PollHash[:]...)
	switch e.Kind {
	case JournalSealed:
		out = binary.BigEndian.AppendUint64(out, uint64(e.Size)) //nolint:gosec // sizes are not negative
		out = append(out, e.Root[:]...)
	case JournalStatement:
		out = append(out, e.Statement[:]...)
	}
	return out
}

// ParseJournalEntry reads what [JournalEntry.Bytes] writes.
func ParseJournalEntry(data []byte) (JournalEntry, error) {
	var e JournalEntry
	switch {
	case len(data) == PublishedEntrySize && data[0] == JournalPublished:
	case len(data) == SealedEntrySize && data[0] == JournalSealed:
		e.Size = int64(binary.BigEndian.Uint64(data[33:41])) //nolint:gosec // looked at below
		copy(e.Root[:], data[41:])
	case len(data) == StatementEntrySize && data[0] == JournalStatement:
		copy(e.Statement[:], data[33:])
	default:
		return JournalEntry{}, fmt.Errorf("%d bytes are not an entry of a journal", len(data))
	}
	if e.Size < 0 {
		return JournalEntry{}, fmt.Errorf("a poll log cannot have %d entries", uint64(e.Size))
	}
	e.Kind = data[0]
	copy(e.PollHash[:], data[1:33])
	return e, nil
}

// JournalOrigin returns the origin of a server's journal: "HOST/journal". HOST is the name of the server's log key.
func JournalOrigin(host string) string { return host + "/journal" }
