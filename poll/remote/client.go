package remote

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"isoloir/poll"
)

// How long things may take. A phone's uplink and Tor are slow; a server that says nothing for a minute is gone.
const (
	dialTimeout    = 30 * time.Second
	requestTimeout = 2 * time.Minute // one try of anything but an archive
	stallTimeout   = time.Minute     // an archive's body, for the next few thousand bytes
)

// A Client talks to one server. It may be used by many goroutines at once.
type Client struct {
	scheme, host string
	proxy        proxy
	reading      *http.Client   // for all that is only fetched
	trust        *x509.CertPool // nil is the system's
	stall        time.Duration
	sleep        func(context.Context, time.Duration) error
	tellWait     func(time.Duration)

	mu     sync.Mutex
	pinned map[poll.ID]pinnedPoll
}

// A pinnedPoll is a definition that was checked against its link. It cannot change, so it is fetched once.
type pinnedPoll struct {
	definition *poll.Definition
	bytes      []byte
}

// An Option changes how a [Client] reaches its server.
type Option func(*Client) error

// WithProxy goes through a proxy: a URL socks5h://HOST:PORT, or [Environment]. Without it none is used, whatever the environment says.
func WithProxy(text string) Option {
	return func(c *Client) (err error) {
		c.proxy, err = parseProxy(text)
		return err
	}
}

// WithWaits has tell called before each wait of more than half a minute for a server to which too much came from our part of the network.
func WithWaits(tell func(time.Duration)) Option {
	return func(c *Client) error {
		c.tellWait = tell
		return nil
	}
}

// New returns a client for the server at base, such as https://poll.example.org, by the rules for links: http:// is for loopback
// addresses and .onion hosts. It sends nothing yet.
func New(base string, options ...Option) (*Client, error) {
	link, err := poll.ParseLink(strings.TrimSuffix(base, "/") + "/p/" + poll.ID{}.String())
	if err != nil {
		return nil, fmt.Errorf("%q is not the address of a server, such as https://poll.example.org: %w", base, err)
	}
	c := &Client{scheme: link.Scheme, host: link.Host, stall: stallTimeout, sleep: Sleep, tellWait: func(time.Duration) {}, pinned: map[poll.ID]pinnedPoll{}}
	for _, option := range options {
		if err := option(c); err != nil {
			return nil, err
		}
	}
	c.reading = c.connection()
	return c, c.checkOnion()
}

// connection returns a way to the server that shares nothing with any other: no connection, no TLS session and, through Tor, no circuit.
func (c *Client) connection() *http.Client {
	t := &http.Transport{
		DialContext:            (&net.Dialer{Timeout: dialTimeout}).DialContext,
		TLSHandshakeTimeout:    dialTimeout,
		ResponseHeaderTimeout:  stallTimeout,
		IdleConnTimeout:        stallTimeout,
		MaxIdleConnsPerHost:    16,
		MaxResponseHeaderBytes: 64 << 10,
		ForceAttemptHTTP2:      true,
		TLSClientConfig:        &tls.Config{RootCAs: c.trust, MinVersion: tls.VersionTLS12}, // and no cache of sessions
		DisableCompression:     true,                                                        // lengths and ranges are those of the bytes themselves
	}
	c.proxy.set(t)
	return &http.Client{
		Transport:     t,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

func (c *Client) base() string { return c.scheme + "://" + c.host }

// Link returns the link of a poll on this server.
func (c *Client) Link(id poll.ID) poll.Link {
	return poll.Link{Scheme: c.scheme, Host: c.host, ID: id}
}

// at returns the URL of one of a poll's pages, and refuses a link that leads to another server.
func (c *Client) at(link poll.Link, page string) (string, error) {
	if link.Base() != c.base() {
		return "", fmt.Errorf("the link leads to %s, not to %s", link.Base(), c.base())
	}
	return link.String() + page, nil
}

// LogKey returns the server's log key, which a definition that is to be published here must name.
func (c *Client) LogKey(ctx context.Context) (string, error) {
	body, err := c.do(ctx, request{url: c.base() + "/.well-known/isoloir", limit: smallAnswer})
	if err != nil {
		return "", err
	}
	var answer struct {
		Version int    `json:"version"`
		LogKey  string `json:"log_key"`
	}
	if err := json.Unmarshal(body, &answer); err != nil || answer.Version != 1 {
		return "", errors.New("this server does not speak Isoloir's version 1: is the address right?")
	}
	name, err := poll.VerifierKeyName(answer.LogKey)
	if err != nil {
		return "", fmt.Errorf("the server's log key is malformed: %w", err)
	}
	if name != c.host {
		return "", fmt.Errorf("the server calls itself %q, but was reached as %q: use its own name, or have it set right with isoloird --host", name, c.host)
	}
	return answer.LogKey, nil
}

// Sleep waits for so long, or returns the context's error when that ends.
func Sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
