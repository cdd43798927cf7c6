// Package box is the ballot box: it accepts, replaces and withdraws ballots, closes, seals and deletes polls, and owns the rules of
// all that. What happens to polls goes into the server's journal, for witnesses to cosign. What it keeps lies behind the [Store] interface.
//
// It must never open a ballot, and never learn who sent one: it is given bytes, and neither takes nor stores a time, an address
// or an order of arrival. It must never lose a ballot it gave a receipt for, and never change a poll that is closed. It trusts
// its store, its clock and its signing key, and nobody who sends it anything, witnesses included.
package box

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/mod/sumdb/note"

	"isoloir/crypto/ballot"
	"isoloir/crypto/token"
	"isoloir/crypto/translog"
	"isoloir/crypto/work"
	"isoloir/poll"
)

// Options are what a box needs besides its store. All of them are required but witnesses and publishers.
type Options struct {
	Signer       note.Signer      // the server's key; see [ServerKey]
	VerifierKey  string           // its verifier key, which definitions must name as their log_key
	Clock        func() time.Time // decides what is open and what is closed
	WriteArchive ArchiveWriter

	Work int // bits of work that a ballot of an open poll must bring at least, up to [work.MaxBits]; 0 demands none

	Witnesses []Witness // who cosigns the journal; none is allowed
	Quorum    int       // how many of them must have cosigned before a poll counts as sealed

	Publishers      []string // verifier keys of the organizers who may publish here
	AnyonePublishes bool     // no list: every organizer may
}

// An ArchiveWriter writes a sealed poll's archive. The same contents must always give the same bytes.
type ArchiveWriter func(w io.Writer, c ArchiveContents) error

// ArchiveContents is what goes into an archive (docs/formats.md §9).
type ArchiveContents struct {
	Public     bool // without the ballots' age files
	Definition []byte
	Checkpoint []byte
	Statements [][]byte
	Journal    JournalParts
	Tokens     []byte // the signed count of a poll with codes, else nil
	// Redemptions are what the auditor may see, sealed, read up to anywhere; nil if the poll has none.
	Redemptions io.ReadSeeker
	// Ballots passes the poll's records to yield, sorted by key hash, and may be called several times. A record is valid
	// during the call only. The public archive gets their files too, to hash them.
	Ballots func(yield func(*Record) error) error
}

// JournalParts show where the poll stands in the server's journal. Proofs are as [translog.Proof] writes them.
type JournalParts struct {
	Checkpoint []byte            // as it was served when the archive was made
	Published  []byte            // proof of the entry that the poll was published
	Sealed     []byte            // proof of the entry that it was sealed
	Statements map[uint64][]byte // proofs of its further statements' entries, by counter
}

// A Box is the ballot box of one server. Its methods may be called from many goroutines at once. Their errors are [*Error].
type Box struct {
	store    Store
	options  Options
	nonceKey [32]byte // of this process: a nonce does not outlive it
	gate     *gate

	mu     sync.Mutex
	polls  map[poll.ID]*openPoll
	cached int // bytes of the definitions in polls
	counts map[poll.ID]count

	keyqueue  chan struct{} // has room for those who want a token key at once
	keymaking chan struct{} // has room for the one whose key is made
	signing   chan struct{} // has room for those who sign tokens at once

	sealing   sync.Mutex       // one sealing at a time
	fixed     map[poll.ID]Seal // by sealing: what this process fixed, and the journal that is served may not hold yet
	appending sync.Mutex       // one step of the journal at a time
	cosigning sync.Mutex       // one round of the witnesses at a time
	witnesses []*witness
	behind    atomic.Bool // something may be missing from the journal
}

// An openPoll is what the rules need of a definition, which never changes.
type openPoll struct {
	id         poll.ID
	definition *poll.Definition
	template   ballot.Template
	size       int // bytes of the definition

	tokenKey  *token.PublicKey // of a poll with codes, else nil
	admission *token.Admission // likewise
	auditor   *token.Auditor   // of a poll whose turnout is auditable, else nil
	keyMu     sync.Mutex
	signer    *token.PrivateKey // read from the store at the first token
}

// maxCached is how many bytes of definitions are kept parsed, which takes several times as much memory.
const maxCached = 16 << 20

// New returns the box that keeps its ballots in s.
func New(s Store, o Options) (*Box, error) {
	if s == nil || o.Signer == nil || o.Clock == nil || o.WriteArchive == nil {
		return nil, errors.New("box: a store, a signer, a clock and an archive writer are needed")
	}
	v, err := note.NewVerifier(o.VerifierKey)
	if err != nil {
		return nil, fmt.Errorf("box: the server's verifier key: %w", err)
	}
	if v.Name() != o.Signer.Name() || v.KeyHash() != o.Signer.KeyHash() {
		return nil, errors.New("box: the server's verifier key is not its signer's")
	}
	for _, p := range o.Publishers {
		if _, err := poll.VerifierKeyName(p); err != nil {
			return nil, fmt.Errorf("box: a publisher's key: %w", err)
		}
	}
	if o.Work < 0 || o.Work > work.MaxBits {
		return nil, fmt.Errorf("box: work takes 0 to %d bits", work.MaxBits)
	}
	witnesses, err := newWitnesses(o.Witnesses, o.Quorum)
	if err != nil {
		return nil, err
	}
	b := &Box{store: s, options: o, polls: map[poll.ID]*openPoll{}, fixed: map[poll.ID]Seal{}, counts: map[poll.ID]count{}, witnesses: witnesses,
		keyqueue: make(chan struct{}, keysAtOnce), keymaking: make(chan struct{}, 1), signing: make(chan struct{}, runtime.NumCPU()), gate: newGate(o.Work)}
	b.behind.Store(true)     // who knows where the last process stopped
	rand.Read(b.nonceKey[:]) // never fails, see crypto/rand
	return b, nil
}

// ServerKey returns the server's key from the store, and makes it on the first call. The key bears the host as its name. A
// store whose key bears another name is refused: its polls' links would not lead here any more.
func ServerKey(ctx context.Context, s Store, host string) (note.Signer, string, error) {
	signer, verifier, err := translog.GenerateKey(host)
	if err != nil {
		return nil, "", fmt.Errorf("box: %w", err)
	}
	key, err := s.Key(ctx, Key{Signer: signer, Verifier: verifier})
	if err != nil {
		return nil, "", fmt.Errorf("box: the server's key: %w", err)
	}
	stored, err := note.NewSigner(key.Signer)
	if err != nil {
		return nil, "", fmt.Errorf("box: the server's key: %w", err)
	}
	if stored.Name() != host {
		return nil, "", fmt.Errorf("box: this store belongs to the host %q, not %q: start with that host, or with an empty store", stored.Name(), host)
	}
	return stored, key.Verifier, nil
}

// Definition returns the bytes that were published.
func (b *Box) Definition(ctx context.Context, id poll.ID) ([]byte, error) {
	data, err := b.store.Definition(ctx, id)
	if err != nil {
		return nil, storeError(err)
	}
	return data, nil
}

// poll returns a published poll.
func (b *Box) poll(ctx context.Context, id poll.ID) (*openPoll, error) {
	b.mu.Lock()
	p := b.polls[id]
	b.mu.Unlock()
	if p != nil {
		return p, nil
	}
	data, err := b.store.Definition(ctx, id)
	if err != nil {
		return nil, storeError(err)
	}
	d, err := poll.Parse(data)
	if err != nil {
		return nil, internal(fmt.Errorf("the stored definition of %s: %w", brief(id), err))
	}
	p, err = newOpenPoll(id, d)
	if err != nil {
		return nil, err
	}
	p.size = len(data)
	b.keep(p)
	return p, nil
}

// keep caches a poll, and drops all others if they become too much.
func (b *Box) keep(p *openPoll) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.drop(p.id) // another request may have been faster
	if b.cached+p.size > maxCached {
		clear(b.polls)
		b.cached = 0
	}
	b.polls[p.id] = p
	b.cached += p.size
}

// drop takes a poll from the cache. The caller holds mu.
func (b *Box) drop(id poll.ID) {
	if p := b.polls[id]; p != nil {
		b.cached -= p.size
		delete(b.polls, id)
	}
}

func newOpenPoll(id poll.ID, d *poll.Definition) (*openPoll, error) {
	t, err := ballot.NewTemplate(id, d.Recipients, d.BallotSize)
	if err != nil {
		return nil, internal(fmt.Errorf("the template of %s: %w", brief(id), err))
	}
	p := &openPoll{id: id, definition: d, template: t}
	if d.Admission != poll.AdmissionCodes {
		return p, nil
	}
	der, err := poll.ParseTokenKey(d.TokenKey)
	if err == nil {
		p.tokenKey, err = token.ParsePublicKey(der)
	}
	if err != nil {
		return nil, internal(fmt.Errorf("the token key of %s: %w", brief(id), err))
	}
	p.admission = token.NewAdmission(p.tokenKey, d.Host(), id)
	if d.Turnout != poll.TurnoutAuditable {
		return p, nil
	}
	_, key, err := poll.RecipientKey(d.Auditor)
	if err == nil {
		p.auditor, err = token.NewAuditor(key)
	}
	if err != nil { // the definition is well-formed: only the key itself is not one
		return nil, refuse(BadDefinition)
	}
	return p, nil
}

// pastClosing says whether the closing time that the definition pins has come.
func (p *openPoll) pastClosing(now time.Time) bool { return !now.Before(p.definition.Closes) }
