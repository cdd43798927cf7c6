package store

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"isoloir/poll/box"
)

// A codes file holds the codes of one poll, ascending, in slots of 128 bytes:
//
//	"isoloir codes v2\n" and zeros (128)
//	slots: code public key (32) ‖ SHA-256 of the blinded message it was used for (32), zero if unused, all ones if revoked before ‖ the code's
//	signature (64), where it is to be kept, else zero
//
// It is not the database that keeps them, because that writes a journal, in which the order would stand in which codes are used, and
// with it the order of ballots. Here using a code changes 96 bytes in their place, within one sector of the disk, and nothing else.
const (
	codesMagic = "isoloir codes v2\n"
	codeSlot   = 128
)

var (
	unusedCode  [32]byte
	revokedCode = [32]byte(bytes.Repeat([]byte{0xff}, 32))
)

// codesAt says which codes file of a poll is meant.
type codesAt struct {
	num  int64
	file int
}

// codeFiles are the codes files in use, one of each poll.
type codeFiles struct {
	dir  string
	mu   sync.Mutex
	open map[int64]*codeFile
}

// A codeFile is one of them. mu is held by whoever reads or changes it.
type codeFile struct {
	mu sync.Mutex
	codesAt
	f     *os.File // nil if the poll has no codes yet
	slots int64
	gone  bool // closed, or erased
}

func (c *codeFiles) name(at codesAt) string {
	return filepath.Join(c.dir, fmt.Sprintf("%d-%d", at.num, at.file))
}

// names are those of the files that are open.
func (c *codeFiles) names() (names []string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, f := range c.open {
		if f.f != nil {
			names = append(names, f.f.Name())
		}
	}
	return names
}

// lock returns the codes file of a poll, for the caller alone until unlock. at may be out of date, but for erased codes: [box.ErrClosed].
func (c *codeFiles) lock(at codesAt) (f *codeFile, unlock func(), err error) {
	if at.file == codesErased {
		return nil, nil, box.ErrClosed
	}
	c.mu.Lock()
	f = c.open[at.num]
	if f == nil {
		f = &codeFile{codesAt: at}
		if err := f.load(c.name(at)); err != nil {
			c.mu.Unlock()
			return nil, nil, err
		}
		c.open[at.num] = f
	}
	c.mu.Unlock()
	f.mu.Lock()
	if f.gone {
		f.mu.Unlock()
		return nil, nil, box.ErrClosed
	}
	return f, f.mu.Unlock, nil
}

func (f *codeFile) load(name string) error {
	if f.file == 0 {
		return nil
	}
	file, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("store: the codes: %w", err)
	}
	info, err := file.Stat()
	head := make([]byte, codeSlot)
	if err == nil {
		_, err = file.ReadAt(head, 0)
	}
	switch {
	case err != nil:
	case !bytes.HasPrefix(head, []byte(codesMagic)) || info.Size()%codeSlot != 0:
		err = fmt.Errorf("%s is damaged: restore the whole folder from one backup", name)
	}
	if err != nil {
		file.Close()
		return fmt.Errorf("store: the codes: %w", err)
	}
	f.f, f.slots = file, info.Size()/codeSlot-1
	return nil
}

// replace makes the file at next the one in use. The caller holds f.
func (c *codeFiles) replace(f *codeFile, next codesAt) error {
	fresh := codeFile{codesAt: next}
	if err := fresh.load(c.name(next)); err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	old := f.f
	f.codesAt, f.f, f.slots = next, fresh.f, fresh.slots
	if old != nil {
		return old.Close()
	}
	return nil
}

// reload forgets what is known of a poll's file, after a change that may or may not have been made. The caller holds f.
func (c *codeFiles) reload(f *codeFile) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.open, f.num)
	f.gone = true
	if f.f != nil {
		return f.f.Close()
	}
	return nil
}

// forget does so for good. The caller holds f.
func (c *codeFiles) forget(f *codeFile) { _ = c.reload(f) }

// close closes all, and moves the time at which they were last used to now.
func (c *codeFiles) close() error {
	errs := []error{hideTimes(c.names()...)}
	c.mu.Lock()
	open := slices.Collect(maps.Values(c.open))
	c.mu.Unlock()
	for _, f := range open {
		f.mu.Lock()
		errs = append(errs, c.reload(f))
		f.mu.Unlock()
	}
	return errors.Join(errs...)
}

// find returns the place of a code, or where it would stand, and what it was used for.
func (f *codeFile) find(code [32]byte) (at int64, used [32]byte, found bool, err error) {
	low, high := int64(0), f.slots
	slot := make([]byte, codeSlot)
	for low < high {
		at := low + (high-low)/2
		if _, err := f.f.ReadAt(slot, (at+1)*codeSlot); err != nil {
			return 0, used, false, fmt.Errorf("store: the codes: %w", err)
		}
		switch bytes.Compare(slot[:32], code[:]) {
		case 0:
			return at, [32]byte(slot[32:64]), true, nil
		case -1:
			low = at + 1
		default:
			high = at
		}
	}
	return low, used, false, nil
}

// redeem writes what a code is used for. The caller syncs the file that is returned before it answers anybody.
func (f *codeFile) redeem(use box.Used, only bool) (*os.File, error) {
	request := use.Request
	at, used, found, err := f.find(use.Code)
	switch {
	case err != nil:
		return nil, err
	case found && used == request:
		return f.f, nil
	case only:
		return nil, box.ErrClosed
	case !found:
		return nil, box.ErrNoCode
	case used == revokedCode:
		return nil, box.ErrRevoked
	case used != unusedCode:
		return nil, box.ErrUsed
	}
	if _, err := f.f.WriteAt(append(request[:], use.Signature[:]...), (at+1)*codeSlot+32); err != nil {
		return nil, fmt.Errorf("store: the codes: %w", err)
	}
	return f.f, nil
}

// has returns [box.ErrNoCode] if one of the codes is not there.
func (f *codeFile) has(codes [][32]byte) error {
	for _, code := range codes {
		if _, _, found, err := f.find(code); err != nil || !found {
			return errors.Join(err, box.ErrNoCode)
		}
	}
	return nil
}
