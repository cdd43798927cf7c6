package archive

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"isoloir/crypto/ballot"
	"isoloir/poll"
)

func TestTheLargestFileIsThatOfTheLargestBallot(t *testing.T) {
	recipients := make([]string, 16)
	for i := range recipients {
		recipients[i] = "age1pq1"
	}
	if n := must(ballot.NewTemplate(poll.ID{}, recipients, poll.MaxBallotSize))(t).FileSize(); n != maxFileSize {
		t.Errorf("%d bytes, and %d are taken", n, maxFileSize)
	}
}

// counted keeps how many bytes were read.
type counted struct {
	io.ReaderAt
	read int
}

func (c *counted) ReadAt(p []byte, at int64) (int, error) {
	n, err := c.ReaderAt.ReadAt(p, at)
	c.read += n
	return n, err
}

// sparse is a file of 200 GB with one member that says it has size bytes, all of them holes, after the members of before.
func sparse(t *testing.T, before []byte, name string, size int64) *os.File {
	t.Helper()
	f := must(os.Create(filepath.Join(t.TempDir(), "sparse.tar")))(t)
	t.Cleanup(func() { _ = f.Close() })
	h := header(name, size)
	if _, err := f.Write(append(bytes.Clone(before), h[:]...)); err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(200 << 30); err != nil {
		t.Skipf("no sparse files here: %v", err)
	}
	return f
}

func TestAHugeMemberIsRefusedAtItsHeader(t *testing.T) {
	honest := fixture().write(t, false)
	journal := honest[:bytes.Index(honest, []byte(nameEntries+"\x00"))]
	for name, c := range map[string]struct {
		before []byte
		member string
		most   int64 // largest size that is not refused for being too large
	}{
		"age file":   {nil, ageName([32]byte{1}), 90_653},
		"proof":      {nil, proofName([32]byte{1}), 100},
		"definition": {nil, nameDefinition, 262_144},
		"entries":    {journal, nameEntries, 710_000_000},
		"withdrawal": {nil, withdrawalName([32]byte{1}), 100},
	} {
		t.Run(name, func(t *testing.T) {
			for _, size := range []int64{c.most + 1, maxMemberSize} {
				f := sparse(t, c.before, c.member, size)
				in := &counted{ReaderAt: f}
				_, err := read(in, 200<<30)
				if failure := failureOf(t, err); failure.rule != ruleForm || !strings.Contains(failure.What, " bytes") || in.read > 1<<20 {
					t.Errorf("%d bytes: %v, after reading %d", size, failure, in.read)
				}
			}
			if c.most > 1<<20 {
				return // reading that much takes too long
			}
			_, err := read(sparse(t, c.before, c.member, c.most), 200<<30) // the control
			if failure := failureOf(t, err); strings.Contains(failure.What, " bytes, more than") {
				t.Errorf("%d bytes: %v", c.most, failure)
			}
		})
	}
}

func TestAnArchiveIsNoLargerThanTheLargestOfItsPoll(t *testing.T) {
	p := newPollWith(t, 10, 2, 10)
	for _, public := range []bool{false, true} {
		largest := must(Largest(p.id, p.definition, public))(t)
		if n := int64(len(p.write(t, public))); n > largest {
			t.Errorf("public: %v: %d bytes, more than %d", public, n, largest)
		}
		for _, ballots := range []int64{1, 10, 10_000_000} {
			d := *p.definition
			d.MaxBallots = ballots
			n := must(Largest(p.id, &d, public))(t)
			// A public ballot takes 512 + 512 + 71 bytes; a whole one two kilobytes more at least here. Beside them at most 80 MB.
			if least := ballots * 1095; n < least || public && n > least+80_000_000 {
				t.Errorf("public: %v: %d ballots take up to %d bytes", public, ballots, n)
			}
		}
	}
}
