package poll

import "strings"

// Letters of a proquint (D. S. Wilkerson, "A Proposal for Proquints", arXiv:0901.4016): 16 bits as five letters, which
// people of many languages can say and spell.
const (
	proquintConsonants = "bdfghjklmnprstvz" // four bits each
	proquintVowels     = "aiou"             // two bits each
)

// Words returns the first 96 bits of the ID as six words that can be read aloud (docs/formats.md §1), for people who compare polls.
// Nobody can make a poll with the words of another one: that takes 2^96 tries.
func (id ID) Words() string {
	words := make([]string, 6)
	for i := range words {
		words[i] = proquint(uint16(id[2*i])<<8 | uint16(id[2*i+1]))
	}
	return strings.Join(words, "-")
}

func proquint(n uint16) string {
	return string([]byte{
		proquintConsonants[n>>12],
		proquintVowels[n>>10&3],
		proquintConsonants[n>>6&15],
		proquintVowels[n>>4&3],
		proquintConsonants[n&15],
	})
}
