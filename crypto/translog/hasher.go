package translog

import (
	"crypto/sha256"

	"golang.org/x/mod/sumdb/tlog"
)

// A Hasher computes the root of a RFC 6962 Merkle tree from its leaves, one after the other. It keeps one hash per
// complete subtree on the right edge: at most 63, whatever the size of the tree. The zero Hasher is an empty tree.
type Hasher struct {
	size int64
	edge []tlog.Hash // roots of the complete subtrees, largest first: one for each 1 bit of size
}

// Add appends a leaf, given by its bytes (not its hash).
func (h *Hasher) Add(leaf []byte) {
	hash := tlog.RecordHash(leaf)
	for n := h.size; n&1 == 1; n >>= 1 {
		last := len(h.edge) - 1
		hash = tlog.NodeHash(h.edge[last], hash)
		h.edge = h.edge[:last]
	}
	h.edge = append(h.edge, hash)
	h.size++
}

// Size returns the number of leaves added.
func (h *Hasher) Size() int64 { return h.size }

// Root returns the root of the tree of all leaves added so far (RFC 6962 §2.1). More can be added afterwards.
func (h *Hasher) Root() tlog.Hash {
	if h.size == 0 {
		return sha256.Sum256(nil)
	}
	last := len(h.edge) - 1
	root := h.edge[last]
	for i := last - 1; i >= 0; i-- {
		root = tlog.NodeHash(h.edge[i], root)
	}
	return root
}
