package main

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

// maxInput bounds the small files that a person gives us, in bytes: keys, polls, answers, sealed ballots.
const maxInput = 1 << 20

// readSmall reads a file, or standard input for "-".
func readSmall(stdin io.Reader, name string) ([]byte, error) { return readUpTo(stdin, name, maxInput) }

// readUpTo is [readSmall] with a bound of its own, in bytes.
func readUpTo(stdin io.Reader, name string, most int64) ([]byte, error) {
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
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", name, err)
	}
	if int64(len(data)) > most {
		return nil, failf("", "%s is larger than %d bytes, so it is not what is meant here", name, most)
	}
	return data, nil
}

// mayWrite reports, before any work is done, that name exists and would be lost. It is for commands that replace nothing.
func mayWrite(name string) error {
	if name == "" || name == "-" {
		return nil
	}
	if _, err := os.Lstat(name); err == nil {
		return failf("give another name", "%s exists already", name)
	}
	return nil
}

// mayCreate is [mayWrite] for a file, which it also tries to create: what cannot be written is said before anything is sent.
func mayCreate(name string) error {
	if err := mayWrite(name); err != nil {
		return err
	}
	return tryFolder(name)
}

// mayReceive is [mayCreate] for a receipt, which goes to stdout if there is no name.
func mayReceive(cmd *cobra.Command, name string) error {
	if (name == "" || name == "-") && closedOutput(cmd.OutOrStdout()) {
		return failf("give --receipt FILE", "stdout is closed, and the receipt would be lost; nothing was sent")
	}
	return mayCreate(name)
}

// mayReplace is [mayCreate] for commands with --force, which replaces files but never one of those that the command reads.
func mayReplace(name string, force bool, reads ...string) error {
	if name == "" || name == "-" {
		return nil
	}
	if info, err := os.Stat(name); err == nil {
		for _, read := range reads {
			if other, err := os.Stat(read); err == nil && os.SameFile(info, other) {
				return misusef("give another name", "%s would be written over %s, which this command reads", name, read)
			}
		}
		if !info.Mode().IsRegular() {
			return failf("give another name", "%s is not a file that can be replaced", name)
		}
	}
	if _, err := os.Lstat(name); err == nil && !force {
		return failf("give another name, or --force to replace it", "%s exists already", name)
	}
	return tryFolder(name)
}

func tryFolder(name string) error {
	if name == "" || name == "-" {
		return nil
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+"-*")
	if err != nil {
		return failf("give a name in a folder that can be written to", "cannot write %s: %w", name, err)
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// What writing does with a file that has the name already.
const (
	keepOld    = false
	replaceOld = true
)

// writeFile writes beside name and renames, so that a crash leaves the old file or the new one, never half of one.
func writeFile(name string, mode fs.FileMode, replace bool, write func(io.Writer) error) (err error) {
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
	return place(f.Name(), name, replace)
}

// place gives a complete file its name. Without replace it does not take the place of a file that appeared meanwhile: a link is made
// only where nothing stands. Where there are no links a look just before has to do.
func place(temp, name string, replace bool) error {
	if !replace {
		err := os.Link(temp, name)
		if err == nil {
			syncFolder(name)
			return os.Remove(temp)
		}
		if errors.Is(err, fs.ErrExist) {
			return failf("give another name", "%s exists already; it appeared meanwhile", name)
		}
		if err := mayWrite(name); err != nil {
			return err
		}
	}
	if err := os.Rename(temp, name); err != nil {
		return err
	}
	syncFolder(name)
	return nil
}

// syncFolder has the name outlast a power cut, on systems where a folder can be synced. The file itself stands either way.
func syncFolder(name string) {
	folder, err := os.Open(filepath.Dir(name))
	if err != nil {
		return
	}
	_ = folder.Sync()
	_ = folder.Close()
}

func writeBytes(name string, mode fs.FileMode, replace bool, data []byte) error {
	return writeFile(name, mode, replace, func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(data))
		return err
	})
}

// erase removes a file, and zeros what it held as far as the medium writes in place. A file that is not there is no error.
func erase(name string) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		zero(f)
		_ = f.Close()
	}
	return os.Remove(name)
}

// zero writes zeros over what an open file holds.
func zero(f *os.File) {
	if info, err := f.Stat(); err == nil {
		_, _ = f.WriteAt(make([]byte, info.Size()), 0)
		_ = f.Sync()
	}
}

// spareNames are where something is written that must not be lost when its own place cannot be written: here, or else in the folder
// for temporary files. The names are drawn anew.
func spareNames(prefix, suffix string) []string {
	var random [4]byte
	_, _ = rand.Read(random[:])
	name := prefix + hex.EncodeToString(random[:]) + suffix
	return []string{name, filepath.Join(os.TempDir(), name)}
}
