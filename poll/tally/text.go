package tally

import (
	"crypto/rand"
	mathrand "math/rand/v2"

	"isoloir/poll"
)

// texts keeps what people wrote: answers to a question, or the words of its other.
type texts struct {
	key   string // the question's id; <id>.other for the words of its other
	o     *Options
	words []Words
}

func (t *texts) add(r reply) { t.write(r.Text, r.quotable) }

func (t *texts) write(text string, quotable bool) { t.words = append(t.words, Words{text, quotable}) }

func (t *texts) figures(f *Question) { f.Words, f.Themes, f.Search = t.list(), t.themes(), t.search() }

// list returns the texts, or those that have the words searched for, shuffled.
func (t *texts) list() (list []Words) {
	for _, w := range t.words {
		if t.o.SearchWords == "" || contains(w.Text, t.o.SearchWords) {
			list = append(list, w)
		}
	}
	shuffle(list)
	return list
}

// quotable says whether this person's words may be quoted.
func quotable(d *poll.Definition, a poll.Answers) bool {
	switch d.Notice.QuoteText {
	case poll.QuoteAllowed:
		return true
	case poll.QuoteAsk:
		return a.Quote
	}
	return false
}

// shuffle puts words into an order that is drawn for this list alone, so that nobody can tell by their places which words
// in two lists are one person's.
func shuffle(words []Words) {
	var seed [32]byte
	rand.Read(seed[:])
	random := mathrand.New(mathrand.NewChaCha8(seed)) //nolint:gosec // ChaCha8 with a seed of crypto/rand is not a weak generator
	random.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
}
