package archive

import (
	"crypto/ed25519"

	"isoloir/crypto/ballot"
	"isoloir/crypto/token"
	"isoloir/crypto/translog"
	"isoloir/poll"
)

// Sizes in bytes that no member of an honest archive exceeds; they keep a hostile one from filling the memory or the disk, or
// from taking hours to be read.
const (
	maxCheckpointSize = 1 << 16 // a hundred signatures, the most a signed note has
	maxStatementSize  = 1 << 12
	maxStatements     = 10_000

	admittedSize = proofSize + token.Size                            // with the token, in a poll with codes
	proofSize    = ed25519.PublicKeySize + 4 + ed25519.SignatureSize // key, seq, signature
	maxProofSize = 8 + 63*32                                         // index, and one hash for each level of the largest journal

	// What the auditor is shown: a million codes, added and revoked, and a redemption of each, and what age adds.
	maxAuditSize = 200_000_000

	maxFileSize    = 90_653                          // the age file of the largest ballot to the most recipients
	maxBallots     = 10_000_000                      // the highest max_ballots
	bundledSize    = 2 + translog.BallotEntrySize    // of an entry in log/entries, with its length
	maxEntriesSize = int64(maxBallots) * bundledSize // of log/entries
)

// taken returns how many bytes a member with content of this size takes: its header, the content, the padding.
func taken(size int64) int64 { return blockSize + size + padding(size) }

// proofSizeOf returns the size of the proofs of this poll's ballots.
func proofSizeOf(d *poll.Definition) int64 {
	if d.Admission == poll.AdmissionCodes {
		return admittedSize
	}
	return proofSize
}

// Largest returns how many bytes an archive of this poll has at most, the public one or the whole. The error is that of a
// definition that was not checked.
func Largest(id poll.ID, d *poll.Definition, public bool) (int64, error) {
	t, err := ballot.NewTemplate(id, d.Recipients, d.BallotSize)
	if err != nil {
		return 0, err
	}
	perBallot := taken(proofSizeOf(d)) + bundledSize // a withdrawal has no more
	if !public {
		perBallot += taken(int64(t.FileSize()))
	}
	perStatement := taken(maxStatementSize) + taken(maxProofSize)
	others := taken(maxStatementSize) + taken(poll.MaxDefinitionSize) + 2*taken(maxCheckpointSize) + 2*taken(maxProofSize) + taken(blockSize) // the last: log/entries without entries
	if d.Turnout == poll.TurnoutAuditable {
		others += taken(maxAuditSize)
	}
	return d.MaxBallots*perBallot + maxStatements*perStatement + others + 2*blockSize, nil
}
