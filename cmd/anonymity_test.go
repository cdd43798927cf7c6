package cmd

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	namedRun = regexp.MustCompile("`go test (\\./[a-z/]+) -run '?([^'` ]+)'?`")
	testFunc = regexp.MustCompile(`(?ms)^func (Test\w+)\(.*?^}`)
	attacked = regexp.MustCompile(`(?m)^ATTACKED := (.*)$`)
	measured = regexp.MustCompile(`Getenv\((long|"ISOLOIR_LONG")\)|respondents\(\)`)
)

// testsIn lists the tests of a package's folder, with their code.
func testsIn(t *testing.T, folder string) map[string]string {
	t.Helper()
	tests := map[string]string{}
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
			tests[found[1]] = found[0]
		}
	}
	return tests
}

// exhaustive are the attackers who try all there is in any run: more of the same would show no more.
var exhaustive = []string{
	"Thief, schema", "Thief, codes", "Cheater, codes", "Stuffing server", "Tagging server", "Curious server, through Tor", "Forger of refusals",
}

// Whoever renames a test has to say so in docs/anonymity.md: a command that runs nothing passes. Those of each attacker who can be given
// more to do are given it by make attack.
func TestEveryAttackThatTheDocumentNamesIsPlayedAtLengthToo(t *testing.T) {
	data, err := os.ReadFile("../docs/anonymity.md")
	if err != nil {
		t.Fatal(err)
	}
	makefile, err := os.ReadFile("../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	packages := strings.Fields(string(attacked.FindSubmatch(makefile)[1]))
	attackers := 0
	for row := range strings.Lines(string(data)) {
		runs := namedRun.FindAllStringSubmatch(row, -1)
		if len(runs) == 0 {
			continue
		}
		attackers++
		who, _, _ := strings.Cut(strings.TrimPrefix(row, "| "), " |")
		atLength := slices.Contains(exhaustive, who)
		for _, run := range runs {
			if !slices.Contains(packages, run[1]) {
				t.Errorf("%s: make attack leaves out %s", who, run[1])
			}
			tests := testsIn(t, run[1])
			for word := range strings.SplitSeq(strings.ReplaceAll(run[2], `\|`, "|"), "|") {
				word, _, _ = strings.Cut(word, "/") // a part of a test
				named := 0
				for name, code := range tests {
					if strings.Contains(name, word) {
						named++
						atLength = atLength || measured.MatchString(code)
					}
				}
				if named == 0 {
					t.Errorf("%s: %s: no test's name has %q", who, run[0], word)
				}
			}
		}
		if !atLength {
			t.Errorf("%s: none of the tests does more in make attack", who)
		}
	}
	if attackers < 10 {
		t.Fatalf("only %d attackers are found", attackers)
	}
}
