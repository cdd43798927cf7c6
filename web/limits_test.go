package web

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"isoloir/poll"
	"isoloir/poll/box"
)

// A limitedSite is the server with limits, whose clock the test sets, and a box that knows no code but those that begin with 1.
type limitedSite struct {
	http.Handler
	limits  *Limits
	clock   time.Time
	reached int // posts that came as far as the box
}

func newLimitedSite(most int, trusted ...string) *limitedSite {
	s := &limitedSite{clock: time.Date(2030, 1, 1, 8, 0, 0, 0, time.UTC)}
	var prefixes []netip.Prefix
	for _, p := range trusted {
		prefixes = append(prefixes, netip.MustParsePrefix(p))
	}
	if most > 0 {
		s.limits = NewLimits(most, prefixes, func() time.Time { return s.clock })
	}
	fake := &fakeBox{answer: func(what string, body []byte) error {
		s.reached++
		if what == "token" && body[0] != '1' {
			return &box.Error{Code: "unknown_code", Public: "There is no such code."}
		}
		return nil
	}}
	s.Handler = Handler(fake, Options{LogKey: "x.example+00000000+AA", Limits: s.limits})
	return s
}

// post sends a body from an address.
func (s *limitedSite) post(from, what, body string, forwarded ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("POST", "/p/"+poll.IDOf([]byte("limits")).String()+"/"+what, strings.NewReader(body))
	r.RemoteAddr = netip.AddrPortFrom(netip.MustParseAddr(from), 40000).String()
	for _, f := range forwarded {
		r.Header.Add("X-Forwarded-For", f)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestCodesCannotBeTriedAtSpeed(t *testing.T) {
	tries := 5 * DefaultLimit
	if os.Getenv("ISOLOIR_LONG") != "" {
		tries *= 20
	}
	try := func(s *limitedSite) int {
		s.reached = 0
		for n := range tries {
			s.post(fmt.Sprintf("203.0.113.%d", n%256), "tokens", "no code")
		}
		return s.reached
	}
	s := newLimitedSite(DefaultLimit)
	first := try(s)
	s.clock = s.clock.Add(turn)
	second := try(s)
	control := try(newLimitedSite(0))
	t.Logf("of %d codes tried from one /24 %d were looked up within ten minutes, %d in the next; without limits %d", tries, first, second, control)
	if most := DefaultLimit/wrongCode + 1; first > most || second > most {
		t.Errorf("%d and %d codes were tried, want at most %d", first, second, most)
	}
	if control != tries {
		t.Errorf("the control tried %d codes: the attack proves nothing", control)
	}
}

func TestABallotThatIsOneTooManyIsToldWhenToComeAgain(t *testing.T) {
	s := newLimitedSite(3)
	for n := range 3 {
		if w := s.post("203.0.113.9", []string{"ballots", "withdrawals"}[n%2], "x"); w.Code == 429 {
			t.Fatalf("post %d is refused", n+1)
		}
	}
	s.clock = s.clock.Add(4*time.Minute + 500*time.Millisecond)
	w := s.post("203.0.113.77", "ballots", "x")
	if w.Code != 429 || w.Header().Get("Retry-After") != "360" || !strings.Contains(w.Body.String(), `"code":"too_many_requests"`) {
		t.Errorf("%d %v %s", w.Code, w.Header(), w.Body)
	}
	for name, want := range map[string]string{"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After", "Cache-Control": "no-store", "Content-Type": "application/problem+json"} {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if w := s.post("203.0.113.9", "tokens", "1"); w.Code != 200 {
		t.Errorf("a code from the same part is answered %d: it is counted on its own", w.Code)
	}
	if w := s.post("203.0.114.9", "ballots", "x"); w.Code != 201 {
		t.Errorf("the neighbours are answered %d", w.Code)
	}
	s.clock = s.clock.Add(360 * time.Second)
	if w := s.post("203.0.113.9", "ballots", "x"); w.Code != 201 {
		t.Errorf("when the time has come: %d", w.Code)
	}
}

func TestASchoolBehindOneAddressCanVote(t *testing.T) {
	s := newLimitedSite(DefaultLimit)
	for pupil := range 1500 {
		for _, what := range []string{"tokens", "ballots", "ballots"} { // and each changes their mind
			if w := s.post("203.0.113.9", what, "1"); w.Code == 429 {
				t.Fatalf("pupil %d is refused", pupil)
			}
		}
	}
}

func TestAPartOfTheNetworkIsA24OrA56AndNoneOfOurOwn(t *testing.T) {
	l := NewLimits(1, nil, time.Now)
	for from, want := range map[string]string{
		"203.0.113.9": "203.0.113.0/24", "::ffff:203.0.113.9": "203.0.113.0/24", "2001:db8:1:2ff::1": "2001:db8:1:200::/56",
		"127.0.0.1": "", "::1": "", "10.1.2.3": "", "192.168.0.7": "", "172.16.0.1": "", "fd00::1": "", "fe80::1%eth0": "", "100.64.0.1": "", "169.254.1.1": "",
		"172.32.0.1": "172.32.0.0/24", "100.128.0.1": "100.128.0.0/24",
	} {
		part, ok := l.part(&http.Request{RemoteAddr: netip.AddrPortFrom(netip.MustParseAddr(from), 1).String()})
		if ok != (want != "") || ok && part.String() != want {
			t.Errorf("%s is in %v (%v), want %q", from, part, ok, want)
		}
	}
	if _, ok := l.part(&http.Request{RemoteAddr: "@"}); ok {
		t.Error("a Unix socket is a part of the network")
	}
}

func TestOnlyATrustedProxyIsBelieved(t *testing.T) {
	l := NewLimits(1, []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("2001:db8:ff::/64")}, time.Now)
	for _, c := range []struct {
		peer, want string
		forwarded  []string
	}{
		{"10.0.0.5", "203.0.113.0/24", []string{"203.0.113.9"}},
		{"10.0.0.5", "203.0.113.0/24", []string{"198.51.100.1, 203.0.113.9"}},            // the first is made up
		{"10.0.0.5", "203.0.113.0/24", []string{"198.51.100.1", "203.0.113.9,10.0.0.6"}}, // two proxies, two lines
		{"2001:db8:ff::1", "203.0.113.0/24", []string{"203.0.113.9:4711"}},
		{"10.0.0.5", "2001:db8:1::/56", []string{"[2001:db8:1::7]:443"}},
		{"10.0.0.5", "", nil},
		{"10.0.0.5", "", []string{"unknown"}},
		{"10.0.0.5", "", []string{"203.0.113.9, unknown"}},
		{"198.51.100.7", "198.51.100.0/24", []string{"203.0.113.9"}}, // no proxy of ours
	} {
		r := &http.Request{RemoteAddr: netip.AddrPortFrom(netip.MustParseAddr(c.peer), 1).String(), Header: http.Header{"X-Forwarded-For": c.forwarded}}
		if part, ok := l.part(r); ok != (c.want != "") || ok && part.String() != c.want {
			t.Errorf("%s for %q is in %v (%v), want %q", c.peer, c.forwarded, part, ok, c.want)
		}
	}
}

func TestWhoeverMakesAddressesUpIsStillLimited(t *testing.T) {
	flood := func(s *limitedSite, from string) int {
		for n := range 1000 {
			s.post(from, "ballots", "x", fmt.Sprintf("%d.%d.7.7", 1+n%200, n/200))
		}
		return s.reached
	}
	direct := flood(newLimitedSite(100, "10.0.0.0/8"), "203.0.113.9")
	control := flood(newLimitedSite(100, "0.0.0.0/0", "10.0.0.0/8"), "10.0.0.5") // believes every hop
	believed := flood(newLimitedSite(100, "203.0.113.0/24"), "203.0.113.9")      // believes the attacker
	t.Logf("of 1000 ballots %d got through; at a server that believes the attacker %d", direct, believed)
	if direct != 100 {
		t.Errorf("%d got through", direct)
	}
	if believed != 1000 || control != 1000 {
		t.Errorf("the controls let %d and %d through: the attack proves nothing", believed, control)
	}
}

// spread posts once from each of so many parts of the network, and returns what that left in memory, in bytes.
func spread(l *Limits, parts int) int {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for n := range parts {
		address := [16]byte{0: 0x20, 1: 0x01, 3: byte(n >> 16), 4: byte(n >> 8), 5: byte(n)}
		l.count(netip.PrefixFrom(netip.AddrFrom16(address), 56), ballotPosts, 1)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	return int(after.HeapAlloc) - int(before.HeapAlloc)
}

func TestAMillionPartsOfTheNetworkTakeABoundedMemory(t *testing.T) {
	const parts, partsOfControl = 1_000_000, 300_000
	l, control := NewLimits(10, nil, time.Now), NewLimits(10, nil, time.Now)
	control.room = math.MaxInt
	kept, keptByControl := spread(l, parts), spread(control, partsOfControl)
	t.Logf("a million parts leave %d KB; without a bound less than a third of them leaves %d KB", kept>>10, keptByControl>>10)
	if len(l.posts) > maxParts || kept > 8<<20 {
		t.Errorf("%d numbers, %d bytes", len(l.posts), kept)
	}
	if len(control.posts) != partsOfControl || keptByControl < 2*kept {
		t.Error("without a bound no more is kept: the measurement proves nothing")
	}
	// Those for whom there is no room are let through, and those that were there are still counted.
	late, early := &http.Request{RemoteAddr: "203.0.113.9:1"}, &http.Request{RemoteAddr: "[2001:0:1::1]:1"}
	if l.take(late, ballotPosts, 1000) != 0 || l.take(late, ballotPosts, 1) != 0 {
		t.Error("who comes late is refused")
	}
	if l.take(early, ballotPosts, 1000) != 0 || l.take(early, ballotPosts, 1) == 0 {
		t.Error("who was counted is not")
	}
	runtime.KeepAlive(control)
}

// heapHas dumps the memory and says which needles are in it. They are hidden in memory until the dump is made.
func heapHas(t *testing.T, hidden [][]byte) (found int) {
	t.Helper()
	for range 3 {
		runtime.GC()
	}
	name := filepath.Join(t.TempDir(), "heap")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	debug.WriteHeapDump(f.Fd())
	_ = f.Close()
	dump, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range hidden {
		if bytes.Contains(dump, hide(h)) {
			found++
		}
	}
	return found
}

// apart is room enough that a value shares no object of the allocator with others, which would keep it alive.
func apart() []byte { return make([]byte, 0, 64) }

func hide(b []byte) []byte {
	out := apart()[:len(b)]
	for i := range b {
		out[i] = b[i] ^ 0xa5
	}
	return out
}

func TestNothingOfAnAddressIsInMemoryWhenItsTurnIsOver(t *testing.T) {
	clock := time.Date(2030, 1, 1, 8, 0, 0, 0, time.UTC)
	l := NewLimits(10, nil, func() time.Time { return clock })
	careless := map[netip.Prefix]int{}
	var addresses, tags, carelessOnes [][]byte
	key := hide(l.key[:])
	var visits sync.WaitGroup
	visits.Go(func() { // a goroutine of its own, whose stack goes with it
		for n := range 400 {
			var a [16]byte
			rand.Read(a[:])
			a[0] = 0x20
			r := &http.Request{RemoteAddr: netip.AddrPortFrom(netip.AddrFrom16(a), 1).String()}
			part, _ := l.part(r)
			if n%2 == 0 {
				l.take(r, tokenPosts, 1)
				addresses = append(addresses, hide(a[:7]))
				tags = append(tags, hide(binary.NativeEndian.AppendUint64(apart(), l.tag(part, tokenPosts))))
			} else {
				careless[part]++ // what a server might keep instead
				high := part.Addr().As16()
				carelessOnes = append(carelessOnes, hide(binary.NativeEndian.AppendUint64(apart(), binary.BigEndian.Uint64(high[:8]))))
			}
		}
	})
	visits.Wait()
	if n := heapHas(t, carelessOnes); n < 190 {
		t.Errorf("of 200 prefixes that are kept %d are found: the search proves nothing", n)
	}
	during, keyDuring := heapHas(t, tags), heapHas(t, [][]byte{key})
	if n := heapHas(t, addresses); n > 2 {
		t.Errorf("%d addresses are in memory while their turn lasts", n)
	}
	clock = clock.Add(turn)
	if err := l.Forget(t.Context()); err != nil {
		t.Fatal(err)
	}
	after, keyAfter := heapHas(t, tags), heapHas(t, [][]byte{key})
	t.Logf("while the turn lasts: %d of 200 tags, the key %d times; when it is over: %d tags, the key %d times", during, keyDuring, after, keyAfter)
	if during < 190 || keyDuring != 1 {
		t.Error("what is there is not found: the search proves nothing")
	}
	if after > 0 || keyAfter > 0 {
		t.Error("the memory still has what was to be forgotten")
	}
	runtime.KeepAlive(careless)
	runtime.KeepAlive(l)
}

func TestTogetherAllSendersOfOnePartGetNoMoreThanTheLimit(t *testing.T) {
	l := NewLimits(500, nil, time.Now)
	var through atomic.Int64
	var all sync.WaitGroup
	for g := range 8 {
		all.Go(func() {
			for n := range 200 {
				if l.take(&http.Request{RemoteAddr: "203.0.113." + strconv.Itoa(g) + ":" + strconv.Itoa(n+1)}, ballotPosts, 1) == 0 {
					through.Add(1)
				}
			}
		})
	}
	all.Wait()
	if through.Load() != 500 {
		t.Errorf("%d got through", through.Load())
	}
}
