package poll

import (
	"errors"
	"fmt"
	"net/netip"
	"regexp"
	"strconv"
	"strings"
)

// A Link leads to a poll and pins it (docs/formats.md §1).
type Link struct {
	Scheme string // https, or http for loopback addresses and .onion hosts
	Host   string // lower case, with the port if it is not the scheme's own
	ID     ID
}

// ParseLink reads a link. The case of scheme and host does not matter, a scheme's own port is dropped, and a fragment is
// ignored; [Link.String] writes the one canonical form. Query, user, and any other path are refused.
func ParseLink(s string) (Link, error) {
	s, _, _ = strings.Cut(s, "#")
	scheme, rest, ok := strings.Cut(s, "://")
	scheme = lowerASCII(scheme)
	if !ok || scheme != "https" && scheme != "http" {
		return Link{}, errors.New("a link begins with https://: copy it whole")
	}
	host, path, _ := strings.Cut(rest, "/")
	host = lowerASCII(host)
	host = strings.TrimSuffix(host, map[string]string{"https": ":443", "http": ":80"}[scheme])
	if err := checkHost(host); err != nil {
		return Link{}, err
	}
	if scheme == "http" && !mayBePlain(host) {
		return Link{}, errors.New("a link to this host must begin with https://: http:// is for loopback addresses and .onion hosts")
	}
	text, ok := strings.CutPrefix(path, "p/")
	if !ok {
		return Link{}, errors.New("a link to a poll reads https://HOST/p/POLL-ID: copy it whole")
	}
	id, err := ParseID(text)
	if err != nil {
		return Link{}, err
	}
	return Link{Scheme: scheme, Host: host, ID: id}, nil
}

// LinkTo is the link of a poll on a host, such as [Definition.Host] names.
func LinkTo(host string, id ID) Link {
	l := Link{Scheme: "https", Host: host, ID: id}
	if mayBePlain(host) {
		l.Scheme = "http"
	}
	return l
}

// lowerASCII leaves letters alone that only Unicode would make a-z, such as the Kelvin sign: they are no part of a link.
func lowerASCII(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}, s)
}

// Base returns scheme and host, without a slash at the end.
func (l Link) Base() string { return l.Scheme + "://" + l.Host }

// String returns the canonical link, without a fragment.
func (l Link) String() string { return l.Base() + "/p/" + l.ID.String() }

var (
	hostLabels = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$`)
	// lastNumber finds host names that browsers take for an IPv4 address (WHATWG URL, "ends in a number").
	lastNumber = regexp.MustCompile(`(^|\.)([0-9]+|0x[0-9a-f]*)$`)
	portNumber = regexp.MustCompile(`^[1-9][0-9]{0,4}$`)
)

// checkHost judges a host name or address in lower case, with or without a port. Addresses must be in their canonical form:
// four decimal numbers, or IPv6 in brackets as RFC 5952 writes it.
func checkHost(host string) error {
	name, port := host, ""
	if i := strings.LastIndexByte(host, ':'); i >= 0 && !strings.HasSuffix(host, "]") {
		name, port = host[:i], host[i+1:]
		if n, err := strconv.Atoi(port); !portNumber.MatchString(port) || err != nil || n > 65535 {
			return fmt.Errorf("the port %q is not a number from 1 to 65535", port)
		}
	}
	if inner, ok := strings.CutPrefix(name, "["); ok {
		inner, ok = strings.CutSuffix(inner, "]")
		addr, err := netip.ParseAddr(inner)
		if !ok || err != nil || !addr.Is6() || addr.Is4In6() || addr.Zone() != "" || addr.String() != inner {
			return fmt.Errorf("%q is not an IPv6 address in its shortest form, in brackets", name)
		}
		return nil
	}
	if lastNumber.MatchString(name) {
		if addr, err := netip.ParseAddr(name); err != nil || addr.String() != name {
			return fmt.Errorf("%q is not an address of four numbers", name)
		}
		return nil
	}
	if len(name) > 253 || !hostLabels.MatchString(name) {
		return fmt.Errorf("%q is not a host name (names with accents are written xn--...)", name)
	}
	return nil
}

// mayBePlain reports whether a host may be reached without TLS: what never leaves the machine, and what Tor encrypts.
func mayBePlain(host string) bool {
	name := host
	if i := strings.LastIndexByte(host, ':'); i >= 0 && !strings.HasSuffix(host, "]") {
		name = host[:i]
	}
	if name == "localhost" || strings.HasSuffix(name, ".onion") {
		return true
	}
	addr, err := netip.ParseAddr(strings.Trim(name, "[]"))
	return err == nil && addr.IsLoopback()
}
