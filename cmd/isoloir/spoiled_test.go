package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"isoloir/crypto/ballot"
	"isoloir/crypto/keyring"
	"isoloir/crypto/seal"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/archive"
)

// newSpoiledPoll writes an archive of good ballots and of some that are sealed to a stranger's key, and a stranger's key file.
func newSpoiledPoll(t *testing.T, good, junk int) (p sealedPoll, stranger string) {
	t.Helper()
	dir := t.TempDir()
	p = sealedPoll{tar: filepath.Join(dir, "poll.tar"), key: filepath.Join(dir, "organizer.key"), size: good + junk}
	key, other := check(keyring.Generate("organizer"))(t), check(keyring.Generate("stranger"))(t)
	stranger = filepath.Join(dir, "stranger.key")
	if err := os.WriteFile(stranger, other.Text(), 0o600); err != nil {
		t.Fatal(err)
	}
	server, logKey := serverSigner(t, "poll.example")
	d := numberPoll(key, logKey)
	id := poll.IDOf(d.Encode())
	padded := check(d.EncodeAnswers(poll.Answers{ByID: map[string]poll.Answer{"n": {Number: 7}}}))(t)
	var records []*archive.Record
	for i := range good + junk {
		recipient := key.Recipient()
		if i >= good {
			recipient = other.Recipient()
		}
		_, k, err := ed25519.GenerateKey(nil)
		if err != nil {
			t.Fatal(err)
		}
		b := check(check(seal.New(id, []string{recipient}, d.BallotSize))(t).Seal(k, 1, padded))(t)
		records = append(records, &archive.Record{Key: b.Key, Seq: b.Seq, Signature: b.Signature, File: b.File, FileHash: sha256.Sum256(b.File)})
	}
	slices.SortFunc(records, func(a, b *archive.Record) int {
		left, right := ballot.KeyHash(a.Key), ballot.KeyHash(b.Key)
		return bytes.Compare(left[:], right[:])
	})
	var log translog.Hasher
	for _, r := range records {
		log.Add(r.Entry().Bytes())
	}
	writeSealed(t, p, key, d, server, &log, records)
	return p, stranger
}

func TestJunkIsNotTakenForAWrongKeyNorForAnswers(t *testing.T) {
	const few = "WARNING: only "
	for _, c := range []struct {
		good, junk int
		opens      string
		warns      string
	}{
		{3, 1, "3 ballots opened, 0 withdrawn, 1 spoiled", ""},
		{1, 3, "1 ballot opened, 0 withdrawn, 3 spoiled", "WARNING: only 1 of 4 ballots could be opened, and the poll demands 3: figures this small point at somebody"},
		{0, 3, "0 ballots opened, 0 withdrawn, 3 spoiled\nisoloir: spoiled, not_for_key: 3", "WARNING: only 0 of 3 ballots could be opened"},
	} {
		p, _ := newSpoiledPoll(t, c.good, c.junk)
		for _, command := range []string{"open", "tally"} {
			var stdout, stderr bytes.Buffer
			code := run([]string{command, p.tar, "--key", p.key}, strings.NewReader(""), &stdout, &stderr)
			said := stderr.String()
			if code != exitOK || !strings.Contains(said, c.opens) || !strings.Contains(said, c.warns) || strings.Contains(said, few) != (c.warns != "") {
				t.Errorf("%s of %d good and %d junk: exit %d, %s", command, c.good, c.junk, code, said)
			}
			if warned := strings.Contains(said, "does not keep anybody from adding junk"); warned != (c.warns != "") {
				t.Errorf("%s: %s", command, said)
			}
			if command == "open" && strings.Count(stdout.String(), "\n") != c.good {
				t.Errorf("%d good: %s", c.good, stdout.String())
			}
		}
	}
	p, _ := newSpoiledPoll(t, 3, 0)
	_, wrong := newSpoiledPoll(t, 0, 3)
	var stdout, stderr bytes.Buffer
	if code := run([]string{"open", p.tar, "--key", wrong}, strings.NewReader(""), &stdout, &stderr); code != exitKey {
		t.Errorf("a wrong key: exit %d, %s", code, stderr.String())
	}
}
