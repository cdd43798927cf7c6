package remote

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// A socks is a SOCKS5 proxy (RFC 1928, with user name and password, RFC 1929) that connects everything to one address, and notes what it was asked.
type socks struct {
	address, target string

	mu    sync.Mutex
	asked []socksRequest
}

type socksRequest struct {
	kind       byte // 1 IPv4, 3 name, 4 IPv6
	host       string
	user, pass string
}

func serveSOCKS(t *testing.T, target string) *socks {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	s := &socks{address: listener.Addr().String(), target: target}
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go s.serve(conn)
		}
	}()
	return s
}

func (s *socks) requests() []socksRequest {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.asked)
}

func (s *socks) serve(conn net.Conn) {
	defer func() { _ = conn.Close() }()
	read := func(n int) []byte {
		b := make([]byte, n)
		_, _ = io.ReadFull(conn, b)
		return b
	}
	var r socksRequest
	// As Tor does, it takes the password where one is offered.
	if methods := read(int(read(2)[1])); slices.Contains(methods, 2) {
		_, _ = conn.Write([]byte{5, 2})
		r.user = string(read(int(read(2)[1])))
		r.pass = string(read(int(read(1)[0])))
		_, _ = conn.Write([]byte{1, 0})
	} else {
		_, _ = conn.Write([]byte{5, 0})
	}
	r.kind = read(4)[3]
	switch r.kind {
	case 1:
		r.host = net.IP(read(4)).String()
	case 3:
		r.host = string(read(int(read(1)[0])))
	case 4:
		r.host = net.IP(read(16)).String()
	}
	_ = binary.BigEndian.Uint16(read(2))
	s.mu.Lock()
	s.asked = append(s.asked, r)
	s.mu.Unlock()
	_, _ = conn.Write([]byte{5, 0, 0, 1, 0, 0, 0, 0, 0, 0})
	upstream, err := new(net.Dialer).DialContext(ctx, "tcp", s.target)
	if err != nil {
		return
	}
	defer func() { _ = upstream.Close() }()
	go func() { _, _ = io.Copy(upstream, conn) }()
	_, _ = io.Copy(conn, upstream)
}

// lookups counts the names that anybody asked this machine's own resolver for.
var lookups atomic.Int64

// TestMain lays the trap before anything runs that might look up a name meanwhile.
func TestMain(m *testing.M) {
	net.DefaultResolver = &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		lookups.Add(1)
		return nil, errors.New("trapped")
	}}
	m.Run()
}

// trapNames returns how many names were looked up since.
func trapNames(t *testing.T) (names func() int) {
	t.Helper()
	before := lookups.Load()
	return func() int { return int(lookups.Load() - before) }
}

const openState = `{"version":1,"status":"open","count":0,"statements":[]}`

func answering(t *testing.T) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		_, _ = io.WriteString(w, openState)
	}))
	t.Cleanup(server.Close)
	return server
}

func TestNamesAreLookedUpByTheProxyAndByNobodyElse(t *testing.T) {
	names := trapNames(t)
	server := answering(t)
	for _, host := range []string{"abcdefghijklmnop.onion", "polls.example"} {
		p := serveSOCKS(t, strings.TrimPrefix(server.URL, "http://"))
		c, err := New(map[bool]string{true: "http://", false: "https://"}[isOnion(host)]+host, WithProxy("socks5h://"+p.address))
		if err != nil {
			t.Fatal(err)
		}
		c.sleep = func(context.Context, time.Duration) error { return nil }
		_, err = c.State(ctx, c.Link([32]byte{})) // of polls.example only the handshake is seen
		if isOnion(host) != (err == nil) {
			t.Errorf("%s: %v", host, err)
		}
		if asked := p.requests(); len(asked) == 0 || slices.ContainsFunc(asked, func(r socksRequest) bool { return r.kind != 3 || r.host != host }) {
			t.Errorf("for %s the proxy was asked for %v", host, asked)
		}
	}
	if n := names(); n > 0 {
		t.Errorf("%d names were looked up here", n)
	}
	// Without the proxy the trap springs.
	c, err := New("https://polls.example")
	if err != nil {
		t.Fatal(err)
	}
	c.sleep = func(context.Context, time.Duration) error { return nil }
	if _, err := c.State(ctx, c.Link([32]byte{})); err == nil || names() == 0 {
		t.Errorf("%v, %d names", err, names())
	}
}

func TestEachSendingHasACircuitOfItsOwnApartFromWhatWasRead(t *testing.T) {
	for name, secure := range map[string]bool{"http": false, "https, HTTP/2": true} {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if secure != (r.ProtoMajor == 2) {
					t.Errorf("it speaks %s", r.Proto)
				}
				_, _ = io.Copy(io.Discard, r.Body)
				_, _ = io.WriteString(w, openState)
			}))
			base, host := "http://abcdefghijklmnop.onion", "abcdefghijklmnop.onion"
			if secure {
				server.EnableHTTP2 = true
				server.StartTLS()
				base, host = "https://example.com", "example.com" // as its certificate says
			} else {
				server.Start()
			}
			defer server.Close()
			p := serveSOCKS(t, server.Listener.Addr().String())
			run := func() (c *Client) {
				c, err := New(base, WithProxy("socks5h://"+p.address))
				if err != nil {
					t.Fatal(err)
				}
				if secure {
					c.trust = server.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
					c.reading = c.connection()
				}
				for range 3 {
					if _, err := c.State(ctx, c.Link([32]byte{})); err != nil {
						t.Fatal(err)
					}
				}
				for range 3 {
					if _, err := c.do(ctx, request{url: base + "/p/x/ballots", contentType: octetStream, body: []byte("ballot"), limit: smallAnswer}); err != nil {
						t.Fatal(err)
					}
				}
				if _, err := c.State(ctx, c.Link([32]byte{})); err != nil {
					t.Fatal(err)
				}
				return c
			}
			run()
			run()
			asked := p.requests()
			seen := map[string]bool{}
			for _, r := range asked {
				if r.host != host || len(r.user) < 20 || len(r.pass) < 20 || seen[r.user] || seen[r.pass] || r.user == r.pass {
					t.Errorf("asked for %+v", r)
				}
				seen[r.user], seen[r.pass] = true, true
			}
			// Each run reads on one connection and sends on three.
			if len(asked) != 8 {
				t.Errorf("%d connections, want 8", len(asked))
			}
		})
	}
}

func TestAFailedSendingIsTriedAgainThroughAnotherCircuit(t *testing.T) {
	var mu sync.Mutex
	tries := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		if tries++; tries < 3 {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	}))
	defer server.Close()
	p := serveSOCKS(t, server.Listener.Addr().String())
	c, err := New("http://abcdefghijklmnop.onion", WithProxy("socks5h://"+p.address))
	if err != nil {
		t.Fatal(err)
	}
	c.sleep = func(context.Context, time.Duration) error { return nil }
	if _, err := c.do(ctx, request{url: c.base() + "/p/x/ballots", contentType: octetStream, limit: smallAnswer}); err != nil {
		t.Fatal(err)
	}
	if asked := p.requests(); len(asked) != 3 || asked[0].user == asked[1].user || asked[1].user == asked[2].user {
		t.Errorf("%+v", asked)
	}
}

func TestAUserNameOfOnesOwnIsKept(t *testing.T) {
	server := answering(t)
	p := serveSOCKS(t, server.Listener.Addr().String())
	c, err := New("http://abcdefghijklmnop.onion", WithProxy("socks5h://me:mine@"+p.address))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.State(ctx, c.Link([32]byte{})); err != nil {
		t.Fatal(err)
	}
	if asked := p.requests(); len(asked) != 1 || asked[0].user != "me" || asked[0].pass != "mine" {
		t.Errorf("%+v", asked)
	}
}

func TestNothingGoesPastTheProxy(t *testing.T) {
	c, err := New("http://abcdefghijklmnop.onion", WithProxy("socks5h://127.0.0.1:9"))
	if err != nil {
		t.Fatal(err)
	}
	transport := c.reading.Transport.(*http.Transport)
	if _, err := transport.DialContext(ctx, "tcp", answering(t).Listener.Addr().String()); err == nil {
		t.Error("another connection is made")
	}
}

func TestAnOnionAddressIsNeverAskedOfTheDNS(t *testing.T) {
	names := trapNames(t)
	for _, base := range []string{"http://abcdefghijklmnop.onion", "https://abcdefghijklmnop.onion", "http://abcdefghijklmnop.onion:8080"} {
		if _, err := New(base); err == nil || !strings.Contains(err.Error(), "socks5h://") {
			t.Errorf("%s: %v", base, err)
		}
	}
	if names() > 0 {
		t.Error("it was")
	}
}

func TestAProxyThatHidesNothingIsRefusedWithWhatToWrite(t *testing.T) {
	for proxy, hint := range map[string]string{
		"socks5://127.0.0.1:9050": "write socks5h://", "http://proxy.example:3128": "--proxy", "https://proxy.example": "HTTPS_PROXY",
		"127.0.0.1:9050": "socks5h://127.0.0.1:9050", "tor": "socks5h://", "ftp://127.0.0.1": "socks5h://", "socks4://127.0.0.1:9050": "socks5h://",
		"socks4a://127.0.0.1:9050": "socks5h://", "://": "socks5h://", "socks5h://": "socks5h://127", "socks5h://127.0.0.1:9050/x": "socks5h://127", "": "socks5h://127",
	} {
		if _, err := New("https://polls.example", WithProxy(proxy)); err == nil || !strings.Contains(err.Error(), strings.TrimPrefix(hint, "--proxy")) {
			t.Errorf("%q: %v", proxy, err)
		}
	}
	for _, proxy := range []string{"socks5h://127.0.0.1:9050", "socks5h://localhost", "socks5h://[::1]:9050/", Environment} {
		if _, err := New("https://polls.example", WithProxy(proxy)); err != nil {
			t.Errorf("%q: %v", proxy, err)
		}
	}
}

// net/http reads the environment once in a process, so that another process is what reads it here.
func TestTheProxyOfTheEnvironmentIsUsedOnlyWhereItIsAskedFor(t *testing.T) {
	for _, option := range [][]Option{nil, {WithProxy(torExample)}} {
		c, err := New("https://polls.example", option...)
		if err != nil {
			t.Fatal(err)
		}
		proxy := c.reading.Transport.(*http.Transport).Proxy
		if len(option) == 0 && proxy != nil {
			t.Error("without --proxy there is a proxy")
		}
	}
	c, err := New("https://polls.example", WithProxy(Environment))
	if err != nil || c.reading.Transport.(*http.Transport).Proxy == nil {
		t.Errorf("%v", err)
	}
}
