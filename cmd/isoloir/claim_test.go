package main

import (
	"strings"
	"testing"
	"time"

	"isoloir/crypto/keyring"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/remote"
)

func TestWhatAServerSaysOfAPollsStateIsAClaimUnlessItsTimesOrItsOrganizerSaySo(t *testing.T) {
	key := check(keyring.Generate("organizer"))(t)
	stranger := check(keyring.Generate("stranger"))(t)
	_, logKey := serverSigner(t, "poll.example")
	d := numberPoll(key, logKey) // January 2020
	id := poll.IDOf(d.Encode())
	closing := translog.Statement{Poll: id, Counter: 1, Kind: translog.Close}
	shown := func(k *keyring.Key, s translog.Statement) [][]byte {
		return [][]byte{nil, check(s.Sign(check(k.Signer())(t)))(t)}
	}
	elsewhere := closing
	elsewhere.Poll[0] ^= 1
	during, after, before := d.Opens.Add(time.Minute), d.Closes.Add(time.Minute), d.Opens.Add(-time.Minute)
	for name, c := range map[string]struct {
		status     string
		now        time.Time
		statements [][]byte
		want       string
	}{
		"open in its time":                         {"open", during, nil, ""},
		"upcoming before it opens":                 {"upcoming", before, nil, ""},
		"upcoming after it opened":                 {"upcoming", during, nil, "not open yet"},
		"closed after its time":                    {"closed", after, nil, ""},
		"closed long after its time":               {"closed", after.AddDate(1, 0, 0), nil, ""},
		"closed before its time":                   {"closed", during, nil, "closed"},
		"sealed before its time":                   {"sealed", during, nil, "closed"},
		"withheld before it opened":                {"withheld", before, nil, "closed"},
		"closed by its organizer":                  {"closed", during, shown(key, closing), ""},
		"closed by somebody else":                  {"closed", during, shown(stranger, closing), "closed"},
		"closed by a statement on another poll":    {"closed", during, shown(key, elsewhere), "closed"},
		"closed by a statement in another's place": {"closed", during, shown(key, closing)[1:], "closed"},
	} {
		t.Run(name, func(t *testing.T) {
			got := claimed(d, id, remote.State{Status: c.status, Statements: c.statements}, c.now)
			if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
