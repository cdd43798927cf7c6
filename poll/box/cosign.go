package box

import (
	"context"
	"errors"
	"fmt"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"isoloir/crypto/translog"
)

// A Witness cosigns the journal's checkpoints, and so vouches that the journal only grows.
type Witness struct {
	Key    string // its verifier key (C2SP tlog-cosignature)
	Client WitnessClient
}

// How long a round of the witnesses may take, and how much longer the others are waited for once the quorum has cosigned: a witness
// that does not answer may hold up neither the polls that are due next nor the others' cosignatures.
const (
	roundTimeout = 30 * time.Second
	grace        = 3 * time.Second
)

// A WitnessClient speaks C2SP tlog-witness to one witness. It returns when its context ends, may be called again after any error, and
// is called by one goroutine at a time.
type WitnessClient interface {
	// AddCheckpoint asks for a cosignature: the witness knows the log's first old entries, and proof shows that the log of the
	// checkpoint begins with them. It returns the signature lines of the answer, unchecked. If the witness knows another
	// number of entries, the error is a [*WitnessSize].
	AddCheckpoint(ctx context.Context, old int64, proof []tlog.Hash, checkpoint []byte) (cosignatures []byte, err error)
}

// A WitnessSize is the answer of a witness that knows another number of the log's entries than it was told.
type WitnessSize struct {
	Size int64
}

func (w *WitnessSize) Error() string { return fmt.Sprintf("the witness knows %d entries", w.Size) }

// A witness is one of the box's own.
type witness struct {
	translog.Witness
	client WitnessClient
	size   int64 // what it cosigned last, as far as this process knows
}

// newWitnesses reads the witnesses' keys. Each may be named once, and there must be enough for the quorum.
func newWitnesses(all []Witness, quorum int) ([]*witness, error) {
	if quorum < 0 || quorum > len(all) {
		return nil, fmt.Errorf("box: a quorum of %d of %d witnesses cannot be had", quorum, len(all))
	}
	known := map[string]bool{}
	var out []*witness
	for _, w := range all {
		key, err := translog.ParseWitness(w.Key)
		if err != nil {
			return nil, fmt.Errorf("box: a witness: %w", err)
		}
		if known[key.String()] || w.Client == nil {
			return nil, fmt.Errorf("box: the witness %s is named twice, or cannot be reached", key.Name())
		}
		known[key.String()] = true
		out = append(out, &witness{Witness: key, client: w.Client})
	}
	return out, nil
}

// serveJournal has the journal's newest checkpoint cosigned and serves it. Without the quorum it fails, and what was served
// before stays.
func (b *Box) serveJournal(ctx context.Context) error {
	b.cosigning.Lock()
	defer b.cosigning.Unlock()
	head, err := b.store.Journal(ctx)
	if err != nil || head.Size == head.ServedSize {
		return err
	}
	checkpoint, err := b.cosign(ctx, head)
	if err != nil {
		return fmt.Errorf("the journal: %w", err)
	}
	return b.store.ServeJournal(ctx, head.Size, checkpoint)
}

// cosign asks all witnesses at once and returns the checkpoint with the cosignatures that hold.
func (b *Box) cosign(ctx context.Context, head Head) ([]byte, error) {
	c, err := b.openJournal(head.Checkpoint)
	if err != nil {
		return nil, err
	}
	ctx, giveUp := context.WithTimeout(ctx, roundTimeout)
	defer giveUp()
	answers := make(chan answer, len(b.witnesses))
	for _, w := range b.witnesses {
		go func() {
			lines, err := w.ask(ctx, c, head.Checkpoint, b.journalHashes(ctx, c))
			answers <- answer{w, lines, err}
		}()
	}
	checkpoint, cosigned := head.Checkpoint, 0
	var patience *time.Timer
	var errs []error
	for range b.witnesses {
		if cosigned >= b.options.Quorum && patience == nil {
			patience = time.AfterFunc(grace, giveUp)
			defer patience.Stop()
		}
		a := <-answers
		var with []byte
		if a.err == nil {
			with, a.err = a.from.Cosign(checkpoint, a.lines)
		}
		if a.err != nil {
			errs = append(errs, fmt.Errorf("witness %s: %w", a.from.Name(), a.err))
			continue
		}
		checkpoint = with
		cosigned++
	}
	if cosigned < b.options.Quorum {
		return nil, fmt.Errorf("%d of %d witnesses cosigned, %d are needed: %w", cosigned, len(b.witnesses), b.options.Quorum, errors.Join(errs...))
	}
	return checkpoint, nil
}

// An answer is what one witness said.
type answer struct {
	from  *witness
	lines []byte
	err   error
}

// maxTurns is how often a witness is told the size it says it has: more than once if other sealers speak to it too.
const maxTurns = 3

func (w *witness) ask(ctx context.Context, c translog.Checkpoint, checkpoint []byte, hashes tlog.HashReader) ([]byte, error) {
	for turn := 1; ; turn++ {
		proof, err := translog.ProveGrowth(w.size, c.Size, hashes)
		if err != nil {
			return nil, err
		}
		answer, err := w.client.AddCheckpoint(ctx, w.size, proof, checkpoint)
		var other *WitnessSize
		switch {
		case err == nil:
			w.size = c.Size
			return answer, nil
		case !errors.As(err, &other) || turn == maxTurns || other.Size < 0:
			return nil, err
		case other.Size > c.Size:
			return nil, fmt.Errorf("it knows %d entries, the journal has %d: was the store restored from an old backup?", other.Size, c.Size)
		}
		w.size = other.Size
	}
}
