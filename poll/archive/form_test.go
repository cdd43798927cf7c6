package archive

import (
	"archive/tar"
	"bytes"
	"crypto/ed25519"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"isoloir/crypto/ballot"
	"isoloir/crypto/translog"
)

func TestWritingTwiceGivesTheSameBytes(t *testing.T) {
	c := fixture().contents(t)
	var first, second bytes.Buffer
	if err := errors.Join(Write(&first, c), Write(&second, c)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("two runs differ")
	}
}

func TestAnArchiveVerifiesAndGivesBackWhatWasWritten(t *testing.T) {
	p := fixture()
	path := filepath.Join(t.TempDir(), "poll.tar")
	if err := os.WriteFile(path, p.write(t, false), 0o600); err != nil {
		t.Fatal(err)
	}
	a := must(Open(path))(t)
	defer func() { _ = a.Close() }()
	var done, total int64
	if err := a.Verify(func(d, n int64) { done, total = d, n }); err != nil {
		t.Fatal(err)
	}
	if done != 10 || total != 10 || a.Size() != 10 || a.Withdrawn() != 2 || a.Public() {
		t.Errorf("%d of %d done; %d entries, %d withdrawn, public: %v", done, total, a.Size(), a.Withdrawn(), a.Public())
	}
	if a.ID() != p.id || !bytes.Equal(a.Definition().Encode(), p.encoded) || len(a.Statements()) != 2 {
		t.Errorf("ID %v, %d statements", a.ID(), len(a.Statements()))
	}
	for _, i := range []int64{3, 0, 7, 1, 2, 6, 5, 4} {
		b, err := a.Ballot(i)
		if err != nil {
			t.Fatal(err)
		}
		r := p.records[i]
		if !bytes.Equal(b.Key, r.Key) || b.Seq != r.Seq || !bytes.Equal(b.Signature, r.Signature) || !bytes.Equal(b.File, r.File) {
			t.Errorf("ballot %d is not the one written", i)
		}
	}
	if b, err := a.Ballot(8); err == nil {
		t.Errorf("a ballot after the last: %v", b)
	}
}

func TestWritingWhatWasReadGivesTheSameBytes(t *testing.T) {
	for _, public := range []bool{false, true} {
		archive := fixture().write(t, public)
		if !bytes.Equal(rewrite(t, archive), archive) {
			t.Errorf("public: %v: the bytes differ", public)
		}
	}
}

// rewrite reads an archive that verifies, and writes it again from what was read.
func rewrite(t *testing.T, archive []byte) []byte {
	t.Helper()
	a := must(readBytes(archive))(t)
	if err := a.Verify(nil); err != nil {
		t.Fatal(err)
	}
	var records []*Record
	for name, data := range members(t, archive) {
		kind, hash := classify(name)
		if kind != kindProof && kind != kindWithdrawal {
			continue
		}
		r := &Record{Key: data[:32], Seq: binary.BigEndian.Uint32(data[32:]), Signature: data[36:], Withdrawn: kind == kindWithdrawal}
		if kind == kindProof {
			r.File = members(t, archive)[ageName(hash)]
			r.FileHash = entryOf(t, a, hash)
		}
		records = append(records, r)
	}
	sortRecords(records)
	var again bytes.Buffer
	err := Write(&again, Contents{Definition: a.Definition().Encode(), Checkpoint: a.Checkpoint(), Statements: a.Statements(), Journal: a.Journal(),
		Ballots: each(records), Public: a.Public()})
	if err != nil {
		t.Fatal(err)
	}
	return again.Bytes()
}

func TestThePublicArchiveIsTheSameWithoutTheAgeFiles(t *testing.T) {
	p := fixture()
	want := members(t, p.write(t, false))
	for name := range want {
		if strings.HasSuffix(name, ".age") {
			delete(want, name)
		}
	}
	public := p.write(t, true)
	if !bytes.Equal(pack(t, want), public) {
		t.Error("the bytes differ")
	}
	a := must(readBytes(public))(t)
	if err := a.Verify(nil); err != nil || !a.Public() || a.Size() != 10 {
		t.Errorf("public: %v, %d entries, %v", a.Public(), a.Size(), err)
	}
	if _, err := a.Ballot(0); !errors.Is(err, ErrPublic) {
		t.Errorf("ballots of a public archive: %v", err)
	}
}

func TestHeadersAreThoseOfTheStandardLibrary(t *testing.T) {
	for _, size := range []int64{0, 100, 512, 1 << 20, maxMemberSize} {
		name := withdrawalName([32]byte{0xab})
		var b bytes.Buffer
		if err := tar.NewWriter(&b).WriteHeader(&tar.Header{Name: name, Size: size, Mode: 0o444, Format: tar.FormatUSTAR, ModTime: time.Unix(0, 0)}); err != nil {
			t.Fatal(err)
		}
		if h := header(name, size); !bytes.Equal(b.Bytes(), h[:]) {
			t.Errorf("%d bytes:\n%q\n%q", size, h, b.Bytes())
		}
	}
}

func TestTheStandardLibraryReadsAnArchive(t *testing.T) {
	archive := fixture().write(t, false)
	want := members(t, archive)
	r := tar.NewReader(bytes.NewReader(archive))
	for {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if data := must(io.ReadAll(r))(t); !bytes.Equal(data, want[h.Name]) {
			t.Errorf("%s differs", h.Name)
		}
		delete(want, h.Name)
	}
	if len(want) != 0 {
		t.Errorf("not seen: %v", want)
	}
}

// Ten times the records must not take ten times the memory, neither to write nor to read the structure.
func TestMemoryDoesNotGrowWithTheArchive(t *testing.T) {
	p := fixture()
	keys := make([]ed25519.PublicKey, 20_000)
	for i := range keys {
		keys[i] = binary.BigEndian.AppendUint32(make([]byte, 28), uint32(i))
	}
	slices.SortFunc(keys, func(a, b ed25519.PublicKey) int {
		x, y := ballot.KeyHash(a), ballot.KeyHash(b)
		return bytes.Compare(x[:], y[:])
	})
	write := func(n int) uint64 {
		c := p.contents(t)
		c.Ballots = func(yield func(*Record) error) error {
			r := *p.records[0]
			for _, r.Key = range keys[:n] {
				if err := yield(&r); err != nil {
					return err
				}
			}
			return nil
		}
		var peak heapWriter
		if err := Write(&peak, c); err != nil {
			t.Fatal(err)
		}
		return peak.heap
	}
	small, large := write(2_000), write(20_000)
	if large > small+1<<19 {
		t.Errorf("2,000 records took %d bytes of memory, 20,000 took %d", small, large)
	}
}

// A heapWriter forgets what is written, and keeps how large the heap was at most, looking once for each megabyte.
type heapWriter struct {
	written int
	heap    uint64
}

func (w *heapWriter) Write(p []byte) (int, error) {
	if (w.written+len(p))>>20 > w.written>>20 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		w.heap = max(w.heap, m.HeapAlloc)
	}
	w.written += len(p)
	return len(p), nil
}

func entryOf(t *testing.T, a *Archive, hash [32]byte) (file [32]byte) {
	t.Helper()
	err := a.entries(func(e translog.Entry) error {
		if e.KeyHash == hash {
			file = e.FileHash
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return file
}
