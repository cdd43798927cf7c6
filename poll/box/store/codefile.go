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
	of   map[int64]*codeFile
	shut bool
}

// A codeFile is one of them. mu is held by whoever reads or changes it; f also changes under the mu of all of them, for names.
type codeFile struct {
	mu sync.Mutex
	codesAt
	known bool     // whether the rest is what counts. If not, the database is asked
	f     *os.File // nil if the poll has no codes yet, or none any more
	slots int64
}

func (c *codeFiles) name(at codesAt) string {
	return filepath.Join(c.dir, fmt.Sprintf("%d-%d", at.num, at.file))
}

// names are those of the files that are open.
func (c *codeFiles) names() (names []string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, f := range c.of {
		if f.f != nil {
			names = append(names, f.f.Name())
		}
	}
	return names
}

// lock returns what is known of a poll's codes file, for the caller alone until unlock. [box.ErrBusy], once all are closed.
func (c *codeFiles) lock(num int64) (f *codeFile, unlock func(), err error) {
	c.mu.Lock()
	f = c.of[num]
	if f == nil {
		f = &codeFile{}
		c.of[num] = f
	}
	c.mu.Unlock()
	f.mu.Lock()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.shut {
		f.mu.Unlock()
		return nil, nil, box.ErrBusy
	}
	return f, f.mu.Unlock, nil
}

// load opens the file that counts. The caller holds f.
func (c *codeFiles) load(f *codeFile, at codesAt) (err error) {
	var file *os.File
	var slots int64
	if at.file > 0 {
		if file, slots, err = openCodes(c.name(at)); err != nil {
			return fmt.Errorf("store: the codes: %w", err)
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	f.codesAt, f.known, f.f, f.slots = at, true, file, slots
	return nil
}

func openCodes(name string) (file *os.File, slots int64, err error) {
	if file, err = os.OpenFile(name, os.O_RDWR, 0); err != nil {
		return nil, 0, err
	}
	info, err := file.Stat()
	head := make([]byte, codeSlot)
	if err == nil {
		_, err = file.ReadAt(head, 0)
	}
	if err == nil && (!bytes.HasPrefix(head, []byte(codesMagic)) || info.Size()%codeSlot != 0) {
		err = fmt.Errorf("%s is damaged: restore the whole folder from one backup", name)
	}
	if err != nil {
		return nil, 0, errors.Join(err, file.Close())
	}
	return file, info.Size()/codeSlot - 1, nil
}

// forget closes a file and forgets what is known of it, after a change that may or may not have been made. Whoever waits for it asks the
// database anew. The caller holds f.
func (c *codeFiles) forget(f *codeFile) (err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if f.f != nil {
		err = f.f.Close()
	}
	f.known, f.f = false, nil
	return err
}

// close closes all for good, and moves the time at which they were last used to now.
func (c *codeFiles) close() error {
	errs := []error{hideTimes(c.names()...)}
	c.mu.Lock()
	c.shut = true
	all := slices.Collect(maps.Values(c.of))
	c.mu.Unlock()
	for _, f := range all {
		f.mu.Lock()
		errs = append(errs, c.forget(f))
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
		switch _, _, found, err := f.find(code); {
		case err != nil:
			return err
		case !found:
			return box.ErrNoCode
		}
	}
	return nil
}
