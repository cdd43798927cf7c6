package remote

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"isoloir/crypto/translog"
)

func randomArchive() []byte {
	content := make([]byte, 1<<20)
	_, _ = rand.NewChaCha8([32]byte{1}).Read(content)
	return content
}

// newFetcher returns a fake that has been asked for the definition already.
func newFetcher(t *testing.T) *fake {
	t.Helper()
	f := newFake(t)
	_, _, err := f.Definition(ctx, f.link)
	f.ok(err)
	f.asked = nil
	return f
}

// serveArchive serves content with ranges, and breaks off after limit bytes of each answer.
func serveArchive(content []byte, limit int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/nonce") {
			_, _ = w.Write(make([]byte, translog.NonceSize))
			return
		}
		http.ServeContent(&breaking{w, limit}, r, "", time.Time{}, bytes.NewReader(content))
	}
}

type breaking struct {
	http.ResponseWriter
	left int
}

func (b *breaking) Write(p []byte) (int, error) {
	if len(p) > b.left {
		_, _ = b.ResponseWriter.Write(p[:b.left])
		_ = http.NewResponseController(b.ResponseWriter).Flush()
		panic(http.ErrAbortHandler)
	}
	b.left -= len(p)
	return b.ResponseWriter.Write(p)
}

func only(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != len(want) {
		t.Fatalf("%v in the folder, want %q", entries, want)
	}
	for i, name := range want {
		if entries[i].Name() != name {
			t.Errorf("%q in the folder, want %q", entries[i].Name(), name)
		}
	}
}

func TestAnArchiveThatBreaksOffIsResumedUntilItIsWhole(t *testing.T) {
	f, content := newFetcher(t), randomArchive()
	f.handler = serveArchive(content, 200_000)
	name := filepath.Join(t.TempDir(), "poll.tar")
	var done, total int64
	f.ok(f.FetchArchive(ctx, f.link, nil, name, func(d, all int64) {
		if d < done {
			t.Errorf("progress went back from %d to %d", done, d)
		}
		done, total = d, all
	}))
	got, err := os.ReadFile(name)
	if f.ok(err); !bytes.Equal(got, content) || done != total || total != 1<<20 {
		t.Errorf("%d bytes, progress %d of %d", len(got), done, total)
	}
	if len(f.asked) != 6 || f.asked[1].Header.Get("Range") == "" || f.asked[0].Header.Get("Range") != "" {
		t.Errorf("%d requests", len(f.asked))
	}
	only(t, filepath.Dir(name), "poll.tar")
}

func TestAnArchiveIsResumedByALaterCall(t *testing.T) {
	f, content := newFetcher(t), randomArchive()
	limited := serveArchive(content, 300_000)
	f.handler = func(w http.ResponseWriter, r *http.Request) {
		if len(f.asked) > 1 {
			refuse(w, 500, "internal")
			return
		}
		limited(w, r)
	}
	name := filepath.Join(t.TempDir(), "poll.tar")
	if err := f.FetchArchive(ctx, f.link, nil, name, nil); err == nil {
		t.Fatal("half an archive was taken for a whole one")
	}
	only(t, filepath.Dir(name), "poll.tar."+f.link.ID.String()[:8]+".public.part")
	f.handler = serveArchive(content, len(content))
	f.asked = nil
	f.ok(f.FetchArchive(ctx, f.link, nil, name, nil))
	got, err := os.ReadFile(name)
	if f.ok(err); !bytes.Equal(got, content) {
		t.Errorf("%d bytes", len(got))
	}
	if want := "bytes=300000-"; f.asked[0].Header.Get("Range") != want {
		t.Errorf("asked for %q, want %q", f.asked[0].Header.Get("Range"), want)
	}
}

func TestAPartThatIsWholeOnlyNeedsItsName(t *testing.T) {
	f, content := newFetcher(t), randomArchive()
	f.handler = serveArchive(content, len(content))
	name := filepath.Join(t.TempDir(), "poll.tar")
	f.ok(os.WriteFile(partName(f.link, nil, name), content, 0o600))
	f.ok(f.FetchArchive(ctx, f.link, nil, name, nil))
	if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, content) {
		t.Error(err)
	}
}

func TestAPartThatIsTooLongIsFetchedAnew(t *testing.T) {
	f, content := newFetcher(t), randomArchive()
	f.handler = serveArchive(content, len(content))
	name := filepath.Join(t.TempDir(), "poll.tar")
	f.ok(os.WriteFile(partName(f.link, nil, name), append(content, 0), 0o600))
	f.ok(f.FetchArchive(ctx, f.link, nil, name, nil))
	if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, content) {
		t.Error(err)
	}
}

func TestAServerWithoutRangesSendsAllFromTheStart(t *testing.T) {
	f, content := newFetcher(t), randomArchive()
	f.handler = func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(content) }
	name := filepath.Join(t.TempDir(), "poll.tar")
	f.ok(os.WriteFile(partName(f.link, nil, name), content[:1000], 0o600))
	f.ok(f.FetchArchive(ctx, f.link, nil, name, nil))
	if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, content) {
		t.Error(err)
	}
}

func TestAnotherRangeThanAskedForIsRefused(t *testing.T) {
	for _, header := range []string{"bytes 0-999/1048576", "bytes 1000-1999/1048576", "bytes 500-1048575/1048576", "bytes 1000-", ""} {
		f := newFetcher(t)
		f.handler = func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Range", header)
			w.WriteHeader(http.StatusPartialContent)
			_, _ = w.Write(make([]byte, 1000))
		}
		name := filepath.Join(t.TempDir(), "poll.tar")
		f.ok(os.WriteFile(partName(f.link, nil, name), make([]byte, 1000), 0o600))
		if err := f.FetchArchive(ctx, f.link, nil, name, nil); err == nil {
			t.Errorf("%q is taken", header)
		}
		if info, err := os.Stat(partName(f.link, nil, name)); err != nil || info.Size() != 1000 {
			t.Errorf("%q changed what was there: %v", header, err)
		}
	}
}

func TestARangeThatEndsEarlyIsResumed(t *testing.T) {
	f, content := newFetcher(t), randomArchive()
	whole := serveArchive(content, len(content))
	f.handler = func(w http.ResponseWriter, r *http.Request) {
		if len(f.asked) > 1 {
			whole(w, r)
			return
		}
		w.Header().Set("Content-Range", fmt.Sprintf("bytes 1000-%d/%d", len(content)-1, len(content)))
		w.WriteHeader(http.StatusPartialContent)
		_ = http.NewResponseController(w).Flush() // chunked: its end says nothing of its length
		_, _ = w.Write(content[1000:5000])
	}
	name := filepath.Join(t.TempDir(), "poll.tar")
	f.ok(os.WriteFile(partName(f.link, nil, name), content[:1000], 0o600))
	f.ok(f.FetchArchive(ctx, f.link, nil, name, nil))
	if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, content) || len(f.asked) != 2 {
		t.Errorf("%d bytes after %d requests, %v", len(got), len(f.asked), err)
	}
}

func TestEachTryForTheWholeArchiveIsSignedOverAFreshNonce(t *testing.T) {
	f, content := newFetcher(t), randomArchive()
	signer, vkey := f.newKey("organizer")
	nonces := map[byte]bool{}
	limited := serveArchive(content, 500_000)
	given := byte(0)
	f.handler = func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/nonce") {
			given++
			_, _ = w.Write(bytes.Repeat([]byte{given}, translog.NonceSize))
			return
		}
		request, err := translog.OpenArchiveRequest(signedRequest(r), vkey)
		if err != nil || request.Poll != f.link.ID || request.Nonce[0] != given || nonces[given] {
			t.Errorf("request %+v, %v", request, err)
		}
		nonces[given] = true
		limited(w, r)
	}
	name := filepath.Join(t.TempDir(), "poll.tar")
	f.ok(f.FetchArchive(ctx, f.link, signer, name, nil))
	if len(nonces) != 3 {
		t.Errorf("%d tries", len(nonces))
	}
}

func TestTheWholeAndThePublicArchiveAreNotResumedWithOneAnother(t *testing.T) {
	f := newFetcher(t)
	signer, _ := f.newKey("organizer")
	other := f.Link([32]byte{1})
	names := map[string]bool{}
	for _, n := range []string{partName(f.link, nil, "a"), partName(f.link, signer, "a"), partName(other, nil, "a"), partName(f.link, nil, "b")} {
		names[n] = true
	}
	if len(names) != 4 {
		t.Errorf("%v", names)
	}
}

func TestARefusedArchiveLeavesNothingBehind(t *testing.T) {
	f := newFetcher(t)
	f.handler = func(w http.ResponseWriter, _ *http.Request) { refuse(w, 403, "archive_withheld") }
	name := filepath.Join(t.TempDir(), "poll.tar")
	var p *Problem
	if err := f.FetchArchive(ctx, f.link, nil, name, nil); !errors.As(err, &p) || p.Code != "archive_withheld" {
		t.Error(err)
	}
	only(t, filepath.Dir(name))
}

func TestAServerThatFallsSilentIsGivenUp(t *testing.T) {
	f := newFetcher(t)
	f.stall = 20 * time.Millisecond
	over := make(chan struct{})
	f.handler = func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "1000")
		w.WriteHeader(200)
		_, _ = io.WriteString(w, "x")
		_ = http.NewResponseController(w).Flush()
		<-over
	}
	defer close(over)
	name := filepath.Join(t.TempDir(), "poll.tar")
	if err := f.FetchArchive(ctx, f.link, nil, name, nil); !IsUnreachable(err) {
		t.Error(err)
	}
}

// Each byte comes in time, and the archive would take years.
func TestAServerThatOnlyDripsIsGivenUp(t *testing.T) {
	f := newFetcher(t)
	f.stall = 20 * time.Millisecond
	f.handler = func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", strconv.Itoa(slowest-1))
		drip := time.NewTicker(time.Millisecond)
		defer drip.Stop()
		for range slowest - 1 {
			if _, err := io.WriteString(w, "x"); err != nil || http.NewResponseController(w).Flush() != nil {
				return
			}
			<-drip.C
		}
	}
	name := filepath.Join(t.TempDir(), "poll.tar")
	if err := f.FetchArchive(ctx, f.link, nil, name, nil); !IsUnreachable(err) {
		t.Error(err)
	}
}
