package translog

import (
	"fmt"
	"math"

	"golang.org/x/mod/sumdb/note"
)

const receiptHeader = "isoloir/receipt/v1"

// A Receipt is the server's promise that an entry for this ballot key, of at least this seq, will stand in the poll's
// log. It carries no time.
type Receipt struct {
	Poll    [32]byte
	KeyHash [32]byte // SHA-256 of the ballot public key
	Seq     uint32
}

// Sign returns the receipt as a note signed by the server's key.
func (r Receipt) Sign(s note.Signer) ([]byte, error) { return sign(r.text(), s) }

func (r Receipt) text() string {
	return fmt.Sprintf("%s\npoll %s\nballot %s\nseq %d\n", receiptHeader, formatPollID(r.Poll), formatHash(r.KeyHash), r.Seq)
}

// OpenReceipt reads a receipt that must be signed by vkey, the definition's log key, and by nobody else. Whether it is
// of the right poll, key and seq is for the caller to compare.
func OpenReceipt(msg []byte, vkey string) (Receipt, error) {
	text, err := open(msg, vkey, false)
	if err != nil {
		return Receipt{}, fmt.Errorf("bad receipt: %w", err)
	}
	return parseReceipt(text)
}

func parseReceipt(text string) (Receipt, error) {
	in := lineReader{rest: text}
	var r Receipt
	in.header(receiptHeader)
	r.Poll = in.poll(in.value("poll"))
	r.KeyHash = in.hash(in.value("ballot"))
	r.Seq = uint32(in.number(in.value("seq"), math.MaxUint32)) //nolint:gosec // number has seen to it
	if err := in.end(); err != nil {
		return Receipt{}, fmt.Errorf("bad receipt: %w", err)
	}
	return r, nil
}
