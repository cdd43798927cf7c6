package remote

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/archive"
)

// few returns the fake of a poll of three ballots, and how large its public archive is at most.
func few(t *testing.T) (*fake, int64) {
	t.Helper()
	f := newFake(t)
	d, err := poll.Parse(f.definition)
	f.ok(err)
	d.MaxBallots = 3
	f.definition = d.Encode()
	f.link = f.Link(poll.IDOf(f.definition))
	most, err := archive.Largest(f.link.ID, d, true)
	f.ok(err)
	return f, most
}

func TestAnArchiveOfMoreBytesThanItsPollCanHaveIsRefusedAtOnce(t *testing.T) {
	for name, header := range map[string]func(h http.Header, asked string, size int64) int{
		"length": func(h http.Header, _ string, size int64) int {
			h.Set("Content-Length", strconv.FormatInt(size, 10))
			return 200
		},
		"range": func(h http.Header, asked string, size int64) int {
			h.Set("Content-Range", fmt.Sprintf("bytes %s%d/%d", strings.TrimPrefix(asked, "bytes="), size-1, size))
			return 206
		},
	} {
		t.Run(name, func(t *testing.T) {
			f, most := few(t)
			var extra int64
			f.handler = func(w http.ResponseWriter, r *http.Request) {
				w.WriteHeader(header(w.Header(), r.Header.Get("Range"), most+extra))
				_, _ = w.Write(make([]byte, 1000))
			}
			fetch := func() (err error, left []byte) {
				f.asked = nil
				path := filepath.Join(t.TempDir(), "poll.tar")
				part := partName(f.link, nil, path)
				f.ok(os.WriteFile(part, []byte("part"), 0o600))
				err = f.FetchArchive(ctx, f.link, nil, path, nil)
				left, _ = os.ReadFile(part)
				return err, left
			}
			_, _, err := f.Definition(ctx, f.link)
			f.ok(err)
			if err, left := fetch(); !IsUnreachable(err) || len(left) < 1000 {
				t.Errorf("the control: %v, %d bytes", err, len(left))
			}
			extra = 1
			err, left := fetch()
			if blamed(t, err, archive.ByAnswer, "has at most"); len(f.asked) != 1 || string(left) != "part" {
				t.Errorf("%d requests, %d bytes are there", len(f.asked), len(left))
			}
		})
	}
}

func TestAnArchiveWithoutAnEndIsCutOff(t *testing.T) {
	f, most := few(t)
	var sent int64
	f.handler = func(w http.ResponseWriter, _ *http.Request) {
		for sent < most+8<<20 {
			n, err := w.Write(make([]byte, 1<<20))
			if sent += int64(n); err != nil {
				return
			}
		}
	}
	name := filepath.Join(t.TempDir(), "poll.tar")
	blamed(t, f.FetchArchive(ctx, f.link, nil, name, nil), archive.ByAnswer, "has at most")
	only(t, filepath.Dir(name))
}

// serveCrumbs breaks off after n bytes of each answer.
func serveCrumbs(f *fake, n int) { f.handler = serveArchive(randomArchive(), n) }

func TestAServerThatSendsCrumbsIsGivenUp(t *testing.T) {
	f := newFetcher(t)
	name := filepath.Join(t.TempDir(), "poll.tar")
	serveCrumbs(f, 64<<10)
	f.ok(f.FetchArchive(ctx, f.link, nil, name, nil)) // the control
	for _, crumb := range []int{1, 1000} {
		f.asked = nil
		serveCrumbs(f, crumb)
		other := filepath.Join(t.TempDir(), "poll.tar")
		if err := f.FetchArchive(ctx, f.link, nil, other, nil); !IsUnreachable(err) || len(f.asked) > 2*tries { // net/http itself repeats some
			t.Errorf("crumbs of %d bytes: %v after %d tries", crumb, err, len(f.asked))
		}
	}
}

func TestTriesAreCountedInAllToo(t *testing.T) {
	f := newFetcher(t)
	tried := 0
	f.sleep = func(context.Context, time.Duration) error {
		if tried++; tried > 1400 {
			return errors.New("it goes on for ever")
		}
		return nil
	}
	content := make([]byte, 1500*enough)
	f.handler = serveArchive(content, enough)
	if err := f.FetchArchive(ctx, f.link, nil, filepath.Join(t.TempDir(), "poll.tar"), nil); !IsUnreachable(err) || tried != 999 {
		t.Errorf("%v after %d waits", err, tried)
	}
}

func TestAPartThatSomebodyElsePutThereIsNotWrittenTo(t *testing.T) {
	for name, plant := range map[string]func(victim, part string) error{
		"link":          os.Symlink,
		"hard link":     os.Link,
		"dangling link": func(victim, part string) error { return os.Symlink(victim+".new", part) },
		"folder":        func(_, part string) error { return os.Mkdir(part, 0o700) },
		"writable by all": func(_, part string) error {
			return errors.Join(os.WriteFile(part, []byte("foreign"), 0o600), os.Chmod(part, 0o666)) //nolint:gosec // it is the attack
		},
	} {
		t.Run(name, func(t *testing.T) {
			f, content := newFetcher(t), randomArchive()
			f.handler = serveArchive(content, len(content))
			path, victim := filepath.Join(t.TempDir(), "poll.tar"), filepath.Join(t.TempDir(), "victim")
			f.ok(os.WriteFile(victim, []byte("mine"), 0o600))
			f.ok(plant(victim, partName(f.link, nil, path)))
			err := f.FetchArchive(ctx, f.link, nil, path, nil)
			if err == nil || !strings.Contains(err.Error(), "remove it") {
				t.Errorf("%v", err)
			}
			if got, err := os.ReadFile(victim); err != nil || !bytes.Equal(got, []byte("mine")) {
				t.Errorf("the victim's file has %d bytes, %v", len(got), err)
			}
			if _, err := os.Stat(victim + ".new"); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("a file was made: %v", err)
			}
		})
	}
}

func TestALogOfMoreEntriesThanThereCanBeIsRefusedBeforeItIsRead(t *testing.T) {
	f := newFake(t)
	for name, c := range map[string]struct {
		log  *fakeLog
		open func() error
		most int64
	}{
		"poll log": {f.pollLog(), func() error { _, err := f.PollLog(ctx, f.link); return err }, 50_000},
		"journal":  {f.journal(), func() error { _, err := f.Journal(ctx, f.logKey); return err }, 100_000_000},
	} {
		for _, size := range []int64{c.most, c.most + 1, 1 << 62} {
			var err error
			c.log.shown, err = translog.Checkpoint{Origin: c.log.origin, Size: size}.Sign(f.signer)
			f.ok(err)
			f.serve(c.log)
			if err = c.open(); size > c.most {
				blamed(t, err, archive.ByServer, "more than the")
			} else if err != nil {
				t.Errorf("%s of %d entries: %v", name, size, err)
			}
		}
	}
}
