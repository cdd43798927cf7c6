package archive

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"isoloir/crypto/translog"
)

// The vector is a whole poll that another program made.
type vector struct {
	Poll          string
	Root          string
	Size          int64
	Withdrawn     int64
	Whole, Public string
	Journal       struct {
		Size              int64
		Root              string
		Published, Sealed int64
		Statements        map[uint64]int64
		Witnesses         []string
	}
	Records []struct {
		KeyHash   string `json:"key_hash"`
		FileHash  string `json:"file_hash"`
		Seq       uint32
		Withdrawn bool
	}
}

func readVector(t *testing.T) (v vector) {
	t.Helper()
	data := must(os.ReadFile(filepath.Join("..", "..", "docs", "vectors", "archive.json")))(t)
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	if len(v.Records) == 0 {
		t.Fatal("zero vectors loaded")
	}
	return v
}

func TestTheJournalOfAnotherProgramProvesThePollsEntries(t *testing.T) {
	v := readVector(t)
	var witnesses []translog.Witness
	for _, key := range v.Journal.Witnesses {
		witnesses = append(witnesses, must(translog.ParseWitness(key))(t))
	}
	if len(witnesses) != 2 {
		t.Fatal("zero witnesses loaded")
	}
	a := must(readBytes(must(base64.StdEncoding.DecodeString(v.Public))(t)))(t)
	if err := a.Verify(nil, Cosigned(witnesses, 2)); err != nil {
		t.Fatal(err)
	}
	c := must(translog.OpenCheckpoint(a.journal.Checkpoint, a.definition.LogKey, translog.JournalOrigin(a.definition.Host())))(t)
	if c.Size != v.Journal.Size || hex.EncodeToString(c.Root[:]) != v.Journal.Root {
		t.Errorf("the journal has %d entries and the root %v", c.Size, c.Root)
	}
	index := func(proof []byte) int64 { return must(translog.ParseProof(proof))(t).Index }
	if p, s := index(a.journal.Published), index(a.journal.Sealed); p != v.Journal.Published || s != v.Journal.Sealed {
		t.Errorf("published at %d, sealed at %d", p, s)
	}
	for counter, want := range v.Journal.Statements {
		if got := index(a.journal.Statements[counter]); got != want {
			t.Errorf("statement %d at %d, want %d", counter, got, want)
		}
	}
}

func TestArchivesOfAnotherProgramVerify(t *testing.T) {
	v := readVector(t)
	for name, text := range map[string]string{"whole": v.Whole, "public": v.Public} {
		t.Run(name, func(t *testing.T) {
			data := must(base64.StdEncoding.DecodeString(text))(t)
			a := must(readBytes(data))(t)
			if err := a.Verify(nil); err != nil {
				t.Fatal(err)
			}
			if a.ID().String() != v.Poll || a.Size() != v.Size || a.Withdrawn() != v.Withdrawn || a.Public() != (name == "public") {
				t.Errorf("poll %s, %d entries, %d withdrawn, public: %v", a.ID(), a.Size(), a.Withdrawn(), a.Public())
			}
			log := must(a.hashEntries())(t)
			if root := log.Root(); hex.EncodeToString(root[:]) != v.Root {
				t.Errorf("root %x, want %s", root, v.Root)
			}
			i := 0
			err := a.entries(func(e translog.Entry) error {
				want := v.Records[i]
				if file := hex.EncodeToString(e.FileHash[:]); hex.EncodeToString(e.KeyHash[:]) != want.KeyHash || e.Seq != want.Seq ||
					e.Withdrawn != want.Withdrawn || !e.Withdrawn && file != want.FileHash {
					t.Errorf("entry %d is %+v, want %+v", i, e, want)
				}
				i++
				return nil
			})
			if err != nil || i != len(v.Records) {
				t.Errorf("%d entries, %v", i, err)
			}
			if !bytes.Equal(rewrite(t, data), data) {
				t.Error("written again, it has other bytes")
			}
		})
	}
}
