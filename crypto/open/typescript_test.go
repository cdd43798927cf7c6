package open

import (
	"bytes"
	"crypto/ed25519"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"filippo.io/age"

	"isoloir/crypto/ballot"
	"isoloir/poll"
)

// clientDir is where the booth's sources and its tools stand.
const clientDir = "../../web/client"

// What the booth's test program reads and writes, one JSON object per line (web/client/test/seal-for-go.ts).
type (
	toSeal struct {
		Definition string `json:"definition"`
		Answers    string `json:"answers"`
		Seq        uint32 `json:"seq"`
	}
	sealedThere struct {
		Submission, Seed, Withdrawal []byte
	}
)

func TestWhatTheBoothSealsGoAndStockAgeOpenToTheSameBytes(t *testing.T) {
	requireBooth(t)
	cli := buildAge(t)
	for _, kind := range []string{"hybrid", "x25519"} {
		for _, recipients := range []int{1, 3} {
			t.Run(fmt.Sprintf("%s to %d", kind, recipients), func(t *testing.T) {
				d, identities := boothPoll(t, kind, recipients)
				definition := d.Encode()
				cases := boothAnswers(t, d, definition)
				for i, got := range sealInBooth(t, cases) {
					plain, problems := d.ReadAnswers([]byte(cases[i].Answers))
					if problems != nil {
						t.Fatal(problems)
					}
					padded, err := d.EncodeAnswers(plain)
					if err != nil {
						t.Fatal(err)
					}
					checkBoothBallot(t, d, poll.IDOf(definition), cases[i], got, identities, padded)
					if i == 0 {
						openByCLI(t, cli, got.Submission[4+64:], identities[0], padded)
					}
				}
			})
		}
	}
}

// checkBoothBallot judges a submission as the server does, opens it with each identity and with stock age, and judges the withdrawal.
func checkBoothBallot(t *testing.T, d *poll.Definition, id poll.ID, c toSeal, got sealedThere, identities []age.Identity, padded []byte) {
	t.Helper()
	template, err := ballot.NewTemplate(id, d.Recipients, d.BallotSize)
	if err != nil {
		t.Fatal(err)
	}
	b, err := template.Parse(got.Submission)
	if err != nil {
		t.Fatalf("the server would refuse it: %v", err)
	}
	key := ed25519.NewKeyFromSeed(got.Seed).Public().(ed25519.PublicKey)
	if b.Seq != c.Seq || !bytes.Equal(b.Key, key) {
		t.Errorf("seq %d under %x, want %d under %x", b.Seq, b.Key, c.Seq, key)
	}
	for _, identity := range identities {
		opened, err := newOpener(t, template, identity).Open(b)
		if err != nil {
			t.Fatal(err)
		}
		stock, err := decryptByAge(b.File, identity)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(opened, padded) || !bytes.Equal(stock, padded) {
			t.Errorf("opened %q, stock age %q, Go encodes %q", opened, stock, padded)
		}
	}
	if w, err := ballot.ParseWithdrawal(id, got.Withdrawal); err != nil || w.Seq != c.Seq+1 || !bytes.Equal(w.Key, key) {
		t.Errorf("withdrawal: %+v, %v", w, err)
	}
}

// requireBooth skips the test where the booth's tools are not installed; in CI they must be.
func requireBooth(t *testing.T) {
	t.Helper()
	_, err := os.Stat(filepath.Join(clientDir, "node_modules", "esbuild"))
	if err == nil {
		_, err = exec.LookPath("node")
	}
	switch {
	case err == nil:
	case os.Getenv("CI") == "true":
		t.Fatalf("CI must run this, but: %v", err)
	default:
		t.Skipf("SKIPPED, because the booth cannot be run (npm ci --ignore-scripts in web/client): %v", err)
	}
}

func sealInBooth(t *testing.T, cases []toSeal) []sealedThere {
	t.Helper()
	var in, stderr bytes.Buffer
	for _, c := range cases {
		if err := json.NewEncoder(&in).Encode(c); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("node", "test/seal-for-go.mjs")
	cmd.Dir, cmd.Stdin, cmd.Stderr = clientDir, &in, &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("the booth does not seal: %v\n%s", err, stderr.Bytes())
	}
	var list []sealedThere
	for line := range bytes.Lines(out) {
		var s sealedThere
		if err := json.Unmarshal(line, &s); err != nil {
			t.Fatal(err)
		}
		list = append(list, s)
	}
	if len(list) != len(cases) {
		t.Fatalf("the booth sealed %d ballots, want %d", len(list), len(cases))
	}
	return list
}

// boothPoll makes a poll with new keys. The log key is of docs/vectors/receipt.json.
func boothPoll(t *testing.T, kind string, recipients int) (*poll.Definition, []age.Identity) {
	t.Helper()
	const vkey = "poll.example+871ce0b2+AQ6D9JFToVrJy3SX9/G5XSw3xV1uXyi0bDNOEC3xIyT0"
	say := func(s string) poll.Text { return poll.Text{"fr": s} }
	options := []poll.Option{{ID: "oui", Label: say("Oui")}, {ID: "non", Label: say("Non")}}
	d := &poll.Definition{
		Title: say("Caméras"), Languages: []string{"fr"},
		Notice: poll.Notice{Organizer: say("Ville"), Contact: "a@ville.example", Purpose: say("But"), LegalBasis: say("Consentement"),
			KeyHolders: say("Trois"), RetentionDays: 90, QuoteText: poll.QuoteAsk},
		Opens: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), Closes: time.Date(2026, 12, 2, 0, 0, 0, 0, time.UTC), Admission: poll.AdmissionOpen,
		OrganizerKey: vkey, LogKey: vkey, MaxBallots: 100, ReleaseAtLeast: 10, SuppressBelow: 11,
		Pages: []poll.Page{{Questions: []poll.Question{
			{ID: "avis", Type: poll.Choices, Ask: say("?"), Options: options, Other: true, OtherMax: 40, Min: 0, Max: 3},
			{ID: "peur", Type: poll.Scale, Ask: say("?"), From: -2, To: 2},
			{ID: "prix", Type: poll.Number, Ask: say("?"), Decimals: 2, Min: -100, Max: 100},
			{ID: "mots", Type: poll.TextQ, Ask: say("?"), Max: 100},
		}}},
	}
	var identities []age.Identity
	for range recipients {
		identity, text := newIdentity(t, kind)
		identities, d.Recipients = append(identities, identity), append(d.Recipients, text)
	}
	d.BallotSize = d.WantBallotSize()
	if faults := d.Check(); faults != nil {
		t.Fatal(faults)
	}
	return d, identities
}

func boothAnswers(t *testing.T, d *poll.Definition, definition []byte) []toSeal {
	t.Helper()
	return []toSeal{
		{string(definition), `{"answers":{"avis":["other","oui"],"avis.other":"çà & 😀","peur":-2,"prix":"-0.05","mots":"a\r\n\u0007b\ud800\u2028\""},"quote":true}`, 0},
		{string(definition), `{"answers":{}}`, ballot.MaxSeq - 1},
	}
}

// buildAge builds the age command of the module cache.
func buildAge(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "age")
	if out, err := exec.Command("go", "build", "-o", path, "filippo.io/age/cmd/age").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}

// openByCLI opens an age file as anybody would in ten years.
func openByCLI(t *testing.T, cli string, file []byte, identity age.Identity, padded []byte) {
	t.Helper()
	keyFile := filepath.Join(t.TempDir(), "key.txt")
	if err := os.WriteFile(keyFile, []byte(identity.(fmt.Stringer).String()+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(cli, "-d", "-i", keyFile)
	cmd.Stdin = bytes.NewReader(file)
	if opened, err := cmd.Output(); err != nil || !bytes.Equal(opened, padded) {
		t.Errorf("age -d: %q, %v", opened, err)
	}
}
