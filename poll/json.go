package poll

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A value is a JSON value as both of our languages see it: the last of several members of the same name counts, numbers are
// IEEE 754 doubles, and an unpaired surrogate in a string is U+FFFD. What that hides is not canonical, which comparing with the
// canonical bytes brings to light.
type value struct {
	kind    kind
	boolean bool
	number  float64
	text    string
	list    []*value
	members map[string]*value
}

type kind int

const (
	isNull kind = iota
	isBoolean
	isNumber
	isString
	isList
	isObject
)

// integer returns the value as an integer of at most 2^53−1, if it is one: 4, 4.0 and 40e-1 are the same.
func (v *value) integer() (int64, bool) {
	n := int64(v.number)
	ok := v.kind == isNumber && v.number >= -maxInteger && v.number <= maxInteger && float64(n) == v.number
	return n, ok
}

// parser reads RFC 8259 without recursion, so that no nesting is too deep for it.
type parser struct {
	data  []byte
	pos   int
	stack []frame
}

// A frame is a list or object that is open, and in an object the member whose value comes next.
type frame struct {
	*value
	key string
}

// parseJSON reads one JSON value with nothing but white space around it. Its errors name the place.
func parseJSON(data []byte) (*value, error) {
	if !utf8.Valid(data) {
		return nil, errors.New("it is not UTF-8")
	}
	p := &parser{data: data}
	for {
		v, open, err := p.begin()
		for err == nil && !open && len(p.stack) > 0 {
			v, open, err = p.attach(v)
		}
		if err == nil && !open && p.peek() != end {
			err = p.unexpected()
		}
		if err != nil {
			return nil, err
		}
		if !open {
			return v, nil
		}
	}
}

// end is what peek returns at the end of the data.
const end = 0

// peek skips white space and returns the next byte.
func (p *parser) peek() byte {
	for ; p.pos < len(p.data); p.pos++ {
		switch c := p.data[p.pos]; c {
		case ' ', '\t', '\n', '\r':
		case end:
			return 1 // no token begins with it either
		default:
			return c
		}
	}
	return end
}

// take skips white space and the byte c, if it is the next one.
func (p *parser) take(c byte) bool {
	if p.peek() != c {
		return false
	}
	p.pos++
	return true
}

func (p *parser) unexpected() error {
	if p.pos >= len(p.data) {
		return errors.New("it breaks off at its end")
	}
	return fmt.Errorf("byte %d does not belong there", p.pos)
}

// begin reads a scalar, an empty list or object, or opens a list or object whose first value comes next.
func (p *parser) begin() (v *value, open bool, err error) {
	switch c := p.peek(); {
	case p.take('['):
		v = &value{kind: isList}
		if p.take(']') {
			return v, false, nil
		}
		p.stack = append(p.stack, frame{value: v})
		return v, true, nil
	case p.take('{'):
		v = &value{kind: isObject, members: map[string]*value{}}
		if p.take('}') {
			return v, false, nil
		}
		p.stack = append(p.stack, frame{value: v})
		return v, true, p.key()
	case c == '"':
		text, err := p.string()
		return &value{kind: isString, text: text}, false, err
	}
	v, err = p.word()
	return v, false, err
}

// attach puts a value into the innermost list or object. That stays open for another value, or is closed and returned.
func (p *parser) attach(v *value) (_ *value, open bool, err error) {
	top := &p.stack[len(p.stack)-1]
	closer := byte(']')
	if top.kind == isObject {
		top.members[top.key], closer = v, '}'
	} else {
		top.list = append(top.list, v)
	}
	switch {
	case p.take(closer):
		p.stack = p.stack[:len(p.stack)-1]
		return top.value, false, nil
	case !p.take(','):
		return nil, false, p.unexpected()
	case top.kind == isObject:
		return nil, true, p.key()
	}
	return nil, true, nil
}

// key reads a member's name and the colon behind it.
func (p *parser) key() error {
	if p.peek() != '"' {
		return p.unexpected()
	}
	name, err := p.string()
	if err == nil && !p.take(':') {
		err = p.unexpected()
	}
	p.stack[len(p.stack)-1].key = name
	return err
}

var (
	numberToken = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`)
	wordToken   = regexp.MustCompile(`^(true|false|null)`)
)

// word reads a number, true, false or null.
func (p *parser) word() (*value, error) {
	rest := p.data[p.pos:]
	if token := wordToken.Find(rest); token != nil {
		p.pos += len(token)
		if token[0] == 'n' {
			return &value{kind: isNull}, nil
		}
		return &value{kind: isBoolean, boolean: token[0] == 't'}, nil
	}
	token := numberToken.Find(rest)
	if token == nil {
		return nil, p.unexpected()
	}
	p.pos += len(token)
	// ParseFloat's only error here is that the number is too large; it is infinite then, as in JavaScript.
	n, _ := strconv.ParseFloat(string(token), 64)
	return &value{kind: isNumber, number: n}, nil
}

// string reads a string, the next byte being its opening quote.
func (p *parser) string() (string, error) {
	var b strings.Builder
	for p.pos++; p.pos < len(p.data); {
		switch c := p.data[p.pos]; {
		case c == '"':
			p.pos++
			return b.String(), nil
		case c < 0x20:
			return "", p.unexpected()
		case c == '\\':
			r, err := p.escape()
			if err != nil {
				return "", err
			}
			b.WriteRune(r)
		default:
			b.WriteByte(c)
			p.pos++
		}
	}
	return "", p.unexpected()
}

// escape reads what a backslash begins. An unpaired surrogate is U+FFFD.
func (p *parser) escape() (rune, error) {
	if p.pos+1 < len(p.data) {
		if i := strings.IndexByte(`"\/bfnrt`, p.data[p.pos+1]); i >= 0 {
			p.pos += 2
			return rune("\"\\/\b\f\n\r\t"[i]), nil
		}
	}
	r, ok := p.codeUnit(p.pos)
	if !ok {
		return 0, p.unexpected()
	}
	p.pos += codeUnitLength
	if utf16.IsSurrogate(r) {
		low, _ := p.codeUnit(p.pos)
		if r = utf16.DecodeRune(r, low); r != utf8.RuneError {
			p.pos += codeUnitLength
		}
	}
	return r, nil
}

// codeUnitLength is the length of an escape such as \u00e9.
const codeUnitLength = 6

// codeUnit reads an escape of four hexadecimal digits at pos, if there is one.
func (p *parser) codeUnit(pos int) (rune, bool) {
	if pos+codeUnitLength > len(p.data) || p.data[pos] != '\\' || p.data[pos+1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(p.data[pos+2:pos+codeUnitLength]), 16, 16)
	return rune(n), err == nil
}
