package translog

import (
	"encoding/binary"
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// maxProofHashes is the height of the highest tree.
const maxProofHashes = 63

// A Proof shows that an entry stands in a log (RFC 6962 §2.1.1).
type Proof struct {
	Index  int64 // of the entry, from 0
	Hashes []tlog.Hash
}

// Bytes returns the proof as an archive holds it: the index, 8 bytes, then 32 bytes a hash.
func (p Proof) Bytes() []byte {
	out := binary.BigEndian.AppendUint64(make([]byte, 0, 8+len(p.Hashes)*tlog.HashSize), uint64(p.Index)) //nolint:gosec // not negative
	for _, h := range p.Hashes {
		out = append(out, h[:]...)
	}
	return out
}

// ParseProof reads what [Proof.Bytes] writes.
func ParseProof(data []byte) (Proof, error) {
	if len(data) < 8 || len(data)%tlog.HashSize != 8 || len(data) > 8+maxProofHashes*tlog.HashSize {
		return Proof{}, fmt.Errorf("%d bytes are not an inclusion proof", len(data))
	}
	p := Proof{Index: int64(binary.BigEndian.Uint64(data))} //nolint:gosec // looked at below
	if p.Index < 0 {
		return Proof{}, errors.New("this is not an inclusion proof: its index is too high")
	}
	for rest := data[8:]; len(rest) > 0; rest = rest[tlog.HashSize:] {
		p.Hashes = append(p.Hashes, tlog.Hash(rest[:tlog.HashSize]))
	}
	return p, nil
}

// Check says whether the proof shows that leaf, given by its bytes, stands in the log of that size and root.
func (p Proof) Check(leaf []byte, size int64, root tlog.Hash) error {
	return tlog.CheckRecord(p.Hashes, size, root, p.Index, tlog.RecordHash(leaf))
}

// A ReadTile returns the hash tile of exactly this width, which is less than 256 at the right edge only.
type ReadTile func(level int, index int64, width int) ([]byte, error)

// Hashes reads the hashes of a log from its tiles. They are proven to belong to the root before they are returned, so read
// need not be trusted.
func Hashes(size int64, root tlog.Hash, read ReadTile) tlog.HashReader {
	return tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, tileReader(read))
}

// Prove makes the proof that the entry with this index stands in the log of that size.
func Prove(index, size int64, hashes tlog.HashReader) (Proof, error) {
	record, err := tlog.ProveRecord(size, index, hashes)
	if err != nil {
		return Proof{}, fmt.Errorf("proving entry %d of %d: %w", index, size, err)
	}
	return Proof{Index: index, Hashes: record}, nil
}

// ProveGrowth makes the proof that the log of old entries is the beginning of the log of size entries (RFC 6962 §2.1.2). It is
// empty if old is 0, or size.
func ProveGrowth(old, size int64, hashes tlog.HashReader) ([]tlog.Hash, error) {
	if old == 0 && size >= 0 || old == size {
		return nil, nil
	}
	proof, err := tlog.ProveTree(size, old, hashes)
	if err != nil {
		return nil, fmt.Errorf("proving that %d entries begin %d: %w", old, size, err)
	}
	return proof, nil
}

// tileReader is a [tlog.TileReader] that keeps nothing.
type tileReader ReadTile

func (r tileReader) Height() int { return TileHeight }

func (r tileReader) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, t := range tiles {
		var err error
		if data[i], err = r(t.L, t.N, t.W); err != nil {
			return nil, err
		}
	}
	return data, nil
}

func (r tileReader) SaveTiles([]tlog.Tile, [][]byte) {}
