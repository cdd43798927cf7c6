package poll

import "strconv"

// A writer writes canonical JSON (docs/formats.md §2): what it is given, in the order it is given.
type writer struct {
	out   []byte
	first bool // nothing has been written into the innermost list or object yet
}

// between writes the comma between two elements or members.
func (w *writer) between() {
	if !w.first {
		w.out = append(w.out, ',')
	}
	w.first = false
}

// group writes brackets around what inner writes.
func (w *writer) group(brackets string, inner func()) {
	w.out = append(w.out, brackets[0])
	w.first = true
	inner()
	w.out = append(w.out, brackets[1])
	w.first = false
}

// key writes the name of a member; its value comes next.
func (w *writer) key(name string) {
	w.between()
	w.string(name)
	w.out = append(w.out, ':')
}

func (w *writer) object(name string, inner func()) {
	w.key(name)
	w.group("{}", inner)
}

func (w *writer) list(name string, inner func()) {
	w.key(name)
	w.group("[]", inner)
}

func (w *writer) member(name, value string) {
	w.key(name)
	w.string(value)
}

func (w *writer) integer(name string, n int64) {
	w.key(name)
	w.out = strconv.AppendInt(w.out, n, 10)
}

// truth writes a boolean member, which is left out when it is false.
func (w *writer) truth(name string, b bool) {
	if b {
		w.key(name)
		w.out = append(w.out, "true"...)
	}
}

// escapes are the characters that have an escape of two characters, and those escapes' letters.
const escapes, escapeLetters = "\"\\\b\t\n\f\r", `"\btnfr`

// string writes a string. Bytes that are not UTF-8 are written as U+FFFD.
func (w *writer) string(s string) {
	const hexadecimal = "0123456789abcdef"
	w.out = append(w.out, '"')
next:
	for _, r := range s {
		for i, e := range escapes {
			if r == e {
				w.out = append(w.out, '\\', escapeLetters[i])
				continue next
			}
		}
		if r < 0x20 {
			w.out = append(w.out, '\\', 'u', '0', '0', hexadecimal[r>>4], hexadecimal[r&15])
		} else {
			w.out = append(w.out, string(r)...)
		}
	}
	w.out = append(w.out, '"')
}
