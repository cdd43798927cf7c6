package box_test

import (
	"context"
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"isoloir/crypto/ballot"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/box"
	"isoloir/poll/box/store"
)

const host = "polls.example"

var (
	ctx    = context.Background()
	opens  = time.Date(2030, 1, 1, 8, 0, 0, 0, time.UTC)
	closes = time.Date(2030, 1, 8, 20, 0, 0, 0, time.UTC)
)

// A clock stands still until it is set.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = t
}

// A server is a box over a SQLite store in a directory, and an organizer who may publish there.
type server struct {
	*box.Box
	t         testing.TB
	store     *store.SQLite
	vkey      string // the server's
	clock     *clock
	organizer note.Signer
	orgKey    string
}

// wrapStore lets a test stand between the box and its store.
type wrapStore func(box.Store) box.Store

func start(t testing.TB, dir string, wrap wrapStore) *server {
	t.Helper()
	st, err := store.Open(dir)
	ok(t, err)
	s := &server{t: t, store: st, clock: &clock{now: opens.Add(time.Hour)}}
	s.organizer, s.orgKey = fixedKey(t)
	var kept box.Store = st
	if wrap != nil {
		kept = wrap(st)
	}
	s.Box = s.boxOver(kept)
	return s
}

// boxOver opens a box over the server's store, or over one that stands before it; several may be open.
func (s *server) boxOver(kept box.Store, witnesses ...box.Witness) *box.Box {
	s.t.Helper()
	signer, vkey, err := box.ServerKey(ctx, s.store, host)
	ok(s.t, err)
	s.vkey = vkey
	b, err := box.New(kept, box.Options{
		Signer: signer, VerifierKey: vkey, Clock: s.clock.Now, WriteArchive: writeArchive, Publishers: []string{s.orgKey},
		Witnesses: witnesses, Quorum: (len(witnesses) + 1) / 2,
	})
	ok(s.t, err)
	return b
}

// newServer starts a server that is shut down with the test.
func newServer(t testing.TB) *server {
	s := start(t, t.TempDir(), nil)
	t.Cleanup(func() { ok(t, s.store.Shutdown()) })
	return s
}

// fixedKey is the organizer's: the same for every server, so that one that is started again still knows it.
func fixedKey(t testing.TB) (note.Signer, string) {
	skey, vkey, err := note.GenerateKey(rand.NewChaCha8([32]byte{1}), "organizer")
	ok(t, err)
	signer, err := note.NewSigner(skey)
	ok(t, err)
	return signer, vkey
}

// writeArchive stands in for the archive's format: everything of the contents, in their order.
func writeArchive(w io.Writer, c box.ArchiveContents) error {
	fmt.Fprintf(w, "%v\n%s\n%s%s\n%x\n%s", c.Public, c.Definition, c.Checkpoint, c.Statements, c.Journal, c.Tokens)
	return c.Ballots(func(r *box.Record) error {
		_, err := fmt.Fprintf(w, "%x %x %v\n", r.Entry().Bytes(), r.Signature, !c.Public && len(r.File) > 0)
		return err
	})
}

func (s *server) definition(change func(*poll.Definition)) []byte {
	text := func(en string) poll.Text { return poll.Text{"en": en} }
	d := &poll.Definition{
		Title: text("Cameras"), Languages: []string{"en"},
		Notice: poll.Notice{Organizer: text("Town"), Contact: "town@example.org", Purpose: text("To know"), LegalBasis: text("Consent"),
			KeyHolders: text("The clerk"), RetentionDays: 30, QuoteText: poll.QuoteNever},
		Opens: opens, Closes: closes, Admission: poll.AdmissionOpen,
		Recipients:   []string{"age1fqj96dsr8stdt0t93uvtauyvfks5x5tm4u3flczzvq8xv6wfhp8s7v0e25"},
		OrganizerKey: s.orgKey, LogKey: s.vkey, MaxBallots: 1000, ReleaseAtLeast: 3, SuppressBelow: 11,
		Pages: []poll.Page{{Questions: []poll.Question{{ID: "why", Type: poll.TextQ, Ask: text("Why?"), Max: 50}}}},
	}
	if change != nil {
		change(d)
	}
	d.BallotSize = d.WantBallotSize()
	return d.Encode()
}

func (s *server) statement(id poll.ID, counter uint64, kind string, args ...string) []byte {
	n, err := translog.Statement{Poll: id, Counter: counter, Kind: kind, Args: args}.Sign(s.organizer)
	ok(s.t, err)
	return n
}

// order hands in a statement that must be taken, and returns the answer.
func (s *server) order(id poll.ID, note []byte) []byte {
	s.t.Helper()
	answer, err := s.Statement(ctx, id, note)
	ok(s.t, err)
	return answer
}

func (s *server) orderRefused(id poll.ID, note []byte, code string) {
	s.t.Helper()
	_, err := s.Statement(ctx, id, note)
	wantCode(s.t, err, code)
}

// A published poll, as those who answer it see it.
type published struct {
	s        *server
	id       poll.ID
	template ballot.Template
}

func (s *server) publish(change func(*poll.Definition)) *published {
	s.t.Helper()
	data := s.definition(change)
	id, err := s.Publish(ctx, s.statement(poll.IDOf(data), 0, translog.Publish), data)
	ok(s.t, err)
	return s.known(id, data)
}

func (s *server) known(id poll.ID, data []byte) *published {
	d, err := poll.Parse(data)
	ok(s.t, err)
	t, err := ballot.NewTemplate(id, d.Recipients, d.BallotSize)
	ok(s.t, err)
	return &published{s: s, id: id, template: t}
}

// A voter holds a ballot key of a poll.
type voter struct {
	p   *published
	key ed25519.PrivateKey
}

func (p *published) voter(n int) voter {
	seed := make([]byte, ed25519.SeedSize)
	copy(seed, fmt.Sprintf("voter %d", n))
	return voter{p: p, key: ed25519.NewKeyFromSeed(seed)}
}

func (v voter) public() ed25519.PublicKey { return v.key.Public().(ed25519.PublicKey) }

// ballot is a submission that passes every check of a server, though nobody could open it: what is sealed in it is noise.
func (v voter) ballot(seq uint32, noise uint64) []byte {
	rng := rand.NewChaCha8([32]byte{byte(noise), byte(noise >> 8), byte(seq), 1})
	random := func(n int) []byte {
		b := make([]byte, n)
		rng.Read(b)
		return b
	}
	b64 := base64.RawStdEncoding.EncodeToString
	var file strings.Builder
	fmt.Fprintf(&file, "age-encryption.org/v1\n-> X25519 %s\n%s\n-> isoloir/v1 %s\n\n--- %s\n",
		b64(random(32)), b64(random(32)), strings.Join(ballot.StanzaArgs(v.p.id, v.public()), " "), b64(random(32)))
	file.Write(random(v.p.template.FileSize() - file.Len()))
	b := &ballot.Ballot{Key: v.public(), Seq: seq, File: []byte(file.String())}
	b.Signature = ballot.Sign(v.key, v.p.id, seq, b.File)
	return b.Submission()
}

func (v voter) withdrawal(seq uint32) []byte {
	return ballot.SignWithdrawal(v.key, v.p.id, seq).Bytes()
}

func (p *published) submit(n int, seq uint32) []byte {
	p.s.t.Helper()
	r, err := p.s.Submit(ctx, p.id, p.voter(n).ballot(seq, uint64(n)), nil)
	ok(p.s.t, err)
	return r
}

// sealAfterClosing lets the closing time come.
func (p *published) sealAfterClosing() {
	p.s.t.Helper()
	p.s.clock.set(closes)
	ok(p.s.t, p.s.SealDue(ctx))
}

// archive reads the public archive, or the whole one with a request of the organizer's.
func (p *published) archive(public bool) string {
	p.s.t.Helper()
	var request []byte
	if !public {
		nonce, err := p.s.ArchiveNonce(ctx, p.id)
		ok(p.s.t, err)
		request, err = translog.ArchiveRequest{Poll: p.id, Nonce: nonce}.Sign(p.s.organizer)
		ok(p.s.t, err)
	}
	a, err := p.s.Archive(ctx, p.id, request)
	ok(p.s.t, err)
	defer a.Close()
	data, err := io.ReadAll(a)
	ok(p.s.t, err)
	if a.Size != int64(len(data)) {
		p.s.t.Errorf("archive of %d bytes says %d", len(data), a.Size)
	}
	return string(data)
}

// entries reads the log from the store.
func (p *published) entries() (all []translog.Entry) {
	p.s.t.Helper()
	ok(p.s.t, p.s.store.Ballots(ctx, p.id, func(r *box.Record) error {
		all = append(all, r.Entry())
		return nil
	}))
	return all
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantCode(t testing.TB, err error, code string) {
	t.Helper()
	var e *box.Error
	if !errors.As(err, &e) || e.Code != code {
		t.Fatalf("error %v, want %s", err, code)
	}
	if e.Public == "" {
		t.Fatalf("%s has no public sentence", code)
	}
}
