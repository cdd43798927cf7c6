package author

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	idShape = regexp.MustCompile(`^[a-z][a-z0-9_]{0,31}$`)

	// reservedIDs are refused as ids although they match: some YAML readers take them for truth values, and "other" is the id of
	// what respondents write themselves.
	reservedIDs = map[string]string{
		"yes": `Write another word, for instance "agree", "oui" or "yes_please".`, "no": `Write another word, for instance "disagree", "non" or "not".`,
		"on": `Write another word, for instance "switched_on".`, "off": `Write another word, for instance "switched_off".`,
		"true": `Write another word, for instance "correct".`, "false": `Write another word, for instance "wrong".`,
		"null":  `Write another word, for instance "none".`,
		"other": `To let people write an answer of their own, put "other: true" beside the options. Otherwise write another word.`,
	}
)

// id reads an id where one is given to something.
func (r *reader) id(s spot) string {
	const shape = "An id begins with a letter and has small letters a-z, digits and _ only, at most 32 characters."
	switch s.kind {
	case word:
	case number:
		r.fail(s.node, s.path, fmt.Sprintf("an id cannot be the number %s", s.text), fmt.Sprintf("Put a letter before it, for instance %q.", "a"+plain(s.text)))
		return ""
	case truth:
		r.fail(s.node, s.path, fmt.Sprintf("YAML reads %s as a truth value, not as an id", s.text), reservedIDs[strings.ToLower(s.text)])
		return ""
	case nothing:
		problem, hint := "the id is missing", examples["id"]
		if s.text != "" {
			problem, hint = "YAML reads "+s.text+" as nothing, not as an id", reservedIDs["null"]
		}
		r.fail(s.node, s.path, problem, hint)
		return ""
	default:
		r.wrongKind(s, "an id is a word", shape)
		return ""
	}
	if hint, reserved := reservedIDs[strings.ToLower(s.text)]; reserved {
		problem := fmt.Sprintf("%q cannot be an id: some YAML readers take it for a truth value or nothing", s.text)
		if s.text == "other" {
			problem = `"other" cannot be an id: it stands for what respondents write themselves`
		}
		r.fail(s.node, s.path, problem, hint)
		return ""
	}
	if idShape.MatchString(s.text) {
		return s.text
	}
	hint := shape
	if dateOnly.MatchString(s.text) {
		hint = fmt.Sprintf("A date needs a letter before it and _ in it, for instance %q.", "d"+plain(s.text))
	} else if p := strings.Trim(plain(s.text), "_0123456789"); idShape.MatchString(p) {
		hint += fmt.Sprintf(" For instance %q.", p)
	}
	r.fail(s.node, s.path, fmt.Sprintf("%q cannot be an id", s.text), hint)
	return ""
}

var unaccent = strings.NewReplacer("à", "a", "â", "a", "ä", "a", "á", "a", "ã", "a", "å", "a", "ç", "c", "é", "e", "è", "e", "ê", "e", "ë", "e",
	"î", "i", "ï", "i", "í", "i", "ñ", "n", "ô", "o", "ö", "o", "ó", "o", "õ", "o", "ø", "o", "œ", "oe", "æ", "ae", "ß", "ss", "ù", "u", "û", "u", "ü", "u", "ú", "u")

// plain makes of a text the id that comes closest.
func plain(text string) string {
	text = unaccent.Replace(strings.ToLower(text))
	var b strings.Builder
	for _, c := range text {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			b.WriteRune(c)
		} else if s := b.String(); s != "" && s[len(s)-1] != '_' {
			b.WriteByte('_')
		}
	}
	return strings.TrimRight(b.String(), "_")
}
