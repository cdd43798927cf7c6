package open

import (
	"bytes"
	"encoding/base32"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"filippo.io/age"
	"pgregory.net/rapid"

	"isoloir/crypto/ballot"
)

type vectors struct {
	Ballots []struct {
		Name       string   `json:"name"`
		Poll       string   `json:"poll"`
		Recipients []string `json:"recipients"`
		Identities []string `json:"identities"`
		BallotSize int      `json:"ballot_size"`
		Plaintext  string   `json:"plaintext"`
		Submission []byte   `json:"submission"`
	} `json:"ballots"`
	Unopenable []struct {
		Name       string `json:"name"`
		Of         string `json:"of"`
		Poll       string `json:"poll"`
		Code       string `json:"code"`
		Submission []byte `json:"submission"`
	} `json:"unopenable"`
}

func TestVectorsOpenOrAreRefusedWithTheirReason(t *testing.T) {
	data, err := os.ReadFile("../../docs/vectors/ballot.json")
	if err != nil {
		t.Fatal(err)
	}
	var v vectors
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	if len(v.Ballots) == 0 || len(v.Unopenable) == 0 {
		t.Fatal("a set of vectors is empty")
	}
	for _, good := range v.Ballots {
		template := vectorTemplate(t, good.Poll, good.Recipients, good.BallotSize)
		b, err := template.Parse(good.Submission)
		if err != nil {
			t.Fatal(err)
		}
		want := fmt.Appendf(nil, "%s%s", good.Plaintext, strings.Repeat(" ", good.BallotSize-len(good.Plaintext)))
		for _, secret := range good.Identities {
			got, err := newOpener(t, template, parseIdentity(t, secret)).Open(b)
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s: %q, %v", good.Name, got, err)
			}
		}
		for _, bad := range v.Unopenable {
			if bad.Of != good.Name {
				continue
			}
			template := template
			if bad.Poll != "" {
				template = vectorTemplate(t, bad.Poll, good.Recipients, good.BallotSize)
			}
			b, err := template.Parse(bad.Submission)
			if err != nil {
				t.Errorf("%s: at the door: %v", bad.Name, err)
				continue
			}
			if _, err := newOpener(t, template, parseIdentity(t, good.Identities[0])).Open(b); reasonOf(err) != bad.Code {
				t.Errorf("%s: got %v, want %s", bad.Name, err, bad.Code)
			}
		}
	}
}

func vectorTemplate(t *testing.T, poll string, recipients []string, size int) ballot.Template {
	t.Helper()
	id, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(strings.ToUpper(poll))
	if err != nil {
		t.Fatal(err)
	}
	template, err := ballot.NewTemplate([32]byte(id), recipients, size)
	if err != nil {
		t.Fatal(err)
	}
	return template
}

func parseIdentity(t testing.TB, secret string) age.Identity {
	t.Helper()
	identities, err := age.ParseIdentities(strings.NewReader(secret))
	if err != nil {
		t.Fatal(err)
	}
	return identities[0]
}

func TestAnIdentityOfNobodyHereIsToldSo(t *testing.T) {
	f := newFixture(t, "hybrid", 2, testSize)
	stranger, _ := newIdentity(t, "hybrid")
	classic, _ := newIdentity(t, "x25519")
	if _, err := newOpener(t, f.template, stranger, classic).Open(f.good); !errors.Is(err, ErrNotForKey) {
		t.Errorf("got %v", err)
	}
	if got, err := newOpener(t, f.template, stranger, f.identity).Open(f.good); err != nil || !bytes.Equal(got, f.padded) {
		t.Errorf("a stranger's key before the right one: %v", err)
	}
	if _, err := New(f.template); err == nil {
		t.Error("an opener without identities")
	}
}

// brokenIdentity fails as a hardware key does that was pulled out.
type brokenIdentity struct{}

func (brokenIdentity) Unwrap([]*age.Stanza) ([]byte, error) { return nil, errors.New("pulled out") }

func TestAnIdentityThatFailsIsNotTakenForAWrongKey(t *testing.T) {
	f := newFixture(t, "x25519", 1, testSize)
	_, err := newOpener(t, f.template, brokenIdentity{}).Open(f.good)
	if reasonOf(err) != "bad_stanza" || errors.Is(err, ErrNotForKey) || !strings.Contains(err.Error(), "pulled out") {
		t.Errorf("got %v", err)
	}
}

func TestManyGoroutinesOpenWithOneOpener(t *testing.T) {
	f := newFixture(t, "x25519", 2, testSize)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				if got, err := f.opener.Open(f.good); err != nil || !bytes.Equal(got, f.padded) {
					t.Errorf("%q, %v", got, err)
				}
			}
		})
	}
	wg.Wait()
}

// Whatever is done to a file, it opens to the same bytes by age and by us, or by neither.
func TestWhatAgeOpensWeOpenAndNothingElse(t *testing.T) {
	for _, kind := range []string{"hybrid", "x25519"} {
		for recipients := 1; recipients <= 2; recipients++ {
			f := newFixture(t, kind, recipients, 32)
			size := f.template.HeaderSize()
			opened, refused := 0, 0
			rapid.Check(t, func(t *rapid.T) {
				file := bytes.Clone(f.good.File)
				for range rapid.IntRange(0, 2).Draw(t, "changes") {
					at := rapid.IntRange(0, len(file)-1).Draw(t, "at")
					file[at] = rapid.OneOf(rapid.Byte(), rapid.SampledFrom([]byte("Aa0+/\n -"))).Draw(t, "to")
				}
				file = file[:len(file)-rapid.SampledFrom([]int{0, 0, 0, 1, 32, 48, 63}).Draw(t, "cut")]
				want, wantErr := decryptByAge(file, f.identity)
				got, err := decrypt(file[:size], file[size:], f.opener.identities)
				if !bytes.Equal(got, want) || (err == nil) != (wantErr == nil) {
					t.Fatalf("we: %q, %v; age: %q, %v", got, err, want, wantErr)
				}
				if err == nil {
					opened++
				} else {
					refused++
				}
			})
			if opened == 0 || refused == 0 {
				t.Errorf("%s: %d opened, %d refused: one side was never tried", kind, opened, refused)
			}
		}
	}
}
