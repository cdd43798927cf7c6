package poll

import (
	"bytes"
	"encoding/base64"
	"errors"
)

// tokenKeySize is the size in bytes of every token key's SubjectPublicKeyInfo.
const tokenKeySize = 342

// tokenKeyStart is how it begins, up to the modulus: RSASSA-PSS with SHA-384 and a salt of 48 bytes, 2048 bits (RFC 9578 §8.2.2).
var tokenKeyStart = []byte("\x30\x82\x01\x52\x30\x3d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0a\x30\x30\xa0\x0d\x30\x0b\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x02" +
	"\xa1\x1a\x30\x18\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x08\x30\x0b\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x02\xa2\x03\x02\x01\x30" +
	"\x03\x82\x01\x0f\x00\x30\x82\x01\x0a\x02\x82\x01\x01\x00")

// tokenKeyEnd is the exponent, 65537.
var tokenKeyEnd = []byte("\x02\x03\x01\x00\x01")

// ParseTokenKey checks the shape of a token_key, and returns the SubjectPublicKeyInfo: an odd modulus of 2048 bits and the exponent
// 65537 in the one encoding there is.
func ParseTokenKey(text string) ([]byte, error) {
	der, err := base64.StdEncoding.DecodeString(text)
	if err != nil || base64.StdEncoding.EncodeToString(der) != text || len(der) != tokenKeySize ||
		!bytes.HasPrefix(der, tokenKeyStart) || !bytes.HasSuffix(der, tokenKeyEnd) ||
		der[len(tokenKeyStart)] < 0x80 || der[tokenKeySize-len(tokenKeyEnd)-1]&1 == 0 {
		return nil, errors.New("this is not an RSA key for tokens, of 2048 bits and in the encoding of RFC 9578: take the server's, as isoloir publish does")
	}
	return der, nil
}
