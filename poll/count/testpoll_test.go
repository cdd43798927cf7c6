package count

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"os"
	"path/filepath"
	"sort"
	"testing"
	"time"

	"filippo.io/age"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"isoloir/crypto/ballot"
	"isoloir/crypto/seal"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/archive"
)

// A testPoll is a poll with everybody's keys, and the ballots put into it so far.
type testPoll struct {
	t          testing.TB
	definition *poll.Definition
	id         poll.ID
	server     note.Signer
	organizer  note.Signer
	identities []age.Identity
	records    []*archive.Record
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func signer(t testing.TB, name string) (note.Signer, string) {
	t.Helper()
	skey, vkey, err := translog.GenerateKey(name)
	if err != nil {
		t.Fatal(err)
	}
	return must(note.NewSigner(skey))(t), vkey
}

var words = poll.Text{"fr": "x"}

// newPoll makes a poll with two recipients that asks for a number, n.
func newPoll(t testing.TB) *testPoll {
	return newPollOf(t, poll.Question{ID: "n", Type: poll.Number, Ask: words, Max: 1_000_000})
}

func newPollOf(t testing.TB, q poll.Question) *testPoll {
	t.Helper()
	p := &testPoll{t: t}
	var logKey, organizerKey string
	p.server, logKey = signer(t, "poll.example")
	p.organizer, organizerKey = signer(t, "mairie")
	p.definition = &poll.Definition{
		Title: words, Languages: []string{"fr"},
		Notice: poll.Notice{Organizer: words, Contact: "x", Purpose: words, LegalBasis: words, KeyHolders: words, RetentionDays: 1, QuoteText: poll.QuoteNever},
		Opens:  time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), Closes: time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC),
		Admission: poll.AdmissionOpen, OrganizerKey: organizerKey, LogKey: logKey,
		MaxBallots: 1_000_000, ReleaseAtLeast: 3, SuppressBelow: 11,
		Pages: []poll.Page{{Questions: []poll.Question{q}}},
	}
	for range 2 {
		identity := must(age.GenerateX25519Identity())(t)
		p.identities = append(p.identities, identity)
		p.definition.Recipients = append(p.definition.Recipients, identity.Recipient().String())
	}
	p.definition.BallotSize = p.definition.WantBallotSize()
	if _, err := poll.Parse(p.definition.Encode()); err != nil {
		t.Fatal(err)
	}
	p.id = poll.IDOf(p.definition.Encode())
	return p
}

func (p *testPoll) sealer(recipients []string) *seal.Sealer {
	p.t.Helper()
	return must(seal.New(p.id, recipients, p.definition.BallotSize))(p.t)
}

// answer puts in a ballot that says this number.
func (p *testPoll) answer(s *seal.Sealer, n int64) {
	p.t.Helper()
	p.plain(s, must(p.definition.EncodeAnswers(poll.Answers{ByID: map[string]poll.Answer{"n": {Number: n}}}))(p.t))
}

// plain puts in a ballot of any plaintext, padded to the ballot size with spaces.
func (p *testPoll) plain(s *seal.Sealer, plain []byte) {
	p.t.Helper()
	padded := append(bytes.Clone(plain), bytes.Repeat([]byte(" "), p.definition.BallotSize-len(plain))...)
	p.put(s, padded, func([]byte) {})
}

// put puts in a ballot whose file is changed before it is signed.
func (p *testPoll) put(s *seal.Sealer, padded []byte, change func(file []byte)) {
	p.t.Helper()
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		p.t.Fatal(err)
	}
	b := must(s.Seal(key, 0, padded))(p.t)
	change(b.File)
	p.records = append(p.records, &archive.Record{Key: b.Key, Signature: ballot.Sign(key, p.id, 0, b.File), File: b.File, FileHash: sha256.Sum256(b.File)})
}

// withdraw puts in a withdrawal.
func (p *testPoll) withdraw() {
	p.t.Helper()
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		p.t.Fatal(err)
	}
	w := ballot.SignWithdrawal(key, p.id, 1)
	p.records = append(p.records, &archive.Record{Key: w.Key, Seq: w.Seq, Signature: w.Signature, Withdrawn: true})
}

// seal closes the poll and opens its archive. Records for which left is true are left out, though the checkpoint counts them.
func (p *testPoll) seal(public bool, left func(*archive.Record) bool) *archive.Archive {
	p.t.Helper()
	sort.Slice(p.records, func(i, j int) bool {
		a, b := ballot.KeyHash(p.records[i].Key), ballot.KeyHash(p.records[j].Key)
		return bytes.Compare(a[:], b[:]) < 0
	})
	var h translog.Hasher
	for _, r := range p.records {
		h.Add(r.Entry().Bytes())
	}
	checkpoint := translog.Checkpoint{Origin: translog.Origin(p.definition.Host(), p.id), Size: h.Size(), Root: h.Root()}
	path := filepath.Join(p.t.TempDir(), "poll.tar")
	f := must(os.Create(path))(p.t)
	err := archive.Write(f, archive.Contents{
		Definition: p.definition.Encode(),
		Checkpoint: must(checkpoint.Sign(p.server))(p.t),
		Statements: [][]byte{must(translog.Statement{Poll: p.id, Kind: translog.Publish}.Sign(p.organizer))(p.t)},
		Journal:    p.journal(h.Size(), h.Root()),
		Public:     public,
		Ballots: func(yield func(*archive.Record) error) error {
			for _, r := range p.records {
				if left != nil && left(r) {
					continue
				}
				if err := yield(r); err != nil {
					return err
				}
			}
			return nil
		},
	})
	if err != nil {
		p.t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		p.t.Fatal(err)
	}
	a := must(archive.Open(path))(p.t)
	p.t.Cleanup(func() { _ = a.Close() })
	return a
}

// journal is a journal in which nothing stands but this poll.
func (p *testPoll) journal(size int64, root tlog.Hash) archive.Journal {
	p.t.Helper()
	published, sealed := translog.Published(p.id).Bytes(), translog.Sealed(p.id, size, root).Bytes()
	var h translog.Hasher
	h.Add(published)
	h.Add(sealed)
	c := translog.Checkpoint{Origin: translog.JournalOrigin(p.definition.Host()), Size: h.Size(), Root: h.Root()}
	return archive.Journal{
		Checkpoint: must(c.Sign(p.server))(p.t),
		Published:  translog.Proof{Index: 0, Hashes: []tlog.Hash{tlog.RecordHash(sealed)}}.Bytes(),
		Sealed:     translog.Proof{Index: 1, Hashes: []tlog.Hash{tlog.RecordHash(published)}}.Bytes(),
	}
}
