package poll_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"isoloir/poll"
)

// load reads docs/vectors/NAME.json.
func load[T any](t testing.TB, name string) (vectors T) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "docs", "vectors", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &vectors); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return vectors
}

// some fails the test if a set of vectors is empty.
func some[T any](t testing.TB, set []T) []T {
	t.Helper()
	if len(set) == 0 {
		t.Fatal("no vectors")
	}
	return set
}

// codes returns faults as the vectors write them.
func codes(err error) [][2]string {
	list := [][2]string{}
	var faults poll.Faults
	if errors.As(err, &faults) {
		for _, f := range faults {
			list = append(list, [2]string{f.Path, f.Code})
		}
	}
	return list
}

type definitionVectors struct {
	Good []struct {
		Name       string
		Definition string
		PollID     string `json:"poll_id"`
		WorstCase  int    `json:"worst_case"`
		BallotSize int    `json:"ballot_size"`
	}
	Faulty []struct {
		Name       string
		Definition string
		Base64     []byte `json:"definition_base64"`
		Faults     [][2]string
	}
	Recipients []struct {
		Text string
		Kind string
	}
	VerifierKeys []struct {
		Text string
		Name *string
	} `json:"verifier_keys"`
}

func TestGoodDefinitionsAreReadAndWrittenToTheByte(t *testing.T) {
	for _, v := range some(t, load[definitionVectors](t, "definition").Good) {
		t.Run(v.Name, func(t *testing.T) {
			d, err := poll.Parse([]byte(v.Definition))
			if err != nil {
				t.Fatal(err)
			}
			if got := string(d.Encode()); got != v.Definition {
				t.Errorf("encoded as %s", got)
			}
			if got := poll.IDOf([]byte(v.Definition)).String(); got != v.PollID {
				t.Errorf("ID %s, want %s", got, v.PollID)
			}
			if d.WorstCase() != v.WorstCase || d.BallotSize != v.BallotSize {
				t.Errorf("worst case %d in %d bytes, want %d in %d", d.WorstCase(), d.BallotSize, v.WorstCase, v.BallotSize)
			}
			if faults := d.Check(); faults != nil {
				t.Errorf("checked again: %v", faults)
			}
		})
	}
}

func TestEachFaultOfADefinitionIsReportedByPathAndCode(t *testing.T) {
	reported := map[string]bool{}
	for _, v := range some(t, load[definitionVectors](t, "definition").Faulty) {
		t.Run(v.Name, func(t *testing.T) {
			data := []byte(v.Definition)
			if v.Base64 != nil {
				data = v.Base64
			}
			d, err := poll.Parse(data)
			got, want := codes(err), v.Faults
			if d != nil || len(want) == 0 {
				t.Fatalf("parsed, want %v", want)
			}
			if len(got) != len(want) {
				t.Fatalf("got %v\nwant %v", got, want)
			}
			for i := range want {
				if got[i] != want[i] {
					t.Errorf("fault %d is %v, want %v", i, got[i], want[i])
				}
				reported[got[i][1]] = true
			}
			var faults poll.Faults
			errors.As(err, &faults)
			for _, f := range faults {
				if !strings.HasSuffix(f.Message, ".") || strings.Contains(f.Message, "%!") {
					t.Errorf("%s: the message %q is no sentence", f.Code, f.Message)
				}
			}
		})
	}
	reported["too_large"] = true // proved below: too long for a vector
	for _, code := range documentedCodes(t) {
		if !reported[code] {
			t.Errorf("no vector has the fault %s", code)
		}
	}
}

// documentedCodes reads the faults' table of docs/formats.md.
func documentedCodes(t *testing.T) []string {
	t.Helper()
	page, err := os.ReadFile(filepath.Join("..", "docs", "formats.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(page), "### Faults of a definition")
	section, _, _ = strings.Cut(section, "\n## ")
	var list []string
	for line := range strings.SplitSeq(section, "\n") {
		if cells := strings.Split(line, "|"); len(cells) > 2 && strings.Contains(cells[1], "`") {
			for code := range strings.SplitSeq(cells[1], ",") {
				list = append(list, strings.Trim(code, " `"))
			}
		}
	}
	return some(t, list)
}

func TestADefinitionOver262144BytesIsRefusedUnread(t *testing.T) {
	for size, want := range map[int]string{poll.MaxDefinitionSize: "not_json", poll.MaxDefinitionSize + 1: "too_large"} {
		_, err := poll.Parse(make([]byte, size))
		if got := codes(err); len(got) != 1 || got[0] != [2]string{"", want} {
			t.Errorf("%d bytes: %v, want %s", size, got, want)
		}
	}
}

func TestRecipientsAreJudgedByPrefixChecksumAndLength(t *testing.T) {
	names := map[string]poll.RecipientKind{"hybrid": poll.Hybrid, "x25519": poll.X25519}
	for _, v := range some(t, load[definitionVectors](t, "definition").Recipients) {
		kind, err := poll.ParseRecipient(v.Text)
		if kind != names[v.Kind] || (err == nil) != (v.Kind != "") {
			t.Errorf("%.30s: kind %d, %v; want %q", v.Text, kind, err, v.Kind)
		}
	}
}

func TestVerifierKeysMustFitTheirHash(t *testing.T) {
	for _, v := range some(t, load[definitionVectors](t, "definition").VerifierKeys) {
		name, err := poll.VerifierKeyName(v.Text)
		if (err == nil) != (v.Name != nil) || v.Name != nil && name != *v.Name {
			t.Errorf("%q: name %q, %v", v.Text, name, err)
		}
	}
}
