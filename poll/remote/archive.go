package remote

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/mod/sumdb/note"

	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/archive"
)

// FetchArchive writes a sealed poll's archive to path, replacing what is there: the whole one if signer is the organizer's, the
// public one, without ballots, if it is nil. It is not verified, but it is never larger than the poll's archive can be.
//
// The bytes go to a file beside path, which takes path's name only when it is complete and on the disk. A file that broke off stays, and is
// resumed here or by a later call. progress, if not nil, is told the bytes that are there and their total, -1 if it is unknown.
func (c *Client) FetchArchive(ctx context.Context, link poll.Link, signer note.Signer, path string, progress func(done, total int64)) error {
	url, err := c.at(link, "/archive")
	if err != nil {
		return err
	}
	if progress == nil {
		progress = func(int64, int64) {}
	}
	pinned, err := c.pin(ctx, link)
	if err != nil {
		return err
	}
	most, err := archive.Largest(link.ID, pinned.definition, signer == nil)
	if err != nil {
		return err
	}
	name := partName(link, signer, path)
	part, err := openPart(name)
	if err != nil {
		return err
	}
	defer func() { _ = part.Close() }()
	d := download{client: c, link: link, url: url, signer: signer, part: part, most: most, progress: progress}
	if err := d.run(ctx); err != nil {
		if size, sizeErr := part.Seek(0, io.SeekEnd); sizeErr == nil && size == 0 {
			_ = os.Remove(name)
		}
		return err
	}
	if err := errors.Join(part.Sync(), part.Close()); err != nil {
		return err
	}
	return os.Rename(name, path)
}

// partName differs for what must not be resumed with one another.
func partName(link poll.Link, signer note.Signer, path string) string {
	kind := "whole"
	if signer == nil {
		kind = "public"
	}
	return filepath.Clean(path) + "." + link.ID.String()[:8] + "." + kind + ".part"
}

type download struct {
	client   *Client
	link     poll.Link
	url      string
	signer   note.Signer
	part     *os.File
	most     int64 // bytes that the archive can have
	progress func(done, total int64)
}

const (
	slowest  = 4 << 10  // bytes that must come before a connection counts as stalled
	enough   = 64 << 10 // bytes that a connection must bring to be worth another one
	allTries = 1000     // of one call; a later one goes on
)

// run gives up after several tries in a row that brought next to nothing, and after very many in all: a server could make it go on for
// years otherwise.
func (d *download) run(ctx context.Context) error {
	mark, err := d.part.Seek(0, io.SeekEnd) // how far the last try went that brought enough
	if err != nil {
		return err
	}
	for all, try := 1, 1; ; all, try = all+1, try+1 {
		before, err := d.part.Seek(0, io.SeekEnd)
		if err != nil {
			return err
		}
		failed := d.resume(ctx, before)
		if failed == nil {
			return nil
		}
		after, err := d.part.Seek(0, io.SeekEnd)
		if err != nil {
			return err
		}
		if after >= mark+enough {
			mark, try = after, 1
		}
		wait, again := retry(ctx, failed, try)
		if !again || all >= allTries {
			return failed
		}
		if err := d.client.sleep(ctx, wait); err != nil {
			return err
		}
	}
}

// within refuses an archive of more bytes than the poll's can have.
func (d *download) within(size int64) error {
	if size > d.most {
		return answered("its archive has %d bytes or more, and that of a poll with this definition has at most %d", size, d.most)
	}
	return nil
}

// resume asks for what is missing from offset on. Each try signs a fresh request, because nonces expire.
func (d *download) resume(ctx context.Context, offset int64) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, d.url, nil)
	if err != nil {
		return err
	}
	if err := d.authorize(ctx, req); err != nil {
		return err
	}
	if offset > 0 {
		req.Header.Set("Range", fmt.Sprintf("bytes=%d-", offset))
	}
	resp, err := d.client.send(d.client.reading, req)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	switch resp.StatusCode {
	case http.StatusOK:
		if err := d.within(resp.ContentLength); err != nil {
			return err
		}
		if err := d.restart(); err != nil {
			return err
		}
		return d.copy(resp.Body, 0, resp.ContentLength, cancel)
	case http.StatusPartialContent:
		var first, last, total int64
		n, err := fmt.Sscanf(resp.Header.Get("Content-Range"), "bytes %d-%d/%d", &first, &last, &total)
		if err != nil || n != 3 || first != offset || last != total-1 {
			return answered("it sent another part of the archive than was asked for")
		}
		if err := d.within(total); err != nil {
			return err
		}
		return d.copy(resp.Body, offset, total, cancel)
	case http.StatusRequestedRangeNotSatisfiable:
		var total int64
		if n, err := fmt.Sscanf(resp.Header.Get("Content-Range"), "bytes */%d", &total); err == nil && n == 1 && total == offset {
			d.progress(total, total)
			return nil
		}
		return errors.Join(unreachable(errors.New("the part that is here is longer than the archive")), d.restart())
	}
	return readProblem(resp)
}

func (d *download) restart() error {
	_, err := d.part.Seek(0, io.SeekStart)
	return errors.Join(err, d.part.Truncate(0))
}

// authorize signs a request for the whole archive over a nonce of the server.
func (d *download) authorize(ctx context.Context, req *http.Request) error {
	if d.signer == nil {
		return nil
	}
	nonce, err := d.client.do(ctx, request{url: d.url + "/nonce", limit: smallAnswer})
	if err != nil {
		return err
	}
	signed, err := translog.ArchiveRequest{Poll: d.link.ID, Nonce: nonce}.Sign(d.signer)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Isoloir "+base64.StdEncoding.EncodeToString(signed))
	return nil
}

// copy appends body, whose first byte has its place at offset. A failure to write is not the network's and is not tried again.
func (d *download) copy(body io.Reader, offset, total int64, cancel func()) error {
	stalled := time.AfterFunc(d.client.stall, cancel)
	defer stalled.Stop()
	buffer := make([]byte, 128<<10)
	d.progress(offset, total)
	for came := 0; ; {
		n, readErr := body.Read(buffer)
		if came += n; came >= slowest {
			stalled.Reset(d.client.stall)
			came = 0
		}
		if err := d.within(offset + int64(n)); err != nil {
			return errors.Join(err, d.restart()) // nothing of it is the archive
		}
		if _, err := d.part.Write(buffer[:n]); err != nil {
			return err
		}
		offset += int64(n)
		if n > 0 {
			d.progress(offset, total)
		}
		switch {
		case readErr == io.EOF && (total < 0 || offset == total):
			return nil
		case readErr == io.EOF:
			return unreachable(io.ErrUnexpectedEOF)
		case readErr != nil:
			return unreachable(readErr)
		}
	}
}
