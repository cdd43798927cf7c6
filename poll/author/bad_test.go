package author

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestBadFilesAreAnsweredWithTheirErrors reads testdata/bad: beside each poll file stands what its author is told, written once
// and checked by eye.
func TestBadFilesAreAnsweredWithTheirErrors(t *testing.T) {
	files, err := filepath.Glob("testdata/bad/*.yaml")
	if err != nil || len(files) < 40 {
		t.Fatalf("found %d bad files, err %v", len(files), err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		t.Run(name, func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(strings.TrimSuffix(file, ".yaml") + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			f, err := Read(src, name, Options{})
			if err == nil {
				t.Fatalf("read %v without an error", f.Poll.Title)
			}
			if got := err.Error() + "\n"; got != string(want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func TestErrorsComeSortedAndAreAllKept(t *testing.T) {
	src, err := os.ReadFile("testdata/bad/many.yaml")
	if err != nil {
		t.Fatal(err)
	}
	_, err = Read(src, "many.yaml", Options{})
	var all Errors
	if !errors.As(err, &all) || len(all) != 30 {
		t.Fatalf("got %d errors, want 30", len(all))
	}
	if !slices.IsSortedFunc(all, func(a, b *Error) int { return a.Line - b.Line }) {
		t.Error("not in the order of lines")
	}
	if got := strings.Count(err.Error(), "cannot be an id"); got != MaxShown {
		t.Errorf("%d are shown, want %d", got, MaxShown)
	}
}

// one reads a file that must have exactly one error and returns it.
func one(t *testing.T, src string) *Error {
	t.Helper()
	_, err := Read([]byte(src), "poll.yaml", Options{})
	var all Errors
	if !errors.As(err, &all) {
		t.Fatalf("read without an error:\n%s", src)
	}
	if len(all) != 1 {
		t.Fatalf("got %d errors, want one:\n%v", len(all), err)
	}
	return all[0]
}

func TestAConditionOnAQuestionThatIsRefusedItselfIsNotReportedToo(t *testing.T) {
	for _, spoiled := range []string{strings.ReplaceAll(good, "which", "yes"), strings.Replace(good, "type: choices", "type: choise", 1)} {
		if e := one(t, spoiled); e.Line != 8 && e.Line != 9 {
			t.Errorf("got %v", e)
		}
	}
}

func TestFilesThatAreNoTextAreRefusedWithThePlace(t *testing.T) {
	for _, c := range []struct {
		src, problem string
		line, column int
	}{
		{"\xff\xfet\x00i\x00", "UTF-16", 1, 1},
		{"title: été\nintro: \xe9t\xe9\n", "not UTF-8", 2, 8},
		{"title: été \x1b[31m\n", "U+001B", 1, 12},
		{strings.Repeat("# long\n", MaxFileSize/7+1), "at most 1048576", 1, 1},
		{"", "empty", 1, 1},
	} {
		e := one(t, c.src)
		if !strings.Contains(e.Problem, c.problem) || e.Line != c.line || e.Column != c.column {
			t.Errorf("%.20q: got %d:%d %s, want %d:%d …%s…", c.src, e.Line, e.Column, e.Problem, c.line, c.column, c.problem)
		}
	}
}

func TestExcerptsNeitherCarryControlCharactersNorTurnTheLine(t *testing.T) {
	e := one(t, good+"\nsurprise: \"a\u202Eb\tc\u009Bd\"\n")
	if strings.ContainsAny(e.Error(), "\u202E\t\u009B") {
		t.Errorf("%q", e.Error())
	}
	if !strings.Contains(e.Error(), "a b c d") {
		t.Errorf("the rest of the line is gone: %q", e.Error())
	}
}

func TestASecretKeyInTheFileIsNotShownAgain(t *testing.T) {
	secret := "AGE-SECRET-" + "KEY-PQ-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0JQGFZYVJ" // nobody's
	e := one(t, good+"\nrecipients: ["+secret+"]\n")
	if !strings.Contains(e.Problem, "SECRET") {
		t.Errorf("got %q", e.Problem)
	}
	if strings.Contains(e.Error(), "QQQSYQ") {
		t.Errorf("the secret is shown: %s", e)
	}
}

func FuzzReadNeverPanicsAndPlacesEveryError(f *testing.F) {
	files, _ := filepath.Glob("testdata/bad/*.yaml")
	for _, file := range files {
		if src, err := os.ReadFile(file); err == nil {
			f.Add(src)
		}
	}
	f.Add(Demo)
	f.Fuzz(func(t *testing.T, src []byte) {
		_, err := Read(src, "poll.yaml", Options{})
		var all Errors
		if err == nil {
			return
		}
		if !errors.As(err, &all) {
			t.Fatalf("not Errors: %v", err)
		}
		lines := strings.Count(string(src), "\n") + 1
		for _, e := range all {
			if e.Line < 1 || e.Line > lines || e.Column < 1 || e.Problem == "" {
				t.Errorf("%+v", e)
			}
		}
		_ = err.Error()
	})
}
