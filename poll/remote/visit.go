package remote

import (
	"context"
	"net/http"
	"net/http/httptrace"
	"net/textproto"
	"slices"
	"sync/atomic"
)

// maxPage bounds a page or a script of the booth, in bytes.
const maxPage = 8 << 20

// A Visited is what a server answered to a browser, as it came: not decompressed, no redirect followed.
type Visited struct {
	Status int
	Header http.Header
	Body   []byte
	Hinted bool // something was sent before the answer itself (an informational answer, RFC 9110 §15.2)
}

// Visit asks for a path as a browser would that sends these headers, and with nothing else that tells who asks. Only failures that pass, and
// "come back later", are tried again. Any other answer is one, whatever its status.
func (c *Client) Visit(ctx context.Context, path string, header http.Header) (Visited, error) {
	for try := 1; ; try++ {
		v, err := c.visit(ctx, path, header)
		if err == nil {
			problem := &Problem{Status: v.Status}
			if !problem.passing() {
				return v, nil
			}
			err = problem
		}
		wait, again := retry(ctx, err, try)
		if !again {
			return Visited{}, err
		}
		if err := c.sleep(ctx, wait); err != nil {
			return Visited{}, err
		}
	}
}

func (c *Client) visit(ctx context.Context, path string, header http.Header) (Visited, error) {
	ctx, cancel := context.WithTimeout(ctx, requestTimeout)
	defer cancel()
	var hinted atomic.Bool
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{Got1xxResponse: func(int, textproto.MIMEHeader) error {
		hinted.Store(true)
		return nil
	}})
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base()+path, nil)
	if err != nil {
		return Visited{}, err
	}
	for name, values := range header {
		req.Header[name] = slices.Clone(values)
	}
	resp, err := c.send(c.reading, req)
	if err != nil {
		return Visited{}, err
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := readAll(resp.Body, maxPage)
	if err != nil {
		return Visited{}, err
	}
	return Visited{Status: resp.StatusCode, Header: resp.Header, Body: body, Hinted: hinted.Load()}, nil
}
