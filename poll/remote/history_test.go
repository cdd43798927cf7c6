package remote

import (
	"encoding/hex"
	"encoding/json"
	"os"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"isoloir/crypto/translog"
	"isoloir/poll"
)

func TestAJournalTellsOfALogAsThePollsOnlyOne(t *testing.T) {
	var v struct {
		History struct {
			Poll, Root string
			Size       int64
			Cases      []struct {
				Why, Want string
				Entries   []string
			}
		}
	}
	data, err := os.ReadFile("../../docs/vectors/verdict.json")
	if err == nil {
		err = json.Unmarshal(data, &v)
	}
	if err != nil {
		t.Fatal(err)
	}
	if len(v.History.Cases) == 0 {
		t.Fatal("zero vectors loaded")
	}
	unhex := func(s string) []byte {
		b, err := hex.DecodeString(s)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	id := poll.ID(unhex(v.History.Poll))
	log := translog.Checkpoint{Size: v.History.Size, Root: tlog.Hash(unhex(v.History.Root))}
	for _, c := range v.History.Cases {
		var h History
		var err error
		for i, e := range c.Entries {
			if err = h.add(id, int64(i), unhex(e)); err != nil {
				break
			}
		}
		if err == nil {
			err = h.Check(id, log)
		}
		if (err != nil) != (c.Want == "contradicted") {
			t.Errorf("%s: %v, want %q", c.Why, err, c.Want)
		}
	}
}
