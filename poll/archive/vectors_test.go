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
	Records       []struct {
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
