package archive

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"isoloir/poll"
)

func failureOf(t *testing.T, err error) *Failure {
	t.Helper()
	f, ok := errors.AsType[*Failure](err)
	if !ok {
		t.Fatalf("not a failure: %v", err)
	}
	return f
}

func TestAnArchiveCutOffAnywhereIsSaidToBeCutOff(t *testing.T) {
	archive := fixture().write(t, false)
	for n := blockSize; n < len(archive); n += 97 {
		_, err := readBytes(archive[:n])
		if f := failureOf(t, err); f.What != "the archive ends too early" || !strings.Contains(f.Hint, "isoloir fetch") {
			t.Fatalf("cut at %d of %d: %v", n, len(archive), err)
		}
	}
}

func TestAForeignFileIsSaidToBeForeign(t *testing.T) {
	archive := fixture().write(t, false)
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	if _, err := z.Write(archive); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"empty":       nil,
		"text":        []byte("title: Caméras\n"),
		"long text":   bytes.Repeat([]byte("lorem ipsum "), 1000),
		"compressed":  zipped.Bytes(),
		"empty tar":   make([]byte, 1024),
		"foreign tar": repack(t, archive, func(h *tar.Header) { h.ModTime = time.Unix(1, 0) }),
	} {
		_, err := readBytes(data)
		if f := failureOf(t, err); f.What != "this file is not an archive of Isoloir" || f.Culprit != ByNobody || f.Hint == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOpenRefusesWhatIsNoFile(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(dir); err == nil {
		t.Error("a folder was opened")
	}
	if _, err := Open(filepath.Join(dir, "nothing.tar")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("nothing: %v", err)
	}
}

// repack writes the archive again by the standard library, with each header changed.
func repack(t *testing.T, archive []byte, change func(*tar.Header)) []byte {
	t.Helper()
	var b bytes.Buffer
	r, w := tar.NewReader(bytes.NewReader(archive)), tar.NewWriter(&b)
	for {
		h, err := r.Next()
		if err != nil {
			break
		}
		data := make([]byte, h.Size)
		if _, err := r.Read(data); err != nil && h.Size > 0 && err.Error() != "EOF" {
			t.Fatal(err)
		}
		h.Format = tar.FormatUSTAR
		change(h)
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestEveryFieldOfATarHeaderHasOneValue(t *testing.T) {
	archive := fixture().write(t, false)
	if same := repack(t, archive, func(*tar.Header) {}); !bytes.Equal(same, archive) {
		t.Fatal("the control, with nothing changed, has other bytes")
	}
	for name, change := range map[string]func(*tar.Header){
		"mode":       func(h *tar.Header) { h.Mode = 0o644 },
		"time":       func(h *tar.Header) { h.ModTime = time.Unix(1_790_000_000, 0) },
		"owner":      func(h *tar.Header) { h.Uid = 1000 },
		"group":      func(h *tar.Header) { h.Gid = 1000 },
		"owner name": func(h *tar.Header) { h.Uname = "root" },
		"group name": func(h *tar.Header) { h.Gname = "root" },
		"folder":     func(h *tar.Header) { h.Name = "./" + h.Name },
		"link name":  func(h *tar.Header) { h.Linkname = "x" },
		"device":     func(h *tar.Header) { h.Devminor = 1 },
		"GNU format": func(h *tar.Header) { h.Format = tar.FormatGNU },
		"time in PAX": func(h *tar.Header) {
			h.Format, h.ModTime = tar.FormatPAX, time.Unix(0, 5)
		},
	} {
		// The change in one header, somewhere in the middle.
		n := 0
		changed := repack(t, archive, func(h *tar.Header) {
			if n++; n == 5 {
				change(h)
			}
		})
		if bytes.Equal(changed, archive) {
			t.Errorf("%s: nothing was changed", name)
		}
		if _, err := readBytes(changed); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestAnArchiveHasNothingButItsMembers(t *testing.T) {
	p := fixture()
	archive := p.write(t, false)
	h := hash(p, 3)
	for name, change := range map[string]func(f files){
		"a file of another name":           func(f files) { f["readme.txt"] = nil },
		"a ballot of another name":         func(f files) { f["ballots/x.age"] = nil },
		"a hash in upper case":             func(f files) { f[strings.ToUpper(ageName(h)[:20])+ageName(h)[20:]] = nil },
		"a folder":                         func(f files) { f["ballots/"] = nil },
		"a ballot without its proof":       func(f files) { delete(f, proofName(h)) },
		"ballots of mixed halves":          func(f files) { delete(f, proofName(h)); delete(f, ageName(hash(p, 4))) },
		"a ballot without its age file":    func(f files) { delete(f, ageName(h)) },
		"a short proof":                    func(f files) { f[proofName(h)] = f[proofName(h)][:99] },
		"a long withdrawal":                func(f files) { f[withdrawalName(hash(p, 9))] = make([]byte, 101) },
		"no definition":                    func(f files) { delete(f, nameDefinition) },
		"no checkpoint":                    func(f files) { delete(f, nameCheckpoint) },
		"no checkpoint of the journal":     func(f files) { delete(f, nameJournal) },
		"no proof of publication":          func(f files) { delete(f, namePublished) },
		"no proof of sealing":              func(f files) { delete(f, nameSealed) },
		"a statement without its proof":    func(f files) { delete(f, statedName(1)) },
		"a proof without its statement":    func(f files) { f[statedName(2)] = f[statedName(1)] },
		"a proof of the publish statement": func(f files) { f[statedName(0)] = f[statedName(1)] },
		"a proof of another name":          func(f files) { f["journal/statements/1"] = f[statedName(1)] },
		"another file of the journal":      func(f files) { f["journal/closed"] = f[statedName(1)] },
		"a huge proof":                     func(f files) { f[nameSealed] = make([]byte, maxProofSize+1) },
		"a huge proof of a statement":      func(f files) { f[statedName(1)] = make([]byte, maxProofSize+1) },
		"no entries":                       func(f files) { delete(f, nameEntries) },
		"a gap in the statements":          func(f files) { f["statements/0000000003"] = f["statements/0000000001"] },
		"a statement of another name":      func(f files) { f["statements/2"] = f["statements/0000000001"] },
		"a huge statement":                 func(f files) { f["statements/0000000002"] = make([]byte, maxStatementSize+1) },
		"a huge checkpoint":                func(f files) { f[nameCheckpoint] = make([]byte, maxCheckpointSize+1) },
		"a huge definition":                func(f files) { f[nameDefinition] = make([]byte, poll.MaxDefinitionSize+1) },
		"a definition that is none":        func(f files) { f[nameDefinition] = []byte("{}") },
		"a definition not canonical":       func(f files) { f[nameDefinition] = append([]byte(" "), f[nameDefinition]...) },
	} {
		f := members(t, archive)
		change(f)
		_, err := readBytes(pack(t, f))
		if err == nil {
			t.Errorf("%s: accepted", name)
			continue
		}
		if f := failureOf(t, err); f.Culprit != ByGiver || f.Hint == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	f := members(t, archive)
	f[nameEntries] = f[nameEntries][:len(f[nameEntries])-1]
	verifyFails(t, pack(t, f), ruleForm, ByGiver)
}

func TestNothingMayHideInTheGapsOfAnArchive(t *testing.T) {
	p := fixture()
	if len(p.encoded)%blockSize == 0 {
		t.Fatal("the definition has no padding to hide in")
	}
	archive := p.write(t, false)
	for name, data := range map[string][]byte{
		"after the end":              append(bytes.Clone(archive), 0),
		"a block after the end":      append(bytes.Clone(archive), make([]byte, blockSize)...),
		"in the end":                 changed(archive, len(archive)-1),
		"another archive after it":   append(bytes.Clone(archive), archive...),
		"in the padding of a member": changed(archive, bytes.Index(archive, p.encoded)+len(p.encoded)),
		"out of order":               append(bytes.Clone(archive[:len(archive)-1024]), archive...),
	} {
		if _, err := readBytes(data); err == nil {
			t.Errorf("%s: accepted", name)
		} else if f := failureOf(t, err); f.Culprit != ByGiver {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNoBitOfAnArchiveCanBeChanged(t *testing.T) {
	archive, step := fixture().write(t, false), 13
	if os.Getenv(long) != "" {
		step = 1
	}
	for at := 0; at < len(archive); at += step {
		a, err := readBytes(changed(archive, at))
		if err == nil {
			err = a.Verify(nil)
		}
		if err == nil {
			t.Errorf("the archive verifies with byte %d changed", at)
		}
	}
}

func FuzzRead(f *testing.F) {
	p := fixture()
	f.Add(pack(f, files{nameCheckpoint: []byte("x"), nameEntries: nil, statementName(0): []byte("y")}))
	f.Add(pack(f, files{ageName([32]byte{1}): []byte("x"), proofName([32]byte{1}): make([]byte, proofSize), nameDefinition: p.encoded,
		nameJournal: nil, namePublished: nil, nameSealed: nil, nameCheckpoint: nil, nameEntries: nil}))
	f.Add(make([]byte, 1024))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := readBytes(data); err == nil && !bytes.Equal(pack(t, members(t, data)), data) {
			t.Error("read, and written again to other bytes")
		}
	})
}

// FuzzVerify changes one byte of a good archive.
func FuzzVerify(f *testing.F) {
	archive := fixture().write(f, false)
	f.Add(uint32(0), byte(1))
	f.Add(uint32(1<<20), byte(0xff))
	f.Fuzz(func(t *testing.T, at uint32, flip byte) {
		data := bytes.Clone(archive)
		data[int(at)%len(data)] ^= flip
		a, err := readBytes(data)
		if err == nil {
			err = a.Verify(nil)
		}
		if (err == nil) != (flip == 0) {
			t.Errorf("byte %d changed by %#x: %v", int(at)%len(data), flip, err)
		}
	})
}
