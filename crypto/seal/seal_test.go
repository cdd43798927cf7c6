package seal_test

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"filippo.io/age"
	"pgregory.net/rapid"

	"isoloir/crypto/ballot"
	"isoloir/crypto/open"
	"isoloir/crypto/seal"
)

var testPoll = [32]byte{4, 5, 6}

type organizer struct {
	identity  age.Identity
	secret    string // as a line of an age key file
	recipient string
}

func newOrganizer(t testing.TB, kind string) organizer {
	t.Helper()
	if kind == "hybrid" {
		i, err := age.GenerateHybridIdentity()
		if err != nil {
			t.Fatal(err)
		}
		return organizer{i, i.String(), i.Recipient().String()}
	}
	i, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	return organizer{i, i.String(), i.Recipient().String()}
}

func newOrganizers(t testing.TB, kind string, n int) (organizers []organizer, recipients []string) {
	t.Helper()
	for range n {
		o := newOrganizer(t, kind)
		organizers, recipients = append(organizers, o), append(recipients, o.recipient)
	}
	return organizers, recipients
}

func newSealer(t testing.TB, recipients []string, size int) (*seal.Sealer, ballot.Template) {
	t.Helper()
	s, err := seal.New(testPoll, recipients, size)
	if err != nil {
		t.Fatal(err)
	}
	template, err := ballot.NewTemplate(testPoll, recipients, size)
	if err != nil {
		t.Fatal(err)
	}
	return s, template
}

func newKey(t testing.TB) ed25519.PrivateKey {
	t.Helper()
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func TestEveryOrganizerOpensWhatWasSealed(t *testing.T) {
	for _, kind := range []string{"hybrid", "x25519"} {
		for n := 1; n <= 3; n++ {
			organizers, recipients := newOrganizers(t, kind, n)
			s, template := newSealer(t, recipients, 512)
			padded := []byte(fmt.Sprintf("%-512s", `{"answers":{"q":"yes"}}`))
			sealed, err := s.Seal(newKey(t), 7, padded)
			if err != nil {
				t.Fatal(err)
			}
			b, err := template.Parse(sealed.Submission())
			if err != nil {
				t.Fatal(err)
			}
			for i, organizer := range organizers {
				o, err := open.New(template, organizer.identity)
				if err != nil {
					t.Fatal(err)
				}
				if got, err := o.Open(b); err != nil || !bytes.Equal(got, padded) {
					t.Errorf("%s, organizer %d of %d: %q, %v", kind, i+1, n, got, err)
				}
			}
		}
	}
}

func TestAllBallotsOfAPollHaveTheSameLength(t *testing.T) {
	for _, kind := range []string{"hybrid", "x25519"} {
		_, recipients := newOrganizers(t, kind, 2)
		s, template := newSealer(t, recipients, 1_024)
		rapid.Check(t, func(t *rapid.T) {
			answer := rapid.SliceOfN(rapid.Byte(), 0, 1_024).Draw(t, "answer")
			padded := append(answer, bytes.Repeat([]byte(" "), 1_024-len(answer))...)
			seed := rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "seed")
			seq := rapid.Uint32Range(0, ballot.MaxSeq).Draw(t, "seq")
			b, err := s.Seal(ed25519.NewKeyFromSeed(seed), seq, padded)
			if err != nil {
				t.Fatal(err)
			}
			if got := len(b.Submission()); got != template.SubmissionSize() {
				t.Fatalf("%d bytes, where all have %d", got, template.SubmissionSize())
			}
		})
	}
}

// stanzaKeeper is an identity that opens nothing and keeps what it was shown.
type stanzaKeeper struct{ stanzas []*age.Stanza }

func (k *stanzaKeeper) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	k.stanzas = stanzas
	return nil, age.ErrIncorrectIdentity
}

func TestStanzasStandInTheDefinitionsOrderAndTheBindingLast(t *testing.T) {
	for _, kind := range []string{"hybrid", "x25519"} {
		organizers, recipients := newOrganizers(t, kind, 3)
		s, _ := newSealer(t, recipients, 256)
		b, err := s.Seal(newKey(t), 0, make([]byte, 256))
		if err != nil {
			t.Fatal(err)
		}
		var keeper stanzaKeeper
		if _, err := age.Decrypt(bytes.NewReader(b.File), &keeper); !errors.Is(err, age.ErrIncorrectIdentity) {
			t.Fatal(err)
		}
		if len(keeper.stanzas) != 4 {
			t.Fatalf("%d stanzas", len(keeper.stanzas))
		}
		for i, organizer := range organizers {
			for j, stanza := range keeper.stanzas[:3] {
				_, err := organizer.identity.Unwrap([]*age.Stanza{stanza})
				if opens := err == nil; opens != (i == j) {
					t.Errorf("%s: recipient %d opens stanza %d: %v", kind, i, j, opens)
				}
			}
		}
		last := keeper.stanzas[3]
		if last.Type != "isoloir/v1" || !slices.Equal(last.Args, ballot.StanzaArgs(testPoll, b.Key)) || len(last.Body) != 0 {
			t.Errorf("the last stanza is %+v", last)
		}
	}
}

func TestSealingTwiceGivesNothingInCommonButTheBinding(t *testing.T) {
	_, recipients := newOrganizers(t, "x25519", 1)
	s, template := newSealer(t, recipients, 256)
	key, padded := newKey(t), make([]byte, 256)
	first, err := s.Seal(key, 0, padded)
	if err != nil {
		t.Fatal(err)
	}
	second, err := s.Seal(key, 0, padded)
	if err != nil {
		t.Fatal(err)
	}
	firstLines := strings.Split(string(first.File[:template.HeaderSize()]), "\n")
	secondLines := strings.Split(string(second.File[:template.HeaderSize()]), "\n")
	for i, line := range firstLines {
		same := i == 0 || i == 3 || i == 4 || i == len(firstLines)-1 // intro, binding and its empty body, the end
		if (line == secondLines[i]) != same {
			t.Errorf("line %d: %q and %q", i, line, secondLines[i])
		}
	}
	if bytes.Equal(first.File[template.HeaderSize():], second.File[template.HeaderSize():]) {
		t.Error("the payloads are the same")
	}
}

func TestWhatCannotBeSealedIsRefused(t *testing.T) {
	hybrid, x25519 := newOrganizer(t, "hybrid").recipient, newOrganizer(t, "x25519").recipient
	for name, recipients := range map[string][]string{
		"none":           nil,
		"mixed":          {hybrid, x25519},
		"mixed, classic": {x25519, hybrid},
		"misspelt":       {x25519[:len(x25519)-1] + "b"},
		"misspelt, pq":   {hybrid[:len(hybrid)-1] + "b"},
		"a secret key":   {newOrganizer(t, "x25519").secret},
		"an SSH key":     {"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz1OxfM/XXUB+VHtZ6isGN"},
	} {
		if _, err := seal.New(testPoll, recipients, 256); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
	s, _ := newSealer(t, []string{x25519}, 256)
	for _, size := range []int{0, 255, 257} {
		if _, err := s.Seal(newKey(t), 0, make([]byte, size)); err == nil {
			t.Errorf("%d bytes are sealed where all ballots hold 256", size)
		}
	}
	if _, err := s.Seal(newKey(t), 101, make([]byte, 256)); err == nil {
		t.Error("seq 101 is sealed")
	}
}

// bare is the binding without the labels of the recipients it stands beside.
type bare struct{}

func (bare) Wrap([]byte) ([]*age.Stanza, error) {
	return []*age.Stanza{{Type: ballot.StanzaType}}, nil
}

// Control for the labels of the binding: without them age takes the ballot for one of mixed recipients.
func TestAgeRefusesAStanzaWithoutTheLabelsOfHybridRecipients(t *testing.T) {
	recipient, err := age.ParseHybridRecipient(newOrganizer(t, "hybrid").recipient)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := age.Encrypt(new(bytes.Buffer), recipient, bare{}); err == nil {
		t.Error("age takes it")
	}
}

func BenchmarkSeal(b *testing.B) {
	for _, kind := range []string{"hybrid", "x25519"} {
		for _, size := range []int{512, 11_264} {
			b.Run(fmt.Sprintf("%s/%d", kind, size), func(b *testing.B) {
				s, _ := newSealer(b, []string{newOrganizer(b, kind).recipient}, size)
				key, padded := newKey(b), make([]byte, size)
				b.ReportAllocs()
				for b.Loop() {
					if _, err := s.Seal(key, 0, padded); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
