package main

import (
	"encoding/hex"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/remote"
)

// verdicts reads the sets of docs/vectors/verdict.json that are judged here; poll/remote judges the rest.
func verdicts(t *testing.T) (v struct {
	Closing struct {
		OrganizerKey string `json:"organizer_key"`
		Poll, Closes string
		Cases        []struct {
			Why, Status, Want string
			Now               time.Time
			Statements        []string
		}
	}
	Promise []struct {
		Why, Want string
		Seq       uint32
		Entry     *translog.Entry
	}
}) {
	t.Helper()
	data, err := os.ReadFile("../../docs/vectors/verdict.json")
	if err == nil {
		err = json.Unmarshal(data, &v)
	}
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Closing.Cases) == 0 || len(v.Promise) == 0 {
		t.Fatal("zero vectors loaded")
	}
	return v
}

func TestAServerThatDoesNotKeepToTheClosingTimeIsBlamed(t *testing.T) {
	v := verdicts(t).Closing
	raw, err := hex.DecodeString(v.Poll)
	if err != nil {
		t.Fatal(err)
	}
	closes, err := time.Parse(time.RFC3339, v.Closes)
	if err != nil {
		t.Fatal(err)
	}
	d := &poll.Definition{Closes: closes, OrganizerKey: v.OrganizerKey}
	says := map[string]string{"never_closed": "long after its close", "never_sealed": "not sealed yet", "closed_early": "before its close"}
	for _, c := range v.Cases {
		state := remote.State{Status: c.Status}
		for _, s := range c.Statements {
			state.Statements = append(state.Statements, []byte(s))
		}
		err := demandClosedRightly(d, poll.ID(raw), state, c.Now)
		if c.Want == "" && err != nil || c.Want != "" && (err == nil || !strings.Contains(err.Error(), says[c.Want])) {
			t.Errorf("%s: %v, want %q", c.Why, err, c.Want)
		}
	}
}

func TestALogsEntryDecidesWhatBecameOfAPromise(t *testing.T) {
	for _, c := range verdicts(t).Promise {
		got, err := verdictOf(translog.Receipt{Seq: c.Seq}, c.Entry)
		if got.State != c.Want || (err != nil) != (c.Want == receiptMissing) {
			t.Errorf("%s: %s (%v), want %s", c.Why, got.State, err, c.Want)
		}
	}
}
