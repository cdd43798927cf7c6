package translog

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// Sizes of entries in bytes (docs/formats.md §8).
const (
	BallotEntrySize     = 1 + 32 + 4 + 32
	WithdrawalEntrySize = 1 + 32 + 4
)

const (
	tagBallot     = 0x01
	tagWithdrawal = 0x02
)

// An Entry is the last word of one ballot key: one leaf of the poll log.
type Entry struct {
	Withdrawn bool
	KeyHash   [32]byte // SHA-256 of the ballot public key
	Seq       uint32
	FileHash  [32]byte // SHA-256 of the age file; zero in a withdrawal
}

// Bytes returns the entry's encoding: 69 bytes for a ballot, 37 for a withdrawal.
func (e Entry) Bytes() []byte { return e.appendTo(make([]byte, 0, BallotEntrySize)) }

func (e Entry) appendTo(dst []byte) []byte {
	tag := byte(tagBallot)
	if e.Withdrawn {
		tag = tagWithdrawal
	}
	dst = append(dst, tag)
	dst = append(dst, e.KeyHash[:]...)
	dst = binary.BigEndian.AppendUint32(dst, e.Seq)
	if e.Withdrawn {
		return dst
	}
	return append(dst, e.FileHash[:]...)
}

func (e Entry) size() uint16 {
	if e.Withdrawn {
		return WithdrawalEntrySize
	}
	return BallotEntrySize
}

// ParseEntry reads what [Entry.Bytes] writes.
func ParseEntry(data []byte) (Entry, error) {
	var e Entry
	switch {
	case len(data) == BallotEntrySize && data[0] == tagBallot:
		copy(e.FileHash[:], data[37:])
	case len(data) == WithdrawalEntrySize && data[0] == tagWithdrawal:
		e.Withdrawn = true
	default:
		return Entry{}, fmt.Errorf("%d bytes are not an entry of a poll log", len(data))
	}
	copy(e.KeyHash[:], data[1:33])
	e.Seq = binary.BigEndian.Uint32(data[33:37])
	return e, nil
}

// AppendBundle appends the entry as it stands in an entry bundle: a 2-byte length, then its bytes
// (C2SP tlog-tiles, "Log Entries").
func AppendBundle(dst []byte, e Entry) []byte {
	dst = binary.BigEndian.AppendUint16(dst, e.size())
	return e.appendTo(dst)
}

// ReadBundle reads the next entry of an entry bundle. It returns [io.EOF] at the end, and [io.ErrUnexpectedEOF] where an
// entry is cut off.
func ReadBundle(r *bufio.Reader) (Entry, error) {
	var buf [2 + BallotEntrySize]byte
	if _, err := io.ReadFull(r, buf[:2]); err != nil {
		return Entry{}, err
	}
	size := int(binary.BigEndian.Uint16(buf[:2]))
	if size != BallotEntrySize && size != WithdrawalEntrySize {
		return Entry{}, fmt.Errorf("%d bytes are not an entry of a poll log", size)
	}
	data := buf[2 : 2+size]
	if _, err := io.ReadFull(r, data); errors.Is(err, io.EOF) {
		return Entry{}, io.ErrUnexpectedEOF
	} else if err != nil {
		return Entry{}, err
	}
	return ParseEntry(data)
}
