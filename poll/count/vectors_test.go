package count

import (
	"encoding/base64"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"filippo.io/age"

	"isoloir/poll/archive"
)

func TestAPollOfAnotherProgramIsOpened(t *testing.T) {
	var v struct {
		Identity, Whole string
		Answers         []string
		Spoiled         map[string]int
		Withdrawn       int
	}
	data := must(os.ReadFile(filepath.Join("..", "..", "docs", "vectors", "archive.json")))(t)
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	if len(v.Answers) == 0 {
		t.Fatal("zero vectors loaded")
	}
	path := filepath.Join(t.TempDir(), "poll.tar")
	if err := os.WriteFile(path, must(base64.StdEncoding.DecodeString(v.Whole))(t), 0o600); err != nil {
		t.Fatal(err)
	}
	a := must(archive.Open(path))(t)
	defer func() { _ = a.Close() }()
	r, err := openAll(t.Context(), a, []age.Identity{must(age.ParseX25519Identity(v.Identity))(t)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, answers := range r.answers {
		padded := must(a.Definition().EncodeAnswers(answers))(t)
		got = append(got, strings.TrimRight(string(padded), " "))
	}
	slices.Sort(got)
	if !slices.Equal(got, v.Answers) || !maps.Equal(r.Spoiled, v.Spoiled) || r.Withdrawn != v.Withdrawn {
		t.Errorf("answers %q, spoiled %v, %d withdrawn", got, r.Spoiled, r.Withdrawn)
	}
}
