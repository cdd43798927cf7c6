package author

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"filippo.io/age"
	"golang.org/x/mod/sumdb/note"

	"isoloir/poll"
)

func publishing(t *testing.T) PublishOptions {
	t.Helper()
	key, err := age.GenerateHybridIdentity()
	if err != nil {
		t.Fatal(err)
	}
	return PublishOptions{OrganizerKey: vkey(t, "residents"), LogKey: vkey(t, "polls.example"), Recipient: key.Recipient().String()}
}

func vkey(t *testing.T, name string) string {
	t.Helper()
	_, v, err := note.GenerateKey(nil, name)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestPublishingPutsItsOwnRecipientFirstAndTheFilesAfterIt(t *testing.T) {
	a, b, o := publishing(t).Recipient, publishing(t).Recipient, publishing(t)
	f := read(t, good+"recipients:\n  - "+a+"\n  - "+o.Recipient+"\n  - "+b+"\n")
	d, data, err := f.Publish(o)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{o.Recipient, a, b}; !reflect.DeepEqual(d.Recipients, want) {
		t.Errorf("got %q, want %q", d.Recipients, want)
	}
	if d.OrganizerKey != o.OrganizerKey || d.LogKey != o.LogKey || d.BallotSize != d.WantBallotSize() || d.BallotSize%256 != 0 {
		t.Errorf("keys %q %q, ballot size %d", d.OrganizerKey, d.LogKey, d.BallotSize)
	}
	if !bytes.Equal(data, d.Encode()) {
		t.Error("the bytes are not the definition's")
	}
	if len(f.Poll.Recipients) != 3 || f.Poll.OrganizerKey != "" {
		t.Error("publishing changed the file")
	}
}

func TestRecipientsOfAnotherKindThanThePublishingKeyAreRefused(t *testing.T) {
	classic, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	f := read(t, good+"recipients:\n  - "+classic.Recipient().String()+"\n")
	_, _, err = f.Publish(publishing(t))
	var all Errors
	if !errors.As(err, &all) || len(all) != 1 || all[0].Line != strings.Count(good, "\n")+2 || all[0].Column != 5 {
		t.Fatalf("got %v", err)
	}
	if !strings.Contains(all[0].Problem, "is classic") {
		t.Errorf("got %q", all[0].Problem)
	}
	o := publishing(t)
	o.Recipient = classic.Recipient().String()
	if _, _, err := read(t, good).Publish(o); err != nil {
		t.Errorf("a classic key alone: %v", err)
	}
}

func TestAnAuditorWhoCanOpenTheBallotsIsRefused(t *testing.T) {
	auditor, colleague, o := publishing(t).Recipient, publishing(t).Recipient, publishing(t)
	src := good + "admission: codes\nturnout: auditable\nauditor: " + auditor + "\nrecipients:\n  - " + colleague + "\n"
	read(t, src)
	line := strings.Count(good, "\n") + 3
	if e := one(t, strings.Replace(src, colleague, auditor, 1)); e.Line != line || !strings.Contains(e.Problem, "can also open the ballots") {
		t.Errorf("beside the recipients: got %v", e)
	}
	_, _, err := read(t, strings.Replace(src, auditor, o.Recipient, 1)).Publish(o)
	var all Errors
	if !errors.As(err, &all) || len(all) != 1 || all[0].Line != line || !strings.Contains(all[0].Problem, "the publishing key") {
		t.Errorf("the publisher: got %v", err)
	}
}

func TestPublishingRefusesKeysThatAreNone(t *testing.T) {
	for name, spoil := range map[string]func(*PublishOptions){
		"recipient":     func(o *PublishOptions) { o.Recipient = "age1pq1x" },
		"organizer_key": func(o *PublishOptions) { o.OrganizerKey = "residents+00000000+AAAA" },
		"log_key":       func(o *PublishOptions) { o.LogKey = "" },
	} {
		o := publishing(t)
		spoil(&o)
		if _, _, err := read(t, good).Publish(o); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestBadRecipientsAreEachTheirOwnError(t *testing.T) {
	hybrid := publishing(t).Recipient
	classic, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	i := 100 // two neighbours that differ change places
	for hybrid[i] == hybrid[i+1] {
		i++
	}
	spoiled := hybrid[:i] + string(hybrid[i+1]) + string(hybrid[i]) + hybrid[i+2:]
	for _, c := range []struct{ second, problem string }{
		{classic.Recipient().String(), "are mixed"},
		{hybrid, "listed twice"},
		{"me@example.org", "e-mail address"},
		{"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz1OxfM/XXUB+VHtZ6isGN", "SSH key"},
		{spoiled, "has a mistake in it"},
		{"12345", "as a number"},
	} {
		e := one(t, good+"recipients:\n  - "+hybrid+"\n  - "+c.second+"\n")
		if !strings.Contains(e.Problem, c.problem) || e.Line != strings.Count(good, "\n")+3 || e.Column != 5 {
			t.Errorf("%.20s: got %d:%d %s, want …%s…", c.second, e.Line, e.Column, e.Problem, c.problem)
		}
	}
}

func TestARecipientThatNothingCanBeSealedToIsRefused(t *testing.T) {
	for _, text := range []string{
		bech32("age1", make([]byte, 32)),                    // a point of small order
		bech32("age1pq1", bytes.Repeat([]byte{0xff}, 1216)), // not an ML-KEM key: its numbers are over the modulus
	} {
		if _, err := poll.ParseRecipient(text); err != nil {
			t.Fatalf("the attack is not one: %v", err)
		}
		e := one(t, good+"recipients:\n  - "+text+"\n")
		if !strings.Contains(e.Problem, "has a mistake in it") {
			t.Errorf("got %v", e)
		}
	}
}

// bech32 writes a Bech32 string (BIP 173); the prefix includes the separator.
func bech32(prefix string, data []byte) string {
	const alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
	sum := uint32(1)
	step := func(group byte) {
		top := sum >> 25
		sum = sum&0x1ffffff<<5 ^ uint32(group)
		for i, g := range []uint32{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3} {
			if top>>i&1 == 1 {
				sum ^= g
			}
		}
	}
	name := prefix[:len(prefix)-1]
	for _, c := range []byte(name) {
		step(c >> 5)
	}
	step(0)
	for _, c := range []byte(name) {
		step(c & 31)
	}
	out, bits, n := prefix, 0, 0
	for i, b := range append(data, 0) {
		if i < len(data) {
			bits, n = bits<<8|int(b), n+8
		} else if n > 0 {
			bits, n = bits<<(5-n), 5
		}
		for ; n >= 5; n -= 5 {
			group := byte(bits >> (n - 5) & 31)
			step(group)
			out += string(alphabet[group])
		}
		bits &= 31
	}
	for range 6 {
		step(0)
	}
	for i := range 6 {
		out += string(alphabet[(sum^1)>>(5*(5-i))&31])
	}
	return out
}
