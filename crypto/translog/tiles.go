package translog

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"

	"golang.org/x/mod/sumdb/tlog"
)

// A Tile is a part of a log: up to 256 hashes of one level, or with [EntriesLevel] up to 256 entries, each with a 2-byte length
// before it (C2SP tlog-tiles).
type Tile struct {
	Level int
	Index int64
	Data  []byte
}

var errBundle = errors.New("this is not an entry bundle: an entry is cut off")

// Bundle takes an entry bundle apart. The entries alias data.
func Bundle(data []byte) (entries [][]byte, err error) {
	for len(data) > 0 {
		if len(data) < 2 || len(data)-2 < int(binary.BigEndian.Uint16(data)) {
			return nil, errBundle
		}
		end := 2 + int(binary.BigEndian.Uint16(data))
		entries = append(entries, data[2:end])
		data = data[end:]
	}
	return entries, nil
}

// Width returns how many hashes or entries the tile holds.
func (t Tile) Width() (int, error) {
	if t.Level != EntriesLevel {
		if len(t.Data)%tlog.HashSize != 0 {
			return 0, fmt.Errorf("%d bytes are not whole hashes", len(t.Data))
		}
		return len(t.Data) / tlog.HashSize, nil
	}
	entries, err := Bundle(t.Data)
	return len(entries), err
}

// Cut returns the first width hashes or entries of the tile: the partial tile that stood in its place when the log was
// smaller. It aliases Data. It fails if the tile has fewer.
func (t Tile) Cut(width int) ([]byte, error) {
	have, err := t.Width()
	if err != nil {
		return nil, err
	}
	if width < 1 || width > have {
		return nil, fmt.Errorf("a tile of %d cannot be cut to %d", have, width)
	}
	if t.Level != EntriesLevel {
		return t.Data[:width*tlog.HashSize], nil
	}
	end := 0
	for range width {
		end += 2 + int(binary.BigEndian.Uint16(t.Data[end:]))
	}
	return t.Data[:end], nil
}

// A TileBuilder makes the tiles of a log from its entries, one after the other. It holds one unfinished tile per level, at most
// 18 KiB of hashes, and one bundle, whatever the size of the log.
type TileBuilder struct {
	put    func(Tile) error
	size   int64
	levels [][]byte // the hashes of each level's unfinished tile
	bundle []byte   // the entries of the unfinished bundle
}

// NewTileBuilder builds a log from nothing. Each tile is given to put when it is full, and may be kept; put's error ends the building.
func NewTileBuilder(put func(Tile) error) *TileBuilder { return &TileBuilder{put: put} }

// ResumeTileBuilder goes on with a log of the given size and root, whose tiles read returns, at least as wide as asked for. It
// reads the right edge only. It fails if that does not give the root.
func ResumeTileBuilder(size int64, root tlog.Hash, read func(level int, index int64, width int) ([]byte, error), put func(Tile) error) (*TileBuilder, error) {
	b := &TileBuilder{put: put, size: size}
	for level := 0; size>>(TileHeight*level) > 0; level++ {
		n := size >> (TileHeight * level)
		hashes, err := edgeTile(level, n, read)
		if err != nil {
			return nil, err
		}
		b.levels = append(b.levels, hashes)
	}
	bundle, err := edgeTile(EntriesLevel, size, read)
	if err != nil {
		return nil, err
	}
	b.bundle = bundle
	if got := b.Root(); got != root {
		return nil, fmt.Errorf("the tiles of %d entries give the root %v, not %v", size, got, root)
	}
	return b, nil
}

// edgeTile reads the unfinished tile of a level that has n hashes; nil if its last tile is full.
func edgeTile(level int, n int64, read func(int, int64, int) ([]byte, error)) ([]byte, error) {
	width := int(n % TileWidth)
	if width == 0 {
		return nil, nil
	}
	index := n / TileWidth
	data, err := read(level, index, width)
	if err != nil {
		return nil, err
	}
	data, err = Tile{Level: level, Index: index, Data: data}.Cut(width)
	return bytes.Clone(data), err
}

// Add appends an entry of at most 65,535 bytes.
func (b *TileBuilder) Add(entry []byte) error {
	if len(entry) > 1<<16-1 {
		return fmt.Errorf("an entry of %d bytes does not fit into a bundle", len(entry))
	}
	b.bundle = binary.BigEndian.AppendUint16(b.bundle, uint16(len(entry))) //nolint:gosec // looked at above
	b.bundle = append(b.bundle, entry...)
	hash := tlog.RecordHash(entry)
	b.size++
	if b.size%TileWidth == 0 {
		if err := b.put(Tile{EntriesLevel, b.size/TileWidth - 1, b.bundle}); err != nil {
			return err
		}
		b.bundle = nil
	}
	for level := 0; ; level++ {
		if level == len(b.levels) {
			b.levels = append(b.levels, nil)
		}
		b.levels[level] = append(b.levels[level], hash[:]...)
		if len(b.levels[level]) < TileWidth*tlog.HashSize {
			return nil
		}
		full := b.levels[level]
		b.levels[level] = nil
		if err := b.put(Tile{level, b.size>>(TileHeight*(level+1)) - 1, full}); err != nil {
			return err
		}
		hash = subtree(full)
	}
}

// Flush gives the unfinished tiles of the right edge to put. More can be added afterwards.
func (b *TileBuilder) Flush() error {
	if len(b.bundle) > 0 {
		if err := b.put(Tile{EntriesLevel, b.size / TileWidth, bytes.Clone(b.bundle)}); err != nil {
			return err
		}
	}
	for level, hashes := range b.levels {
		if len(hashes) == 0 {
			continue
		}
		if err := b.put(Tile{level, b.size >> (TileHeight * (level + 1)), bytes.Clone(hashes)}); err != nil {
			return err
		}
	}
	return nil
}

// Size returns the number of entries.
func (b *TileBuilder) Size() int64 { return b.size }

// Root returns the root of the log so far (RFC 6962 §2.1).
func (b *TileBuilder) Root() tlog.Hash {
	var edge []tlog.Hash
	for level := len(b.levels) - 1; level >= 0; level-- {
		edge = append(edge, perfect(b.levels[level])...)
	}
	return (&Hasher{size: b.size, edge: edge}).Root()
}

// perfect returns the roots of the perfect subtrees that hashes are the leaves of, largest first.
func perfect(hashes []byte) (roots []tlog.Hash) {
	for len(hashes) > 0 {
		n := 1 << (bits.Len(uint(len(hashes)/tlog.HashSize)) - 1) * tlog.HashSize
		roots = append(roots, subtree(hashes[:n]))
		hashes = hashes[n:]
	}
	return roots
}

// subtree returns the root over 2^k hashes.
func subtree(hashes []byte) tlog.Hash {
	if len(hashes) == tlog.HashSize {
		return tlog.Hash(hashes)
	}
	half := len(hashes) / 2
	return tlog.NodeHash(subtree(hashes[:half]), subtree(hashes[half:]))
}
