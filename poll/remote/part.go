package remote

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// openPart opens the file that a download goes to, and makes it if it is not there. Its name can be guessed, and the folder may be
// one where others write: a link is not followed, and what is there is resumed only if it is a file that nobody else can have made
// or can change.
func openPart(name string) (*os.File, error) {
	info, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL|noFollow, 0o600)
	}
	if err != nil {
		return nil, err
	}
	strange := fmt.Errorf("%s is not a file that this program left there: remove it, or have the archive written to another folder", name)
	if !info.Mode().IsRegular() || !owned(info) {
		return nil, strange
	}
	f, err := os.OpenFile(name, os.O_RDWR|noFollow, 0)
	if err != nil {
		return nil, err
	}
	// It may have been exchanged since.
	if opened, err := f.Stat(); err != nil || !os.SameFile(info, opened) {
		return nil, errors.Join(strange, err, f.Close())
	}
	return f, nil
}
