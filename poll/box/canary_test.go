package box_test

import (
	"bytes"
	"encoding/binary"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"isoloir/crypto/translog"
)

// timeForms are the ways in which a program would write a moment down.
func timeForms(at time.Time) map[string][]byte {
	return map[string][]byte{
		"seconds":                binary.BigEndian.AppendUint32(nil, uint32(at.Unix())),
		"seconds, little endian": binary.LittleEndian.AppendUint32(nil, uint32(at.Unix())),
		"milliseconds":           binary.BigEndian.AppendUint64(nil, uint64(at.UnixMilli()))[2:],
		"seconds as text":        strconv.AppendInt(nil, at.Unix(), 10),
		"RFC 3339":               []byte(at.Format("2006-01-02T15:04")),
		"SQL":                    []byte(at.Format("2006-01-02 15:04")),
	}
}

func timesIn(t *testing.T, dir string, at time.Time) (found []string) {
	t.Helper()
	ok(t, filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		for form, text := range timeForms(at) {
			if bytes.Contains(data, text) {
				found = append(found, d.Name()+": "+form)
			}
		}
		return err
	}))
	return found
}

func TestNoFileOfTheServerHoldsTheTimeOfABallot(t *testing.T) {
	dir := t.TempDir()
	s := start(t, dir, nil)
	defer s.store.Shutdown()
	p := s.publish(nil)
	moment := opens.Add(29*time.Hour + 17*time.Minute + 41*time.Second)
	s.clock.set(moment)
	for n := range 5 {
		p.submit(n, 0)
		p.submit(n, 1)
		_, err := s.State(ctx, p.id)
		ok(t, err)
	}
	_, err := s.Withdraw(ctx, p.id, p.voter(0).withdrawal(2))
	ok(t, err)
	s.order(p.id, s.statement(p.id, 1, translog.Close))
	_, err = s.ArchiveNonce(ctx, p.id) // which tells the time to whoever asks, and to no file
	ok(t, err)
	before := timesIn(t, dir, moment)
	ok(t, s.SealDue(ctx))
	if after := timesIn(t, dir, moment); len(before)+len(after) > 0 {
		t.Fatalf("the moment is in %q, after sealing in %q", before, after)
	}
	// Control: a column for it would be found.
	moved := timeForms(moment)
	ok(t, s.store.SaveArchive(ctx, p.id, true, func(w io.Writer) error { _, err := w.Write(moved["milliseconds"]); return err }))
	if len(timesIn(t, dir, moment)) == 0 {
		t.Fatal("a moment that was written is not found: the search proves nothing")
	}
}

func TestForgettingChangesNothingForVoters(t *testing.T) {
	s := newServer(t)
	p := s.publish(nil)
	first := p.submit(1, 0)
	p.submit(2, 0)
	ok(t, s.Forget(ctx))
	if again := p.submit(1, 0); !bytes.Equal(first, again) {
		t.Fatal("another receipt after forgetting")
	}
	p.submit(1, 1)
	p.submit(3, 0)
	p.sealAfterClosing()
	checkSeal(t, p)
	ok(t, s.Forget(ctx))
}
