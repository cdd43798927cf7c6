package translog

import (
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// Tiles of C2SP tlog-tiles have a fixed height.
const (
	TileHeight = 8
	TileWidth  = 1 << TileHeight // hashes, or entries, of a full tile
)

// EntriesLevel is the level under which [TilePath] knows the entry bundles.
const EntriesLevel = -1

const (
	hashTiles    = "tile/"
	entryBundles = "tile/entries/"
	// How golang.org/x/mod/sumdb/tlog writes the same: it names the height, and calls entries data.
	tlogHashTiles    = "tile/8/"
	tlogEntryBundles = "tile/8/data/"
)

// TilePath returns where a log serves a tile, relative to its prefix (C2SP tlog-tiles, "Merkle Tree" and "Log Entries"). Level is
// 0–63, or [EntriesLevel]; width is 1–256, less than 256 for a partial tile.
func TilePath(level int, index int64, width int) string {
	path := tlog.Tile{H: TileHeight, L: level, N: index, W: width}.Path()
	if level == EntriesLevel {
		return entryBundles + strings.TrimPrefix(path, tlogEntryBundles)
	}
	return hashTiles + strings.TrimPrefix(path, tlogHashTiles)
}

// ParseTilePath reads what [TilePath] writes. There is one path for each tile.
func ParseTilePath(path string) (level int, index int64, width int, err error) {
	var t tlog.Tile
	if rest, found := strings.CutPrefix(path, entryBundles); found {
		t, err = tlog.ParseTilePath(tlogEntryBundles + rest)
	} else {
		t, err = tlog.ParseTilePath(tlogHashTiles + strings.TrimPrefix(path, hashTiles))
	}
	if err != nil || t.L > 63/TileHeight || TilePath(t.L, t.N, t.W) != path {
		return 0, 0, 0, fmt.Errorf("%q is not the path of a tile", path)
	}
	return t.L, t.N, t.W, nil
}

// TileEnd returns how many entries a log must have for this tile to be in it: where the last subtree of the tile ends. It is
// negative for a tile that no log can have.
func TileEnd(level int, index int64, width int) int64 {
	shift := TileHeight * max(level, 0)
	last := index<<TileHeight + int64(width)
	if index < 0 || index > 1<<54 || last<<shift>>shift != last {
		return -1
	}
	return last << shift
}
