package archive

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"

	"isoloir/crypto/ballot"
	"isoloir/crypto/translog"
)

// Contents are what an archive is made of.
type Contents struct {
	Definition []byte
	Checkpoint []byte   // the poll log's, signed
	Statements [][]byte // the organizer's, by counter
	Journal    Journal
	Tokens     []byte // the signed count of a poll with codes, else nil

	Redemptions io.ReadSeeker // what the auditor may see, sealed; nil if the poll has none

	// Ballots passes every record, withdrawn ones included, to yield, sorted by the hash of their keys; it returns the
	// first error of yield. It is called three times and must give the same each time. Records need not outlive yield.
	Ballots func(yield func(*Record) error) error

	// Public leaves the age files out.
	Public bool
}

// A Journal is what an archive holds of its server's journal: a checkpoint, and where the poll's entries stand in the log of that
// checkpoint, each as [translog.Proof.Bytes] writes it.
type Journal struct {
	Checkpoint []byte            // signed, with the witnesses' cosignatures
	Published  []byte            // proof of the entry that the poll was published
	Sealed     []byte            // proof of the entry that it was sealed, with its log's size and root
	Statements map[uint64][]byte // proofs of the statements' entries by counter, for all but the first
}

// A Record is the last word of one ballot key.
type Record struct {
	Key       ed25519.PublicKey // 32 bytes
	Seq       uint32
	Signature []byte   // 64 bytes, of the ballot or the withdrawal
	File      []byte   // the age file; not needed if withdrawn or in a public archive
	FileHash  [32]byte // SHA-256 of the age file; not needed if withdrawn
	Token     []byte   // of a ballot in a poll with codes, else nil
	Withdrawn bool
}

// Entry returns the record's entry in the poll log.
func (r *Record) Entry() translog.Entry {
	e := translog.Entry{Withdrawn: r.Withdrawn, KeyHash: ballot.KeyHash(r.Key), Seq: r.Seq}
	if !r.Withdrawn {
		e.FileHash = r.FileHash
	}
	return e
}

// proof returns `ballot public key ‖ seq ‖ signature`, 100 bytes. A withdrawal has the same form (docs/formats.md §6).
func (r *Record) proof() []byte {
	out := make([]byte, 0, proofSize)
	out = append(out, r.Key...)
	out = binary.BigEndian.AppendUint32(out, r.Seq)
	return append(out, r.Signature...)
}

// Write writes the archive: the same bytes for the same contents, in constant memory. It checks that records are sorted and
// of the right form, not that signatures hold: [Archive.Verify] does that.
func Write(w io.Writer, c Contents) error {
	t := newTarWriter(w)
	logSize, err := t.ballots(c)
	if err != nil {
		return err
	}
	if err := t.file(nameDefinition, c.Definition); err != nil {
		return err
	}
	if err := t.journal(c); err != nil {
		return err
	}
	if err := t.file(nameCheckpoint, c.Checkpoint); err != nil {
		return err
	}
	if err := t.entries(c, logSize); err != nil {
		return err
	}
	for i, s := range c.Statements {
		if err := t.file(statementName(i), s); err != nil {
			return err
		}
	}
	if c.Tokens != nil {
		if err := t.file(nameTokens, c.Tokens); err != nil {
			return err
		}
	}
	if c.Redemptions != nil {
		if err := t.redemptions(c.Redemptions); err != nil {
			return err
		}
	}
	if err := t.withdrawals(c); err != nil {
		return err
	}
	return t.close()
}

func (t *tarWriter) journal(c Contents) error {
	for _, f := range []struct {
		name string
		data []byte
	}{{nameJournal, c.Journal.Checkpoint}, {namePublished, c.Journal.Published}, {nameSealed, c.Journal.Sealed}} {
		if err := t.file(f.name, f.data); err != nil {
			return err
		}
	}
	for i := 1; i < len(c.Statements); i++ {
		proof, ok := c.Journal.Statements[uint64(i)]
		if !ok {
			return fmt.Errorf("archive: the journal's proof of statement %d is missing", i)
		}
		if err := t.file(statedName(i), proof); err != nil {
			return err
		}
	}
	return nil
}

// ballots writes all ballots, and returns how many bytes the log's entries will take.
func (t *tarWriter) ballots(c Contents) (logSize int64, err error) {
	var last []byte
	err = c.Ballots(func(r *Record) error {
		if err := r.check(c.Public); err != nil {
			return err
		}
		e := r.Entry()
		if bytes.Compare(e.KeyHash[:], last) <= 0 {
			return fmt.Errorf("archive: the record of key hash %x is out of order", e.KeyHash)
		}
		last = append(last[:0], e.KeyHash[:]...)
		logSize += int64(len(translog.AppendBundle(nil, e)))
		if r.Withdrawn {
			return nil
		}
		if !c.Public {
			if err := t.file(ageName(e.KeyHash), r.File); err != nil {
				return err
			}
		}
		return t.file(proofName(e.KeyHash), append(r.proof(), r.Token...))
	})
	return logSize, err
}

func (r *Record) check(public bool) error {
	if len(r.Key) != ed25519.PublicKeySize || len(r.Signature) != ed25519.SignatureSize {
		return fmt.Errorf("archive: a record has a key of %d bytes and a signature of %d", len(r.Key), len(r.Signature))
	}
	if !r.Withdrawn && !public && sha256.Sum256(r.File) != r.FileHash {
		return fmt.Errorf("archive: the age file of key hash %x is not the one that was hashed", ballot.KeyHash(r.Key))
	}
	return nil
}

func (t *tarWriter) entries(c Contents, size int64) error {
	if err := t.begin(nameEntries, size); err != nil {
		return err
	}
	var buf []byte
	err := c.Ballots(func(r *Record) error {
		buf = translog.AppendBundle(buf[:0], r.Entry())
		_, err := t.Write(buf)
		return err
	})
	if err != nil {
		return err
	}
	return t.end()
}

func (t *tarWriter) redemptions(sealed io.ReadSeeker) error {
	size, err := sealed.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	if _, err := sealed.Seek(0, io.SeekStart); err != nil {
		return err
	}
	if err := t.begin(nameAudit, size); err != nil {
		return err
	}
	if _, err := io.Copy(t, sealed); err != nil {
		return err
	}
	return t.end()
}

func (t *tarWriter) withdrawals(c Contents) error {
	return c.Ballots(func(r *Record) error {
		if !r.Withdrawn {
			return nil
		}
		return t.file(withdrawalName(ballot.KeyHash(r.Key)), r.proof())
	})
}
