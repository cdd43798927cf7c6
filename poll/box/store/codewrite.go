package store

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"

	"isoloir/poll/box"
)

// used passes the codes that were used, ascending, and ends with the first error.
func (f *codeFile) used() iter.Seq2[box.Used, error] {
	return func(yield func(box.Used, error) bool) {
		err := f.each(func(slot []byte) error {
			state := [32]byte(slot[32:64])
			if state != unusedCode && state != revokedCode && !yield(box.Used{Code: [32]byte(slot), Request: state, Signature: [64]byte(slot[64:])}, nil) {
				return errEnough
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(box.Used{}, err)
		}
	}
}

var errEnough = errors.New("store: enough")

// each passes the slots, each until the next.
func (f *codeFile) each(yield func(slot []byte) error) error {
	in := bufio.NewReaderSize(io.NewSectionReader(f.f, codeSlot, f.slots*codeSlot), 1<<16)
	slot := make([]byte, codeSlot)
	for range f.slots {
		if _, err := io.ReadFull(in, slot); err != nil {
			return fmt.Errorf("store: the codes: %w", err)
		}
		if err := yield(slot); err != nil {
			return err
		}
	}
	return nil
}

// writeCodes writes a file of the codes of old and the added ones, both ascending; unused codes among the revoked ones are marked.
func writeCodes(name string, old *codeFile, added [][32]byte, revoked ...[32]byte) error {
	gone := map[[32]byte]bool{}
	for _, code := range revoked {
		gone[code] = true
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	w.Write(append([]byte(codesMagic), make([]byte, codeSlot-len(codesMagic))...)) // a bufio.Writer keeps its first error
	fresh := func() {
		w.Write(added[0][:])
		w.Write(make([]byte, codeSlot-32))
		added = added[1:]
	}
	err = old.each(func(slot []byte) error {
		code := [32]byte(slot)
		for len(added) > 0 && bytes.Compare(added[0][:], code[:]) < 0 {
			fresh()
		}
		if len(added) > 0 && added[0] == code {
			return box.ErrSameCode
		}
		if gone[code] && [32]byte(slot[32:64]) == unusedCode {
			copy(slot[32:], revokedCode[:])
		}
		_, err := w.Write(slot)
		return err
	})
	if err != nil {
		return err
	}
	for len(added) > 0 {
		fresh()
	}
	return errors.Join(w.Flush(), f.Sync(), f.Close())
}

// nameCodes gives a complete file its name.
func (s *SQLite) nameCodes(beside, name string) error {
	if err := os.Rename(beside, name); err != nil {
		return fmt.Errorf("store: the codes: %w", err)
	}
	return errors.Join(hideTimes(name), syncDir(s.codes.dir), hideTimes(s.codes.dir))
}

// wipeCodes overwrites and removes the codes files of a poll, but those to keep.
func (s *SQLite) wipeCodes(ctx context.Context, num int64, keep func(name string) bool) error {
	files, err := filepath.Glob(filepath.Join(s.codes.dir, fmt.Sprintf("%d-*", num)))
	for _, name := range files {
		if !keep(name) {
			err = errors.Join(err, s.wipe(ctx, name))
		}
	}
	return err
}
