package author

import (
	"errors"
	"os"
	"strings"
	"testing"
)

func TestAVoteByCodesIsRefusedNamingTheLinesThatAreNotBuiltYet(t *testing.T) {
	src, err := os.ReadFile("testdata/vote-association.yaml")
	if err != nil {
		t.Fatal(err)
	}
	_, err = Read(src, "vote-association.yaml", Options{})
	var all Errors
	if !errors.As(err, &all) {
		t.Fatal("read without an error")
	}
	want := []string{"count: [schulze, instant_runoff]", "unranked: last", "count: [majority_judgment]", "blank: worst"}
	if len(all) != len(want) {
		t.Fatalf("got %d errors, want %d:\n%v", len(all), len(want), err)
	}
	for i, e := range all {
		if got := strings.TrimSpace(e.Source); got != want[i] || !strings.Contains(e.Problem, "not built yet") {
			t.Errorf("line %d: %s: %s; want %q", e.Line, got, e.Problem, want[i])
		}
	}

	// Without these lines it is a poll.
	lines := strings.Split(string(src), "\n")
	for _, e := range all {
		lines[e.Line-1] = ""
	}
	read(t, strings.Join(lines, "\n"))
}
