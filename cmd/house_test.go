// Package cmd holds the programs. This test holds the house: which package may know which (poll/doc.go tells why).
package cmd

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// arrows lists every import that one of our packages may have of another. A package that is not here may not exist.
// "*" stands for everything of ours.
var arrows = map[string]string{
	"crypto/ballot":        "",
	"crypto/shamir":        "",
	"crypto/token":         "",
	"crypto/work":          "",
	"crypto/translog":      "",
	"crypto/keyring":       "",
	"crypto/seal":          "crypto/ballot crypto/shamir",
	"crypto/open":          "crypto/ballot crypto/shamir",
	"poll":                 "",
	"poll/author":          "poll",
	"poll/box":             "poll poll/results crypto/ballot crypto/token crypto/work crypto/translog",
	"poll/box/store":       "poll poll/box",
	"poll/archive":         "poll crypto/ballot crypto/token crypto/translog",
	"poll/randomize":       "poll",
	"poll/tally":           "poll poll/randomize",
	"poll/results":         "poll",
	"poll/report":          "poll poll/tally poll/results poll/report/chart poll/report/disclose",
	"poll/report/chart":    "",
	"poll/report/disclose": "poll poll/tally poll/results",
	"poll/report/export":   "poll",
	"poll/remote":          "poll poll/randomize poll/archive poll/results crypto/ballot crypto/seal crypto/token crypto/work crypto/translog",
	"poll/paper":           "poll",
	"poll/count":           "poll poll/archive crypto/open crypto/keyring",
	"web":                  "poll poll/box poll/archive poll/results web/static",
	"web/static":           "",
	"web/desk": "poll poll/author poll/archive poll/count poll/paper poll/randomize poll/remote poll/report poll/report/disclose poll/results poll/tally crypto/ballot crypto/keyring " +
		"crypto/open crypto/seal crypto/shamir crypto/token crypto/translog crypto/work web/static",
	"cmd":          "",
	"cmd/isoloird": "web poll/box poll/box/store",
	"cmd/isoloir":  "*",
}

// mayImportAge lists who may know filippo.io/age. Everybody else judges recipients and ballots by their shape.
var mayImportAge = []string{"poll/author", "crypto/seal", "crypto/open", "crypto/keyring", "cmd/isoloir"}

type listed struct {
	ImportPath string
	Imports    []string
	Deps       []string
}

func goList(t *testing.T, args ...string) []listed {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-json=ImportPath,Imports,Deps"}, args...)...)
	cmd.Dir = ".."
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
	if len(packages) == 0 {
		t.Fatal("go list found no packages")
	}
	return packages
}

// forbidden returns a sentence for every import of p that the house does not allow.
func forbidden(p listed) []string {
	name := strings.TrimPrefix(p.ImportPath, "isoloir/")
	allowed, known := arrows[name]
	if !known {
		return []string{name + " is not a room of the house"}
	}
	var found []string
	for _, imp := range p.Imports {
		of, ours := strings.CutPrefix(imp, "isoloir/")
		if ours && allowed != "*" && !slices.Contains(strings.Fields(allowed), of) {
			found = append(found, name+" may not import "+of)
		}
		isAge := imp == "filippo.io/age" || strings.HasPrefix(imp, "filippo.io/age/")
		if isAge && !slices.Contains(mayImportAge, name) {
			found = append(found, name+" may not import "+imp)
		}
	}
	return found
}

func TestImportsRunOneWay(t *testing.T) {
	for _, p := range goList(t, "./...") {
		for _, sentence := range forbidden(p) {
			t.Error(sentence)
		}
	}
}

func TestForbiddenImportsAreFound(t *testing.T) {
	for _, p := range []listed{
		{ImportPath: "isoloir/poll", Imports: []string{"isoloir/poll/box"}},
		{ImportPath: "isoloir/web", Imports: []string{"isoloir/crypto/open"}},
		{ImportPath: "isoloir/web", Imports: []string{"filippo.io/age"}},
		{ImportPath: "isoloir/util"},
	} {
		if len(forbidden(p)) != 1 {
			t.Errorf("%s importing %v: want one complaint, have %q", p.ImportPath, p.Imports, forbidden(p))
		}
	}
}

// opens reports which dependencies of a program could open a ballot.
func opens(p listed) []string {
	var found []string
	for _, dep := range p.Deps {
		if dep == "isoloir/crypto/open" || dep == "isoloir/crypto/seal" || dep == "isoloir/crypto/keyring" ||
			dep == "filippo.io/age" || strings.HasPrefix(dep, "filippo.io/age/") {
			found = append(found, dep)
		}
	}
	return found
}

func TestTheServerHoldsNoCodeThatOpensABallot(t *testing.T) {
	if found := opens(goList(t, "./cmd/isoloird")[0]); len(found) > 0 {
		t.Errorf("isoloird depends on %q", found)
	}
	// The same search must find them in the tool that does open ballots.
	if found := opens(goList(t, "./cmd/isoloir")[0]); !slices.Contains(found, "filippo.io/age") || !slices.Contains(found, "isoloir/crypto/open") {
		t.Errorf("the search finds only %q in isoloir", found)
	}
}
