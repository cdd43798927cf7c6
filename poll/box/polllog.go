package box

import (
	"context"

	"isoloir/crypto/translog"
	"isoloir/poll"
)

// LogCheckpoint returns the signed checkpoint of a sealed poll's log. A poll whose archive is withheld has one too, so that
// every receipt can be checked: it tells no more than the journal does.
func (b *Box) LogCheckpoint(ctx context.Context, id poll.ID) ([]byte, error) {
	s, err := b.sealed(ctx, id)
	return s.Checkpoint, err
}

// LogTile returns a tile or an entry bundle of a sealed poll's log, by its C2SP tlog-tiles path, such as "tile/entries/000".
func (b *Box) LogTile(ctx context.Context, id poll.ID, path string) ([]byte, error) {
	s, err := b.sealed(ctx, id)
	if err != nil {
		return nil, err
	}
	log, err := b.openLog(id, s)
	if err != nil {
		return nil, internal(err)
	}
	return cutTile(path, log.Size, func(level int, index int64) ([]byte, error) { return b.store.LogTile(ctx, id, level, index) })
}

func (b *Box) sealed(ctx context.Context, id poll.ID) (Seal, error) {
	st, err := b.store.Poll(ctx, id)
	switch {
	case err != nil:
		return Seal{}, storeError(err)
	case !st.Finished || st.Seal == nil:
		return Seal{}, refuse(ArchiveNotReady)
	}
	return *st.Seal, nil
}

func (b *Box) openLog(id poll.ID, s Seal) (translog.Checkpoint, error) {
	return translog.OpenCheckpoint(s.Checkpoint, b.options.VerifierKey, translog.Origin(b.options.Signer.Name(), id))
}
