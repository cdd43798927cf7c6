package archive

import (
	"crypto/ed25519"
	"encoding/binary"
	"errors"
	"io"

	"isoloir/crypto/ballot"
)

// ErrPublic says that the archive is the public one, whose ballots cannot be opened because they are not there.
var ErrPublic = errors.New("this is a poll's public archive, without the ballots; fetch the whole one with the organizer's key: isoloir fetch LINK --key FILE")

// Ballot reads the i-th ballot from 0, by the hash of its key. It is the caller's to keep, and many may be read at once. On a public
// archive the error is [ErrPublic]. Call [Archive.Verify] first: what is not verified may be anybody's, and may stand elsewhere than
// where it is looked for.
func (a *Archive) Ballot(i int64) (*ballot.Ballot, error) {
	if a.Public() {
		return nil, ErrPublic
	}
	t, err := a.Template()
	if err != nil {
		return nil, err
	}
	each := taken(int64(t.FileSize())) + taken(a.proofSize)
	at := a.ballotsAt + i*each
	in := &finder{w: newWalker(a.r, at, at+each), kind: kindProof, fileSize: int64(t.FileSize())}
	s, err := in.next()
	if errors.Is(err, io.EOF) {
		return nil, malformed("there is no ballot at byte %d", at)
	}
	if err != nil {
		return nil, err
	}
	return &ballot.Ballot{Key: s.key(), Seq: s.seq(), Signature: s.signature(), File: s.file}, nil
}

// Template returns the shape that the definition gives to every ballot.
func (a *Archive) Template() (ballot.Template, error) {
	return a.template()
}

// A found is the word of one ballot key as it stands in the archive, nothing of it checked.
type found struct {
	hash  [32]byte // as the member's name has it
	proof [proofSize]byte
	token []byte // of a ballot in a poll with codes

	file     []byte   // the age file; nil in a withdrawal, in a public archive, and if it is not of the right size
	fileSize int64    // the age file's size in bytes
	fileHash [32]byte // of the age file; zero if there is none
}

func (f *found) key() ed25519.PublicKey { return f.proof[:32] }
func (f *found) seq() uint32            { return binary.BigEndian.Uint32(f.proof[32:36]) }
func (f *found) signature() []byte      { return f.proof[36:] }

// A finder reads ballots or withdrawals, one after the other.
type finder struct {
	w        *walker
	kind     kind // kindProof or kindWithdrawal
	fileSize int64
	done     bool
}

// sealed returns a finder of the ballots.
func (a *Archive) sealed(t ballot.Template) *finder {
	return &finder{w: newWalker(a.r, 0, a.size), kind: kindProof, fileSize: int64(t.FileSize()), done: a.proofs == 0}
}

// withdrawals returns a finder of the withdrawals.
func (a *Archive) withdrawals() *finder {
	return &finder{w: newWalker(a.r, a.withdrawnAt, a.size), kind: kindWithdrawal, done: a.withdrawn == 0}
}

// next returns the next ballot or withdrawal, and io.EOF after the last.
func (f *finder) next() (*found, error) {
	s := new(found)
	for !f.done {
		m, err := f.w.next()
		if err != nil {
			return nil, err // io.EOF too: withdrawals are the last members
		}
		kind, hash := classify(m.name)
		switch kind {
		case kindAge:
			if err := f.readFile(s, m); err != nil {
				return nil, err
			}
		case f.kind:
			s.hash = hash
			if _, err := io.ReadFull(f.w, s.proof[:]); err != nil {
				return nil, short(err)
			}
			s.token, err = f.w.content(m.size - proofSize)
			return s, err
		default:
			f.done = true
		}
	}
	return nil, io.EOF
}

// readFile hashes an age file, and keeps it if it has the size that all ballots of the poll have.
func (f *finder) readFile(s *found, m member) (err error) {
	s.fileSize = m.size
	if m.size == f.fileSize {
		if s.file, err = f.w.content(m.size); err != nil {
			return err
		}
	}
	s.fileHash, err = hashOf(s.file, f.w)
	return err
}
