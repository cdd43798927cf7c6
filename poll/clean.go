package poll

import "strings"

// clean makes a person's text what is sealed: CR LF becomes LF, and other control characters are dropped (docs/formats.md §4). On a
// single line LF becomes a space. (Unpaired surrogates became U+FFFD when the JSON was read.)
func clean(s string, singleLine bool) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' && singleLine:
			return ' '
		case r != '\n' && isControl(r):
			return -1
		}
		return r
	}, s)
}

// isBlank reports whether a clean text has only spaces and line feeds.
func isBlank(s string) bool {
	return strings.Trim(s, " \n") == ""
}
