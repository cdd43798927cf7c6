package poll

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
)

// VisibleJSON escapes, as \uXXXX, every character of a JSON text that a terminal might not show as it stands, or might obey.
// Outside of strings JSON has none of them but line feeds, which stay.
func VisibleJSON(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case unicode.IsGraphic(r) || r == '\n':
			b.WriteRune(r)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}
