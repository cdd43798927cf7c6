package ballot_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"filippo.io/age"

	"isoloir/crypto/ballot"
	"isoloir/crypto/seal"
)

// vectors is docs/vectors/ballot.json, whose comment says what is in it.
type vectors struct {
	Ballots []struct {
		Name       string   `json:"name"`
		Poll       string   `json:"poll"`
		Recipients []string `json:"recipients"`
		BallotSize int      `json:"ballot_size"`
		Seed       []byte   `json:"seed"`
		Key        string   `json:"key"`
		KeyHash    string   `json:"key_hash"`
		Seq        uint32   `json:"seq"`
		Stanza     string   `json:"stanza"`
		Signature  []byte   `json:"signature"`
		Submission []byte   `json:"submission"`
		Withdrawal struct {
			Seq   uint32 `json:"seq"`
			Bytes []byte `json:"bytes"`
		} `json:"withdrawal"`
	} `json:"ballots"`
	Refused            []refusal  `json:"refused"`
	RefusedWithdrawals []refusal  `json:"refused_withdrawals"`
	AcceptedKeys       []namedKey `json:"accepted_keys"`
	RefusedKeys        []namedKey `json:"refused_keys"`
}

type refusal struct {
	Name       string `json:"name"`
	Of         string `json:"of"`
	Code       string `json:"code"`
	Submission []byte `json:"submission"`
	Bytes      []byte `json:"bytes"`
}

type namedKey struct {
	Name string `json:"name"`
	Key  string `json:"key"`
}

func readVectors(t testing.TB) vectors {
	t.Helper()
	data, err := os.ReadFile("../../docs/vectors/ballot.json")
	if err != nil {
		t.Fatal(err)
	}
	var v vectors
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	if len(v.Ballots) == 0 || len(v.Refused) == 0 || len(v.RefusedWithdrawals) == 0 || len(v.AcceptedKeys) == 0 || len(v.RefusedKeys) == 0 {
		t.Fatal("a set of vectors is empty")
	}
	return v
}

// template returns the template of the good ballot of this name.
func (v vectors) template(t testing.TB, name string) ballot.Template {
	t.Helper()
	for _, b := range v.Ballots {
		if b.Name == name {
			template, err := ballot.NewTemplate(pollID(t, b.Poll), b.Recipients, b.BallotSize)
			if err != nil {
				t.Fatal(err)
			}
			return template
		}
	}
	t.Fatalf("no ballot %q", name)
	return ballot.Template{}
}

func unhex(t testing.TB, text string) []byte {
	t.Helper()
	b, err := hex.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func codeOf(err error) string {
	var refusal *ballot.Error
	if errors.As(err, &refusal) {
		return refusal.Code
	}
	return ""
}

// A sealed poll with one good ballot.
type fixture struct {
	template ballot.Template
	identity age.Identity
	key      ed25519.PrivateKey
	good     *ballot.Ballot
}

var testPoll = [32]byte{1, 2, 3}

const testSize = 256

func newFixture(t testing.TB, kind string, recipients int) fixture {
	t.Helper()
	f := fixture{}
	var texts []string
	for range recipients {
		identity, text := newIdentity(t, kind)
		f.identity, texts = identity, append(texts, text)
	}
	sealer, err := seal.New(testPoll, texts, testSize)
	if err != nil {
		t.Fatal(err)
	}
	if f.template, err = ballot.NewTemplate(testPoll, texts, testSize); err != nil {
		t.Fatal(err)
	}
	f.key = newKey(t)
	if f.good, err = sealer.Seal(f.key, 0, bytes.Repeat([]byte(" "), testSize)); err != nil {
		t.Fatal(err)
	}
	return f
}

func newIdentity(t testing.TB, kind string) (age.Identity, string) {
	t.Helper()
	switch kind {
	case "hybrid":
		identity, err := age.GenerateHybridIdentity()
		if err != nil {
			t.Fatal(err)
		}
		return identity, identity.Recipient().String()
	default:
		identity, err := age.GenerateX25519Identity()
		if err != nil {
			t.Fatal(err)
		}
		return identity, identity.Recipient().String()
	}
}

func newKey(t testing.TB) ed25519.PrivateKey {
	t.Helper()
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// submission is what key sends for file, signed for the test's poll.
func submission(key ed25519.PrivateKey, seq uint32, file []byte) []byte {
	b := ballot.Ballot{Seq: seq, Signature: ballot.Sign(key, testPoll, seq, file), File: file}
	return b.Submission()
}

// replaced is file with one text in it replaced by another of the same length.
func replaced(t testing.TB, file []byte, before, after string) []byte {
	t.Helper()
	if len(before) != len(after) || bytes.Count(file, []byte(before)) != 1 {
		t.Fatalf("cannot replace %q by %q", before, after)
	}
	return []byte(strings.Replace(string(file), before, after, 1))
}

// signedMessage is what a ballot's signature is over, written out from docs/formats.md §6.
func signedMessage(poll [32]byte, seq uint32, fileHash [32]byte) []byte {
	m := append([]byte("isoloir/ballot/v1\n"), poll[:]...)
	m = binary.BigEndian.AppendUint32(m, seq)
	return append(m, fileHash[:]...)
}

func rawBase64(b []byte) string { return base64.RawStdEncoding.EncodeToString(b) }
