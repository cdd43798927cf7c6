package open

import (
	"errors"
	"io"

	"filippo.io/age"
)

// ErrDamaged is returned for an age file that is for the key, and does not open: bytes of it are not those that were sealed.
var ErrDamaged = errors.New("the age file is damaged")

// File opens a plain age file, such as a server seals for a poll's auditor, piece by piece. The error is [ErrNotForKey] if it is for another key or no
// age file, and reading gives [ErrDamaged]; what reading the file itself fails with is passed on, so that nobody is blamed for it.
func File(file io.Reader, identity Identity) (io.Reader, error) {
	watched := &watchedReader{from: file}
	opened, err := age.Decrypt(watched, identity)
	if err != nil {
		return nil, watched.or(ErrNotForKey)
	}
	return &openedFile{opened, watched}, nil
}

// A watchedReader remembers why it could not be read.
type watchedReader struct {
	from io.Reader
	err  error
}

func (r *watchedReader) Read(p []byte) (int, error) {
	n, err := r.from.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		r.err = err
	}
	return n, err
}

func (r *watchedReader) or(otherwise error) error {
	if r.err != nil {
		return r.err
	}
	return otherwise
}

type openedFile struct {
	opened io.Reader
	file   *watchedReader
}

func (f *openedFile) Read(p []byte) (int, error) {
	n, err := f.opened.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = f.file.or(ErrDamaged)
	}
	return n, err
}
