package tally

import (
	"crypto/rand"
	mathrand "math/rand/v2"

	"isoloir/poll"
)

// texts lists what people wrote.
func (f *Question) texts(replies []reply) {
	for _, r := range replies {
		f.Words = append(f.Words, Words{r.Text, r.quotable})
	}
	shuffle(f.Words)
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
