package translog

import (
	"bufio"
	"bytes"
	"testing"
)

func FuzzParseEntry(f *testing.F) {
	var v logVectors
	vectors(f, "translog.json", &v)
	for _, e := range v.Entries {
		f.Add(unhex(f, e.Hex))
	}
	for _, e := range v.BadEntries {
		f.Add(unhex(f, e.Hex))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if e, err := ParseEntry(data); err == nil && !bytes.Equal(e.Bytes(), data) {
			t.Errorf("%x was read, and written again as %x", data, e.Bytes())
		}
	})
}

func FuzzReadBundle(f *testing.F) {
	var v logVectors
	vectors(f, "translog.json", &v)
	f.Add(unhex(f, v.Log.Bundle))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := bufio.NewReader(bytes.NewReader(data))
		var again []byte
		for {
			e, err := ReadBundle(r)
			if err != nil {
				break
			}
			again = AppendBundle(again, e)
		}
		if !bytes.HasPrefix(data, again) {
			t.Errorf("%x was read, and written again as %x", data, again)
		}
	})
}

func FuzzParseReceiptFile(f *testing.F) {
	var v receiptVectors
	vectors(f, "receipt.json", &v)
	for _, x := range v.Files {
		f.Add([]byte(x.File))
	}
	for _, x := range v.BadFiles {
		f.Add([]byte(x.File))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := ParseReceiptFile(data); err == nil && !bytes.Equal(r.Bytes(), data) {
			t.Errorf("%q was read, and written again as %q", data, r.Bytes())
		}
	})
}

// FuzzNotes signs whatever text the fuzzer writes, and sees that each kind of note that opens is signed again to the same
// bytes: Ed25519 signatures are deterministic.
func FuzzNotes(f *testing.F) {
	var r receiptVectors
	vectors(f, "receipt.json", &r)
	var s statementVectors
	vectors(f, "statement.json", &s)
	var l logVectors
	vectors(f, "translog.json", &l)
	notes := append(append(append(append(r.BadReceipts, s.BadStatements...), s.BadRequests...), l.BadCheckpoints...), badNote{Note: l.Log.Checkpoint})
	for _, x := range r.Receipts {
		notes = append(notes, badNote{Note: x.Note})
	}
	for _, x := range s.Statements {
		notes = append(notes, badNote{Note: x.Note})
	}
	for _, n := range notes {
		f.Add(n.Note)
		if parsed, err := parse([]byte(n.Note), nil); err == nil {
			f.Add(parsed.Text)
		}
	}
	key, vkey := signer(f, r.Keys.Server.Skey), r.Keys.Server.Vkey
	f.Fuzz(func(t *testing.T, text string) {
		msgs := [][]byte{[]byte(text)}
		if msg, err := sign(text, key); err == nil {
			msgs = append(msgs, msg)
		}
		for _, msg := range msgs {
			var again []byte
			if v, err := OpenReceipt(msg, vkey); err == nil {
				again, _ = v.Sign(key)
			} else if v, err := OpenStatement(msg, vkey); err == nil {
				again, _ = v.Sign(key)
			} else if v, err := OpenArchiveRequest(msg, vkey); err == nil {
				again, _ = v.Sign(key)
			} else if v, err := OpenCheckpoint(msg, vkey, l.Log.Origin); err == nil {
				again, _ = v.Sign(key)
				again = append(again, msg[min(len(again), len(msg)):]...) // cosignatures
			} else {
				continue
			}
			if !bytes.Equal(again, msg) {
				t.Errorf("opened:\n%s\nsigned again:\n%s", msg, again)
			}
		}
	})
}
