package token

import "crypto/rsa"

// BlindAny is what requests do, for keys of any size: the vectors of RFC 9474 have one of 4096 bits.
func BlindAny(key *rsa.PublicKey, message, chance []byte) (blinded []byte, finish func([]byte) ([]byte, error), err error) {
	client, blinded, state, err := blind(key, message, chance)
	return blinded, func(signature []byte) ([]byte, error) { return client.Finalize(state, signature) }, err
}

// AdmissionFor is an admission for any challenge.
func AdmissionFor(key *PublicKey, challenge [32]byte) *Admission {
	return &Admission{key: key, challenge: challenge}
}

// ParseSymbols turns a code's symbols into text and reads it.
func ParseSymbols(symbols []byte) (Code, error) {
	text := make([]byte, len(symbols))
	for i, s := range symbols {
		text[i] = alphabet[s]
	}
	return ParseCode(string(text))
}
