package translog

import (
	"fmt"

	"golang.org/x/mod/sumdb/note"
)

const deletionHeader = "isoloir/deletion/v1"

// A Deletion is the server's word that a poll and its ballots were erased.
type Deletion struct {
	Poll      [32]byte
	Statement [32]byte // SHA-256 of the note of the organizer's statement
}

// Sign returns the deletion as a note signed by the server's key. It carries no time, so it is always the same.
func (d Deletion) Sign(s note.Signer) ([]byte, error) {
	return sign(fmt.Sprintf("%s\npoll %s\nstatement %s\n", deletionHeader, formatPollID(d.Poll), formatHash(d.Statement)), s)
}

// OpenDeletion reads a deletion that must be signed by vkey, the definition's log key, and by nobody else. Whether poll and
// statement are the right ones is for the caller to compare.
func OpenDeletion(msg []byte, vkey string) (Deletion, error) {
	text, err := open(msg, vkey, false)
	if err != nil {
		return Deletion{}, fmt.Errorf("bad deletion: %w", err)
	}
	in := lineReader{rest: text}
	var d Deletion
	in.header(deletionHeader)
	d.Poll = in.poll(in.value("poll"))
	d.Statement = in.hash(in.value("statement"))
	if err := in.end(); err != nil {
		return Deletion{}, fmt.Errorf("bad deletion: %w", err)
	}
	return d, nil
}
