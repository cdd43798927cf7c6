package translog

import (
	"bufio"
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"
)

type hashes []tlog.Hash

func (s hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var out []tlog.Hash
	for _, i := range indexes {
		out = append(out, s[i])
	}
	return out, nil
}

func TestHasherAgreesWithTlogAtEverySize(t *testing.T) {
	var h Hasher
	var stored hashes
	for n := int64(0); n <= 600; n++ {
		want, err := tlog.TreeHash(n, stored)
		if err != nil {
			t.Fatal(err)
		}
		if h.Root() != want || h.Size() != n {
			t.Fatalf("%d leaves: root %v, want %v", n, h.Root(), want)
		}
		leaf := fmt.Appendf(nil, "leaf %d", n)
		more, err := tlog.StoredHashes(n, leaf, stored)
		if err != nil {
			t.Fatal(err)
		}
		stored = append(stored, more...)
		h.Add(leaf)
	}
}

func TestHasherKeepsNoMoreThanOneHashPerBitOfItsSize(t *testing.T) {
	var h Hasher
	for range 1 << 14 {
		h.Add(nil)
		if len(h.edge) > 15 {
			t.Fatalf("%d hashes kept for %d leaves", len(h.edge), h.Size())
		}
	}
}

func TestABundleThatIsCutOffIsNotTakenForItsEnd(t *testing.T) {
	bundle := AppendBundle(AppendBundle(nil, Entry{Seq: 1}), Entry{Withdrawn: true})
	ends := map[int]bool{0: true, 2 + BallotEntrySize: true, len(bundle): true}
	for n := range len(bundle) + 1 {
		r := bufio.NewReader(bytes.NewReader(bundle[:n]))
		var err error
		for err == nil {
			_, err = ReadBundle(r)
		}
		if errors.Is(err, io.EOF) != ends[n] {
			t.Errorf("cut at %d of %d: %v", n, len(bundle), err)
		}
	}
}

func TestNamesOfKeysAreCheckedWhenAKeyIsMade(t *testing.T) {
	for _, bad := range []string{"", "a b", "a+b", "a\u00a0b", "a\nb", "a\x00b", "a\u0085b", "a\xffb", strings.Repeat("é", 256)} {
		if _, _, err := GenerateKey(bad); err == nil {
			t.Errorf("%q: accepted", bad)
		}
	}
	for _, good := range []string{"localhost:8443", "[::1]:80", strings.Repeat("é", 255)} {
		skey, vkey, err := GenerateKey(good)
		if err != nil {
			t.Fatal(err)
		}
		msg, err := Receipt{Seq: 7}.Sign(signer(t, skey))
		if err != nil {
			t.Fatal(err)
		}
		if r, err := OpenReceipt(msg, vkey); err != nil || r.Seq != 7 {
			t.Errorf("%q: %+v, %v", good, r, err)
		}
	}
}

func TestVerifierKeysHaveOneEncoding(t *testing.T) {
	var v receiptVectors
	vectors(t, "receipt.json", &v)
	msg, vkey := []byte(v.Receipts[0].Note), v.Keys.Server.Vkey
	name, rest, _ := strings.Cut(vkey, "+")
	hash, key, _ := strings.Cut(rest, "+")
	if hash == strings.ToUpper(hash) {
		t.Fatal("the vector's key hash has no letters to write in upper case")
	}
	for _, bad := range []string{"", name + "+" + strings.ToUpper(hash) + "+" + key, vkey + "\n", vkey + "+", name + "+" + hash + "+" + key[:10] + "\n" + key[10:]} {
		if _, err := OpenReceipt(msg, bad); err == nil {
			t.Errorf("%q: accepted", bad)
		}
	}
}

func TestVerifierKeysMayHoldPlusSignsInTheirBase64(t *testing.T) {
	for {
		skey, vkey, err := GenerateKey("x")
		if err != nil {
			t.Fatal(err)
		}
		if strings.Count(vkey, "+") == 2 {
			continue
		}
		msg, err := Receipt{}.Sign(signer(t, skey))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := OpenReceipt(msg, vkey); err != nil {
			t.Errorf("%s: %v", vkey, err)
		}
		return
	}
}

func TestASignatureOfAnotherKeyIsToldFromADamagedNote(t *testing.T) {
	var v receiptVectors
	vectors(t, "receipt.json", &v)
	msg := []byte(v.Receipts[0].Note)
	if _, err := OpenReceipt(msg, v.Keys.Organizer.Vkey); !errors.Is(err, ErrSignature) {
		t.Errorf("another key: %v", err)
	}
	if _, err := OpenReceipt(msg[:len(msg)-3], v.Keys.Server.Vkey); err == nil || errors.Is(err, ErrSignature) {
		t.Errorf("cut off: %v", err)
	}
}

func TestStatementsThatCouldNotBeOpenedAreNotSigned(t *testing.T) {
	var v statementVectors
	vectors(t, "statement.json", &v)
	key := signer(t, v.Keys.Organizer.Skey)
	for _, s := range []Statement{
		{Kind: Publish, Counter: 1}, {Kind: Close}, {Kind: "close\npublish", Counter: 1}, {Kind: "", Counter: 1},
		{Kind: Results, Counter: 1, Args: []string{"a b"}}, {Kind: Close, Counter: MaxCounter + 1}, {Kind: Close, Counter: 1, Args: []string{""}},
	} {
		if msg, err := s.Sign(key); err == nil {
			t.Errorf("%+v: signed\n%s", s, msg)
		}
	}
	if _, err := (ArchiveRequest{Nonce: make([]byte, 39)}).Sign(key); err == nil {
		t.Error("a request with a short nonce was signed")
	}
	for _, c := range []Checkpoint{{Origin: "a\nb"}, {Origin: ""}, {Origin: "a", Size: -1}} {
		if _, err := c.Sign(key); err == nil {
			t.Errorf("%+v: signed", c)
		}
	}
}

func TestWordsOfAReceiptFileCannotForgeItsMarks(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		seed := [32]byte(rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(rt, "seed"))
		public := ed25519.NewKeyFromSeed(seed[:]).Public().(ed25519.PublicKey)
		r := Receipt{Poll: seed, KeyHash: sha256.Sum256(public), Seq: rapid.Uint32().Draw(rt, "seq")}
		skey, vkey, err := GenerateKey("x")
		if err != nil {
			rt.Fatal(err)
		}
		msg, err := r.Sign(signer(t, skey))
		if err != nil {
			rt.Fatal(err)
		}
		words := rapid.StringOf(rapid.RuneFrom([]rune("-\n a\ré"))).Draw(rt, "words")
		words += rapid.SampledFrom([]string{"", receiptBegin, receiptEnd, receiptBegin + receiptEnd}).Draw(rt, "attack")
		f := ReceiptFile{Words: words, Link: "https://x/p/" + formatPollID(seed), Seed: seed, Note: msg}
		got, err := ParseReceiptFile(f.Bytes())
		if err != nil {
			rt.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), f.Bytes()) || got.Seed != seed || !bytes.Equal(got.Note, msg) {
			rt.Fatalf("read %+v", got)
		}
		if again, err := OpenReceipt(got.Note, vkey); err != nil || again != r {
			rt.Fatalf("receipt %+v, %v", again, err)
		}
	})
}

func TestStatementsRoundTrip(t *testing.T) {
	skey, vkey, err := GenerateKey("organizer")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []Statement{{Kind: Publish}, {Kind: Close, Counter: MaxCounter}, {Kind: Results, Counter: 2, Args: []string{formatHash([32]byte{9})}}} {
		msg, err := s.Sign(signer(t, skey))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := OpenStatement(msg, vkey); err != nil || !reflect.DeepEqual(got, s) {
			t.Errorf("%+v, %v; want %+v", got, err, s)
		}
	}
}
