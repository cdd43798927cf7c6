package main

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"isoloir/crypto/translog"
	"isoloir/poll/box"
)

// A storyWitness cosigns a journal that only grows (C2SP tlog-witness, tlog-cosignature), in the process of the story.
type storyWitness struct {
	name   string
	key    ed25519.PrivateKey
	logKey string // of the one server it watches

	mu   sync.Mutex
	seen translog.Checkpoint
}

func newStoryWitness() (*storyWitness, error) {
	_, key, err := ed25519.GenerateKey(nil)
	return &storyWitness{name: "witness.example", key: key}, err
}

func (w *storyWitness) raw() []byte {
	return append([]byte{0x04}, w.key.Public().(ed25519.PublicKey)...)
}

func (w *storyWitness) id() []byte {
	sum := sha256.Sum256(append([]byte(w.name+"\n"), w.raw()...))
	return sum[:4]
}

// verifier is the key that `--witness` takes.
func (w *storyWitness) verifier() string {
	return fmt.Sprintf("%s+%x+%s", w.name, w.id(), base64.StdEncoding.EncodeToString(w.raw()))
}

// AddCheckpoint implements [box.WitnessClient].
func (w *storyWitness) AddCheckpoint(_ context.Context, old int64, proof []tlog.Hash, checkpoint []byte) ([]byte, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	origin, _, _ := bytes.Cut(checkpoint, []byte("\n"))
	c, err := translog.OpenCheckpoint(checkpoint, w.logKey, string(origin))
	switch {
	case err != nil:
		return nil, err
	case old != w.seen.Size:
		return nil, &box.WitnessSize{Size: w.seen.Size}
	case old == c.Size && w.seen.Root != c.Root:
		return nil, errors.New("409: the witness has seen another log of this size")
	case old > 0 && old < c.Size:
		if err := tlog.CheckTree(proof, c.Size, c.Root, old, w.seen.Root); err != nil {
			return nil, fmt.Errorf("422: the log did not only grow: %w", err)
		}
	}
	w.seen = c
	text, _, _ := bytes.Cut(checkpoint, []byte("\n\n"))
	now := uint64(time.Now().Unix()) //nolint:gosec // not before 1970
	signature := ed25519.Sign(w.key, fmt.Appendf(nil, "cosignature/v1\ntime %d\n%s\n", now, text))
	line := append(binary.BigEndian.AppendUint64(slices.Clone(w.id()), now), signature...)
	return fmt.Appendf(nil, "— %s %s\n", w.name, base64.StdEncoding.EncodeToString(line)), nil
}
