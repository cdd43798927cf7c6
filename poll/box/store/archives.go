package store

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"isoloir/poll"
)

func (s *SQLite) archiveFile(id poll.ID, public bool) string {
	name := id.String() + ".tar"
	if public {
		name = id.String() + ".public.tar"
	}
	return filepath.Join(s.dir, "archives", name)
}

// SaveArchive implements [box.Store]: written beside, synced, renamed, and the folder synced.
func (s *SQLite) SaveArchive(ctx context.Context, id poll.ID, public bool, write func(io.Writer) error) error {
	if _, err := s.Poll(ctx, id); err != nil {
		return err
	}
	s.saving.Lock()
	defer s.saving.Unlock()
	name := s.archiveFile(id, public)
	beside := name + unfinished
	err := writeFile(beside, write)
	if err != nil {
		err = fmt.Errorf("store: writing an archive: %w", err)
	} else {
		err = s.nameArchive(ctx, id, beside, name)
	}
	if err != nil {
		return errors.Join(err, s.wipe(context.WithoutCancel(ctx), beside))
	}
	return nil
}

// nameArchive makes a finished archive count, unless the poll was erased while it was written.
func (s *SQLite) nameArchive(ctx context.Context, id poll.ID, beside, name string) error {
	s.archiving.Lock()
	defer s.archiving.Unlock()
	if _, err := s.Poll(ctx, id); err != nil {
		return err
	}
	if same, err := sameFiles(beside, name); err != nil || same { // another sealer was first, and may have finished
		return errors.Join(err, s.wipe(ctx, beside))
	}
	if err := s.overwrite(ctx, name); err != nil { // what it replaces; nobody is reading it, because polls are finished once
		return fmt.Errorf("store: %w", err)
	}
	if err := os.Rename(beside, name); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	return errors.Join(syncDir(filepath.Dir(name)), hideTimes(name, filepath.Dir(name)))
}

// sameFiles says whether two files hold the same bytes. One that is not there is the same as none.
func sameFiles(a, b string) (bool, error) {
	x, err := os.Open(a)
	if err != nil {
		return false, fmt.Errorf("store: %w", err)
	}
	defer x.Close()
	y, err := os.Open(b)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("store: %w", err)
	}
	defer y.Close()
	left, right := make([]byte, 1<<16), make([]byte, 1<<16)
	for {
		n, err := io.ReadFull(x, left)
		m, err2 := io.ReadFull(y, right)
		switch {
		case !bytes.Equal(left[:n], right[:m]):
			return false, nil
		case err == nil && err2 == nil:
			continue
		case isEnd(err) && isEnd(err2):
			return true, nil
		}
		return false, fmt.Errorf("store: %w", errors.Join(err, err2))
	}
}

func isEnd(err error) bool { return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) }

func writeFile(name string, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriterSize(f, 1<<20)
	if err := errors.Join(write(w), w.Flush()); err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

func syncDir(name string) error {
	dir, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	defer dir.Close()
	if err := dir.Sync(); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	return nil
}

// OpenArchive implements [box.Store].
func (s *SQLite) OpenArchive(ctx context.Context, id poll.ID, public bool) (io.ReadSeekCloser, int64, error) {
	f, err := os.Open(s.archiveFile(id, public))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, 0, s.missing(ctx, id, sql.ErrNoRows)
	}
	if err != nil {
		return nil, 0, fmt.Errorf("store: %w", err)
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, 0, fmt.Errorf("store: %w", err)
	}
	return f, info.Size(), nil
}
