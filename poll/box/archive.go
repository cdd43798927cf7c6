package box

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"time"

	"isoloir/crypto/translog"
	"isoloir/poll"
)

// An Archive is a sealed poll's archive, to be read from any place. The caller closes it.
type Archive struct {
	io.ReadSeekCloser
	Size int64 // bytes
}

const nonceAge = 10 * time.Minute

// ArchiveNonce returns a nonce, 40 bytes, that an archive request signed within ten minutes may bear: the time, and a MAC over the
// poll and the time under a key of this process. Nothing is stored.
func (b *Box) ArchiveNonce(ctx context.Context, id poll.ID) ([]byte, error) {
	if _, err := b.store.Poll(ctx, id); err != nil {
		return nil, storeError(err)
	}
	return b.nonce(id, b.options.Clock().Unix()), nil
}

func (b *Box) nonce(id poll.ID, seconds int64) []byte {
	stamp := binary.BigEndian.AppendUint64(nil, uint64(seconds))
	mac := hmac.New(sha256.New, b.nonceKey[:])
	mac.Write([]byte("isoloir/archive-nonce/v1\n"))
	mac.Write(id[:])
	mac.Write(stamp)
	return mac.Sum(stamp)
}

func (b *Box) nonceHolds(id poll.ID, nonce []byte) bool {
	if len(nonce) != translog.NonceSize {
		return false
	}
	seconds := int64(binary.BigEndian.Uint64(nonce))
	age := b.options.Clock().Unix() - seconds
	return hmac.Equal(nonce, b.nonce(id, seconds)) && age >= 0 && age <= int64(nonceAge/time.Second)
}

// Archive opens the archive of a sealed poll: the whole one for a request signed by its organizer, the public one if request is nil.
func (b *Box) Archive(ctx context.Context, id poll.ID, request []byte) (Archive, error) {
	p, err := b.poll(ctx, id)
	if err != nil {
		return Archive{}, err
	}
	st, err := b.store.Poll(ctx, id)
	switch {
	case err != nil:
		return Archive{}, storeError(err)
	case !st.Finished || st.Seal == nil:
		return Archive{}, refuse(ArchiveNotReady)
	case st.Seal.Withheld:
		return Archive{}, refuse(ArchiveWithheld)
	}
	if request != nil {
		r, err := translog.OpenArchiveRequest(request, p.definition.OrganizerKey)
		if err != nil || r.Poll != id || !b.nonceHolds(id, r.Nonce) {
			return Archive{}, refuse(BadArchiveRequest)
		}
	}
	file, size, err := b.store.OpenArchive(ctx, id, request == nil)
	if err != nil {
		return Archive{}, internal(fmt.Errorf("the archive of %s: %w", brief(id), err))
	}
	return Archive{ReadSeekCloser: file, Size: size}, nil
}
