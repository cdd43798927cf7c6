package ballot

// A shape compares a text with what must stand in it, from left to right. The first difference makes it fail; what follows
// is then ignored, so that the caller reads like the format and asks once, at the end.
type shape struct {
	text   []byte
	at     int // how far the text agrees, in bytes
	failed bool
}

// literal expects exactly these characters.
func (s *shape) literal(want string) {
	if s.failed || len(s.text)-s.at < len(want) || string(s.text[s.at:s.at+len(want)]) != want {
		s.failed = true
		return
	}
	s.at += len(want)
}

// base64 expects the one unpadded base64 text (RFC 4648 §4) of n bytes and returns it, or nil.
func (s *shape) base64(n int) []byte {
	size := textSize(n)
	if s.failed || len(s.text)-s.at < size || !isBase64(s.text[s.at:s.at+size]) {
		s.failed = true
		return nil
	}
	text := s.text[s.at : s.at+size]
	s.at += size
	return text
}

// isBase64 reports whether text is unpadded base64 that encodes back to itself: the alphabet only, so no line feeds either,
// and zeros in the bits of the last character that belong to no byte.
func isBase64(text []byte) bool {
	var seen byte
	for _, c := range text {
		seen |= digits[c]
	}
	if seen&notBase64 != 0 {
		return false
	}
	switch len(text) % 4 {
	case 1:
		return false
	case 2:
		return digits[text[len(text)-1]]&0b1111 == 0
	case 3:
		return digits[text[len(text)-1]]&0b11 == 0
	}
	return true
}

const notBase64 = 0b1000_0000

// digits gives each base64 character its six bits, and every other one notBase64.
var digits = func() (d [256]byte) {
	for c := range d {
		d[c] = notBase64
	}
	for i, c := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") {
		d[c] = byte(i)
	}
	return d
}()
