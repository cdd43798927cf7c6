package translog

import (
	"fmt"
	"math"
	"strings"
	"unicode"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// A Checkpoint says what the whole of a log is (C2SP tlog-checkpoint).
type Checkpoint struct {
	Origin string // see [Origin]
	Size   int64  // entries
	Root   tlog.Hash
}

// Origin returns the origin of a poll's log: "HOST/p/<poll id>". HOST is the name of the definition's log key.
func Origin(host string, pollID [32]byte) string { return host + "/p/" + formatPollID(pollID) }

// Sign returns the checkpoint as a note signed by the server's key.
func (c Checkpoint) Sign(s note.Signer) ([]byte, error) {
	if c.Size < 0 || c.Origin == "" || strings.ContainsFunc(c.Origin, unicode.IsControl) {
		return nil, fmt.Errorf("a log cannot have origin %q and %d entries", c.Origin, c.Size)
	}
	return sign(fmt.Sprintf("%s\n%d\n%s\n", c.Origin, c.Size, formatHash(c.Root)), s)
}

// OpenCheckpoint reads a checkpoint that must be signed by vkey and speak of the log with the given origin. Cosignatures
// beside the signature are neither required nor checked.
func OpenCheckpoint(msg []byte, vkey, origin string) (Checkpoint, error) {
	text, err := open(msg, vkey, true)
	if err != nil {
		return Checkpoint{}, fmt.Errorf("bad checkpoint: %w", err)
	}
	r := lineReader{rest: text}
	c := Checkpoint{Origin: r.line()}
	c.Size = int64(r.number(r.line(), math.MaxInt64)) //nolint:gosec // number has seen to it
	c.Root = r.hash(r.line())
	if err := r.end(); err != nil {
		return Checkpoint{}, fmt.Errorf("bad checkpoint: %w", err)
	}
	if c.Origin != origin {
		return Checkpoint{}, fmt.Errorf("bad checkpoint: it is of the log %q, not of %q", c.Origin, origin)
	}
	return c, nil
}
