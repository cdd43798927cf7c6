package store

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/bits"
	"os"

	"isoloir/poll/box"
)

// A pool file holds the settled ballots of one poll, sorted by key hash, and is never changed as long as the database says that it counts:
//
//	"isoloir pool v1\n" ‖ size of a slot (8)
//	slots: ballot key (32) ‖ signature (64) ‖ seq (4) ‖ length of the age file (4), all ones if withdrawn ‖ age file ‖ zeros
//
// Numbers are big-endian. All ballots of a poll have one length, and so have the slots, which makes the place of a slot its number
// and the whole file a function of the ballots that stand: it cannot show in which order they came.
const (
	poolMagic  = "isoloir pool v1\n"
	poolHeader = len(poolMagic) + 8
	slotHeader = 32 + 64 + 4 + 4

	noFile = 1<<32 - 1
)

// syncEvery bounds how many bytes wait for the disk at once: the journal's next fsync, on which accepts wait, must not have to
// wait for all of a large pool.
const syncEvery = 4 << 20

// An entry is a record with the hash it is sorted by. Its slices are valid until its source gives the next.
type entry struct {
	hash [32]byte
	box.Record
}

// A source gives entries sorted by hash, and nil after the last.
type source interface{ next() (*entry, error) }

// merge passes the entries of all sources to yield, sorted by hash; of those with one hash only the first source's.
func merge(yield func(*entry) error, sources ...source) error {
	heads := make([]*entry, len(sources))
	advance := func(i int) (err error) {
		heads[i], err = sources[i].next()
		return err
	}
	for i := range sources {
		if err := advance(i); err != nil {
			return err
		}
	}
	for {
		var least *entry
		for _, e := range heads {
			if e != nil && (least == nil || bytes.Compare(e.hash[:], least.hash[:]) < 0) {
				least = e
			}
		}
		if least == nil {
			return nil
		}
		if err := yield(least); err != nil {
			return err
		}
		hash := least.hash
		for i, e := range heads {
			if e != nil && e.hash == hash {
				if err := advance(i); err != nil {
					return err
				}
			}
		}
	}
}

// writePool writes the file that merging the sources gives, to the disk, and says how many entries it has.
func writePool(ctx context.Context, name string, slot int64, sources ...source) (count int64, err error) {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	w := bufio.NewWriterSize(f, 1<<18)
	w.Write(binary.BigEndian.AppendUint64([]byte(poolMagic), uint64(slot))) // a bufio.Writer keeps its first error
	buf := make([]byte, 0, slot)
	unsynced := 0
	err = merge(func(e *entry) error {
		var err error
		if buf, err = appendSlot(buf[:0], &e.Record, slot); err != nil {
			return err
		}
		if _, err := w.Write(buf); err != nil {
			return err
		}
		count++
		if unsynced += len(buf); unsynced < syncEvery {
			return nil
		}
		unsynced = 0
		return errors.Join(w.Flush(), f.Sync(), ctx.Err())
	}, sources...)
	if err != nil {
		return 0, err
	}
	return count, errors.Join(w.Flush(), f.Sync(), f.Close())
}

func appendSlot(b []byte, r *box.Record, slot int64) ([]byte, error) {
	if err := checkShape(r); err != nil {
		return nil, err
	}
	length := uint32(len(r.File))
	if r.Withdrawn {
		length = noFile
	}
	b = append(append(b, r.Key...), r.Signature...)
	b = binary.BigEndian.AppendUint32(b, r.Seq)
	b = binary.BigEndian.AppendUint32(b, length)
	b = append(b, r.File...)
	if int64(len(b)) > slot {
		return nil, fmt.Errorf("a record of %d bytes does not fit into %d", len(b), slot)
	}
	return append(b, make([]byte, slot-int64(len(b)))...), nil
}

func checkShape(r *box.Record) error {
	if len(r.Key) != 32 || len(r.Signature) != 64 || r.Withdrawn && r.File != nil || len(r.File) >= noFile {
		return errors.New("store: a record has a key of 32 bytes, a signature of 64, and a file unless it is withdrawn")
	}
	return nil
}

func readSlot(b []byte) (e entry, err error) {
	e.hash = sha256.Sum256(b[:32])
	e.Key, e.Signature, e.Seq = b[:32], b[32:96], binary.BigEndian.Uint32(b[96:])
	length, rest := binary.BigEndian.Uint32(b[100:]), b[slotHeader:]
	switch {
	case length == noFile:
		e.Withdrawn = true
	case int64(length) > int64(len(rest)):
		return e, errors.New("a slot is damaged")
	default:
		e.File = rest[:length:length]
	}
	return e, nil
}

// A poolFile is an open pool file. The zero poolFile is an empty pool.
type poolFile struct {
	f           *os.File
	slot, count int64
}

// openPool opens a pool file that must hold count records: the database says how many.
func openPool(name string, count int64) (*poolFile, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	head := make([]byte, poolHeader)
	info, err := f.Stat()
	if err == nil {
		_, err = f.ReadAt(head, 0)
	}
	if err != nil && err != io.EOF {
		f.Close()
		return nil, err
	}
	p := &poolFile{f: f, slot: int64(binary.BigEndian.Uint64(head[len(poolMagic):])), count: count}
	if string(head[:len(poolMagic)]) != poolMagic || p.slot < slotHeader || (info.Size()-int64(poolHeader))/p.slot != count ||
		(info.Size()-int64(poolHeader))%p.slot != 0 {
		f.Close()
		return nil, fmt.Errorf("%s does not hold the %d records that the database counts: restore the whole folder from one backup", name, count)
	}
	return p, nil
}

// find returns the entry with this hash, or nil. Hashes are spread evenly, so it looks where the hash should be, in between those
// already seen, and halves what is left whenever a look has not: a handful of reads.
func (p *poolFile) find(hash [32]byte) (*entry, error) {
	low, high := int64(0), p.count // the entry is in [low, high)
	lowHash, highHash := uint64(0), uint64(1<<64-1)
	want := binary.BigEndian.Uint64(hash[:])
	key := make([]byte, 32)
	for guess := true; low < high; {
		at := low + (high-low)/2
		if guess && highHash > lowHash {
			at = low + between(want-lowHash, highHash-lowHash, high-low)
		}
		if _, err := p.f.ReadAt(key, int64(poolHeader)+at*p.slot); err != nil {
			return nil, err
		}
		seen, size := sha256.Sum256(key), high-low
		switch bytes.Compare(seen[:], hash[:]) {
		case 0:
			return p.at(at)
		case -1:
			low, lowHash = at+1, binary.BigEndian.Uint64(seen[:])
		default:
			high, highHash = at, binary.BigEndian.Uint64(seen[:])
		}
		guess = !guess || high-low <= size/2
	}
	return nil, nil
}

// between is part/whole of n, below n; part is not above whole.
func between(part, whole uint64, n int64) int64 {
	high, low := bits.Mul64(part, uint64(n))
	quotient, _ := bits.Div64(high, low, whole)
	return min(int64(quotient), n-1)
}

func (p *poolFile) at(i int64) (*entry, error) {
	b := make([]byte, p.slot)
	if _, err := p.f.ReadAt(b, int64(poolHeader)+i*p.slot); err != nil {
		return nil, err
	}
	e, err := readSlot(b)
	return &e, err
}

// entries reads the whole file.
func (p *poolFile) entries() source {
	from := io.NewSectionReader(p.f, int64(poolHeader), p.count*p.slot)
	return &fileSource{r: bufio.NewReaderSize(from, 1<<18), buf: make([]byte, max(p.slot, slotHeader))}
}

type fileSource struct {
	r    io.Reader
	buf  []byte
	last entry
}

func (s *fileSource) next() (e *entry, err error) {
	if _, err := io.ReadFull(s.r, s.buf); err == io.EOF {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	s.last, err = readSlot(s.buf)
	return &s.last, err
}
