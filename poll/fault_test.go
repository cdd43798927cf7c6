package poll

import (
	"strings"
	"testing"
)

func TestAFaultIsOneLineThatNoTerminalObeys(t *testing.T) {
	_, err := Parse([]byte("{\"\\u001b]0;PWNED\\u0007\\r\\nisoloir: the ballot is in the box\\u202e\":1,\"v\":1}"))
	if err == nil {
		t.Fatal("parsed")
	}
	faults := err.(Faults)
	found := false
	for _, fault := range faults {
		line := fault.String()
		if strings.ContainsAny(line, "\x1b\a\r\n\u202e") {
			t.Errorf("%q", line)
		}
		found = found || strings.HasPrefix(line, `\u{1b}]0;PWNED\u{7}\u{d}\u{a}isoloir: the ballot is in the box\u{202e}: `)
	}
	if !found {
		t.Errorf("not named: %v", faults)
	}
}

func TestPrintableKeepsWhatShows(t *testing.T) {
	for in, want := range map[string]string{
		"Où ?\u00a0« Là\u202f» 東京 עברית 👍":                                         "Où ?\u00a0« Là\u202f» 東京 עברית 👍",
		"a\x1b[31m\x7f\u0085\u009b":                                                `a\u{1b}[31m\u{7f}\u{85}\u{9b}`,
		"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c": `\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}\u{200e}\u{200f}\u{61c}`,
		"\u200b\ufeff\u2028\U000e0041":                                             `\u{200b}\u{feff}\u{2028}\u{e0041}`,
		"\x9b1m":                                                                   "\ufffd1m",
	} {
		if got := Printable(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}
