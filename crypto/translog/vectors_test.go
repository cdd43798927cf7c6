package translog

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/mod/sumdb/note"
)

type vectorKeys struct {
	Server, Organizer struct{ Skey, Vkey string }
}

type badNote struct{ Why, Note string }

// vectors reads docs/vectors/name into v.
func vectors(t testing.TB, name string, v any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "docs", "vectors", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, v); err != nil {
		t.Fatal(err)
	}
}

// some fails the test where a set of vectors is empty.
func some[T any](t *testing.T, set []T) []T {
	t.Helper()
	if len(set) == 0 {
		t.Fatal("zero vectors loaded")
	}
	return set
}

func unhex(t testing.TB, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func signer(t testing.TB, skey string) note.Signer {
	t.Helper()
	s, err := note.NewSigner(skey)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// refused runs one subtest for each bad note.
func refused(t *testing.T, bad []badNote, open func([]byte) error) {
	for _, v := range some(t, bad) {
		t.Run(v.Why, func(t *testing.T) {
			if open([]byte(v.Note)) == nil {
				t.Errorf("accepted:\n%s", v.Note)
			}
		})
	}
}

type logVectors struct {
	Keys  vectorKeys
	Roots []struct {
		Leaves []string
		Root   string
	}
	Entries []struct {
		Hex       string
		Withdrawn bool
		KeyHash   string `json:"key_hash"`
		Seq       uint32
		FileHash  string `json:"file_hash"`
		LeafHash  string `json:"leaf_hash"`
	}
	BadEntries []struct{ Why, Hex string } `json:"bad_entries"`
	Log        struct {
		Bundle, Root, Poll, Host, Origin, Checkpoint string
		Size                                         int64
		Cosigned                                     []string
	}
	BadCheckpoints []badNote `json:"bad_checkpoints"`
}

func TestHasherGivesTheKnownRootsOfRFC6962(t *testing.T) {
	var v logVectors
	vectors(t, "translog.json", &v)
	for _, tree := range some(t, v.Roots) {
		var h Hasher
		for _, leaf := range tree.Leaves {
			h.Add(unhex(t, leaf))
		}
		if root := h.Root(); hex.EncodeToString(root[:]) != tree.Root || h.Size() != int64(len(tree.Leaves)) {
			t.Errorf("%d leaves: root %x, want %s", h.Size(), root, tree.Root)
		}
	}
}

func TestEntriesReadAndWriteAsTheVectors(t *testing.T) {
	var v logVectors
	vectors(t, "translog.json", &v)
	for _, want := range some(t, v.Entries) {
		e, err := ParseEntry(unhex(t, want.Hex))
		if err != nil {
			t.Fatal(err)
		}
		wantEntry := Entry{Withdrawn: want.Withdrawn, Seq: want.Seq}
		copy(wantEntry.KeyHash[:], unhex(t, want.KeyHash))
		copy(wantEntry.FileHash[:], unhex(t, want.FileHash))
		if e != wantEntry || hex.EncodeToString(e.Bytes()) != want.Hex {
			t.Errorf("%s: read %+v, written %x", want.Hex, e, e.Bytes())
		}
		var h Hasher
		h.Add(e.Bytes())
		if leaf := h.Root(); hex.EncodeToString(leaf[:]) != want.LeafHash {
			t.Errorf("%s: leaf hash %x, want %s", want.Hex, leaf, want.LeafHash)
		}
	}
	for _, bad := range some(t, v.BadEntries) {
		if _, err := ParseEntry(unhex(t, bad.Hex)); err == nil {
			t.Errorf("%s: accepted", bad.Why)
		}
	}
}

func TestABundleOfEntriesGivesTheRootOfItsCheckpoint(t *testing.T) {
	var v logVectors
	vectors(t, "translog.json", &v)
	bundle := unhex(t, v.Log.Bundle)
	r := bufio.NewReader(bytes.NewReader(bundle))
	var h Hasher
	var again []byte
	for {
		e, err := ReadBundle(r)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		h.Add(e.Bytes())
		again = AppendBundle(again, e)
	}
	if !bytes.Equal(again, bundle) {
		t.Error("the bundle written again differs")
	}
	origin := Origin(v.Log.Host, [32]byte(unhex(t, v.Log.Poll)))
	if origin != v.Log.Origin {
		t.Errorf("origin %q, want %q", origin, v.Log.Origin)
	}
	want := Checkpoint{Origin: origin, Size: h.Size(), Root: h.Root()}
	for _, msg := range append([]string{v.Log.Checkpoint}, some(t, v.Log.Cosigned)...) {
		if c, err := OpenCheckpoint([]byte(msg), v.Keys.Server.Vkey, origin); err != nil || c != want {
			t.Errorf("checkpoint %+v, %v; want %+v", c, err, want)
		}
	}
	if msg, err := want.Sign(signer(t, v.Keys.Server.Skey)); err != nil || string(msg) != v.Log.Checkpoint {
		t.Errorf("signed again: %v\n%s", err, msg)
	}
}

func TestBadCheckpointsAreRefused(t *testing.T) {
	var v logVectors
	vectors(t, "translog.json", &v)
	refused(t, v.BadCheckpoints, func(msg []byte) error {
		_, err := OpenCheckpoint(msg, v.Keys.Server.Vkey, v.Log.Origin)
		return err
	})
}

type receiptVector struct {
	Words, Link, Seed, Poll, Note, File string
	KeyHash                             string `json:"key_hash"`
	Seq                                 uint32
}

func (v receiptVector) receipt(t *testing.T) Receipt {
	return Receipt{Poll: [32]byte(unhex(t, v.Poll)), KeyHash: [32]byte(unhex(t, v.KeyHash)), Seq: v.Seq}
}

type receiptVectors struct {
	Keys        vectorKeys
	Receipts    []receiptVector
	BadReceipts []badNote `json:"bad_receipts"`
	Files       []receiptVector
	BadFiles    []struct{ Why, File string } `json:"bad_files"`
}

func TestReceiptsReadAndWriteAsTheVectors(t *testing.T) {
	var v receiptVectors
	vectors(t, "receipt.json", &v)
	for _, want := range some(t, v.Receipts) {
		r, err := OpenReceipt([]byte(want.Note), v.Keys.Server.Vkey)
		if err != nil || r != want.receipt(t) {
			t.Errorf("read %+v, %v", r, err)
		}
		if msg, err := r.Sign(signer(t, v.Keys.Server.Skey)); err != nil || string(msg) != want.Note {
			t.Errorf("signed again: %v\n%s", err, msg)
		}
	}
	refused(t, v.BadReceipts, func(msg []byte) error {
		_, err := OpenReceipt(msg, v.Keys.Server.Vkey)
		return err
	})
}

func TestReceiptFilesReadAndWriteAsTheVectors(t *testing.T) {
	var v receiptVectors
	vectors(t, "receipt.json", &v)
	for _, want := range some(t, v.Files) {
		f, err := ParseReceiptFile([]byte(want.File))
		if err != nil {
			t.Fatal(err)
		}
		if f.Words != want.Words || f.Link != want.Link || hex.EncodeToString(f.Seed[:]) != want.Seed || string(f.Note) != want.Note {
			t.Errorf("read %+v", f)
		}
		if string(f.Bytes()) != want.File {
			t.Errorf("written again:\n%s", f.Bytes())
		}
		if r, err := OpenReceipt(f.Note, v.Keys.Server.Vkey); err != nil || r != want.receipt(t) {
			t.Errorf("receipt %+v, %v", r, err)
		}
	}
	for _, bad := range some(t, v.BadFiles) {
		if _, err := ParseReceiptFile([]byte(bad.File)); err == nil {
			t.Errorf("%s: accepted", bad.Why)
		}
	}
}

type statementVectors struct {
	Keys       vectorKeys
	Statements []struct {
		Poll, Kind, Note string
		Counter          uint64
		Args             []string
	}
	BadStatements []badNote `json:"bad_statements"`
	Requests      []struct{ Poll, Nonce, Note string }
	BadRequests   []badNote `json:"bad_requests"`
}

func TestStatementsReadAndWriteAsTheVectors(t *testing.T) {
	var v statementVectors
	vectors(t, "statement.json", &v)
	for _, want := range some(t, v.Statements) {
		s, err := OpenStatement([]byte(want.Note), v.Keys.Organizer.Vkey)
		if err != nil {
			t.Fatal(err)
		}
		if hex.EncodeToString(s.Poll[:]) != want.Poll || s.Counter != want.Counter || s.Kind != want.Kind || len(s.Args) != len(want.Args) {
			t.Errorf("read %+v, want %+v", s, want)
		}
		if msg, err := s.Sign(signer(t, v.Keys.Organizer.Skey)); err != nil || string(msg) != want.Note {
			t.Errorf("signed again: %v\n%s", err, msg)
		}
	}
	refused(t, v.BadStatements, func(msg []byte) error {
		_, err := OpenStatement(msg, v.Keys.Organizer.Vkey)
		return err
	})
}

func TestArchiveRequestsReadAndWriteAsTheVectors(t *testing.T) {
	var v statementVectors
	vectors(t, "statement.json", &v)
	for _, want := range some(t, v.Requests) {
		r, err := OpenArchiveRequest([]byte(want.Note), v.Keys.Organizer.Vkey)
		if err != nil || hex.EncodeToString(r.Poll[:]) != want.Poll || hex.EncodeToString(r.Nonce) != want.Nonce {
			t.Errorf("read %+v, %v", r, err)
		}
		if msg, err := r.Sign(signer(t, v.Keys.Organizer.Skey)); err != nil || string(msg) != want.Note {
			t.Errorf("signed again: %v\n%s", err, msg)
		}
	}
	refused(t, v.BadRequests, func(msg []byte) error {
		_, err := OpenArchiveRequest(msg, v.Keys.Organizer.Vkey)
		return err
	})
}
