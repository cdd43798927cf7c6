package remote

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"strings"
	"testing"

	"isoloir/crypto/token"
	"isoloir/poll"
)

func TestACodeNeverLeavesTheMachineAndATokenOnlyInItsHeader(t *testing.T) {
	var dumps [][]byte
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		dump, err := httputil.DumpRequest(r, true)
		if err != nil {
			t.Error(err)
		}
		dumps = append(dumps, dump)
		_, _ = io.WriteString(w, "answer")
	}))
	defer server.Close()
	c, err := New(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	key, err := token.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	id := poll.ID{1}
	blinding, err := key.Public().NewBlinding()
	if err != nil {
		t.Fatal(err)
	}
	ballot, _, _ := ed25519.GenerateKey(nil)
	request, err := token.NewAdmission(key.Public(), "poll.example", id).Request(ballot, blinding)
	if err != nil {
		t.Fatal(err)
	}
	code := token.NewCode()
	if _, err := c.Token(ctx, c.Link(id), token.Redeem(code.Key(id), id, request.Bytes())); err != nil {
		t.Fatal(err)
	}
	bought := bytes.Repeat([]byte{0xfb}, token.Size)
	if _, err := c.do(ctx, submission(c, id, bought)); err != nil {
		t.Fatal(err)
	}
	header := base64.URLEncoding.EncodeToString(bought)
	for i, dump := range dumps {
		for what, secret := range map[string][]byte{"the code": code[:], "the code's text": []byte(code.String()), "the code's seed": code.Key(id).Seed(),
			"the ballot key": ballot, "the blinding": blinding[:48], "a referrer": []byte("Referer:"), "a cookie": []byte("Cookie:")} {
			if bytes.Contains(dump, secret) {
				t.Errorf("request %d holds %s", i, what)
			}
		}
		head, body, _ := bytes.Cut(dump, []byte("\r\n\r\n"))
		line, _, _ := strings.Cut(string(head), "\r\n")
		if strings.Contains(line, "?") || strings.Contains(line, header[:20]) || bytes.Contains(body, []byte(header)) || bytes.Contains(body, bought) {
			t.Errorf("request %d: %s holds more than a path", i, line)
		}
	}
	if len(dumps) != 2 || !strings.Contains(string(dumps[1]), `Authorization: PrivateToken token="`+header+`"`) {
		t.Errorf("%d requests; the token is not where RFC 9577 has it", len(dumps))
	}
}

func submission(c *Client, id poll.ID, bought []byte) request {
	return request{url: c.Link(id).String() + "/ballots", contentType: octetStream, body: []byte("ballot"), admitting: privateToken(bought), limit: smallAnswer}
}

// serveSOCKSUsers is a SOCKS5 proxy that wants a name and a password (RFC 1929), and tells them. It connects to nothing.
func serveSOCKSUsers(t *testing.T) (address string, users <-chan string) {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	seen := make(chan string, 10)
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			read := func(n int) []byte {
				b := make([]byte, n)
				_, _ = io.ReadFull(conn, b)
				return b
			}
			read(int(read(2)[1]))
			_, _ = conn.Write([]byte{5, 2})
			name := read(int(read(2)[1]))
			seen <- string(name) + ":" + string(read(int(read(1)[0])))
			_ = conn.Close()
		}
	}()
	return listener.Addr().String(), seen
}

// Tor gives each SOCKS user a circuit of their own (IsolateSOCKSAuth in tor(1), on by default).
func TestEachClientHasACircuitOfItsOwnAndKeepsIt(t *testing.T) {
	proxy, users := serveSOCKSUsers(t)
	ask := func(c *Client) string {
		_, _ = c.once(ctx, request{url: "http://abcdefghijklmnop.onion/"})
		return <-users
	}
	dial := func(proxy string) *Client {
		c, err := New("http://abcdefghijklmnop.onion", WithProxy(proxy))
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	first, second := dial("socks5h://"+proxy), dial("socks5h://"+proxy)
	one, again, other := ask(first), ask(first), ask(second)
	if one != again || one == other {
		t.Errorf("%q, then %q, and another client %q", one, again, other)
	}
	if named := ask(dial("socks5h://me:secret@" + proxy)); named != "me:secret" {
		t.Errorf("a name that was given is replaced by %q", named)
	}
}

func TestTokensAreForTheHostOfTheLogKeyWhateverAddressTheLinkHas(t *testing.T) {
	key, err := token.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	c, err := New("https://poll.example")
	if err != nil {
		t.Fatal(err)
	}
	id := poll.ID{1}
	d := &poll.Definition{Admission: poll.AdmissionCodes, LogKey: "other.example+00000000+x", TokenKey: base64.StdEncoding.EncodeToString(key.Public().Bytes())}
	c.pinned[id] = pinnedPoll{definition: d}
	admission, public, err := c.Admission(ctx, c.Link(id))
	if err != nil {
		t.Fatal(err)
	}
	ballot, _, _ := ed25519.GenerateKey(nil)
	blinding, err := public.NewBlinding()
	if err != nil {
		t.Fatal(err)
	}
	r, err := token.NewAdmission(key.Public(), "other.example", id).Request(ballot, blinding)
	if err != nil {
		t.Fatal(err)
	}
	response, err := key.Sign(r.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	bought, err := r.Finish(response)
	if err != nil {
		t.Fatal(err)
	}
	if err := admission.Verify(bought, ballot); err != nil {
		t.Error(err)
	}
}
