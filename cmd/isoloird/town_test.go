package main

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"isoloir/crypto/ballot"
	"isoloir/crypto/keyring"
	"isoloir/crypto/seal"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/remote"
)

// homes are the addresses from which the town answers: 127.0.0.2 to 127.0.0.9.
const homes = 8

// A town is an organizer's poll on a victim, and those who answer it. Every request that a respondent makes bears the canary in
// whatever HTTP lets a client say.
type town struct {
	t        *testing.T
	v        *victim
	key      *keyring.Key
	client   *remote.Client // the organizer's
	link     poll.Link
	sealer   *seal.Sealer
	size     int // of padded answers
	canary   string
	clients  []*http.Client // one for each home
	mu       sync.Mutex
	ports    []string // addresses from which connections came
	sent     []*ballot.Ballot
	withdrew map[string]bool // by ballot key, in hexadecimal

	codes     *townCodes // of a poll with codes
	admitting string     // how the next ballots are admitted
}

func newTown(t *testing.T, v *victim) *town { return newTownWith(t, v, nil) }

func newTownWith(t *testing.T, v *victim, codes *townCodes) *town {
	t.Helper()
	random := make([]byte, 8)
	_, _ = rand.Read(random)
	w := &town{t: t, v: v, codes: codes, canary: "canary" + hex.EncodeToString(random), withdrew: map[string]bool{}}
	var err error
	w.key, err = keyring.Generate("organizer")
	w.ok(err)
	w.client, err = remote.New("http://" + v.listen)
	w.ok(err)
	for i := range homes {
		dialer := &net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, byte(2+i))}}
		w.clients = append(w.clients, &http.Client{Transport: &http.Transport{DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := dialer.DialContext(ctx, network, address)
			w.remember(conn, err)
			return conn, err
		}}})
	}
	w.publish()
	return w
}

func (w *town) ok(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *town) publish() {
	w.t.Helper()
	text := func(en string) poll.Text { return poll.Text{"en": en} }
	today := time.Now().UTC().Truncate(24 * time.Hour)
	d := &poll.Definition{
		Title: text(fmt.Sprintf("Cameras %x", w.canary[len(w.canary)-4:])), Languages: []string{"en"},
		Notice: poll.Notice{Organizer: text("Town"), Contact: "town@example.org", Purpose: text("To know"), LegalBasis: text("Consent"),
			KeyHolders: text("The clerk"), RetentionDays: 30, QuoteText: poll.QuoteNever},
		Opens: today.AddDate(0, 0, -1), Closes: today.AddDate(0, 0, 7), Admission: poll.AdmissionOpen,
		Recipients: []string{w.key.Recipient()}, OrganizerKey: w.key.VerifierKey(), LogKey: w.v.logKey,
		MaxBallots: 1_000_000, ReleaseAtLeast: 3, SuppressBelow: 11,
		Pages: []poll.Page{{Questions: []poll.Question{{ID: "why", Type: poll.TextQ, Ask: text("Why?"), Max: 50}}}},
	}
	d.BallotSize = d.WantBallotSize()
	if w.codes != nil {
		w.askForKey(d)
	}
	data := d.Encode()
	id := poll.IDOf(data)
	w.ok(w.client.Publish(w.t.Context(), w.statement(id, 0, translog.Publish), data))
	w.link, w.size = w.client.Link(id), d.BallotSize
	var err error
	w.sealer, err = seal.New(id, d.Recipients, d.BallotSize)
	w.ok(err)
	if w.codes != nil {
		w.makeCodes()
	}
}

func (w *town) statement(id poll.ID, counter uint64, kind string) []byte {
	w.t.Helper()
	signer, err := w.key.Signer()
	w.ok(err)
	note, err := translog.Statement{Poll: id, Counter: counter, Kind: kind}.Sign(signer)
	w.ok(err)
	return note
}

// close closes the poll, if it is not closed already.
func (w *town) close() {
	w.t.Helper()
	state, err := w.client.State(w.t.Context(), w.link)
	w.ok(err)
	if state.Status != "open" {
		return
	}
	w.ok(w.client.Statement(w.t.Context(), w.link, w.statement(w.link.ID, uint64(len(state.Statements)), translog.Close)))
}

// waitUntilSealed asks until the poll is sealed, which a server does at once when it starts.
func (w *town) waitUntilSealed() {
	w.t.Helper()
	for {
		state, err := w.client.State(w.t.Context(), w.link)
		w.ok(err)
		switch state.Status {
		case "sealed":
			return
		case "withheld":
			w.t.Fatal("too few ballots stand: the archive is withheld")
		}
	}
}

// ballotKey is derived, so that voters need not be remembered.
func (w *town) ballotKey(n int) ed25519.PrivateKey {
	seed := sha256.Sum256(fmt.Appendf(nil, "%s %s %d", w.link.ID, w.canary, n))
	return ed25519.NewKeyFromSeed(seed[:])
}

func (w *town) seal(n int, seq uint32) *ballot.Ballot {
	b, err := w.sealer.Seal(w.ballotKey(n), seq, fmt.Appendf(nil, "%-*s", w.size, `{"answers":{"why":"because"}}`))
	w.ok(err)
	return b
}

// ask makes a request as respondent n.
func (w *town) ask(n int, method, path string, body []byte) (status int, answer []byte) {
	w.t.Helper()
	canary := fmt.Sprintf("%s-%d", w.canary, n)
	r, err := http.NewRequestWithContext(w.t.Context(), method, "http://"+w.v.listen+path+"?q="+canary, bytes.NewReader(body))
	w.ok(err)
	for _, name := range []string{"User-Agent", "Referer", "From", "Cookie", "Authorization", "Accept", "Accept-Language", "Origin", "Forwarded",
		"X-Forwarded-For", "X-Real-Ip", "Via", "If-None-Match", "Idempotency-Key", "Traceparent", "X-" + canary} {
		r.Header.Set(name, canary)
	}
	if w.admitting != "" {
		r.Header.Set("Authorization", w.admitting)
	}
	r.Header.Add("X-Forwarded-For", fmt.Sprintf("198.51.100.%d", n%256))
	resp, err := w.clients[n%homes].Do(r)
	w.ok(err)
	defer func() { _ = resp.Body.Close() }()
	answer, err = io.ReadAll(resp.Body)
	w.ok(err)
	return resp.StatusCode, answer
}

// answerPoll is what a respondent's browser does, now and then with a replacement, a repetition and a withdrawal.
func (w *town) answerPoll(n int) {
	w.t.Helper()
	page := "/p/" + w.link.ID.String()
	for _, path := range []string{"", "/definition", "/state"} {
		w.want(200, n, "GET", page+path, nil)
	}
	if w.codes != nil {
		w.admitting = w.exchange(n)
		defer func() { w.admitting = "" }()
	}
	for seq := range uint32(1 + n%7/5) {
		b := w.seal(n, seq)
		w.sent = append(w.sent, b)
		w.want(201, n, "POST", page+"/ballots", b.Submission())
		if n%4 == 0 {
			w.want(201, n, "POST", page+"/ballots", b.Submission())
		}
	}
	if n%29 == 7 {
		last := w.sent[len(w.sent)-1]
		w.withdrew[fmt.Sprintf("%x", last.Key)] = true
		w.want(200, n, "POST", page+"/withdrawals", ballot.SignWithdrawal(w.ballotKey(n), w.link.ID, last.Seq+1).Bytes())
	}
}

func (w *town) want(status, n int, method, path string, body []byte) {
	w.t.Helper()
	if got, answer := w.ask(n, method, path, body); got != status {
		w.t.Fatalf("%s %s: %d %s", method, path, got, answer)
	}
}

// blunder makes requests that fail, each with the canary.
func (w *town) blunder(n int) {
	w.t.Helper()
	page, noise := "/p/"+w.link.ID.String(), []byte(strings.Repeat(w.canary, 400))
	whole := w.seal(n, 0).Submission()
	for _, r := range []struct {
		method, path string
		body         []byte
	}{
		{"GET", "/" + w.canary, nil}, {"GET", page + "/" + w.canary, nil}, {"GET", "/p/" + w.canary, nil}, {"POST", "/polls", noise},
		{strings.ToUpper(w.canary), page, nil}, {"PUT", page, noise}, {"POST", page + "/ballots", noise}, {"POST", page + "/ballots", []byte(w.canary)},
		{"POST", page + "/ballots", noise[:len(whole)]}, {"POST", page + "/ballots", append(whole[:len(whole)-len(w.canary):len(whole)-len(w.canary)], w.canary...)},
		{"POST", page + "/withdrawals", noise[:100]}, {"POST", page + "/statements", noise}, {"GET", page + "/archive", nil},
		{"GET", page + "/log/tile/" + w.canary, nil}, {"GET", "/journal/tile/" + w.canary, nil}, {"GET", "/c/" + w.canary + "/x", nil},
		{"GET", "/assets/" + w.canary, nil},
	} {
		if status, _ := w.ask(n, r.method, r.path, r.body); status < 400 || status >= 500 {
			w.t.Errorf("%s %s: %d", r.method, r.path, status)
		}
	}
	// What no client of Go's would send; the connection is closed as soon as the server has answered, or at once.
	for _, raw := range []string{
		w.canary + "\r\n\r\n", "GET /" + w.canary + " HTTP/1.1\r\n\r\n", "GET http://" + w.canary + "/ HTTP/1.1\r\nHost: x\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: x\r\nX: " + strings.Repeat(w.canary, 2000) + "\r\n\r\n", "\x16\x03\x01\x02\x00\x01" + w.canary + "\r\n\r\n",
		"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + w.canary, "POST " + page + "/ballots HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\nX: " + w.canary + "\r\n\r\n" + w.canary,
		"POST " + page + "/ballots HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz" + w.canary + "\r\n",
	} {
		conn := w.dial(n)
		_, _ = io.WriteString(conn, raw)
		w.ok(conn.(*net.TCPConn).CloseWrite())
		_, _ = io.Copy(io.Discard, conn)
		_ = conn.Close()
	}
}

func (w *town) dial(n int) net.Conn {
	w.t.Helper()
	dialer := &net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, byte(2+n%homes))}} //nolint:gosec // a home's number
	conn, err := dialer.DialContext(w.t.Context(), "tcp", w.v.listen)
	w.ok(err)
	w.remember(conn, err)
	return conn
}

func (w *town) remember(conn net.Conn, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err == nil {
		w.ports = append(w.ports, conn.LocalAddr().String())
	}
}

func (w *town) hangUp() {
	for _, c := range w.clients {
		c.CloseIdleConnections()
	}
}
