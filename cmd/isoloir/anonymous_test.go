package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"isoloir/crypto/ballot"
	"isoloir/crypto/keyring"
	"isoloir/crypto/seal"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/archive"
)

const long = "ISOLOIR_LONG" // set for the runs that make attack starts

// A sealedPoll is an archive on disk with its key, and all that tells its ballots apart. The n-th answer in the archive's order is the
// number n+1000.
type sealedPoll struct {
	tar, key string
	secrets  [][]byte
	size     int
}

func check[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func serverSigner(t testing.TB, name string) (note.Signer, string) {
	t.Helper()
	skey, vkey, err := translog.GenerateKey(name)
	if err != nil {
		t.Fatal(err)
	}
	return check(note.NewSigner(skey))(t), vkey
}

func newSealedPoll(t testing.TB, size int) sealedPoll {
	t.Helper()
	dir := t.TempDir()
	p := sealedPoll{tar: filepath.Join(dir, "poll.tar"), key: filepath.Join(dir, "organizer.key"), size: size}
	key := check(keyring.Generate("organizer"))(t)
	server, logKey := serverSigner(t, "poll.example")
	d := numberPoll(key, logKey)
	id := poll.IDOf(d.Encode())
	sealer := check(seal.New(id, d.Recipients, d.BallotSize))(t)
	var keys []ed25519.PrivateKey
	for range size {
		_, k, err := ed25519.GenerateKey(nil)
		keys = append(keys, check(k, err)(t))
	}
	hash := func(k ed25519.PrivateKey) []byte {
		h := ballot.KeyHash(k.Public().(ed25519.PublicKey))
		return h[:]
	}
	slices.SortFunc(keys, func(a, b ed25519.PrivateKey) int { return bytes.Compare(hash(a), hash(b)) })
	var records []*archive.Record
	var log translog.Hasher
	for i, k := range keys {
		padded := check(d.EncodeAnswers(poll.Answers{ByID: map[string]poll.Answer{"n": {Number: int64(1000 + i)}}}))(t)
		b := check(sealer.Seal(k, 77, padded))(t)
		r := &archive.Record{Key: b.Key, Seq: b.Seq, Signature: b.Signature, File: b.File, FileHash: sha256.Sum256(b.File)}
		log.Add(r.Entry().Bytes())
		records = append(records, r)
		p.secrets = append(p.secrets, b.Key, hash(k), r.FileHash[:], b.Signature[:16])
	}
	writeSealed(t, p, key, d, server, &log, records)
	return p
}

func numberPoll(key *keyring.Key, logKey string) *poll.Definition {
	words := poll.Text{"en": "x"}
	d := &poll.Definition{
		Title: words, Languages: []string{"en"},
		Notice: poll.Notice{Organizer: words, Contact: "x", Purpose: words, LegalBasis: words, KeyHolders: words, RetentionDays: 1, QuoteText: poll.QuoteNever},
		Opens:  time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), Closes: time.Date(2020, 2, 1, 0, 0, 0, 0, time.UTC),
		Admission: poll.AdmissionOpen, Recipients: []string{key.Recipient()}, OrganizerKey: key.VerifierKey(), LogKey: logKey,
		MaxBallots: 1000, ReleaseAtLeast: 3, SuppressBelow: 11,
		Pages: []poll.Page{{Questions: []poll.Question{{ID: "n", Type: poll.Number, Ask: words, Max: 9999}}}},
	}
	d.BallotSize = d.WantBallotSize()
	return d
}

func writeSealed(t testing.TB, p sealedPoll, key *keyring.Key, d *poll.Definition, server note.Signer, log *translog.Hasher, records []*archive.Record) {
	t.Helper()
	id := poll.IDOf(d.Encode())
	published, sealed := translog.Published(id).Bytes(), translog.Sealed(id, log.Size(), log.Root()).Bytes()
	var journal translog.Hasher
	journal.Add(published)
	journal.Add(sealed)
	sign := func(origin string, h *translog.Hasher) []byte {
		return check(translog.Checkpoint{Origin: origin, Size: h.Size(), Root: h.Root()}.Sign(server))(t)
	}
	statement := check(translog.Statement{Poll: id, Kind: translog.Publish}.Sign(check(key.Signer())(t)))(t)
	f := check(os.Create(p.tar))(t)
	err := archive.Write(f, archive.Contents{
		Definition: d.Encode(), Checkpoint: sign(translog.Origin(d.Host(), id), log), Statements: [][]byte{statement},
		Journal: archive.Journal{
			Checkpoint: sign(translog.JournalOrigin(d.Host()), &journal),
			Published:  translog.Proof{Index: 0, Hashes: []tlog.Hash{tlog.RecordHash(sealed)}}.Bytes(),
			Sealed:     translog.Proof{Index: 1, Hashes: []tlog.Hash{tlog.RecordHash(published)}}.Bytes(),
		},
		Ballots: func(yield func(*archive.Record) error) error {
			for _, r := range records {
				if err := yield(r); err != nil {
					return err
				}
			}
			return nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	check(0, f.Close())(t)
	check(0, os.WriteFile(p.key, key.Text(), 0o600))(t)
}

// outputs runs every command that writes opened answers.
func (p sealedPoll) outputs(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	dir := t.TempDir()
	for name, args := range map[string][]string{
		"stdout":      {"open", p.tar},
		"jsonl":       {"open", p.tar, "-o", filepath.Join(dir, "a.jsonl")},
		"csv":         {"open", p.tar, "-o", filepath.Join(dir, "a.csv")},
		"tally":       {"tally", p.tar},
		"tally, json": {"tally", p.tar, "--json"},
	} {
		var out, said bytes.Buffer
		if code := run(append(args, "--key", p.key), strings.NewReader(""), &out, &said); code != exitOK {
			t.Fatalf("%s: exit code %d: %s", name, code, said.String())
		}
		all[name], all[name+", stderr"] = out.String(), said.String()
	}
	for name, file := range map[string]string{"jsonl": "a.jsonl", "csv": "a.csv"} {
		all[name] = string(check(os.ReadFile(filepath.Join(dir, file)))(t))
	}
	return all
}

// forms are all the ways in which bytes are commonly written.
func forms(secret []byte) []string {
	list := []string{string(secret), hex.EncodeToString(secret), strings.ToUpper(hex.EncodeToString(secret))}
	for _, e := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
		list = append(list, e.EncodeToString(secret))
	}
	return append(list, strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(secret)))
}

// 77 is every ballot's seq, and no answer.
var telling = regexp.MustCompile(`\b77\b|seq|hash|index|position`)

var timeLike = regexp.MustCompile(`\d{4}-\d\d-\d\d|\d\d:\d\d|\b1[5-9]\d{8}\b`)

func TestOpenedAnswersTellNothingOfTheirBallots(t *testing.T) {
	size := 12
	if os.Getenv(long) != "" {
		size = 300
	}
	p := newSealedPoll(t, size)
	outputs := p.outputs(t)
	for name, text := range outputs {
		for _, secret := range p.secrets {
			for _, form := range forms(secret) {
				if strings.Contains(text, form) || strings.Contains(text, form[:12]) {
					t.Errorf("%s holds %q", name, form)
				}
			}
		}
		if found := telling.FindString(text); found != "" {
			t.Errorf("%s holds %q", name, found)
		}
		if found := timeLike.FindString(text); found != "" {
			t.Errorf("%s holds %q, which looks like a time", name, found)
		}
	}
	// Beyond what was searched for: a line holds the answer, and nothing else at all.
	for name, pattern := range map[string]string{"stdout": `^\{"answers":\{"n":(\d{4})\}\}$`, "jsonl": `^\{"answers":\{"n":(\d{4})\}\}$`, "csv": `^(\d{4})$`} {
		for i, line := range strings.Split(strings.TrimSpace(strings.ReplaceAll(outputs[name], "\r\n", "\n")), "\n") {
			if heading := name == "csv" && i == 0 && strings.TrimPrefix(line, "\ufeff") == `"n"`; !heading && !regexp.MustCompile(pattern).MatchString(line) {
				t.Errorf("%s: the line %q holds more than an answer", name, line)
			}
		}
	}
	control := hex.EncodeToString(p.secrets[0])
	if !slices.Contains(forms(p.secrets[0]), control) || !timeLike.MatchString("2990-06-02T12:00:00Z") {
		t.Error("the search would not find what it searches for")
	}
}

// order returns Spearman's rank correlation of the answers in an output with their order in the archive.
func (p sealedPoll) order(t *testing.T, text string) float64 {
	t.Helper()
	numbers := regexp.MustCompile(`\b1\d{3}\b`).FindAllString(text, -1)
	if len(numbers) != p.size {
		t.Fatalf("%d answers in %q", len(numbers), text)
	}
	sum := 0.0
	for place, number := range numbers {
		n := check(strconv.Atoi(number))(t)
		sum += float64((n - 1000 - place) * (n - 1000 - place))
	}
	n := float64(p.size)
	return 1 - 6*sum/(n*(n*n-1))
}

func TestOpenedAnswersAreInAnOrderOfTheirOwn(t *testing.T) {
	p, times := newSealedPoll(t, 24), 8
	if os.Getenv(long) != "" {
		times = 500
	}
	total, runs := 0.0, 0
	seen := map[string]bool{}
	for range times {
		var out bytes.Buffer
		if code := run([]string{"open", p.tar, "--key", p.key}, strings.NewReader(""), &out, io.Discard); code != exitOK {
			t.Fatalf("exit code %d", code)
		}
		total += p.order(t, out.String())
		seen[out.String()] = true
		runs++
	}
	// By chance the mean of n correlations of 24 ranks has a standard deviation of 1/√(23·n).
	z := total / float64(runs) * math.Sqrt(float64(23*runs))
	if t.Logf("%.1f standard deviations over %d runs", z, runs); math.Abs(z) > 5 {
		t.Errorf("the order of the answers follows the archive's: %.1f standard deviations", z)
	}
	if len(seen) != runs {
		t.Errorf("%d orders in %d runs", len(seen), runs)
	}
	var sorted strings.Builder
	for i := range p.size {
		fmt.Fprintf(&sorted, "%d\n", 1000+i)
	}
	if c := p.order(t, sorted.String()); c != 1 {
		t.Errorf("the control, in the archive's order, has correlation %.2f", c)
	}
}
