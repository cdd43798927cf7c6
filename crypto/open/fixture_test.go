package open

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"filippo.io/age"

	"isoloir/crypto/ballot"
	"isoloir/crypto/seal"
)

var (
	testPoll  = [32]byte{7, 8, 9}
	otherPoll = [32]byte{9, 8, 7}
)

const testSize = 512

// A sealed poll: one ballot, the key it was made under, and the organizer who opens it.
type fixture struct {
	recipients []string
	identity   age.Identity // the last recipient's
	template   ballot.Template
	opener     *Opener
	key        ed25519.PrivateKey
	padded     []byte
	good       *ballot.Ballot
}

func newFixture(t testing.TB, kind string, recipients, size int) fixture {
	t.Helper()
	f := fixture{key: newKey(t), padded: []byte(fmt.Sprintf("%-*s", size, `{"answers":{"q":"yes"}}`))}
	for range recipients {
		identity, text := newIdentity(t, kind)
		f.identity, f.recipients = identity, append(f.recipients, text)
	}
	f.template = f.templateOf(t, testPoll)
	f.opener = newOpener(t, f.template, f.identity)
	sealer, err := seal.New(testPoll, f.recipients, size)
	if err != nil {
		t.Fatal(err)
	}
	if f.good, err = sealer.Seal(f.key, 0, f.padded); err != nil {
		t.Fatal(err)
	}
	return f
}

func (f fixture) templateOf(t testing.TB, poll [32]byte) ballot.Template {
	t.Helper()
	template, err := ballot.NewTemplate(poll, f.recipients, len(f.padded))
	if err != nil {
		t.Fatal(err)
	}
	return template
}

func newOpener(t testing.TB, template ballot.Template, identities ...age.Identity) *Opener {
	t.Helper()
	o, err := New(template, identities...)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func newIdentity(t testing.TB, kind string) (age.Identity, string) {
	t.Helper()
	if kind == "hybrid" {
		i, err := age.GenerateHybridIdentity()
		if err != nil {
			t.Fatal(err)
		}
		return i, i.Recipient().String()
	}
	i, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	return i, i.Recipient().String()
}

func newKey(t testing.TB) ed25519.PrivateKey {
	t.Helper()
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// signed is the file as key's first ballot in a poll.
func signed(key ed25519.PrivateKey, poll [32]byte, file []byte) *ballot.Ballot {
	return &ballot.Ballot{Key: key.Public().(ed25519.PublicKey), Signature: ballot.Sign(key, poll, 0, file), File: file}
}

// rebound is the file with another poll and key written into its binding stanza.
func rebound(t testing.TB, b *ballot.Ballot, poll [32]byte, key ed25519.PublicKey) []byte {
	t.Helper()
	before := strings.Join(ballot.StanzaArgs(testPoll, b.Key), " ")
	after := strings.Join(ballot.StanzaArgs(poll, key), " ")
	if strings.Count(string(b.File), before) != 1 {
		t.Fatal("the file has no binding stanza")
	}
	return []byte(strings.Replace(string(b.File), before, after, 1))
}

func reasonOf(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Reason
	}
	return ""
}

// decryptByAge is what stock age makes of the file.
func decryptByAge(file []byte, identities ...age.Identity) ([]byte, error) {
	r, err := age.Decrypt(bytes.NewReader(file), identities...)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}
