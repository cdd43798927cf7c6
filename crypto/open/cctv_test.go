package open

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"slices"
	"strings"
	"testing"

	agetest "c2sp.org/CCTV/age"
	"filippo.io/age"
)

// cctvVector is one file of c2sp.org/CCTV/age: lines "name: value", an empty line, an age file.
type cctvVector struct {
	fields     map[string]string
	identities []age.Identity
	file       []byte
}

func readCCTV(t *testing.T, data []byte) cctvVector {
	t.Helper()
	head, file, ok := bytes.Cut(data, []byte("\n\n"))
	if !ok {
		t.Fatal("no empty line")
	}
	v := cctvVector{fields: map[string]string{}, file: file}
	for line := range strings.Lines(string(head)) {
		name, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		if !ok {
			t.Fatalf("bad line %q", line)
		}
		v.fields[name] = value
		if name == "identity" {
			identity, err := cached(parseIdentity(t, value))
			if err != nil {
				t.Fatal(err)
			}
			v.identities = append(v.identities, identity)
		}
	}
	if v.fields["compressed"] == "zlib" {
		r, err := zlib.NewReader(bytes.NewReader(v.file))
		if err != nil {
			t.Fatal(err)
		}
		if v.file, err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return v
}

// open runs what opens ballots on the whole file: the header is as long as its bytes say, or all of the file if they make none.
func (v cctvVector) open() ([]byte, error) {
	header, err := age.ExtractHeader(bytes.NewReader(v.file))
	if err != nil {
		return decrypt(v.file, nil, v.identities)
	}
	return decrypt(header, v.file[len(header):], v.identities)
}

// reasons says how we name what the vectors expect. They count the payload's nonce as part of the header, we do not.
var reasons = map[string][]string{
	"no match":        {ReasonNotForKey},
	"HMAC failure":    {ReasonBadMAC},
	"header failure":  {ReasonBadStanza, ReasonBadPayload},
	"payload failure": {ReasonBadPayload},
}

func TestWeAgreeWithTheAgeVectorsOfC2SP(t *testing.T) {
	entries, err := fs.ReadDir(agetest.Vectors, ".")
	if err != nil {
		t.Fatal(err)
	}
	agreed := map[string]int{}
	armored, scrypt, several := 0, 0, 0
	for _, entry := range entries {
		data, err := fs.ReadFile(agetest.Vectors, entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		v := readCCTV(t, data)
		switch {
		case v.fields["armored"] != "":
			armored++
			continue
		case v.fields["passphrase"] != "" || len(v.identities) == 0:
			scrypt++
			continue
		}
		expect := v.fields["expect"]
		plaintext, err := v.open()
		if want, ok := reasons[expect]; ok {
			if !slices.Contains(want, reasonOf(err)) {
				t.Errorf("%s: got %v, want %s", entry.Name(), err, expect)
			}
		} else if len(v.file) > maxChunkSize+1_024 {
			several++ // a good file, but no ballot: it must be refused as too long
			if reasonOf(err) != ReasonBadPayload {
				t.Errorf("%s: of several chunks: %v", entry.Name(), err)
			}
			continue
		} else if hash := sha256.Sum256(plaintext); err != nil || hex.EncodeToString(hash[:]) != v.fields["payload"] {
			t.Errorf("%s: got %d bytes, %v, want %s", entry.Name(), len(plaintext), err, expect)
		}
		agreed[expect]++
	}
	t.Logf("agreed on %v; good files of several chunks refused: %d; out of scope, SKIPPED: %d armored, %d with passphrases",
		agreed, several, armored, scrypt)
	for _, expect := range []string{"success", "no match", "HMAC failure", "header failure", "payload failure"} {
		if agreed[expect] == 0 {
			t.Errorf("no vector expects %s", expect)
		}
	}
}
