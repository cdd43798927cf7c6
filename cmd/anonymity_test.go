package cmd

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	namedRun = regexp.MustCompile("`go test (\\./[a-z/]+) -run '?([^'` ]+)'?`")
	testFunc = regexp.MustCompile(`(?m)^func (Test\w+)\(`)
)

// testsIn lists the tests of a package's folder.
func testsIn(t *testing.T, folder string) (names []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", folder, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range testFunc.FindAllStringSubmatch(string(data), -1) {
			names = append(names, found[1])
		}
	}
	return names
}

// Whoever renames a test has to say so in docs/anonymity.md: a command that runs nothing passes.
func TestEveryAttackThatTheDocumentNamesIsPlayed(t *testing.T) {
	data, err := os.ReadFile("../docs/anonymity.md")
	if err != nil {
		t.Fatal(err)
	}
	runs := namedRun.FindAllStringSubmatch(string(data), -1)
	if len(runs) < 10 {
		t.Fatalf("only %d commands are found", len(runs))
	}
	for _, run := range runs {
		names := strings.Join(testsIn(t, run[1]), "\n")
		for word := range strings.SplitSeq(strings.ReplaceAll(run[2], `\|`, "|"), "|") {
			word, _, _ = strings.Cut(word, "/") // a part of a test
			if !strings.Contains(names, word) {
				t.Errorf("%s: no test's name has %q", run[0], word)
			}
		}
	}
}
