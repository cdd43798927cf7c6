package archive

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

const (
	blockSize     = 512
	maxMemberSize = 1<<33 - 1 // eleven octal digits
)

type block [blockSize]byte

var zeroes block

// header returns the ustar header of a member (POSIX.1-2017, pax, "ustar Interchange Format") in the one form that an archive
// has it: a regular file, mode 0444, everything else zero. Reading compares with it, so there is no second form.
func header(name string, size int64) (b block) {
	copy(b[0:100], name)
	copy(b[100:], "0000444\x00"+"0000000\x00"+"0000000\x00") // mode, owner, group
	copy(b[124:], fmt.Sprintf("%011o\x00", size))
	copy(b[136:], "00000000000\x00"+"        "+"0") // time, checksum as spaces, type
	copy(b[257:], "ustar\x00"+"00")
	copy(b[329:], "0000000\x00"+"0000000\x00") // device
	sum := 0
	for _, c := range b {
		sum += int(c)
	}
	copy(b[148:], fmt.Sprintf("%06o\x00 ", sum))
	return b
}

// padding returns how many zero bytes follow content of this size.
func padding(size int64) int64 { return -size & (blockSize - 1) }

// A tarWriter writes members one after the other.
type tarWriter struct {
	w    *bufio.Writer
	last string // name of the member begun last
	size int64  // of that member
	left int64  // content still to be written
}

func newTarWriter(w io.Writer) *tarWriter {
	return &tarWriter{w: bufio.NewWriterSize(w, 1<<16)}
}

func (t *tarWriter) begin(name string, size int64) error {
	if name <= t.last || len(name) > 100 || size < 0 || size > maxMemberSize {
		return fmt.Errorf("archive: %s cannot be written with %d bytes after %s", name, size, t.last)
	}
	t.last, t.size, t.left = name, size, size
	h := header(name, size)
	_, err := t.w.Write(h[:])
	return err
}

// Write writes content of the member begun last.
func (t *tarWriter) Write(p []byte) (int, error) {
	if int64(len(p)) > t.left {
		return 0, fmt.Errorf("archive: %s grew while it was written", t.last)
	}
	t.left -= int64(len(p))
	return t.w.Write(p)
}

func (t *tarWriter) end() error {
	if t.left != 0 {
		return fmt.Errorf("archive: %s shrank while it was written", t.last)
	}
	_, err := t.w.Write(zeroes[:padding(t.size)])
	return err
}

// file writes a whole member.
func (t *tarWriter) file(name string, data []byte) error {
	if err := t.begin(name, int64(len(data))); err != nil {
		return err
	}
	if _, err := t.Write(data); err != nil {
		return err
	}
	return t.end()
}

// close writes the end of the archive.
func (t *tarWriter) close() error {
	_, err := t.w.Write(make([]byte, 2*blockSize))
	return errors.Join(err, t.w.Flush())
}

// A walker reads members one after the other, and refuses what a tarWriter would not have written.
type walker struct {
	r     *bufio.Reader
	at    int64  // offset of the next byte to be read
	left  int64  // content of the current member not yet read
	pad   int64  // zero bytes that follow it
	last  string // name of the current member
	first bool   // nothing was read yet
}

func newWalker(r io.ReaderAt, from, size int64) *walker {
	return &walker{r: bufio.NewReaderSize(io.NewSectionReader(r, from, size-from), int(min(1<<16, size-from))), at: from, first: from == 0}
}

// A member is a file in the archive.
type member struct {
	name   string
	size   int64
	header int64 // offset of its header
}

// next skips what is left of the current member and goes to the next. It returns io.EOF at the archive's end.
func (w *walker) next() (member, error) {
	if err := w.finish(); err != nil {
		return member{}, err
	}
	m := member{header: w.at}
	b, err := w.block()
	if err != nil {
		return member{}, err
	}
	if b == zeroes {
		return member{}, w.finale()
	}
	m.name, m.size = nameOf(b), sizeOf(b)
	switch {
	case b != header(m.name, m.size) && w.first:
		return member{}, foreign()
	case b != header(m.name, m.size):
		return member{}, malformed("the tar header at byte %d is not as an archive's are", m.header)
	case m.name <= w.last:
		return member{}, malformed("%q stands in the wrong place", m.name)
	}
	w.first, w.last, w.left, w.pad = false, m.name, m.size, padding(m.size)
	return m, nil
}

// block reads 512 bytes.
func (w *walker) block() (b block, err error) {
	n, err := io.ReadFull(w.r, b[:])
	w.at += int64(n)
	if err != nil && w.first {
		return b, foreign()
	}
	return b, short(err)
}

// finish reads over the rest of the current member, whose padding must be zero.
func (w *walker) finish() error {
	for w.left > 0 {
		n, err := w.r.Discard(int(min(w.left, 1<<30)))
		w.at += int64(n)
		w.left -= int64(n)
		if err != nil {
			return short(err)
		}
	}
	var pad block
	n, err := io.ReadFull(w.r, pad[:w.pad])
	w.at += int64(n)
	w.pad = 0
	if err != nil {
		return short(err)
	}
	if pad != zeroes {
		return malformed("%q is followed by bytes that are not zero", w.last)
	}
	return nil
}

// finale has seen one zero block: another must follow, and then nothing.
func (w *walker) finale() error {
	if w.first {
		return foreign()
	}
	b, err := w.block()
	if err != nil {
		return err
	}
	if b != zeroes {
		return malformed("something follows an empty block")
	}
	if _, err := w.r.ReadByte(); err == nil {
		return malformed("something follows the archive's end")
	} else if !errors.Is(err, io.EOF) {
		return err
	}
	return io.EOF
}

// Read reads content of the current member.
func (w *walker) Read(p []byte) (int, error) {
	if w.left == 0 {
		return 0, io.EOF
	}
	n, err := w.r.Read(p[:min(int64(len(p)), w.left)])
	w.at += int64(n)
	w.left -= int64(n)
	return n, short(err)
}

// content reads the current member, if it has no more than most bytes.
func (w *walker) content(most int64) ([]byte, error) {
	if err := within(member{name: w.last, size: w.left}, most); err != nil {
		return nil, err
	}
	data := make([]byte, w.left)
	_, err := io.ReadFull(w, data)
	return data, short(err)
}

// within refuses a member of more than most bytes by its header, before anything of it is read or skipped.
func within(m member, most int64) error {
	if m.size > most {
		return malformed("%q has %d bytes, more than the %d it may have", m.name, m.size, most)
	}
	return nil
}

// short turns the end of the file, where more must come, into a failure.
func short(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return cutOff()
	}
	return err
}

// nameOf and sizeOf read a header that may be anything; whether it is well-formed shows when it is written again.
func nameOf(b block) string {
	n := 0
	for n < 100 && b[n] != 0 {
		n++
	}
	return string(b[:n])
}

func sizeOf(b block) (size int64) {
	for _, c := range b[124:135] {
		size = size<<3 | int64(c&7)
	}
	return size
}
