package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// pools are the open pool files. A file is closed and wiped when nobody reads it any more.
type pools struct {
	dir  string
	mu   sync.Mutex
	open map[string]*pinned
}

type pinned struct {
	*poolFile
	readers sync.WaitGroup
}

func (p *pools) file(num int64, side int) string {
	return filepath.Join(p.dir, fmt.Sprintf("%d-%d", num, side))
}

// make makes both files of a poll, empty, if they are not there. It is called whether or not anything has come, and they stay as long as
// the poll: when they were made tells of no ballot.
func (p *pools) make(num int64) error {
	made := false
	for side := range 2 {
		f, err := os.OpenFile(p.file(num, side), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		switch {
		case errors.Is(err, fs.ErrExist):
			continue
		case err != nil:
			return fmt.Errorf("store: %w", err)
		}
		made = true
		if err := f.Close(); err != nil {
			return fmt.Errorf("store: %w", err)
		}
	}
	if !made {
		return nil
	}
	return errors.Join(syncDir(p.dir), hideTimes(p.dir))
}

// hideTimes is called whether or not anything has come, too.
func (p *pools) hideTimes(num int64) error {
	return hideTimes(p.file(num, 0), p.file(num, 1))
}

// pin opens the pool file of a place, and keeps it until release is called.
func (p *pools) pin(at place) (f *poolFile, release func(), err error) {
	if at.settled == 0 {
		return &poolFile{}, func() {}, nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	name := p.file(at.num, at.fileSide())
	o := p.open[name]
	if o == nil {
		f, err := openPool(name, at.settled)
		if err != nil {
			return nil, nil, fmt.Errorf("store: %w", err)
		}
		o = &pinned{poolFile: f}
		p.open[name] = o
	}
	o.readers.Add(1)
	return o.poolFile, o.readers.Done, nil
}

// release closes a pool file once its readers are done. The caller sees to it that no more come.
func (p *pools) release(name string) error {
	p.mu.Lock()
	o := p.open[name]
	delete(p.open, name)
	p.mu.Unlock()
	if o == nil {
		return nil
	}
	o.readers.Wait()
	return o.f.Close()
}

func (p *pools) close() error {
	var errs []error
	for name := range p.open {
		errs = append(errs, p.release(name))
	}
	return errors.Join(errs...)
}
