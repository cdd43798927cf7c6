package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// maxInput bounds the small files that a person gives us, in bytes: keys, polls, answers, sealed ballots.
const maxInput = 1 << 20

// readSmall reads a file, or standard input for "-".
func readSmall(stdin io.Reader, name string) ([]byte, error) {
	r := stdin
	if name != "-" {
		f, err := os.Open(name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, failf("check the name; this is looked up in the current folder", "there is no file %s", name)
		}
		if err != nil {
			return nil, err
		}
		defer func() { _ = f.Close() }()
		r = f
	}
	data, err := io.ReadAll(io.LimitReader(r, maxInput+1))
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", name, err)
	}
	if len(data) > maxInput {
		return nil, failf("", "%s is larger than %d bytes, so it is not what is meant here", name, maxInput)
	}
	return data, nil
}

// mayWrite reports, before any work is done, that name exists and would be lost.
func mayWrite(name string, force bool) error {
	if name == "" || name == "-" || force {
		return nil
	}
	if _, err := os.Lstat(name); err == nil {
		return failf("give another name, or --force to replace it", "%s exists already", name)
	}
	return nil
}

// writeFile writes beside name and renames, so that a crash leaves the old file or the new one, never half of one.
func writeFile(name string, mode fs.FileMode, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+"-*")
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", name, err)
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(f.Name())
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	if err := f.Chmod(mode); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

func writeBytes(name string, mode fs.FileMode, data []byte) error {
	return writeFile(name, mode, func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(data))
		return err
	})
}
