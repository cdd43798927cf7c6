package remote

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
)

// Environment, as a proxy, stands for the one that HTTPS_PROXY or HTTP_PROXY name (and NO_PROXY excepts).
const Environment = "environment"

// A proxy is what stands between a client and its server; the zero value is nothing.
type proxy struct {
	socks       *url.URL // socks5h
	environment bool
}

const torExample = "socks5h://127.0.0.1:9050"

// parseProxy takes socks5h:// and "environment". What would look like protection and give none is refused with what to write instead.
func parseProxy(text string) (proxy, error) {
	if text == Environment {
		return proxy{environment: true}, nil
	}
	u, err := url.Parse(text)
	switch {
	case err == nil && u.Scheme == "socks5":
		return proxy{}, fmt.Errorf("socks5:// says that this machine looks up the server's name, and tells its network so where you go: write socks5h:// for %s, and the proxy looks it up", u.Host)
	case err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "":
		return proxy{}, fmt.Errorf("an HTTP proxy hides nothing from those who run it, and cannot keep what you send apart from what you read: write %s for Tor; if this network lets you out in no other way, set HTTPS_PROXY and write %s", torExample, Environment)
	case err != nil || u.Scheme != "socks5h" || u.Hostname() == "" || u.Path != "" && u.Path != "/" || u.RawQuery != "" || u.Fragment != "":
		return proxy{}, fmt.Errorf("%q is not a proxy: write for example %s", text, torExample)
	}
	if u.Port() == "" {
		u.Host = net.JoinHostPort(u.Hostname(), "1080") // RFC 1928
	}
	return proxy{socks: &url.URL{Scheme: "socks5h", User: u.User, Host: u.Host}}, nil
}

// set has a transport go through the proxy. Through SOCKS it goes under a user name and a password of its own, drawn at random: Tor has no two of
// them share a circuit (IsolateSOCKSAuth, its default), and other proxies ignore them. Whoever gave a user name in the proxy's address needs
// that one.
//
// The proxy is told names, never addresses, so that nothing is looked up here but its own name; a connection to anything but the proxy
// is an error.
func (p proxy) set(t *http.Transport) {
	switch {
	case p.environment:
		t.Proxy = http.ProxyFromEnvironment
	case p.socks != nil:
		own := *p.socks
		if own.User == nil {
			own.User = url.UserPassword(rand.Text(), rand.Text())
		}
		t.Proxy = http.ProxyURL(&own)
		dial := t.DialContext
		t.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
			if address != own.Host {
				return nil, errors.New("this connection would not go through the proxy")
			}
			return dial(ctx, network, address)
		}
	}
}

// checkOnion refuses to ask the DNS for an .onion name (RFC 7686 §2).
func (c *Client) checkOnion() error {
	if !isOnion(c.host) || c.proxy.socks != nil || c.proxy.environment && environmentProxy(c.base()) {
		return nil
	}
	return errors.New("an .onion address is reached through Tor only: name its proxy, usually " + torExample)
}

func isOnion(host string) bool {
	name, _, _ := strings.Cut(host, ":")
	return strings.HasSuffix(name, ".onion")
}

// environmentProxy says whether the environment names a proxy for this address.
func environmentProxy(address string) bool {
	r, err := http.NewRequestWithContext(context.Background(), http.MethodGet, address, nil)
	if err != nil {
		return false
	}
	u, err := http.ProxyFromEnvironment(r)
	return err != nil || u != nil
}
