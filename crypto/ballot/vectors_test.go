package ballot_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"strings"
	"testing"

	"isoloir/crypto/ballot"
)

func pollID(t testing.TB, text string) [32]byte {
	t.Helper()
	id, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(strings.ToUpper(text))
	if err != nil || len(id) != 32 {
		t.Fatalf("not a poll ID: %q", text)
	}
	return [32]byte(id)
}

func TestGoodVectorsPassTheDoorAndComeBackTheSame(t *testing.T) {
	v := readVectors(t)
	for _, want := range v.Ballots {
		t.Run(want.Name, func(t *testing.T) {
			poll, template := pollID(t, want.Poll), v.template(t, want.Name)
			got, err := template.Parse(want.Submission)
			if err != nil {
				t.Fatal(err)
			}
			if hex.EncodeToString(got.Key) != want.Key || got.Seq != want.Seq || !bytes.Equal(got.Signature, want.Signature) {
				t.Errorf("got key %x, seq %d, signature %x", got.Key, got.Seq, got.Signature)
			}
			if hash := ballot.KeyHash(got.Key); hex.EncodeToString(hash[:]) != want.KeyHash {
				t.Errorf("key hash %x", hash)
			}
			if !bytes.Equal(got.Submission(), want.Submission) {
				t.Error("the submission is not the same")
			}
			if err := template.Check(got); err != nil {
				t.Errorf("Check: %v", err)
			}
			if !strings.Contains(string(got.File[:template.HeaderSize()]), "\n"+want.Stanza+"--- ") {
				t.Error("the last stanza is another")
			}
			if args := ballot.StanzaArgs(poll, got.Key); want.Stanza != "-> isoloir/v1 "+args[0]+" "+args[1]+"\n\n" {
				t.Errorf("stanza arguments %q", args)
			}

			key := ed25519.NewKeyFromSeed(want.Seed)
			if !bytes.Equal(ballot.Sign(key, poll, want.Seq, got.File), want.Signature) {
				t.Error("Sign gives another signature")
			}
			if !ed25519.Verify(got.Key, signedMessage(poll, want.Seq, sha256.Sum256(got.File)), want.Signature) {
				t.Error("the signature is not over what docs/formats.md says")
			}
			if !bytes.Equal(ballot.SignWithdrawal(key, poll, want.Withdrawal.Seq).Bytes(), want.Withdrawal.Bytes) {
				t.Error("SignWithdrawal gives another withdrawal")
			}
			w, err := ballot.ParseWithdrawal(poll, want.Withdrawal.Bytes)
			if err != nil || w.Seq != want.Withdrawal.Seq || !bytes.Equal(w.Key, got.Key) || !bytes.Equal(w.Bytes(), want.Withdrawal.Bytes) {
				t.Errorf("withdrawal: %+v, %v", w, err)
			}
		})
	}
}

func TestBadVectorsAreRefusedWithTheirCode(t *testing.T) {
	v := readVectors(t)
	for _, bad := range v.Refused {
		if _, err := v.template(t, bad.Of).Parse(bad.Submission); codeOf(err) != bad.Code {
			t.Errorf("%s: got %v, want %s", bad.Name, err, bad.Code)
		}
	}
	for _, bad := range v.RefusedWithdrawals {
		if _, err := ballot.ParseWithdrawal(pollID(t, v.Ballots[0].Poll), bad.Bytes); codeOf(err) != bad.Code {
			t.Errorf("withdrawal %s: got %v, want %s", bad.Name, err, bad.Code)
		}
	}
}

func TestOnlyCanonicalKeysOfLargeOrderAreBallotKeys(t *testing.T) {
	v := readVectors(t)
	for _, k := range v.AcceptedKeys {
		if err := ballot.CheckKey(unhex(t, k.Key)); err != nil {
			t.Errorf("%s (%s): %v", k.Name, k.Key, err)
		}
	}
	for _, k := range v.RefusedKeys {
		if err := ballot.CheckKey(unhex(t, k.Key)); codeOf(err) != "bad_ballot_key" {
			t.Errorf("%s (%s): got %v", k.Name, k.Key, err)
		}
	}
}
