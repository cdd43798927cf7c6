package archive

import (
	"bytes"
	"io"
	"slices"
	"testing"
)

func TestWriteRefusesWhatIsNotAnArchive(t *testing.T) {
	p := fixture()
	changing := func() func(func(*Record) error) error {
		calls := 0
		return func(yield func(*Record) error) error {
			if calls++; calls > 1 {
				return each(p.records[1:])(yield)
			}
			return each(p.records)(yield)
		}
	}
	of := func(i int, change func(r *Record)) func(func(*Record) error) error {
		r := *p.records[i]
		change(&r)
		return each(with(p, i, &r))
	}
	backwards := slices.Clone(p.records)
	slices.Reverse(backwards)
	for name, ballots := range map[string]func(func(*Record) error) error{
		"records out of order":          each(backwards),
		"a record twice":                each(slices.Insert(slices.Clone(p.records), 3, p.records[3])),
		"another file than was hashed":  of(2, func(r *Record) { r.File = changed(r.File, 9) }),
		"no file":                       of(2, func(r *Record) { r.File = nil }),
		"a short key":                   of(2, func(r *Record) { r.Key = r.Key[:31] }),
		"a short signature":             of(9, func(r *Record) { r.Signature = r.Signature[:63] }),
		"records that change meanwhile": changing(),
		"records that end with an error": func(func(*Record) error) error {
			return io.ErrClosedPipe
		},
	} {
		c := p.contents(t)
		c.Ballots = ballots
		if err := Write(io.Discard, c); err == nil {
			t.Errorf("%s: written", name)
		}
	}
}

func TestWriteReportsAFullDisk(t *testing.T) {
	p := fixture()
	size := len(p.write(t, false))
	for _, room := range []int{0, size / 2, size - 1} {
		if err := Write(&fullDisk{room}, p.contents(t)); err == nil {
			t.Errorf("%d of %d bytes fitted, and nothing was said", room, size)
		}
	}
}

type fullDisk struct{ room int }

func (d *fullDisk) Write(p []byte) (int, error) {
	if len(p) > d.room {
		return 0, io.ErrShortWrite
	}
	d.room -= len(p)
	return len(p), nil
}

// pack sorts its files; here they stand in any order, and a name may stand twice.
func TestMembersStandInTheOrderOfTheirNamesAndOnce(t *testing.T) {
	f := members(t, fixture().write(t, false))
	names := []string{nameDefinition, nameJournal, namePublished, nameSealed, nameCheckpoint, nameEntries, statementName(0)}
	lay := func(names ...string) []byte {
		var b bytes.Buffer
		for _, name := range names {
			h := header(name, int64(len(f[name])))
			b.Write(h[:])
			b.Write(f[name])
			b.Write(zeroes[:padding(int64(len(f[name])))])
		}
		b.Write(make([]byte, 2*blockSize))
		return b.Bytes()
	}
	if _, err := readBytes(lay(names...)); err != nil {
		t.Fatalf("the control, in order: %v", err)
	}
	for i := range names {
		if _, err := readBytes(lay(slices.Insert(slices.Clone(names), i, names[i])...)); err == nil {
			t.Errorf("%s may stand twice", names[i])
		}
		swapped := slices.Clone(names)
		j := (i + 1) % len(names)
		swapped[i], swapped[j] = swapped[j], swapped[i]
		if _, err := readBytes(lay(swapped...)); err == nil {
			t.Errorf("members may stand as %v", swapped)
		}
	}
}

func BenchmarkVerify(b *testing.B) {
	const n = 2000
	archive := newPoll(b, n, 0).write(b, false)
	a := must(readBytes(archive))(b)
	b.SetBytes(int64(len(archive)))
	for b.Loop() {
		if err := a.Verify(nil); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/n, "µs/ballot")
}

func BenchmarkRead(b *testing.B) {
	const n = 2000
	archive := newPoll(b, n, 0).write(b, false)
	for b.Loop() {
		must(readBytes(archive))(b)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/n, "µs/ballot")
}
