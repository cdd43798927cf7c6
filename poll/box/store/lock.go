package store

import (
	"errors"
	"path/filepath"

	"github.com/gofrs/flock"
)

// ErrInUse: another process has the data folder open. It would truncate the write-ahead file that this one writes, and destroy the polls.
var ErrInUse = errors.New("another server is using this data folder: stop it, or choose another folder")

// A folderLock keeps other processes out of the data folder, as long as this one runs: the system lets go of it when the process ends,
// however it ends. Its file is made once and never written.
type folderLock struct{ f *flock.Flock }

func lockFolder(dir string) (folderLock, error) {
	l := folderLock{flock.New(filepath.Join(dir, "lock"), flock.SetPermissions(0o600))}
	held, err := l.f.TryLock()
	if err == nil && !held {
		err = ErrInUse
	}
	return l, errors.Join(err, hideTimes(l.f.Path()))
}

func (l folderLock) release() error {
	if l.f == nil {
		return nil
	}
	return l.f.Close()
}
