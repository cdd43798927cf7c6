package box

import (
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"errors"
	"io"

	"isoloir/crypto/translog"
	"isoloir/poll"
)

// Errors of a [Store]. They are compared with [errors.Is].
var (
	// ErrNotFound: no such poll, or none of what was asked of it.
	ErrNotFound = errors.New("box: not in the store")
	// ErrTaken: something else stands in this place already.
	ErrTaken = errors.New("box: something else stands there already")
	// ErrClosed: the poll bears the close mark; nothing of it changes any more.
	ErrClosed = errors.New("box: the poll is closed")
	// ErrDeleted: the poll was erased; its tombstone is all that is left.
	ErrDeleted = errors.New("box: the poll was deleted")
	// ErrBusy: the store did not come to it before the context ended, or is shutting down. Nothing was stored.
	ErrBusy = errors.New("box: the store is busy")
	// ErrNoSpace: the medium has too little room left for more ballots, which could not be sealed any more. Nothing was stored.
	ErrNoSpace = errors.New("box: the store has no room left")
)

// A Store keeps what a [Box] must not lose, and forgets what it must not know.
//
// Every method may be called from many goroutines at once. The contract, which every backend's tests run (store/contract_test.go):
//
// Durability. When a method that changes something returns nil, the change has reached the disk and survives the loss of
// power. When it returns an error that is not ErrBusy, ErrNoSpace, ErrNotFound, ErrTaken, ErrClosed, ErrDeleted or one of [Decision]'s, the change may
// or may not have been made; every method can therefore be repeated with the same arguments.
//
// Atomicity. Every method happens entirely or not at all, also if the process is killed. All methods that change the same poll
// happen one after another, and each sees what those before it did.
//
// Slices. A store does not keep a slice that it was given beyond the call, and does not change it. Slices it returns belong to
// the caller; slices it passes to a callback are valid during the callback only.
//
// Forgetting. A store has no column for a time, an address or the order of arrival. It may hold the order of arrival in the
// way rows lie on the disk, until Forget returns. What was replaced or withdrawn before Forget was called leaves the disk no later
// than that. The times of files do not tell when the last ballot came, as far as a file system lets them be set.
//
// Deletion. Once [Store.Erase] was called for a poll, Find does not list it, and every other method that names it, Publish
// included, returns ErrDeleted for ever; only Erase and Tombstone go on to answer.
type Store interface {
	Logs
	Codes

	// Key returns the server's key, which is fresh if there was none before.
	Key(ctx context.Context, fresh Key) (Key, error)

	// Publish puts a poll into the store, its statement as number 0. Publishing the same again changes nothing; the same
	// ID with another statement is ErrTaken. A poll that names a token key needs one that was made for its organizer and that no other
	// poll uses: ErrNoKey.
	Publish(ctx context.Context, p NewPoll) error

	// Find lists polls, in no particular order.
	Find(ctx context.Context, which Which) ([]poll.ID, error)
	// Definition returns the definition's bytes, as published. ErrNotFound.
	Definition(ctx context.Context, id poll.ID) ([]byte, error)
	// Poll says how a poll stands. ErrNotFound.
	Poll(ctx context.Context, id poll.ID) (Standing, error)

	// Statements returns the poll's statements, in order. ErrNotFound.
	Statements(ctx context.Context, id poll.ID) ([][]byte, error)
	// AddStatement appends statement number counter, and with it sets the close mark if closing is true. If the same
	// bytes stand under that number, nothing changes. Otherwise: ErrNotFound, ErrTaken if counter is not the next number,
	// ErrClosed if the poll bears the close mark.
	AddStatement(ctx context.Context, id poll.ID, counter uint64, note []byte, closing bool) error

	// Change lets decide look at what stands for a ballot key, and stores what it returns. Its errors are returned as they
	// are, and then nothing is stored. decide is called while no other change of this poll can happen; it may be called more
	// than once, must be quick, must not call the store, and only its last outcome counts. ErrNotFound; ErrNoSpace, but never for
	// a withdrawal.
	Change(ctx context.Context, id poll.ID, keyHash [32]byte, decide Decision) error

	// Close sets the close mark: once it returns, Change sees [Slot].Closed for ever. Repeating it is harmless. ErrNotFound.
	Close(ctx context.Context, id poll.ID) error
	// Forget rewrites the poll's ballots in the order of their key hashes and overwrites where they lay before, journals
	// included. Once it returns, the disk does not show in which order the ballots came that stood when it was called. Other
	// methods go on meanwhile and wait for moments only, however large the pool is. It needs memory for a few records. If it
	// fails or the process dies, nothing is lost, and calling it again goes on where it stopped. ErrNotFound.
	Forget(ctx context.Context, id poll.ID) error
	// Ballots passes every record of the poll, withdrawn ones included, to yield, sorted by key hash, and stops at its first
	// error, which it returns. It needs memory for a few records only. If changes happen meanwhile, it shows the pool as
	// it was at one moment. ErrNotFound.
	Ballots(ctx context.Context, id poll.ID, yield func(*Record) error) error

	// Seal stores the seal if the poll has none, and returns the one that stands. ErrNotFound.
	Seal(ctx context.Context, id poll.ID, s Seal) (Seal, error)
	// SaveArchive stores what write writes as the poll's whole or public archive. If write fails, or the process dies, the
	// archive is as it was before: never a part of one. Saving again replaces it.
	SaveArchive(ctx context.Context, id poll.ID, public bool, write func(io.Writer) error) error
	// OpenArchive opens an archive that was saved, and tells its size in bytes. The caller closes it. ErrNotFound.
	OpenArchive(ctx context.Context, id poll.ID, public bool) (io.ReadSeekCloser, int64, error)
	// Finish marks the poll as sealed with nothing left to do. Repeating it is harmless. ErrNotFound.
	Finish(ctx context.Context, id poll.ID) error

	// AddResults appends a statement as AddStatement does, to a poll that is closed as to one that is not, and with it stores what it
	// publishes. The same again changes nothing. ErrNotFound, ErrTaken.
	AddResults(ctx context.Context, id poll.ID, counter uint64, note, results []byte) error
	// Results returns what statement number counter published. ErrNotFound.
	Results(ctx context.Context, id poll.ID, counter uint64) ([]byte, error)

	// Erase deletes a poll and leaves a tombstone: its ID, the organizer's statement that demanded it and the server's
	// confirmation. Once it returns, nothing else of the poll is left: definition, statements, ballots, log, archives, results, and what
	// journals held of them, are overwritten. If it fails or the process dies after the tombstone is set, the poll is gone for
	// every other method, and repeating Erase, or opening the store, goes on where it stopped. The first confirmation stands.
	// The first time the statement must be the poll's next, number counter. ErrTaken if it is not; ErrNotFound; ErrDeleted if the poll was
	// erased on another statement.
	Erase(ctx context.Context, id poll.ID, counter uint64, statement, confirmation []byte) error
	// Tombstone returns the confirmation of an erased poll, as it was given to Erase. ErrNotFound if there is none, also for a
	// poll that stands.
	Tombstone(ctx context.Context, id poll.ID) (confirmation []byte, err error)
}

// A Key is the server's signing key, as golang.org/x/mod/sumdb/note writes it.
type Key struct {
	Signer   string // PRIVATE+KEY+…
	Verifier string
}

// A NewPoll is a poll as it is published.
type NewPoll struct {
	ID         poll.ID
	Definition []byte
	Statement  []byte
	Listed     bool
	Campaign   string // the path of its campaign's page, or ""
	Organizer  string // verifier key
	TokenKey   []byte // the public key of a poll with codes, else nil
}

// Which says which polls [Store.Find] lists: those for which every field that is set holds.
type Which struct {
	Unfinished bool   // those for which [Store.Finish] was not called
	Listed     bool   // those of the front page
	Campaign   string // those of the campaign with this path
}

// A Standing is how a poll stands in the store.
type Standing struct {
	Closed   bool  // the close mark
	Entries  int64 // ballot keys, withdrawn ones included
	Live     int64 // ballots, withdrawn ones not included
	Seal     *Seal // nil before the sealing
	Finished bool
}

// A Seal is what a poll's sealing fixed.
type Seal struct {
	Checkpoint []byte // a signed note
	Withheld   bool   // too few ballots: the archive is never released
}

// A Slot is what [Store.Change] shows of a poll and one ballot key.
type Slot struct {
	Closed  bool
	Entries int64   // ballot keys in the poll, withdrawn ones included
	Record  *Record // nil if the key has none; its slices are valid during the decision only
}

// A Decision returns the record to store for the slot's key, nil to leave all as it is, or an error to refuse.
type Decision func(Slot) (*Record, error)

// A Record is the last word of one ballot key: a ballot, or its withdrawal.
type Record struct {
	Key       ed25519.PublicKey // 32 bytes
	Seq       uint32
	Signature []byte // 64 bytes
	File      []byte // the age file; nil if withdrawn
	Token     []byte // of a ballot of a poll with codes, else nil. A [Store] is given it at the end of File, and knows nothing of it
	Withdrawn bool
}

// KeyHash is the hash under which the record is stored.
func (r *Record) KeyHash() [32]byte { return sha256.Sum256(r.Key) }

// Entry is the record's entry in the poll's log (docs/formats.md §8).
func (r *Record) Entry() translog.Entry {
	e := translog.Entry{Withdrawn: r.Withdrawn, KeyHash: r.KeyHash(), Seq: r.Seq}
	if !r.Withdrawn {
		e.FileHash = sha256.Sum256(r.File)
	}
	return e
}
