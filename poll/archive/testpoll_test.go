package archive

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"sort"
	"sync"
	"testing"
	"time"

	"filippo.io/age"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"isoloir/crypto/ballot"
	"isoloir/crypto/seal"
	"isoloir/crypto/translog"
	"isoloir/poll"
)

// A testPoll is a sealed poll with everybody's keys, as an attacker of any kind would wish for.
type testPoll struct {
	definition *poll.Definition
	encoded    []byte
	id         poll.ID
	server     note.Signer
	organizer  note.Signer
	identity   *age.X25519Identity
	statements [][]byte
	records    []*Record // sorted; the last ones are not special
	keys       map[[32]byte]ed25519.PrivateKey
	replaced   *Record // an older word of the key of records[0]
	tokens     []byte  // the count of a poll with codes
}

func words(s string) poll.Text { return poll.Text{"fr": s} }

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func signerOf(t testing.TB, name string) (note.Signer, string) {
	t.Helper()
	skey, vkey, err := translog.GenerateKey(name)
	if err != nil {
		t.Fatal(err)
	}
	return must(note.NewSigner(skey))(t), vkey
}

// newPoll makes a poll of n ballot keys, of which the last `withdrawn` (in key order) are withdrawn.
func newPoll(t testing.TB, n, withdrawn int) *testPoll {
	return newPollWith(t, n, withdrawn, 1_000_000)
}

func newPollWith(t testing.TB, n, withdrawn int, maxBallots int64) *testPoll {
	return newPollChanged(t, n, withdrawn, func(p *testPoll) { p.definition.MaxBallots = maxBallots })
}

// newPollChanged makes a poll whose definition was changed before anything was done with it.
func newPollChanged(t testing.TB, n, withdrawn int, change func(*testPoll)) *testPoll {
	t.Helper()
	p := &testPoll{keys: map[[32]byte]ed25519.PrivateKey{}}
	var logKey, organizerKey string
	p.server, logKey = signerOf(t, "poll.example")
	p.organizer, organizerKey = signerOf(t, "mairie")
	p.identity = must(age.GenerateX25519Identity())(t)
	p.definition = definition(p.identity.Recipient().String(), organizerKey, logKey)
	p.definition.MaxBallots = 1_000_000
	change(p)
	p.encode(t)
	p.statements = [][]byte{p.statement(t, 0, translog.Publish), p.statement(t, 1, translog.Close)}
	sealer := must(seal.New(p.id, p.definition.Recipients, p.definition.BallotSize))(t)
	for range n {
		_, key, err := ed25519.GenerateKey(nil)
		if err != nil {
			t.Fatal(err)
		}
		r := p.seal(t, sealer, key, 0)
		p.keys[ballot.KeyHash(r.Key)] = key
		p.records = append(p.records, r)
	}
	sortRecords(p.records)
	p.replaced = p.records[0]
	p.records[0] = p.seal(t, sealer, p.keys[ballot.KeyHash(p.replaced.Key)], 1)
	for i := n - withdrawn; i < n; i++ {
		w := ballot.SignWithdrawal(p.keys[ballot.KeyHash(p.records[i].Key)], p.id, 1)
		p.records[i] = &Record{Key: w.Key, Seq: w.Seq, Signature: w.Signature, Withdrawn: true}
	}
	return p
}

func definition(recipient, organizerKey, logKey string) *poll.Definition {
	d := &poll.Definition{
		Title: words("Caméras"), Languages: []string{"fr"},
		Notice: poll.Notice{Organizer: words("Mairie"), Contact: "mairie@example.org", Purpose: words("x"), LegalBasis: words("x"),
			KeyHolders: words("x"), RetentionDays: 30, QuoteText: poll.QuoteNever},
		Opens: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), Closes: time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC),
		Admission: poll.AdmissionOpen, Recipients: []string{recipient}, OrganizerKey: organizerKey, LogKey: logKey,
		ReleaseAtLeast: 3, SuppressBelow: 11,
		Pages: []poll.Page{{Questions: []poll.Question{{ID: "avis", Type: poll.Choice, Ask: words("Pour ?"),
			Options: []poll.Option{{ID: "pour", Label: words("Pour")}, {ID: "contre", Label: words("Contre")}}}}}},
	}
	d.BallotSize = d.WantBallotSize()
	return d
}

func (p *testPoll) encode(t testing.TB) {
	t.Helper()
	p.encoded = p.definition.Encode()
	if _, err := poll.Parse(p.encoded); err != nil {
		t.Fatal(err)
	}
	p.id = poll.IDOf(p.encoded)
}

func (p *testPoll) statement(t testing.TB, counter uint64, kind string) []byte {
	t.Helper()
	return must(translog.Statement{Poll: p.id, Counter: counter, Kind: kind}.Sign(p.organizer))(t)
}

func (p *testPoll) seal(t testing.TB, s *seal.Sealer, key ed25519.PrivateKey, seq uint32) *Record {
	t.Helper()
	plain := fmt.Appendf(nil, `{"answers":{"avis":"pour"}}`)
	plain = append(plain, bytes.Repeat([]byte(" "), p.definition.BallotSize-len(plain))...)
	b := must(s.Seal(key, seq, plain))(t)
	return &Record{Key: b.Key, Seq: b.Seq, Signature: b.Signature, File: b.File, FileHash: sha256.Sum256(b.File)}
}

func sortRecords(records []*Record) {
	sort.Slice(records, func(i, j int) bool {
		a, b := ballot.KeyHash(records[i].Key), ballot.KeyHash(records[j].Key)
		return bytes.Compare(a[:], b[:]) < 0
	})
}

// checkpoint signs the log of these records, in this order, as a server does, or a wicked one.
func (p *testPoll) checkpoint(t testing.TB, records []*Record) []byte {
	t.Helper()
	var h translog.Hasher
	for _, r := range records {
		h.Add(r.Entry().Bytes())
	}
	c := translog.Checkpoint{Origin: translog.Origin(p.definition.Host(), p.id), Size: h.Size(), Root: h.Root()}
	return must(c.Sign(p.server))(t)
}

func (p *testPoll) contents(t testing.TB) Contents {
	return Contents{Definition: p.encoded, Checkpoint: p.checkpoint(t, p.records), Statements: p.statements,
		Journal: p.journal(t, p.history(p.records)), Tokens: p.tokens, Ballots: each(p.records)}
}

// A history is what the server's journal says about the poll.
type history struct {
	published, sealed translog.JournalEntry
	stated            []translog.JournalEntry
}

func (p *testPoll) history(records []*Record) history {
	var log translog.Hasher
	for _, r := range records {
		log.Add(r.Entry().Bytes())
	}
	h := history{published: translog.Published(p.id), sealed: translog.Sealed(p.id, log.Size(), log.Root())}
	for _, s := range p.statements[1:] {
		h.stated = append(h.stated, translog.Stated(p.id, s))
	}
	return h
}

// journal signs a journal in which the history stands among those of other polls, and proves each entry.
func (p *testPoll) journal(t testing.TB, h history) Journal {
	t.Helper()
	other := func(i byte) translog.JournalEntry { return translog.Published([32]byte{i}) }
	entries := []translog.JournalEntry{other(1), h.published, other(2), other(3)}
	entries = append(append(entries, h.stated...), other(4), h.sealed, other(5), translog.Sealed([32]byte{5}, 0, tlog.Hash{}))
	var log translog.Hasher
	var hashes []tlog.Hash
	for i, e := range entries {
		log.Add(e.Bytes())
		hashes = append(hashes, must(tlog.StoredHashes(int64(i), e.Bytes(), stored(&hashes)))(t)...)
	}
	c := translog.Checkpoint{Origin: translog.JournalOrigin(p.definition.Host()), Size: log.Size(), Root: log.Root()}
	prove := func(e translog.JournalEntry) []byte {
		return must(translog.Prove(int64(slices.Index(entries, e)), log.Size(), stored(&hashes)))(t).Bytes()
	}
	j := Journal{Checkpoint: must(c.Sign(p.server))(t), Published: prove(h.published), Sealed: prove(h.sealed), Statements: map[uint64][]byte{}}
	for i, e := range h.stated {
		j.Statements[uint64(i+1)] = prove(e)
	}
	return j
}

func stored(hashes *[]tlog.Hash) tlog.HashReader {
	return tlog.HashReaderFunc(func(indexes []int64) (list []tlog.Hash, err error) {
		for _, i := range indexes {
			list = append(list, (*hashes)[i])
		}
		return list, nil
	})
}

// put puts a journal into the files of an archive.
func (j Journal) put(f map[string][]byte) {
	f[nameJournal], f[namePublished], f[nameSealed] = j.Checkpoint, j.Published, j.Sealed
	for i, proof := range j.Statements {
		f[statedName(int(i))] = proof //nolint:gosec // a small counter
	}
}

func each(records []*Record) func(func(*Record) error) error {
	return func(yield func(*Record) error) error {
		for _, r := range records {
			if err := yield(r); err != nil {
				return err
			}
		}
		return nil
	}
}

func (p *testPoll) write(t testing.TB, public bool) []byte {
	t.Helper()
	c := p.contents(t)
	c.Public = public
	var b bytes.Buffer
	if err := Write(&b, c); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// fixture is a poll of ten keys, two of them withdrawn, that all tests share and none changes.
var fixture = sync.OnceValue(func() *testPoll { return newPoll(&testing.B{}, 10, 2) })

// members unpacks an archive.
func members(t testing.TB, archive []byte) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	w := newWalker(bytes.NewReader(archive), 0, int64(len(archive)))
	for {
		m, err := w.next()
		if errors.Is(err, io.EOF) {
			return files
		}
		if err != nil {
			t.Fatal(err)
		}
		files[m.name] = must(w.content(1 << 30))(t)
	}
}

// pack makes an archive of any files.
func pack(t testing.TB, files map[string][]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	tw := newTarWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := tw.file(name, files[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := tw.close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readBytes(data []byte) (*Archive, error) {
	return read(bytes.NewReader(data), int64(len(data)))
}
