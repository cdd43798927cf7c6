package web_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"isoloir/crypto/ballot"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/box"
	"isoloir/web"
)

// stockEntries reads a whole log over HTTP twice: with golang.org/x/mod/sumdb/tlog's own TileHashReader, which checks the tiles
// against the checkpoint, and with torchwood's tile client. Nothing of ours is used but the server.
func (s *site) stockEntries(prefix, origin string) (entries [][]byte, cosignatures int) {
	s.t.Helper()
	fetcher, err := torchwood.NewTileFetcher(s.url + prefix)
	s.ok(err)
	signed, err := fetcher.ReadEndpoint(ctx, "checkpoint")
	s.ok(err)
	verifier, err := note.NewVerifier(s.logKey)
	s.ok(err)
	checkpoint, n, err := torchwood.VerifyCheckpoint(signed, torchwood.ThresholdPolicy(2, torchwood.OriginPolicy(origin), torchwood.SingleVerifierPolicy(verifier)))
	s.ok(err)
	client, err := torchwood.NewClient(fetcher)
	s.ok(err)
	for _, entry := range client.AllEntries(ctx, checkpoint.Tree, 0) {
		entries = append(entries, bytes.Clone(entry))
	}
	s.ok(client.Err())
	hashes := tlog.TileHashReader(checkpoint.Tree, &httpTiles{s, prefix})
	for i, entry := range entries {
		proof, err := tlog.ProveRecord(checkpoint.N, int64(i), hashes)
		s.ok(err)
		s.ok(tlog.CheckRecord(proof, checkpoint.N, checkpoint.Hash, int64(i), tlog.RecordHash(entry)))
	}
	if int64(len(entries)) != checkpoint.N {
		s.t.Fatalf("%d entries, the checkpoint says %d", len(entries), checkpoint.N)
	}
	return entries, len(n.UnverifiedSigs)
}

// httpTiles is a [tlog.TileReader] over C2SP's paths.
type httpTiles struct {
	s      *site
	prefix string
}

func (h *httpTiles) Height() int { return 8 }

func (h *httpTiles) ReadTiles(tiles []tlog.Tile) (data [][]byte, err error) {
	for _, tile := range tiles {
		data = append(data, []byte(h.s.get(h.prefix+"/"+torchwood.TilePath(tile))))
	}
	return data, nil
}

func (h *httpTiles) SaveTiles([]tlog.Tile, [][]byte) {}

// A witnessServer is a witness of one log as C2SP tlog-witness describes it, over real HTTP.
type witnessServer struct {
	t      testing.TB
	signer *torchwood.CosignatureSigner
	logKey func() string
	url    string

	mu   sync.Mutex
	tree tlog.Tree
	said []int                                  // statuses
	lie  func(w http.ResponseWriter) (did bool) // answers instead
}

func newWitness(t testing.TB, name string) *witnessServer {
	t.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	w := &witnessServer{t: t}
	if w.signer, err = torchwood.NewCosignatureSigner(name, key); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(w)
	t.Cleanup(server.Close)
	w.url = server.URL
	return w
}

func (w *witnessServer) witness() box.Witness {
	w.t.Helper()
	b, err := web.Witness(w.signer.Verifier().String(), w.url+"/of/isoloir/")
	if err != nil {
		w.t.Fatal(err)
	}
	return b
}

func (w *witnessServer) setLie(lie func(http.ResponseWriter) bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.lie = lie
}

func (w *witnessServer) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.lie != nil && w.lie(out) {
		return
	}
	status, mediaType, body := w.answer(r)
	w.said = append(w.said, status)
	out.Header().Set("Content-Type", mediaType)
	out.WriteHeader(status)
	_, _ = io.WriteString(out, body)
}

func (w *witnessServer) answer(r *http.Request) (status int, mediaType, body string) {
	const text = "text/plain"
	if r.Method != http.MethodPost || r.URL.Path != "/of/isoloir/add-checkpoint" {
		return 404, text, ""
	}
	data, err := io.ReadAll(r.Body)
	header, checkpoint, found := strings.Cut(string(data), "\n\n")
	lines := strings.Split(header, "\n")
	var old int64
	if _, scanErr := fmt.Sscanf(lines[0], "old %d", &old); err != nil || !found || scanErr != nil || len(lines) > 64 {
		return 400, text, ""
	}
	var proof tlog.TreeProof
	for _, line := range lines[1:] {
		hash, err := base64.StdEncoding.DecodeString(line)
		if err != nil || len(hash) != tlog.HashSize {
			return 400, text, ""
		}
		proof = append(proof, tlog.Hash(hash))
	}
	verifier, err := note.NewVerifier(w.logKey())
	if err != nil {
		return 500, text, ""
	}
	n, err := note.Open([]byte(checkpoint), note.VerifierList(verifier))
	if err != nil {
		return 403, text, ""
	}
	c, err := torchwood.ParseCheckpoint(n.Text)
	switch {
	case err != nil || old > c.N:
		return 400, text, ""
	case old != w.tree.N:
		return 409, "text/x.tlog.size", fmt.Sprintf("%d\n", w.tree.N)
	case old == 0 && len(proof) > 0, old > 0 && tlog.CheckTree(proof, c.N, c.Hash, w.tree.N, w.tree.Hash) != nil:
		return 422, text, ""
	}
	w.tree = c.Tree
	signed, err := note.Sign(&note.Note{Text: n.Text}, w.signer)
	if err != nil {
		return 500, text, ""
	}
	return 200, text, string(signed[len(n.Text)+1:])
}

func TestStockClientsVerifyJournalAndPollLogOverHTTP(t *testing.T) {
	w := newWitness(t, "witness.example")
	s := newSite(t, w.witness())
	w.logKey = func() string { return s.logKey }
	link := s.publish(nil)
	other := s.publish(func(d *poll.Definition) { d.Title = poll.Text{"en": "Unlisted"} })
	s.ok(s.box.SealDue(ctx))
	const voters = 260 // two bundles
	for n := range voters {
		_, err := s.box.Submit(ctx, link.ID, s.sealed(link, n, 0, "yes").Submission(), nil)
		s.ok(err)
	}
	_, err := s.client.Withdraw(ctx, link, ballot.SignWithdrawal(ballotKey(1), link.ID, 1))
	s.ok(err)
	closing := s.statement(link.ID, 1, translog.Close)
	s.ok(s.client.Statement(ctx, link, closing))
	s.ok(s.box.SealDue(ctx))

	host := link.Host
	entries, _ := s.stockEntries("/p/"+link.ID.String()+"/log", host+"/p/"+link.ID.String())
	var want [][]byte
	for _, e := range s.entries(link.ID) {
		want = append(want, e.Bytes())
	}
	if fmt.Sprint(entries) != fmt.Sprint(want) || len(entries) != voters {
		t.Errorf("the poll log has %d entries, not those of the %d ballots", len(entries), len(want))
	}
	journal, cosignatures := s.stockEntries("/journal", host+"/journal")
	if cosignatures != 1 {
		t.Errorf("%d cosignatures", cosignatures)
	}
	log, err := translog.OpenCheckpoint([]byte(s.get("/p/"+link.ID.String()+"/log/checkpoint")), s.logKey, translog.Origin(host, link.ID))
	s.ok(err)
	wantJournal := []translog.JournalEntry{translog.Published(link.ID), translog.Published(other.ID), translog.Stated(link.ID, closing),
		translog.Sealed(link.ID, log.Size, log.Root)}
	for i, e := range wantJournal {
		if len(journal) != len(wantJournal) || !bytes.Equal(journal[i], e.Bytes()) {
			t.Fatalf("the journal is %x, want at %d %x", journal, i, e.Bytes())
		}
	}
	all := bytes.Join(journal, nil)
	for _, page := range []string{"/journal/checkpoint", "/journal/tile/0/000.p/4", "/journal/tile/entries/000.p/4"} {
		all = append(all, s.get(page)...)
	}
	if bytes.Contains(all, other.ID[:]) || bytes.Contains(all, []byte(other.ID.String())) {
		t.Error("the journal tells the link of a poll that is not listed")
	}
	if fmt.Sprint(w.said) != "[200 200]" {
		t.Errorf("the witness said %v", w.said)
	}
	s.checkArchive(link, slicesOf("yes", voters-1))
}

func slicesOf(text string, n int) (all []string) {
	for range n {
		all = append(all, text)
	}
	return all
}

func TestWhateverAWitnessAnswersItNeverCountsUnlessItCosigned(t *testing.T) {
	answer := func(status int, mediaType, body string) func(http.ResponseWriter) bool {
		return func(w http.ResponseWriter) bool {
			w.Header().Set("Content-Type", mediaType)
			w.WriteHeader(status)
			_, _ = io.WriteString(w, body)
			return true
		}
	}
	const size = "text/x.tlog.size"
	for what, lie := range map[string]func(http.ResponseWriter) bool{
		"nothing":                  answer(200, "text/plain", ""),
		"a page":                   answer(200, "text/html", "<!doctype html>"),
		"too much":                 answer(200, "text/plain", strings.Repeat("x\n", 1<<20)),
		"elsewhere":                func(w http.ResponseWriter) bool { w.Header().Set("Location", "/"); w.WriteHeader(307); return true },
		"an unknown log":           answer(404, "text/plain", ""),
		"a wrong key":              answer(403, "text/plain", ""),
		"a wrong proof":            answer(422, "text/plain", ""),
		"a conflict without size":  answer(409, "text/plain", "same size, another root"),
		"a size that is none":      answer(409, size, "-1\n"),
		"a size that is too large": answer(409, size, "9223372036854775807\n"),
		"a size over all sizes":    answer(409, size, "9223372036854775808\n"),
		"the same size for ever":   answer(409, size, "1\n"),
		"its own fault":            answer(500, "text/plain", ""),
		"a cut connection":         func(http.ResponseWriter) bool { panic(http.ErrAbortHandler) },
	} {
		t.Run(what, func(t *testing.T) {
			w := newWitness(t, "witness.example")
			s := newSite(t, w.witness())
			w.logKey = func() string { return s.logKey }
			s.publish(nil)
			w.setLie(lie)
			if err := s.box.SealDue(ctx); err == nil {
				t.Error("it counts")
			}
			if body := s.get("/journal/checkpoint"); !strings.Contains(body, "/journal\n0\n") {
				t.Errorf("served: %s", body)
			}
			w.setLie(nil)
			s.ok(s.box.SealDue(ctx))
			if _, cosignatures := s.stockEntries("/journal", s.client.Link(poll.ID{}).Host+"/journal"); cosignatures != 1 {
				t.Errorf("%d cosignatures after an honest answer", cosignatures)
			}
		})
	}
}

func TestADeletionIsConfirmedBySignatureOverHTTP(t *testing.T) {
	s := newSite(t)
	link := s.publish(nil)
	for n := range 4 {
		_, err := s.client.Submit(ctx, link, s.sealed(link, n, 0, "yes"), nil)
		s.ok(err)
	}
	s.setClock(closes)
	s.ok(s.box.SealDue(ctx))
	order := s.statement(link.ID, 1, translog.Delete)
	var first string
	for range 2 {
		r, err := http.Post(s.url+"/p/"+link.ID.String()+"/statements", "text/plain", bytes.NewReader(order))
		s.ok(err)
		body, err := io.ReadAll(r.Body)
		s.ok(errors.Join(err, r.Body.Close()))
		d, err := translog.OpenDeletion(body, s.logKey)
		if s.ok(err); r.StatusCode != 200 || d != (translog.Deletion{Poll: link.ID, Statement: sha256.Sum256(order)}) || first != "" && string(body) != first {
			t.Errorf("%d %s, first %s", r.StatusCode, body, first)
		}
		first = string(body)
	}
	for _, page := range []string{"/definition", "/state", "/archive", "/archive/nonce", "/log/checkpoint", "/log/tile/0/000.p/4", "/log/tile/entries/000.p/4"} {
		r, err := http.Get(s.url + "/p/" + link.ID.String() + page)
		s.ok(err)
		body, err := io.ReadAll(r.Body)
		s.ok(errors.Join(err, r.Body.Close()))
		if r.StatusCode != 410 || !strings.Contains(string(body), `"code":"deleted"`) || r.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d %s", page, r.StatusCode, body)
		}
	}
	if journal, _ := s.stockEntries("/journal", link.Host+"/journal"); len(journal) != 3 {
		t.Errorf("%d entries in the journal", len(journal))
	}
}

func TestTheAddressOfAWitnessIsChecked(t *testing.T) {
	for _, bad := range []string{"", "witness.example", "ftp://witness.example", "https://", "https://user@witness.example", "https://witness.example?x", "https://witness.example#x", "https://witness.example/%zz"} {
		if _, err := web.Witness("key", bad); err == nil {
			t.Errorf("%q: accepted", bad)
		}
	}
}
