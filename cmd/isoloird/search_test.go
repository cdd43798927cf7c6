package main

import (
	"bytes"
	"crypto/md5"  //nolint:gosec // what a careless server might do
	"crypto/sha1" //nolint:gosec // likewise
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"isoloir/crypto/ballot"
)

// A seizedFile is what a thief has of a file.
type seizedFile struct {
	name  string
	data  []byte
	times map[string]time.Time // as the file system says
}

func (f seizedFile) allTimes() (text string) {
	for _, what := range slices.Sorted(maps.Keys(f.times)) {
		text += fmt.Sprintf(", %s %s", what, f.times[what].UTC().Format("02 15:04:05.000"))
	}
	return text
}

// timesOf asks for all the times that a file system keeps, when a file was made included where it keeps that.
func timesOf(name string) (map[string]time.Time, error) {
	var x unix.Statx_t
	if err := unix.Statx(unix.AT_FDCWD, name, 0, unix.STATX_BASIC_STATS|unix.STATX_BTIME, &x); err != nil {
		return nil, err
	}
	times := map[string]time.Time{}
	for what, at := range map[string]unix.StatxTimestamp{"written": x.Mtime, "read": x.Atime, "changed": x.Ctime, "made": x.Btime} {
		if at.Sec != 0 {
			times[what] = time.Unix(at.Sec, int64(at.Nsec))
		}
	}
	return times, nil
}

// seize reads every file and folder of a data folder. A file's times are taken before it is read.
func seize(t *testing.T, dir string) (files []seizedFile) {
	t.Helper()
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		f := seizedFile{name: name[len(dir):] + "/"}
		if f.times, err = timesOf(name); err != nil {
			return err
		}
		if !d.IsDir() {
			f.name = name[len(dir):]
			f.data, err = os.ReadFile(name) //nolint:gosec // the test's own folder
		}
		files = append(files, f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// traces are what would tell where respondents were: the canary, their addresses, and what a careless server makes of those.
func (w *town) traces() map[string][]byte {
	traces := map[string][]byte{"canary": []byte(w.canary), "X-Forwarded-For": []byte("198.51.100.")}
	add := func(name string, address string) {
		text := []byte(address)
		s1, s2, m := sha1.Sum(text), sha256.Sum256(text), md5.Sum(text) //nolint:gosec // see above
		traces[name] = text
		for how, sum := range map[string][]byte{"SHA-1": s1[:], "SHA-256": s2[:], "MD5": m[:]} {
			traces[name+", "+how] = sum
			traces[name+", "+how+" as text"] = []byte(hex.EncodeToString(sum))
		}
	}
	for i := range homes {
		ip := net.IPv4(127, 0, 0, byte(2+i))
		add("address", ip.String())
		traces["address "+ip.String()+" in 6 bytes"] = ip.To16()[10:] // as the end of an IPv6 address
	}
	for _, port := range w.ports {
		add("address and port "+port, port)
	}
	return traces
}

// tracesIn names the traces that are in data.
func tracesIn(data []byte, traces map[string][]byte) (found []string) {
	byStart := map[uint32][]string{}
	for name, trace := range traces {
		start := binary.BigEndian.Uint32(trace)
		byStart[start] = append(byStart[start], name)
	}
	for i := 0; i+4 <= len(data); i++ {
		start := binary.BigEndian.Uint32(data[i:])
		if start == 0 { // as no trace begins
			continue
		}
		for _, name := range byStart[start] {
			if bytes.HasPrefix(data[i:], traces[name]) {
				found = append(found, name)
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// blank overwrites what is random in ballots, which the thief knows from elsewhere to be no time: in so many random bytes any number
// occurs.
func blank(data []byte, sent []*ballot.Ballot) {
	parts := map[uint64][]byte{}
	for _, b := range sent {
		hash := ballot.KeyHash(b.Key)
		for _, part := range [][]byte{b.Key, hash[:], b.Signature, b.File} {
			parts[binary.BigEndian.Uint64(part[len(part)-8:])] = part
		}
	}
	for end := len(data); end >= 8; end-- {
		part := parts[binary.BigEndian.Uint64(data[end-8:])]
		if n := len(part); n > 0 && n <= end && bytes.Equal(data[end-n:end], part) {
			clear(data[end-n : end])
		}
	}
}

// A window is a time in which ballots came.
type window struct{ from, to time.Time }

func (w window) has(t time.Time) bool { return !t.Before(w.from) && !t.After(w.to) }

// words are the ways to write a moment of the window as text, down to the hour.
func (w window) words() map[string][]byte {
	words := map[string][]byte{}
	for s := w.from.Unix(); s <= w.to.Unix(); s++ {
		words["seconds, decimal"+strconv.FormatInt(s, 10)] = strconv.AppendInt(nil, s, 10)
		words["seconds, hexadecimal"+strconv.FormatInt(s, 10)] = strconv.AppendInt(nil, s, 16)
	}
	for _, at := range []time.Time{w.from, w.to} {
		for _, zone := range []*time.Location{time.UTC, time.Local} {
			for _, form := range []string{"2006-01-02T15", "2006-01-02 15:", "02 Jan 2006 15:", "02/Jan/2006:15:", "Jan _2 15:", "20060102T15", "20060102 15"} {
				text := at.In(zone).Format(form)
				words[text] = []byte(text)
			}
		}
	}
	return words
}

// timesIn names the moments of the window that are in data, in the ways in which programs write them.
func timesIn(data []byte, w window) (found []string) {
	found = tracesIn(data, w.words())
	const sinceYear1 = 62_135_596_800 // seconds from time.Time's beginning to Unix's
	julian := func(t time.Time) float64 { return 2_440_587.5 + float64(t.UnixNano())/86_400e9 }
	from, to := float64(w.from.UnixNano())/1e9, float64(w.to.UnixNano())/1e9
	var b [8]byte
	look := func(order binary.ByteOrder, at int) {
		v := order.Uint64(b[:])
		for _, form := range [...]struct {
			name string
			is   bool
		}{
			{"seconds", between(float64(order.Uint32(b[:])), math.Floor(from), to)},
			{"seconds of 8 bytes", between(float64(v), math.Floor(from), to)},
			{"milliseconds", between(float64(v), from*1e3, to*1e3)},
			{"milliseconds of 6 bytes", between(float64(v>>16), from*1e3, to*1e3)}, // SQLite keeps such integers
			{"microseconds", between(float64(v), from*1e6, to*1e6)},
			{"nanoseconds", between(float64(v), from*1e9, to*1e9)},
			{"a time.Time", between(float64(v), math.Floor(from)+sinceYear1, to+sinceYear1)},
			{"seconds in floating point", between(math.Float64frombits(v), from, to)},
			{"a Julian day", between(math.Float64frombits(v), julian(w.from), julian(w.to))},
		} {
			if form.is {
				found = append(found, fmt.Sprintf("%s at %d, %s", form.name, at, order))
			}
		}
	}
	for i := 0; i+4 <= len(data); i++ {
		b = [8]byte{}
		if copy(b[:], data[i:]); b == [8]byte{} {
			continue
		}
		look(binary.BigEndian, i)
		look(binary.LittleEndian, i)
	}
	return found
}

func between(v, from, to float64) bool { return v >= from && v <= to }

// fileTimesIn names the files that were written, read, changed or made, as the file system says, when ballots came.
func fileTimesIn(files []seizedFile, windows []window) (found []string) {
	for _, f := range files {
		for what, at := range f.times {
			if slices.ContainsFunc(windows, func(w window) bool { return w.has(at) }) {
				found = append(found, f.name+" "+what+" at "+at.UTC().String())
			}
		}
	}
	slices.Sort(found)
	return found
}

func TestTheSearchFindsATimeInEveryWayOfWritingIt(t *testing.T) {
	at := time.Now()
	w := window{at.Add(-time.Second), at.Add(time.Second)}
	beside := bytes.Repeat([]byte{0xa5, 0}, 50)
	marshalled, err := at.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	number := func(n int64) uint64 { return uint64(n) } //nolint:gosec // times after 1970
	for how, form := range map[string][]byte{
		"seconds":                     binary.BigEndian.AppendUint32(nil, uint32(at.Unix())), //nolint:gosec // until 2106
		"seconds, little-endian":      binary.LittleEndian.AppendUint64(nil, number(at.Unix())),
		"milliseconds of SQLite":      binary.BigEndian.AppendUint64(nil, number(at.UnixMilli()))[2:],
		"milliseconds":                binary.LittleEndian.AppendUint64(nil, number(at.UnixMilli())),
		"microseconds":                binary.BigEndian.AppendUint64(nil, number(at.UnixMicro())),
		"nanoseconds":                 binary.LittleEndian.AppendUint64(nil, number(at.UnixNano())),
		"a Julian day":                binary.BigEndian.AppendUint64(nil, math.Float64bits(2_440_587.5+float64(at.UnixNano())/86_400e9)),
		"time.Time":                   marshalled,
		"text":                        []byte(at.UTC().Format(time.RFC3339Nano)),
		"SQL's text":                  []byte(at.UTC().Format(time.DateTime)),
		"the text of a log of Apache": []byte(at.UTC().Format("02/Jan/2006:15:04:05 -0700")),
		"decimal milliseconds":        strconv.AppendInt(nil, at.UnixMilli(), 10),
	} {
		if len(timesIn(slices.Concat(beside, form, beside), w)) == 0 {
			t.Errorf("%s are not found", how)
		}
	}
	if found := timesIn(append(beside, at.UTC().Format(time.DateOnly)...), w); len(found) > 0 {
		t.Errorf("a day alone is taken for %q", found)
	}
}
