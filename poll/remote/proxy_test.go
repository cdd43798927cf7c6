package remote

import (
	"encoding/binary"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// serveSOCKS is a SOCKS5 proxy (RFC 1928) that connects everything to target and tells which addresses it was asked for.
func serveSOCKS(t *testing.T, target string) (address string, asked <-chan string) {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	names := make(chan string, 10)
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go serveSOCKSConn(conn, target, names)
		}
	}()
	return listener.Addr().String(), names
}

func serveSOCKSConn(conn net.Conn, target string, names chan<- string) {
	defer func() { _ = conn.Close() }()
	read := func(n int) []byte {
		b := make([]byte, n)
		_, _ = io.ReadFull(conn, b)
		return b
	}
	read(int(read(2)[1])) // methods
	_, _ = conn.Write([]byte{5, 0})
	head := read(4)
	var host string
	switch head[3] {
	case 1:
		host = net.IP(read(4)).String()
	case 3:
		host = string(read(int(read(1)[0])))
	case 4:
		host = net.IP(read(16)).String()
	}
	port := binary.BigEndian.Uint16(read(2))
	names <- net.JoinHostPort(host, "") + string(rune('0'+port%10))
	_, _ = conn.Write([]byte{5, 0, 0, 1, 0, 0, 0, 0, 0, 0})
	upstream, err := new(net.Dialer).DialContext(ctx, "tcp", target)
	if err != nil {
		return
	}
	defer func() { _ = upstream.Close() }()
	go func() { _, _ = io.Copy(upstream, conn) }()
	_, _ = io.Copy(conn, upstream)
}

func TestNamesAreResolvedByTheProxy(t *testing.T) {
	for _, scheme := range []string{"socks5", "socks5h"} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(w, `{"version":1,"status":"open","count":0,"statements":[]}`)
		}))
		defer server.Close()
		proxy, asked := serveSOCKS(t, strings.TrimPrefix(server.URL, "http://"))
		c, err := New("http://abcdefghijklmnop.onion", WithProxy(scheme+"://"+proxy))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.State(ctx, c.Link([32]byte{})); err != nil {
			t.Fatal(err)
		}
		if got := <-asked; !strings.HasPrefix(got, "abcdefghijklmnop.onion:") {
			t.Errorf("%s: the proxy was asked for %q", scheme, got)
		}
	}
}

func TestAnOnionAddressIsNeverAskedOfTheDNS(t *testing.T) {
	for _, name := range []string{"HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"} {
		t.Setenv(name, "")
	}
	for _, base := range []string{"http://abcdefghijklmnop.onion", "https://abcdefghijklmnop.onion", "http://abcdefghijklmnop.onion:8080"} {
		if _, err := New(base); err == nil || !strings.Contains(err.Error(), "socks5h://") {
			t.Errorf("%s: %v", base, err)
		}
	}
}

func TestAProxyThatIsNoneIsRefused(t *testing.T) {
	for _, proxy := range []string{"127.0.0.1:9050", "tor", "ftp://127.0.0.1", "socks4://127.0.0.1:9050", "://"} {
		if _, err := New("https://polls.example", WithProxy(proxy)); err == nil {
			t.Errorf("%q is taken", proxy)
		}
	}
}
