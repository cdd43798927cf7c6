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

// FuzzJournal reads strangers' bytes as everything that a journal's reader gets, and writes what was read again.
func FuzzJournal(f *testing.F) {
	v := journalFile(f)
	for _, e := range v.Entries {
		f.Add(unhex(f, e.Hex))
	}
	for _, p := range v.Proofs {
		f.Add(unhex(f, p.Hex))
	}
	for _, p := range v.Paths {
		f.Add([]byte(p.Path))
	}
	for _, c := range v.Cosigned {
		f.Add([]byte(c.Note))
	}
	for _, key := range v.Witnesses.Keys {
		f.Add([]byte(key))
	}
	w, err := ParseWitness(v.Witnesses.Keys[0])
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if e, err := ParseJournalEntry(data); err == nil && !bytes.Equal(e.Bytes(), data) {
			t.Errorf("entry %x is written again as %x", data, e.Bytes())
		}
		if p, err := ParseProof(data); err == nil {
			_ = p.Check(data, 1<<40, [32]byte{})
			if !bytes.Equal(p.Bytes(), data) {
				t.Errorf("proof %x is written again as %x", data, p.Bytes())
			}
		}
		if level, index, width, err := ParseTilePath(string(data)); err == nil {
			_ = TileEnd(level, index, width)
			if TilePath(level, index, width) != string(data) {
				t.Errorf("path %q is written again as %q", data, TilePath(level, index, width))
			}
		}
		if k, err := ParseWitness(string(data)); err == nil && k.String() != string(data) {
			t.Errorf("key %q is written again as %q", data, k)
		}
		if with, err := w.Cosign([]byte(v.Witnesses.Checkpoint), data); err == nil && len(Cosignatures(with, []Witness{w})) != 1 {
			t.Errorf("%q counts as a cosignature", data)
		}
		for width := range 3 {
			_, _ = Tile{Level: EntriesLevel, Data: data}.Cut(width)
		}
		_ = Cosignatures(data, []Witness{w})
	})
}
