package tally

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// search says how many texts have the words searched for; nil if no search was asked for.
func (t *texts) search() *Search {
	if t.o.SearchWords == "" {
		return nil
	}
	s := &Search{For: t.o.SearchWords, Of: len(t.words)}
	for _, w := range t.words {
		if contains(w.Text, t.o.SearchWords) {
			s.Found++
		}
	}
	return s
}

// contains reports whether a text has the words in it, whatever their case and accents and however white space breaks them.
func contains(text, words string) bool { return strings.Contains(folded(text), folded(words)) }

// folded is a text without case, accents, the vowel signs of Arabic and Hebrew, and with one space between words.
func folded(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(s))
	return strings.Join(strings.Fields(cases.Fold().String(s)), " ")
}
