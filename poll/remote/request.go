package remote

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"time"
)

// Largest answers that are read, in bytes; a definition has its own limit.
const (
	smallAnswer   = 16 << 10
	stateAnswer   = 4 << 20
	problemAnswer = 256 << 10
)

const (
	userAgent   = "isoloir" // the same for everybody
	octetStream = "application/octet-stream"
	plainText   = "text/plain; charset=utf-8"

	tries         = 4
	firstWait     = time.Second // doubled with each try
	maxRetryAfter = time.Minute
	maxLimited    = 10 * time.Minute // where too much came from one part of the network: after that a server counts anew (docs/formats.md §10)
)

// A request has a body if and only if it has a content type, and is then a POST.
type request struct {
	url         string
	contentType string
	body        []byte
	admitting   string // in Authorization, what a ballot brings to be let in
	limit       int64  // bytes of the answer
}

// do sends a request until it is answered, and returns the body of a 2xx answer. Other answers are a [*Problem].
func (c *Client) do(ctx context.Context, r request) ([]byte, error) {
	for try := 1; ; try++ {
		body, err := c.once(ctx, r)
		if err == nil {
			return body, nil
		}
		wait, again := retry(ctx, err, try)
		if !again {
			return nil, err
		}
		if wait > maxRetryAfter/2 && tooMuch(err) {
			c.tellWait(wait)
		}
		if err := c.sleep(ctx, wait); err != nil {
			return nil, err
		}
	}
}

func (c *Client) once(ctx context.Context, r request) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, requestTimeout)
	defer cancel()
	method := http.MethodGet
	if r.contentType != "" {
		method = http.MethodPost
	}
	req, err := http.NewRequestWithContext(ctx, method, r.url, bytes.NewReader(r.body))
	if err != nil {
		return nil, err
	}
	if r.contentType != "" {
		req.Header.Set("Content-Type", r.contentType)
	}
	if r.admitting != "" {
		req.Header.Set("Authorization", r.admitting)
	}
	way := c.reading
	if r.contentType != "" && c.proxy.socks != nil {
		// What is sent is kept apart from what was read before, and one try from the other: the server sees another exit of Tor each time.
		way = c.connection()
		defer way.CloseIdleConnections()
	}
	resp, err := c.send(way, req)
	if err != nil {
		return nil, err
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode/100 != 2 {
		return nil, readProblem(resp)
	}
	return readAll(resp.Body, r.limit)
}

// send is the one place from which a request leaves. Only [Client.Visit] has another name for itself.
func (c *Client) send(way *http.Client, req *http.Request) (*http.Response, error) {
	if req.Header.Get("User-Agent") == "" {
		req.Header.Set("User-Agent", userAgent)
	}
	resp, err := way.Do(req)
	if err != nil {
		err = unreachable(err)
		if c.proxy == (proxy{}) && environmentProxy(c.base()) {
			err = fmt.Errorf("%w (the proxy that the environment names is not used; to go through it, write --proxy %s)", err, Environment)
		}
		return nil, err
	}
	return resp, nil
}

func readAll(body io.Reader, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(body, limit+1))
	if err != nil {
		return nil, unreachable(err)
	}
	if int64(len(data)) > limit {
		return nil, answered("it is longer than the %d bytes it may have", limit)
	}
	return data, nil
}

// retry says whether to send the same again after this failure of the try'th try, and how long to wait before. Waits differ a little
// from client to client, so that after an outage they do not all come back in one moment.
func tooMuch(err error) bool {
	var p *Problem
	return errors.As(err, &p) && p.Status == http.StatusTooManyRequests
}

func retry(ctx context.Context, err error, try int) (wait time.Duration, again bool) {
	if try >= tries || ctx.Err() != nil {
		return 0, false
	}
	wait = firstWait << (try - 1)
	wait += rand.N(wait / 4) //nolint:gosec // nobody gains by guessing it
	var problem *Problem
	switch {
	case errors.As(err, &problem):
		if problem.retryAfter > 0 {
			wait = problem.retryAfter + rand.N(firstWait) //nolint:gosec // nobody gains by guessing it
		}
		return wait, problem.passing()
	default:
		var u *unreachableError
		return wait, errors.As(err, &u) && !u.permanent
	}
}
