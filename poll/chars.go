package poll

// isControl reports whether r is a control character (Unicode category Cc).
func isControl(r rune) bool {
	return r < 0x20 || r >= 0x7F && r <= 0x9F
}

// isForbidden reports whether r may not stand in a single-line string of a definition: control characters, and the
// bidirectional controls that make a text read otherwise than it is.
func isForbidden(r rune) bool {
	return isControl(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}
