package box

import (
	"context"
	"errors"
	"io"
	"iter"

	"isoloir/crypto/token"
	"isoloir/poll"
)

// Errors of [Codes]. They are compared with [errors.Is].
var (
	// ErrNoKey: no token key was made for this organizer, or it belongs to another poll.
	ErrNoKey = errors.New("box: no such token key")
	// ErrNoCode: the poll has no such code.
	ErrNoCode = errors.New("box: no such code")
	// ErrSameCode: the poll has this code already.
	ErrSameCode = errors.New("box: the poll has this code already")
	// ErrRevoked: the code was revoked before it was used.
	ErrRevoked = errors.New("box: the code was revoked")
	// ErrUsed: the code was used for another request.
	ErrUsed = errors.New("box: the code was used for another request")
)

// Codes is the part of a [Store] that keeps the codes of polls, and which of them were used for which request: a hash of a blinded message, which
// nobody can connect with the token that came of it.
//
// It never holds in which order codes were used, on no part of the disk and at no moment: beside the order of ballots that order would
// say whose ballot is whose. Once a poll's codes are erased it does not hold either which of them were used.
type Codes interface {
	// TokenKey returns the public key that was made for this organizer's draft. ErrNotFound.
	TokenKey(ctx context.Context, organizer string, draft [32]byte) (public []byte, err error)
	// SaveTokenKey stores a key for an organizer's draft if there is none, and returns the one that stands. Of keys that no poll
	// uses, the newest [MaxSpareKeys] are kept. [Store.Publish] binds the key that a poll names to it.
	SaveTokenKey(ctx context.Context, organizer string, draft [32]byte, fresh TokenKey) (public []byte, err error)
	// PollTokenKey returns the private key of a poll. ErrNotFound, ErrClosed if it was erased.
	PollTokenKey(ctx context.Context, id poll.ID) (private []byte, err error)

	// AddCodes, where audited is said of the poll, also keeps the list for the auditor. It appends a statement as [Store.AddStatement] does, and with it adds the codes, ascending, or changes nothing. ErrSameCode,
	// and the errors of AddStatement; the same statement again changes nothing.
	AddCodes(ctx context.Context, id poll.ID, counter uint64, note []byte, codes [][32]byte, audited bool) error
	// RevokeCodes does so to revoke codes, ascending. Those that were used before stay used. ErrNoCode, and the errors of AddStatement.
	RevokeCodes(ctx context.Context, id poll.ID, counter uint64, note []byte, codes [][32]byte, audited bool) error
	// Redeem uses a code for a request, and keeps the code's signature with it, if there is one. The same request again changes nothing. Once it returns nil, no other request will ever be taken,
	// whatever happens. With only set, nothing new is taken: ErrClosed unless the code was used for this request. Otherwise ErrNoCode,
	// ErrRevoked, ErrUsed; ErrClosed if the codes were erased; ErrNotFound.
	Redeem(ctx context.Context, id poll.ID, use Used, only bool) error
	// EraseCodes erases the poll's codes, what they were used for, and its private token key, all overwritten, and returns how many of
	// them were used. Before, if audit is not nil, it is shown them, and what it writes is stored in the moment in which they are erased; nothing is
	// used meanwhile, and no more than a list of them is held in memory. Repeating it, also after a crash, returns the same and shows nothing any more. ErrNotFound.
	EraseCodes(ctx context.Context, id poll.ID, audit Audited) (used int64, err error)
	// Audit opens what audit wrote in EraseCodes. ErrNotFound.
	Audit(ctx context.Context, id poll.ID) (io.ReadSeekCloser, error)
}

// Used says for which request a code was used; the signature is zero where it is not kept.
type Used = token.Used

// Audited writes what an auditor may see, sealed: of the lists of codes as they were announced, in their order, and the codes that were used, ascending.
// Both end with the first error.
type Audited func(to io.Writer, lists iter.Seq2[[]byte, error], used iter.Seq2[Used, error]) error

// MaxCodes is how many codes a poll may have, revoked ones included, and how many of them the statements that revoke may name.
const MaxCodes = 1_000_000

// MaxSpareKeys is how many token keys that no poll uses a store keeps: an organizer who asks for many must not fill it.
const MaxSpareKeys = 100

// A TokenKey signs the tokens of one poll.
type TokenKey struct {
	Public  []byte // SubjectPublicKeyInfo
	Private []byte // PKCS #8
}
