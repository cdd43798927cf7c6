package poll

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

var idText = regexp.MustCompile(`^[a-z][a-z0-9_]{0,31}$`)

// reserved are the words that no id may be: some YAML readers take them for something else, and other is the line of text
// that a choice may end with.
var reserved = map[string]bool{"yes": true, "no": true, "true": true, "false": true, "null": true, "on": true, "off": true, OtherID: true}

// id judges an id. Where taken is not nil, the id must not be in it, and is put into it.
func (c *checker) id(path, id string, taken map[string]bool) {
	switch {
	case !idText.MatchString(id):
		c.add(path, "bad_id", "%q is not an id; write up to 32 of a-z, 0-9 and _, beginning with a letter.", id)
	case reserved[id]:
		c.add(path, "reserved_id", "The word %s cannot be an id, because some programs read it as something else; write for example %s_.", id, id)
	case taken[id]:
		c.add(path, "duplicate_id", "The id %s is used twice; change one.", id)
	}
	if taken != nil {
		taken[id] = true
	}
}

// text judges a text: every language there and no other, and each translation by itself. Most is in code points.
func (c *checker) text(path string, t Text, most int, multiline bool) {
	if t == nil {
		c.add(path, "missing", "This text must be there; add it in every language of the poll.")
		return
	}
	for _, tag := range c.languages {
		if s, ok := t[tag]; ok {
			c.line(member(path, tag), s, most, multiline)
		} else {
			c.add(member(path, tag), "missing_translation", "The translation to %s is missing; add it, or take %s out of languages.", tag, tag)
		}
	}
	for _, tag := range sortedKeys(t) {
		if !slices.Contains(c.languages, tag) {
			c.add(member(path, tag), "unknown_language", "%q is not one of the poll's languages; add it to languages, or remove this translation.", tag)
		}
	}
}

// line judges a string that must not be empty. Most is in code points.
func (c *checker) line(path, s string, most int, multiline bool) {
	forbidden := func(r rune) bool { return isForbidden(r) && (r != '\n' || !multiline) }
	switch length := utf8.RuneCountInString(s); {
	case length == 0:
		c.add(path, "empty", "This text is empty; write something.")
	case length > most:
		c.add(path, "too_long", "This text has %d characters; %d are the most.", length, most)
	case !utf8.ValidString(s) || strings.ContainsFunc(s, forbidden):
		if multiline {
			c.add(path, "bad_character", "This text has a control character; write it without tabs and other characters that cannot be seen.")
		} else {
			c.add(path, "bad_character", "This text has a control character; write it on one line, without tabs and other characters that cannot be seen.")
		}
	}
}

// number judges an integer by its limits, both included.
func (c *checker) number(path string, n, least, most int64) bool {
	if n < least || n > most {
		c.add(path, "out_of_range", "This is %d; it must be from %d to %d.", n, least, most)
		return false
	}
	return true
}

// length judges the length of a list.
func (c *checker) length(path string, n, least, most int) {
	switch {
	case n < least:
		c.add(path, "too_few", "This list has %d entries; it needs at least %d.", n, least)
	case n > most:
		c.add(path, "too_many", "This list has %d entries; %d are the most.", n, most)
	}
}

// sortedKeys returns the keys of a map by code point.
func sortedKeys[V any, M ~map[string]V](m M) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
