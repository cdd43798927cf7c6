package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// unfinished ends the name of a file that is being written. One that is found when the store is opened is wiped.
const unfinished = ".unfinished"

// overwrite writes zeros over a file's content, to the disk. A file that is not there is as good as overwritten.
func overwrite(ctx context.Context, name string) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	zeros := make([]byte, 1<<18)
	for done, size := int64(0), info.Size(); done < size; {
		n, err := f.Write(zeros[:min(int64(len(zeros)), size-done)])
		if err != nil {
			return err
		}
		if done += int64(n); done%syncEvery == 0 {
			if err := errors.Join(f.Sync(), ctx.Err()); err != nil {
				return err
			}
		}
	}
	return errors.Join(f.Sync(), f.Close())
}

// wipe overwrites a file and removes it. A file that is not there is as good as wiped.
func (s *SQLite) wipe(ctx context.Context, name string) error {
	if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := s.overwrite(ctx, name); err != nil {
		return err
	}
	if err := os.Remove(name); err != nil {
		return err
	}
	return errors.Join(syncDir(filepath.Dir(name)), hideTimes(filepath.Dir(name)))
}

// empty overwrites a file and cuts it to nothing. It stays, because when a file was made is a time that no program can change.
func (s *SQLite) empty(ctx context.Context, name string) error {
	if info, err := os.Stat(name); err != nil || info.Size() == 0 {
		return err
	}
	if err := s.overwrite(ctx, name); err != nil {
		return err
	}
	return os.Truncate(name, 0)
}

// Tick moves the times at which the inodes of the database's files were changed on to now. No program can date them back, and every
// commit leaves its own there. Called every second, whatever has come meanwhile, they tell when the server stopped, and no ballot's
// time that is older than a second. It waits for no disk.
func (s *SQLite) Tick(context.Context) error {
	if err := errors.Join(s.hideTimes(), hideTimes(s.codes.names()...)); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	return nil
}

// hideTimes does so for the files that every commit writes.
func (s *SQLite) hideTimes() error {
	return hideTimes(s.journal(), s.database(), s.database()+"-shm", s.dir)
}

// hideTimes sets when files were written to the beginning of the day, UTC, and when they were read to its end: Linux notes no
// reading of a file that was read after its last change (relatime in mount(8)), and else the next ballot would be noted. Files
// that are not there are left out.
func hideTimes(names ...string) error {
	day := time.Now().UTC().Truncate(24 * time.Hour)
	end := day.AddDate(0, 0, 1)
	var errs []error
	for _, name := range names {
		if err := os.Chtimes(name, end, day); !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// tidy wipes what a crash left: archives and codes that were not finished, and polls whose erasing was begun. A forgetting that was begun goes on
// when it is called again, and begins by emptying what it had written.
func (s *SQLite) tidy(ctx context.Context) error {
	for _, folder := range []string{"archives", "codes"} {
		left, err := filepath.Glob(filepath.Join(s.dir, folder, "*"+unfinished))
		if err != nil {
			return err
		}
		for _, name := range left {
			if err := s.wipe(ctx, name); err != nil {
				return err
			}
		}
	}
	return errors.Join(s.eraseBegun(ctx), s.sweepCodes(ctx))
}
