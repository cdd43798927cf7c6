package poll_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"pgregory.net/rapid"
)

// A node is a JSON value that can be written in many ways. Members keep their order and may stand there twice.
type node struct {
	name string // as an element of an object
	kind byte   // '{', '[', '"', or 0 for what raw says
	raw  string // of a number or word; of a string, its value or, after a backslash, the escaped text between its quotes
	kids []*node
}

// readNode parses JSON that is known to be good.
func readNode(data []byte) *node {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var read func() *node
	read = func() *node {
		token, _ := decoder.Token()
		switch token := token.(type) {
		case json.Delim:
			n := &node{kind: token.String()[0]}
			for decoder.More() {
				name := ""
				if n.kind == '{' {
					token, _ := decoder.Token()
					name, _ = token.(string)
				}
				kid := read()
				kid.name = name
				n.kids = append(n.kids, kid)
			}
			_, _ = decoder.Token()
			return n
		case string:
			return text(token)
		case nil:
			return word("null")
		}
		return word(fmt.Sprint(token))
	}
	return read()
}

func text(s string) *node        { return &node{kind: '"', raw: s} }
func word(s string) *node        { return &node{raw: s} }
func list(kids ...*node) *node   { return &node{kind: '[', kids: kids} }
func object(kids ...*node) *node { return &node{kind: '{', kids: kids} }
func named(name string, n *node) *node {
	return &node{name: name, kind: n.kind, raw: n.raw, kids: n.kids}
}
func (n *node) add(name string, v *node) { n.kids = append(n.kids, named(name, v)) }

// write writes canonical JSON, or, where loosely is not nil, with white space and escapes that nobody needs.
func (n *node) write(b *strings.Builder, loosely *rapid.T) {
	space := func() {
		if loosely != nil && rarely(loosely, 4) {
			b.WriteString(rapid.SampledFrom([]string{" ", "\n", "\t", "\r\n "}).Draw(loosely, "white"))
		}
	}
	space()
	defer space()
	switch n.kind {
	case 0:
		b.WriteString(n.raw)
	case '"':
		writeString(b, n.raw, loosely)
	default:
		b.WriteByte(n.kind)
		for i, kid := range n.kids {
			if i > 0 {
				b.WriteByte(',')
			}
			if n.kind == '{' {
				writeString(b, kid.name, loosely)
				b.WriteByte(':')
			}
			kid.write(b, loosely)
		}
		b.WriteByte(n.kind + 2) // ']' and '}' come two after '[' and '{'
	}
}

// writeString writes a string. One that begins with a NUL is written as it stands, escapes and all.
func writeString(b *strings.Builder, s string, loosely *rapid.T) {
	b.WriteByte('"')
	defer b.WriteByte('"')
	if escaped, ok := strings.CutPrefix(s, "\x00"); ok {
		b.WriteString(escaped)
		return
	}
	for _, r := range s {
		simple := strings.IndexRune("\"\\\b\t\n\f\r", r)
		switch {
		case loosely != nil && r <= 0xFFFF && rarely(loosely, 4):
			fmt.Fprintf(b, "\\u%04X", r)
		case simple >= 0:
			b.WriteByte('\\')
			b.WriteByte(`"\btnfr`[simple])
		case r < 0x20:
			fmt.Fprintf(b, "\\u%04x", r)
		default:
			b.WriteRune(r)
		}
	}
}

// String writes canonical JSON.
func (n *node) String() string {
	var b strings.Builder
	n.write(&b, nil)
	return b.String()
}

// junk draws values that have no business where they are put.
var junk = rapid.Custom(func(t *rapid.T) *node {
	values := []*node{
		word("null"), word("true"), word("false"), word("0"), word("-0"), word("1"), word("-1"), word("2"), word("1.0"), word("1e0"), word("2.5"), word("1e400"), word("-1e400"), word("1e-400"),
		word("9007199254740991"), word("9007199254740992"), word("9007199254740993"), word("-9007199254740993"), word("1e20"), word("100"), word("1.00000000000000000001"),
		text(""), text(" "), text("\n"), text("a"), text("other"), text("no"), text("1"), text("1.00"), text("-0.00"), text("2027-02-28"), text("2027-02-29"), text("0000-01-01"), text("2027-02-28T10:00:00Z"),
		text("a\tb"), text("a\nb"), text("\u0085"), text("\u202e"), text("\u007f"), text("\U0001f5f3"), text("__proto__"), text("constructor"), text(strings.Repeat("x", 600)), text(strings.Repeat("\U0001f5f3", 201)),
		text("\x00\\ud800"), text("\x00a\\udc00\\ud800b"), text("\x00\\ud83d\\uddf3"), text("\x00\\/"), text("\x00\\u000a"), text("\x00\\u000D\\n"), text("http://a.org"), text("https://a.org/(b)"),
		list(), object(), list(word("null")), list(text("a"), text("a")), list(text("a"), word("1")), list(word("1"), text("a")), list(word("3"), word("1")), object(named("fr", text("x"))), object(named("a", list(text("a")))), object(named("__proto__", text("a")), named("1", word("1"))),
	}
	return values[fair(t, len(values))]
})

// fair draws an index of a list of n. (Integers that rapid draws are mostly small, coins are fair.)
func fair(t *rapid.T, n int) (index int) {
	for range 16 {
		index *= 2
		if rapid.Bool().Draw(t, "coin") {
			index++
		}
	}
	return index % n
}

// near draws a value that could stand for n: of the same type, or n itself one more or less. Structure hides what comes after it.
func near(t *rapid.T, n *node) *node {
	if number, err := strconv.ParseInt(n.raw, 10, 64); err == nil && n.kind == 0 && rapid.Bool().Draw(t, "beside") {
		return word(fmt.Sprint(number + rapid.SampledFrom([]int64{-1, 1, 256, -256}).Draw(t, "step")))
	}
	for range 40 {
		if v := junk.Draw(t, "value"); v.kind == n.kind && (n.kind != 0 || strings.ContainsAny(v.raw, "0123456789")) {
			return v
		}
	}
	return junk.Draw(t, "value")
}

// names are names of members that a mutation may write.
var names = []string{"", "a", "1", "10", "9", "__proto__", "constructor", "toString", "\ue000", "\U00010000", "\x00\\ud800", "\ufffd", "Title", "title", "intro", "fr", "en", "de", "listed", "campaign", "reading", "trustees", "threshold", "tokens_until", "token_key",
	"turnout", "auditor", "sensitive", "count", "unranked", "blank", "tie_break", "id", "type", "help", "required", "show_if", "shuffle", "options", "rows", "grades", "other", "other_max", "min", "max", "from", "to", "low", "high", "decimals", "text", "x", "quote", "answers"}

// mutate changes one thing somewhere in a tree.
func mutate(t *rapid.T, root *node) {
	var all []*node
	var walk func(*node)
	walk = func(n *node) {
		all = append(all, n)
		for _, kid := range n.kids {
			walk(kid)
		}
	}
	walk(root)
	n := all[fair(t, len(all))]
	if len(n.kids) == 0 {
		replace(n, near(t, n))
		return
	}
	i := fair(t, len(n.kids))
	j := fair(t, len(n.kids))
	switch fair(t, 8) {
	case 0:
		n.kids = append(n.kids[:i:i], n.kids[i+1:]...)
	case 1, 2:
		replace(n.kids[i], junk.Draw(t, "value"))
	case 3:
		replace(n.kids[i], all[fair(t, len(all))])
	case 4:
		n.kids[i], n.kids[j] = n.kids[j], n.kids[i]
	case 5:
		n.kids = append(n.kids, n.kids[i])
	case 6:
		n.kids[i].name = names[fair(t, len(names))]
	case 7:
		extra := named(names[fair(t, len(names))], junk.Draw(t, "value"))
		n.kids = append(n.kids[:i:i], append([]*node{extra}, n.kids[i:]...)...)
	}
}

// replace gives n another value, a copy, so that the tree stays a tree.
func replace(n, by *node) {
	deep := by.copy()
	n.kind, n.raw, n.kids = deep.kind, deep.raw, deep.kids
}

func (n *node) copy() *node {
	c := named(n.name, n)
	c.kids = nil
	for _, kid := range n.kids {
		c.kids = append(c.kids, kid.copy())
	}
	return c
}
