package ballot_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"

	"filippo.io/age"
	"filippo.io/edwards25519"
	"pgregory.net/rapid"

	"isoloir/crypto/ballot"
)

func TestSizesAreThoseOfRealAgeFiles(t *testing.T) {
	for _, kind := range []struct {
		name   string
		stanza int
	}{{"hybrid", 1_557}, {"x25519", 98}} {
		for recipients := 1; recipients <= 3; recipients++ {
			f := newFixture(t, kind.name, recipients)
			header := 22 + recipients*kind.stanza + 103 + 48
			if got := f.template.HeaderSize(); got != header {
				t.Errorf("%s, %d recipients: a header of %d bytes, want %d", kind.name, recipients, got, header)
			}
			if got := f.template.FileSize(); got != header+16+testSize+16 || got != len(f.good.File) {
				t.Errorf("%s, %d recipients: a file of %d bytes, age made %d", kind.name, recipients, got, len(f.good.File))
			}
			if got := f.template.SubmissionSize(); got != 68+f.template.FileSize() {
				t.Errorf("%s, %d recipients: a submission of %d bytes", kind.name, recipients, got)
			}
			if _, err := f.template.Parse(f.good.Submission()); err != nil {
				t.Errorf("%s, %d recipients: %v", kind.name, recipients, err)
			}
			header2, err := age.ExtractHeader(bytes.NewReader(f.good.File))
			if err != nil || len(header2) != header {
				t.Errorf("age reads a header of %d bytes, %v", len(header2), err)
			}
		}
	}
}

func TestATemplateRefusesRecipientsThatItCannotJudge(t *testing.T) {
	_, hybrid := newIdentity(t, "hybrid")
	_, x25519 := newIdentity(t, "x25519")
	for name, c := range map[string]struct {
		recipients []string
		size       int
	}{
		"none":            {nil, 256},
		"seventeen":       {slices.Repeat([]string{x25519}, 17), 256},
		"mixed":           {[]string{hybrid, x25519}, 256},
		"mixed, classic":  {[]string{x25519, hybrid}, 256},
		"an SSH key":      {[]string{"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5"}, 256},
		"a plugin's":      {[]string{"age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t"}, 256},
		"an empty string": {[]string{""}, 256},
		"no bytes":        {[]string{x25519}, 0},
		"over one chunk":  {[]string{x25519}, 65_537},
	} {
		if _, err := ballot.NewTemplate(testPoll, c.recipients, c.size); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}

// Without the ballot key's signature again, every byte is under the signature or is the signature.
func TestAnyOneChangedByteIsRefusedAtTheDoor(t *testing.T) {
	for _, kind := range []string{"hybrid", "x25519"} {
		f := newFixture(t, kind, 1)
		good := f.good.Submission()
		rapid.Check(t, func(t *rapid.T) {
			at := rapid.IntRange(0, len(good)-1).Draw(t, "at")
			flip := rapid.ByteRange(1, 255).Draw(t, "flip")
			changed := bytes.Clone(good)
			changed[at] ^= flip
			if _, err := f.template.Parse(changed); codeOf(err) == "" {
				t.Fatalf("%s: byte %d changed by %02x: %v", kind, at, flip, err)
			}
		})
		if _, err := f.template.Parse(good); err != nil {
			t.Fatal("the unchanged ballot is refused: ", err)
		}
	}
}

func TestABallotOfAnotherPollWithTheSameRecipientsIsRefused(t *testing.T) {
	f := newFixture(t, "x25519", 2)
	other := [32]byte{9}
	mine, theirs := ballot.StanzaArgs(testPoll, f.good.Key), ballot.StanzaArgs(other, f.good.Key)
	file := replaced(t, f.good.File, mine[0], theirs[0])
	_, err := f.template.Parse(submission(f.key, 0, file))
	if codeOf(err) != "wrong_poll" {
		t.Errorf("got %v", err)
	}
	// Control: all but the poll's name is right. Named again as ours, the same bytes pass.
	if _, err := f.template.Parse(submission(f.key, 0, replaced(t, file, theirs[0], mine[0]))); err != nil {
		t.Errorf("control: %v", err)
	}
}

func TestACopyUnderAnotherKeyIsRefused(t *testing.T) {
	f := newFixture(t, "x25519", 1)
	thief := newKey(t)
	stolen := &ballot.Ballot{
		Key:       thief.Public().(ed25519.PublicKey),
		Signature: ballot.Sign(thief, testPoll, 0, f.good.File),
		File:      f.good.File,
	}
	if err := f.template.Check(stolen); codeOf(err) != "bad_ballot_key" {
		t.Errorf("kept apart: got %v", err)
	}
	if _, err := f.template.Parse(stolen.Submission()); codeOf(err) != "bad_signature" {
		t.Errorf("sent: got %v", err)
	}
	// Control: the thief's key and signature are good, and the file opens. Only the stanza tells that it is not the thief's.
	if ballot.CheckKey(stolen.Key) != nil || !ed25519.Verify(stolen.Key, signedMessage(testPoll, 0, sha256.Sum256(stolen.File)), stolen.Signature) {
		t.Error("control: the copy is not well signed")
	}
	if _, err := age.Decrypt(bytes.NewReader(stolen.File), f.identity); err != nil {
		t.Errorf("control: the copy does not open: %v", err)
	}
}

func TestNobodySignsForAKeyOfSmallOrder(t *testing.T) {
	f := newFixture(t, "x25519", 1)
	neutral := edwards25519.NewIdentityPoint().Bytes()
	signature := append(bytes.Clone(neutral), make([]byte, 32)...) // R is the neutral element and S is 0
	file := replaced(t, f.good.File, rawBase64(f.good.Key), rawBase64(neutral))
	forged := &ballot.Ballot{Key: neutral, Signature: signature, File: file}
	if _, err := f.template.Parse(forged.Submission()); codeOf(err) != "bad_ballot_key" {
		t.Errorf("got %v", err)
	}
	body := slices.Concat(neutral, make([]byte, 4), signature)
	if _, err := ballot.ParseWithdrawal(testPoll, body); codeOf(err) != "bad_ballot_key" {
		t.Errorf("withdrawal: got %v", err)
	}
	// Control: made without any secret, the signature holds.
	if !ed25519.Verify(neutral, signedMessage(testPoll, 0, sha256.Sum256(file)), signature) {
		t.Error("control: crypto/ed25519 refuses the forgery itself")
	}
}

func TestABallotIsGoodForOneSeqOnly(t *testing.T) {
	f := newFixture(t, "x25519", 1)
	later := *f.good
	later.Seq = 1
	if _, err := f.template.Parse(later.Submission()); codeOf(err) != "bad_signature" {
		t.Errorf("sent: got %v", err)
	}
	if err := f.template.Check(&later); codeOf(err) != "bad_signature" {
		t.Errorf("kept apart: got %v", err)
	}
	if _, err := f.template.Parse(submission(f.key, 1, f.good.File)); err != nil {
		t.Errorf("control: signed for that seq: %v", err)
	}
	if _, err := f.template.Parse(submission(f.key, 100, f.good.File)); err != nil {
		t.Errorf("seq 100: %v", err)
	}
	if _, err := f.template.Parse(submission(f.key, 101, f.good.File)); codeOf(err) != "seq_too_high" {
		t.Errorf("seq 101: %v", err)
	}
}

func TestPartsOfAnyLengthAreJudgedWithoutPanic(t *testing.T) {
	f := newFixture(t, "x25519", 1)
	for name, change := range map[string]func(*ballot.Ballot){
		"ballot_too_short": func(b *ballot.Ballot) { b.File = nil },
		"ballot_too_long":  func(b *ballot.Ballot) { b.File = append(bytes.Clone(b.File), 0) },
		"bad_ballot_key":   func(b *ballot.Ballot) { b.Key = nil },
		"bad_signature":    func(b *ballot.Ballot) { b.Signature = nil },
		"seq_too_high":     func(b *ballot.Ballot) { b.Seq = 101 },
	} {
		b := *f.good
		change(&b)
		if err := f.template.Check(&b); codeOf(err) != name {
			t.Errorf("got %v, want %s", err, name)
		}
	}
	for _, size := range []int{0, 1, 67, 68, 69, f.template.SubmissionSize() - 1} {
		if _, err := f.template.Parse(make([]byte, size)); codeOf(err) != "ballot_too_short" {
			t.Errorf("%d bytes: %v", size, err)
		}
	}
}

func TestARefusedHeaderNamesThePlace(t *testing.T) {
	f := newFixture(t, "x25519", 1)
	file := replaced(t, f.good.File, "-> X25519 ", "-> x25519 ")
	_, err := f.template.Parse(submission(f.key, 0, file))
	if want := fmt.Sprintf("from byte %d on", len("age-encryption.org/v1\n")); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%v does not say %q", err, want)
	}
}

func BenchmarkParse(b *testing.B) {
	for _, kind := range []string{"hybrid", "x25519"} {
		b.Run(kind, func(b *testing.B) {
			f := newFixture(b, kind, 1)
			good := f.good.Submission()
			b.ReportAllocs()
			for b.Loop() {
				if _, err := f.template.Parse(good); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("signature alone", func(b *testing.B) {
		f := newFixture(b, "hybrid", 1)
		message := signedMessage(testPoll, 0, sha256.Sum256(f.good.File))
		for b.Loop() {
			if !ed25519.Verify(f.good.Key, message, f.good.Signature) {
				b.Fatal("the signature does not hold")
			}
		}
	})
}
