package results

import (
	"errors"
	"strings"
	"testing"
)

const small = `{"version":1,"poll":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","log":{"size":12,"root":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="},"suppress_below":11,` +
	`"box":{"ballots":12,"opened":12,"spoiled":{},"withdrawn":0},"ballots":12,"questions":[{"id":"q","type":"choice","answered":12,"values":[{"id":"a","count":null},{"id":"b","count":null}]}]}` + "\n"

func TestResultsHaveOneEncoding(t *testing.T) {
	r, err := Parse([]byte(small))
	if err != nil {
		t.Fatal(err)
	}
	if string(r.Encode()) != small {
		t.Errorf("%s", r.Encode())
	}
	for name, bad := range map[string]string{
		"a space":          strings.Replace(small, ":1,", ": 1,", 1),
		"no line feed":     strings.TrimSuffix(small, "\n"),
		"another order":    strings.Replace(small, `"id":"q","type":"choice"`, `"type":"choice","id":"q"`, 1),
		"a name twice":     strings.Replace(small, `"ballots":12,"questions"`, `"ballots":12,"ballots":12,"questions"`, 1),
		"an empty list":    strings.Replace(small, `"answered":12`, `"answered":12,"rows":[]`, 1),
		"something behind": small + "{}",
		"a fraction":       strings.Replace(small, `"answered":12`, `"answered":12.0`, 1),
		"escapes":          strings.Replace(small, `"choice"`, `"\u0063hoice"`, 1),
	} {
		if _, err := Parse([]byte(bad)); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
	if _, err := Parse([]byte(strings.Replace(small, ":1,", ": 1,", 1))); !errors.Is(err, ErrNotCanonical) {
		t.Errorf("error %v", err)
	}
	for name, bad := range map[string]string{
		"an unknown name":  strings.Replace(small, `"version"`, `"extra":1,"version"`, 1),
		"a negative count": strings.Replace(small, `"answered":12`, `"answered":-1`, 1),
	} {
		if _, err := Parse([]byte(bad)); err == nil || errors.Is(err, ErrNotCanonical) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzParseTakesOnlyWhatItWouldWrite(f *testing.F) {
	f.Add([]byte(small))
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := Parse(data); err == nil && string(r.Encode()) != string(data) {
			t.Errorf("%q", data)
		}
	})
}
