package web

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"math"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Limits bound how much one part of the network may post, without remembering who came. A part is a /24 of IPv4 or a /56 of IPv6, about a
// household, a school or a street. What is kept is a number under a tag, HMAC-SHA-256 of part and kind under a random key. Every [turn]
// the key is overwritten and the numbers are dropped, so that nobody can tell afterwards whose they were; no number has a time. All of it
// is in memory only, and of bounded size: when there is no room for another part, it is not limited, since whoever posts from so many
// could not be held up this way, and others must not be held up for it.
//
// Of an onion service a part is a circuit, that is, one visitor's for some minutes, if tor says by which a connection came ([Circuits]).
//
// Other addresses of this machine and of private networks are not limited: they are those of an onion service or of a proxy in front, behind which
// everybody may stand. Of a proxy that the operator names, and of no other, X-Forwarded-For is believed.
type Limits struct {
	most    int // posts of one kind from one part within a turn
	room    int // parts, counted once for each kind
	trusted []netip.Prefix
	clock   func() time.Time

	mu    sync.Mutex
	key   [32]byte
	ends  time.Time
	posts map[uint64]int32 // tag -> how many
}

const (
	turn       = 10 * time.Minute
	maxParts   = 1 << 16 // some four megabytes
	wrongCode  = 10      // posts that a code which is none counts for: nobody mistypes one unnoticed, so it is tried
	keyRequest = 100     // posts that a request for a token key counts for: it costs the server as much as hundreds of codes
)

// DefaultLimit lets some hundreds of people behind one address answer within minutes, twice over.
const DefaultLimit = 3000

// A postKind is what a number counts.
type postKind byte

const (
	ballotPosts postKind = 'b' // ballots, replacements and withdrawals
	tokenPosts  postKind = 't'
	keyPosts    postKind = 'k' // requests for token keys
)

// NewLimits returns limits of so many posts. Trusted are the proxies whose X-Forwarded-For is believed.
func NewLimits(most int, trusted []netip.Prefix, clock func() time.Time) *Limits {
	l := &Limits{most: most, room: maxParts, trusted: trusted, clock: clock}
	l.begin()
	return l
}

// begin forgets. The old key and the old tags are overwritten where they stand: what is merely dropped lies about for a while.
func (l *Limits) begin() {
	rand.Read(l.key[:]) // never fails, see crypto/rand
	clear(l.posts)
	l.posts = map[uint64]int32{} // a map that was large stays so
	l.ends = l.clock().Add(turn)
}

// Forget ends a turn that is over. It is called often, so that a server that nobody visits forgets as well. It never fails, and without limits does nothing.
func (l *Limits) Forget(context.Context) error {
	if l == nil {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.forget()
	return nil
}

func (l *Limits) forget() {
	if !l.clock().Before(l.ends) {
		l.begin()
	}
}

// take counts posts of a kind, and returns how long the sender has to wait if they are too many; else zero.
func (l *Limits) take(r *http.Request, kind postKind, posts int32) (wait time.Duration) {
	if l == nil {
		return 0
	}
	if part, ok := l.part(r); ok {
		return l.count(part, kind, posts)
	}
	return 0
}

func (l *Limits) count(part netip.Prefix, kind postKind, posts int32) (wait time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.forget()
	tag := l.tag(part, kind)
	count, known := l.posts[tag]
	switch {
	case int(count) >= l.most:
		return l.ends.Sub(l.clock())
	case known || len(l.posts) < l.room:
		l.posts[tag] = count + min(posts, math.MaxInt32-count)
	}
	return 0
}

func (l *Limits) tag(part netip.Prefix, kind postKind) uint64 {
	mac := hmac.New(sha256.New, l.key[:])
	address := part.Addr().As16()
	mac.Write(append(address[:], byte(part.Bits()), byte(kind))) // a hash takes everything
	return binary.BigEndian.Uint64(mac.Sum(nil))
}

// part is that of the network from which a request came, if it is to be limited.
func (l *Limits) part(r *http.Request) (part netip.Prefix, ok bool) {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Prefix{}, false
	}
	from := peer.Addr().Unmap()
	if Circuits.Contains(from) {
		return netip.PrefixFrom(from, from.BitLen()), true
	}
	if l.trusts(from) {
		from = l.forwarded(r, from)
	}
	if from.IsLoopback() || from.IsPrivate() || from.IsLinkLocalUnicast() || shared.Contains(from) {
		return netip.Prefix{}, false
	}
	bits := 24
	if from.Is6() {
		bits = 56
	}
	part, err = from.WithZone("").Prefix(bits)
	return part, err == nil
}

// Circuits is where tor puts the circuits by which an onion service is reached, if it is asked to: the last 32 bits are a circuit's number
// (HiddenServiceExportCircuitID, tor(1)). Nobody else has such an address, unless somebody numbers a private network so.
var Circuits = netip.MustParsePrefix("fc00:dead:beef:4dad::/64")

// shared is what carriers, and some makers of containers, number their own networks with (RFC 6598).
var shared = netip.MustParsePrefix("100.64.0.0/10")

func (l *Limits) trusts(a netip.Addr) bool {
	for _, p := range l.trusted {
		if p.Contains(a) {
			return true
		}
	}
	return false
}

// forwarded is the address that the nearest proxy which is not trusted, or the sender, has for those who are. What stands before it in the header
// the sender may have made up.
func (l *Limits) forwarded(r *http.Request, peer netip.Addr) netip.Addr {
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0; i-- {
		from, ok := parseHop(strings.TrimSpace(hops[i]))
		if !ok {
			return peer
		}
		if !l.trusts(from) {
			return from
		}
		peer = from
	}
	return peer
}

// parseHop reads an address, which some proxies write with a port.
func parseHop(s string) (netip.Addr, bool) {
	if a, err := netip.ParseAddr(s); err == nil {
		return a.Unmap(), true
	}
	p, err := netip.ParseAddrPort(s)
	return p.Addr().Unmap(), err == nil
}

// limited lets a route's posts through while their part of the network has not posted too many of this kind.
func (s *server) limited(kind postKind, next http.HandlerFunc) http.HandlerFunc {
	cost := int32(1)
	if kind == keyPosts {
		cost = keyRequest
	}
	return func(w http.ResponseWriter, r *http.Request) {
		if wait := s.limits.take(r, kind, cost); wait > 0 {
			w.Header().Set("Retry-After", strconv.Itoa(int((wait+time.Second-1)/time.Second)))
			s.fail(w, r, problemOf("too_many_requests"))
			return
		}
		next(w, r)
	}
}
