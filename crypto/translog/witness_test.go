package translog

import (
	"crypto/ed25519"
	"crypto/sha256"
	"errors"
	"slices"
	"strings"
	"testing"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
)

func witnesses(t *testing.T, keys []string) (all []Witness) {
	t.Helper()
	for _, key := range keys {
		w, err := ParseWitness(key)
		if err != nil {
			t.Fatal(err)
		}
		if w.String() != key {
			t.Errorf("%s is written %s", key, w)
		}
		all = append(all, w)
	}
	return all
}

func TestCosignaturesCountAsInTheVectors(t *testing.T) {
	v := journalFile(t)
	all := witnesses(t, some(t, v.Witnesses.Keys))
	for _, want := range some(t, v.Cosigned) {
		if got := Cosignatures([]byte(want.Note), all); !slices.Equal(got, want.Names) {
			t.Errorf("%s: %q, want %q", want.What, got, want.Names)
		}
		for i, key := range v.Witnesses.Keys { // what another program says
			other, err := torchwood.NewCosignatureVerifier(key)
			if err != nil {
				t.Fatal(err)
			}
			n, err := note.Open([]byte(want.Note), note.VerifierList(other))
			if counts := err == nil && len(n.Sigs) == 1; counts != slices.Contains(want.Names, all[i].Name()) {
				t.Errorf("%s: another program lets %s count: %v", want.What, all[i].Name(), counts)
			}
		}
	}
	for _, bad := range some(t, v.BadWitnessKeys) {
		if _, err := ParseWitness(bad.Key); err == nil {
			t.Errorf("%s: accepted", bad.Why)
		}
	}
}

func TestAWitnessThatIsNamedTwiceCountsOnce(t *testing.T) {
	v := journalFile(t)
	all := witnesses(t, v.Witnesses.Keys)
	msg := []byte(v.Witnesses.Checkpoint + v.Witnesses.Lines[0])
	if got := Cosignatures(msg, []Witness{all[0], all[0]}); len(got) != 1 {
		t.Errorf("%q", got)
	}
	// Nor does one key under two names.
	seed := sha256.Sum256([]byte("one key"))
	key := ed25519.NewKeyFromSeed(seed[:])
	var two []Witness
	for _, name := range []string{"a.example", "b.example"} {
		s, err := torchwood.NewCosignatureSigner(name, key)
		if err != nil {
			t.Fatal(err)
		}
		two = append(two, witnesses(t, []string{s.Verifier().String()})...)
		n, err := note.Open(msg, note.VerifierList(verifierOf(t, v.Keys.Server.Vkey)))
		if err != nil {
			t.Fatal(err)
		}
		signed, err := note.Sign(n, s)
		if err != nil {
			t.Fatal(err)
		}
		msg = signed
	}
	if got := Cosignatures(msg, two); !slices.Equal(got, []string{"a.example"}) {
		t.Errorf("%q", got)
	}
}

func verifierOf(t *testing.T, vkey string) note.Verifier {
	t.Helper()
	v, err := note.NewVerifier(vkey)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestACosignatureIsTakenFromTheWitnessesAnswer(t *testing.T) {
	v := journalFile(t)
	all := witnesses(t, v.Witnesses.Keys)
	checkpoint, lines := []byte(v.Witnesses.Checkpoint), v.Witnesses.Lines
	with := checkpoint
	for i, w := range all {
		// The answer may hold lines of other keys, and of the same name.
		answer := "— " + w.Name() + " AAAAAA==\nnonsense\n" + strings.Join(lines, "")
		var err error
		if with, err = w.Cosign(with, []byte(answer)); err != nil {
			t.Fatal(err)
		}
		if got := Cosignatures(with, all); len(got) != i+1 {
			t.Errorf("after %d: %q", i+1, got)
		}
	}
	if _, err := OpenCheckpoint(with, v.Keys.Server.Vkey, v.Origin); err != nil {
		t.Error(err)
	}
	if again, err := all[0].Cosign(with, []byte(lines[0])); err != nil || string(again) != string(with) {
		t.Errorf("cosigned twice: %v\n%s", err, again)
	}
	for what, answer := range map[string]string{
		"nothing": "", "another witness's": lines[1], "cut off": lines[0][:len(lines[0])-3], "without its end": strings.TrimSuffix(lines[0], "\n"),
		"changed": strings.Replace(lines[0], "A", "B", 1), "far down": strings.Repeat("x\n", 100) + lines[0], "a whole note": string(checkpoint),
	} {
		if with, err := all[0].Cosign(checkpoint, []byte(answer)); !errors.Is(err, ErrCosignature) {
			t.Errorf("%s: %v\n%s", what, err, with)
		}
	}
	if _, err := all[0].Cosign([]byte("no note"), []byte(lines[0])); err == nil {
		t.Error("what is no note was cosigned")
	}
}
