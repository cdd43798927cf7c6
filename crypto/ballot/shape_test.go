package ballot_test

import (
	"bytes"
	"encoding/base64"
	"testing"

	"filippo.io/age"
	"pgregory.net/rapid"

	"isoloir/crypto/ballot"
)

func TestBase64IsTakenExactlyIfItEncodesBackToItself(t *testing.T) {
	alphabet := []byte("ABCDwxyz0189+/-_=\n\r \x00\xff")
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(rapid.SampledFrom(alphabet), 0, 12).Draw(t, "text")
		if rapid.Bool().Draw(t, "encoded") {
			text = base64.RawStdEncoding.AppendEncode(nil, text)
			if len(text) > 0 && rapid.Bool().Draw(t, "changed") {
				text[len(text)-1] = rapid.SampledFrom([]byte("ABCDEFGHIJKLMNOPQRSTUVWXYZ")).Draw(t, "last")
			}
		}
		decoded, err := base64.RawStdEncoding.DecodeString(string(text))
		want := err == nil && base64.RawStdEncoding.EncodeToString(decoded) == string(text)
		if got := ballot.IsBase64(text); got != want {
			t.Fatalf("%q: got %v, want %v", text, got, want)
		}
	})
}

// What the door takes for a header, age takes for the same header, to the byte. (It may still be one that nobody can open.)
func FuzzAHeaderThatPassesIsOneThatAgeWrites(f *testing.F) {
	fixtures := []fixture{newFixture(f, "x25519", 1), newFixture(f, "x25519", 2), newFixture(f, "hybrid", 1)}
	for _, x := range fixtures {
		f.Add(x.good.File)
	}
	v := readVectors(f)
	for _, bad := range v.Refused {
		f.Add(bad.Submission[min(68, len(bad.Submission)):])
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		for _, x := range fixtures {
			if len(file) < x.template.HeaderSize() {
				continue
			}
			key, err := ballot.ReadHeader(x.template, file)
			if err != nil {
				continue
			}
			header, err := age.ExtractHeader(bytes.NewReader(file))
			if err != nil || !bytes.Equal(header, file[:x.template.HeaderSize()]) {
				t.Fatalf("age reads another header: %q, %v", header, err)
			}
			args := ballot.StanzaArgs(testPoll, key)
			if !bytes.Contains(header, []byte("\n-> isoloir/v1 "+args[0]+" "+args[1]+"\n\n--- ")) {
				t.Fatalf("the header does not name poll and key %x", key)
			}
		}
	})
}

// What passes the door comes back the same, and passes again in parts.
func FuzzASubmissionThatPassesIsCanonical(f *testing.F) {
	v := readVectors(f)
	for _, good := range v.Ballots {
		f.Add(good.Submission)
	}
	for _, bad := range v.Refused {
		f.Add(bad.Submission)
	}
	template := v.template(f, v.Ballots[0].Name)
	f.Fuzz(func(t *testing.T, submission []byte) {
		b, err := template.Parse(submission)
		if err != nil {
			if codeOf(err) == "" {
				t.Fatalf("refused without a code: %v", err)
			}
			return
		}
		if !bytes.Equal(b.Submission(), submission) {
			t.Fatal("the submission comes back another")
		}
		if err := template.Check(b); err != nil {
			t.Fatalf("Check refuses what Parse takes: %v", err)
		}
	})
}

func FuzzAWithdrawalThatPassesIsCanonical(f *testing.F) {
	v := readVectors(f)
	poll := pollID(f, v.Ballots[0].Poll)
	f.Add(v.Ballots[0].Withdrawal.Bytes)
	for _, bad := range v.RefusedWithdrawals {
		f.Add(bad.Bytes)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		w, err := ballot.ParseWithdrawal(poll, body)
		if err == nil && !bytes.Equal(w.Bytes(), body) {
			t.Fatal("the withdrawal comes back another")
		}
		if err != nil && codeOf(err) == "" {
			t.Fatalf("refused without a code: %v", err)
		}
	})
}
