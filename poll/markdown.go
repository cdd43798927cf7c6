package poll

import (
	"regexp"
	"strings"
)

// A Block is a paragraph or a list: one of its fields is set.
type Block struct {
	P  []Inline
	UL [][]Inline // one element per item
}

// An Inline is a run of plain text, emphasis, strong emphasis or a link: one of Text, Em, Strong and A is set, with A also Href,
// which begins with https://.
type Inline struct {
	Text          string
	Em, Strong, A []Inline
	Href          string
}

// Markdown parses the small Markdown of docs/formats.md §5. There is no wrong Markdown: what has no meaning is plain text.
func Markdown(source string) []Block {
	var blocks []Block
	var lines []string // of the paragraph that is being read
	flush := func() {
		if lines != nil {
			blocks = append(blocks, Block{P: inlines(strings.Join(lines, " "))})
		}
		lines = nil
	}
	inList := false // the line before was an item
	for line := range strings.SplitSeq(source, "\n") {
		line = strings.Trim(line, " ")
		item, isItem := strings.CutPrefix(line, "- ")
		switch {
		case isItem:
			flush()
			if !inList {
				blocks = append(blocks, Block{})
			}
			list := &blocks[len(blocks)-1]
			list.UL = append(list.UL, inlines(strings.TrimLeft(item, " ")))
		case line == "":
			flush()
		default:
			lines = append(lines, line)
		}
		inList = isItem
	}
	flush()
	return blocks
}

// link matches [words](url) at the beginning. A backslash hides a bracket in the words.
var link = regexp.MustCompile(`^\[((?s:\\.|[^\[\]\\])+)\]\((https://[!#-'*-;=?-~]*)\)`)

const maxURL = 2000

// inlines reads text from left to right. What a mark encloses has no further mark of the same kind, and the words of a link no
// brackets, so that nothing comes to stand in its own kind.
func inlines(s string) []Inline {
	var b builder
	for s != "" {
		if n := escaped(s); n > 0 {
			b.text(s[1:n])
			s = s[n:]
			continue
		}
		if m := link.FindStringSubmatch(s); m != nil && len(m[2]) <= maxURL {
			b.add(Inline{A: inlines(m[1]), Href: m[2]})
			s = s[len(m[0]):]
			continue
		}
		mark := delimiter(s)
		if mark == "" {
			b.text(s[:1])
			s = s[1:]
			continue
		}
		words, rest, ok := enclosed(s[len(mark):], mark)
		switch {
		case !ok:
			b.text(mark)
			s = s[len(mark):]
		case mark == emphasis:
			b.add(Inline{Em: inlines(words)})
			s = rest
		default:
			b.add(Inline{Strong: inlines(words)})
			s = rest
		}
	}
	b.flush()
	return b.done
}

// escaped returns the length of a backslash and the character it makes plain at the beginning of s, or 0.
func escaped(s string) int {
	if len(s) > 1 && s[0] == '\\' && strings.IndexByte(`\*[]()-`, s[1]) >= 0 {
		return 2
	}
	return 0
}

const emphasis, strong = "*", "**"

// delimiter returns the mark that s begins with, or nothing.
func delimiter(s string) string {
	switch {
	case strings.HasPrefix(s, strong):
		return strong
	case strings.HasPrefix(s, emphasis):
		return emphasis
	}
	return ""
}

// enclosed returns what stands before the first closing mark, if that is not empty, and what follows the mark.
func enclosed(s, mark string) (words, rest string, ok bool) {
	for i := 0; i < len(s); {
		found := delimiter(s[i:])
		if found == mark {
			return s[:i], s[i+len(mark):], i > 0
		}
		i += max(1, len(found), escaped(s[i:]))
	}
	return "", "", false
}

// builder joins neighbouring strings.
type builder struct {
	done  []Inline
	plain strings.Builder
}

func (b *builder) text(s string) { b.plain.WriteString(s) }

func (b *builder) flush() {
	if b.plain.Len() > 0 {
		b.done = append(b.done, Inline{Text: b.plain.String()})
		b.plain.Reset()
	}
}

func (b *builder) add(i Inline) {
	b.flush()
	b.done = append(b.done, i)
}
