package web_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/binary"
	"log/slog"
	"net"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"isoloir/crypto/ballot"
	"isoloir/crypto/keyring"
	"isoloir/crypto/seal"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/box"
	"isoloir/poll/box/store"
	"isoloir/poll/remote"
	"isoloir/web"
)

var (
	ctx    = context.Background()
	opens  = time.Date(2030, 1, 1, 8, 0, 0, 0, time.UTC)
	closes = time.Date(2030, 1, 8, 20, 0, 0, 0, time.UTC)
)

// A site is a whole server over real HTTP and a real store, whose clock the test sets, and an organizer who may publish there.
type site struct {
	t       testing.TB
	dir     string
	store   *store.SQLite
	box     *box.Box
	client  *remote.Client
	key     *keyring.Key
	logKey  string
	url     string
	logged  bytes.Buffer
	clockMu sync.Mutex
	clock   time.Time
}

func newSite(t testing.TB, witnesses ...box.Witness) *site {
	t.Helper()
	s := &site{t: t, dir: t.TempDir(), clock: opens.Add(time.Hour)}
	server := httptest.NewUnstartedServer(nil)
	host := server.Listener.Addr().(*net.TCPAddr).String()
	var err error
	s.store, err = store.Open(s.dir)
	s.ok(err)
	t.Cleanup(func() { s.ok(s.store.Shutdown()) })
	signer, logKey, err := box.ServerKey(ctx, s.store, host)
	s.ok(err)
	s.key, err = keyring.Generate("organizer")
	s.ok(err)
	s.logKey = logKey
	s.box, err = box.New(s.store, box.Options{Signer: signer, VerifierKey: logKey, Clock: s.now, WriteArchive: web.WriteArchive, Publishers: []string{s.key.VerifierKey()},
		Witnesses: witnesses, Quorum: len(witnesses)})
	s.ok(err)
	log := slog.New(slog.NewTextHandler(&s.logged, nil))
	server.Config = web.Server(web.Handler(s.box, web.Options{LogKey: logKey, Logger: log}))
	server.Start()
	t.Cleanup(server.Close)
	s.url = server.URL
	s.client, err = remote.New(s.url)
	s.ok(err)
	return s
}

func (s *site) ok(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *site) now() time.Time {
	s.clockMu.Lock()
	defer s.clockMu.Unlock()
	return s.clock
}

func (s *site) setClock(t time.Time) {
	s.clockMu.Lock()
	defer s.clockMu.Unlock()
	s.clock = t
}

func (s *site) definition(change func(*poll.Definition)) []byte {
	text := func(en string) poll.Text { return poll.Text{"en": en} }
	d := &poll.Definition{
		Title: text("Cameras"), Languages: []string{"en"},
		Notice: poll.Notice{Organizer: text("Town"), Contact: "town@example.org", Purpose: text("To know"), LegalBasis: text("Consent"),
			KeyHolders: text("The clerk"), RetentionDays: 30, QuoteText: poll.QuoteNever},
		Opens: opens, Closes: closes, Admission: poll.AdmissionOpen,
		Recipients: []string{s.key.Recipient()}, OrganizerKey: s.key.VerifierKey(), LogKey: s.logKey,
		MaxBallots: 1_000_000, ReleaseAtLeast: 3, SuppressBelow: 11,
		Pages: []poll.Page{{Questions: []poll.Question{{ID: "why", Type: poll.TextQ, Ask: text("Why?"), Max: 50}}}},
	}
	if change != nil {
		change(d)
	}
	d.BallotSize = d.WantBallotSize()
	return d.Encode()
}

func (s *site) statement(id poll.ID, counter uint64, kind string) []byte {
	signer, err := s.key.Signer()
	s.ok(err)
	note, err := translog.Statement{Poll: id, Counter: counter, Kind: kind}.Sign(signer)
	s.ok(err)
	return note
}

func (s *site) publish(change func(*poll.Definition)) poll.Link {
	s.t.Helper()
	data := s.definition(change)
	id := poll.IDOf(data)
	s.ok(s.client.Publish(ctx, s.statement(id, 0, translog.Publish), data))
	return s.client.Link(id)
}

func ballotKey(n int) ed25519.PrivateKey {
	seed := make([]byte, ed25519.SeedSize)
	binary.BigEndian.PutUint64(seed, uint64(n)) //nolint:gosec // a small count
	return ed25519.NewKeyFromSeed(seed)
}

// sealed makes the n'th voter's ballot.
func (s *site) sealed(link poll.Link, n int, seq uint32, why string) *ballot.Ballot {
	s.t.Helper()
	d, _, err := s.client.Definition(ctx, link)
	s.ok(err)
	padded, err := d.EncodeAnswers(poll.Answers{ByID: map[string]poll.Answer{"why": {Text: why}}})
	s.ok(err)
	sealer, err := seal.New(link.ID, d.Recipients, d.BallotSize)
	s.ok(err)
	b, err := sealer.Seal(ballotKey(n), seq, padded)
	s.ok(err)
	return b
}

// entries reads what the poll's log would hold from the store.
func (s *site) entries(id poll.ID) (all []translog.Entry) {
	s.t.Helper()
	s.ok(s.store.Ballots(ctx, id, func(r *box.Record) error {
		all = append(all, r.Entry())
		return nil
	}))
	return all
}
