package author

import (
	"strings"
	"testing"
)

func TestNoPollFileWritesToTheTerminalButText(t *testing.T) {
	_, err := Read([]byte("\"\\e[31mkey\\r\\u202e\": 1\n"), "a\x1b]0;x\a.yaml", Options{})
	if err == nil {
		t.Fatal("read")
	}
	if text := err.Error(); strings.ContainsAny(text, "\x1b\a\r\u202e") || !strings.Contains(text, `\u{1b}[31mkey`) || !strings.Contains(text, `a\u{1b}]0;x\u{7}.yaml:1:`) {
		t.Errorf("%q", text)
	}
}
