package web

import (
	"bytes"
	"compress/gzip"
	"container/list"
	"crypto/sha256"
	"encoding/base32"
	"sync"

	"github.com/andybalholm/brotli"
)

const (
	bestCompression = brotli.BestCompression // for what is made once
	// fastCompression of a whole definition of 256 KiB takes some milliseconds.
	fastCompression = 5
)

// compress adds the compressed forms to a file. Nothing that it is given is secret from whoever may read the file: what compresses well says
// nothing to anybody.
func compress(f *file, level int) *file {
	var br, gz bytes.Buffer
	w := brotli.NewWriterLevel(&br, level)
	_, _ = w.Write(f.plain) // a buffer takes everything
	_ = w.Close()
	z, err := gzip.NewWriterLevel(&gz, min(level, gzip.BestCompression))
	if err != nil {
		panic(err) // the level is one
	}
	_, _ = z.Write(f.plain)
	_ = z.Close()
	f.brotli, f.gzip = br.Bytes(), gz.Bytes()
	return f
}

// contentHash names a file after its content: 80 bits of its SHA-256, in base32.
func contentHash(content []byte) string {
	sum := sha256.Sum256(content)
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:10])
}

// A cache keeps what takes time to make and is the same for everybody, with its compressed forms, up to a number of bytes; what was not
// asked for the longest goes first. It saves time and decides nothing: whether a file may be served is asked each time before.
type cache struct {
	most int

	mu    sync.Mutex
	held  int
	byKey map[string]*list.Element
	order list.List // of *kept, the latest in front
}

type kept struct {
	key string
	*file
}

func newCache(most int) *cache { return &cache{most: most, byKey: map[string]*list.Element{}} }

// file returns what stands under the key, or makes it and keeps it.
func (c *cache) file(key string, makeIt func() (*file, error)) (*file, error) {
	c.mu.Lock()
	if e := c.byKey[key]; e != nil {
		c.order.MoveToFront(e)
		c.mu.Unlock()
		return e.Value.(*kept).file, nil
	}
	c.mu.Unlock()
	f, err := makeIt() // twice, if two come at once
	if err != nil {
		return nil, err
	}
	c.keep(key, compress(f, fastCompression))
	return f, nil
}

func (c *cache) keep(key string, f *file) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.byKey[key] != nil || f.size() > c.most {
		return
	}
	c.byKey[key] = c.order.PushFront(&kept{key, f})
	c.held += f.size()
	for c.held > c.most {
		oldest := c.order.Remove(c.order.Back()).(*kept)
		delete(c.byKey, oldest.key)
		c.held -= oldest.size()
	}
}

func (f *file) size() int { return len(f.plain) + len(f.brotli) + len(f.gzip) }
