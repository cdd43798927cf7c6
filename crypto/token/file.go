package token

import (
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
)

const (
	tokenHeader   = "isoloir/token/v1"
	requestHeader = "isoloir/token-request/v1"
)

// A File keeps a token for a later ballot, or a request for one until the server has answered (docs/formats.md §12). Whoever holds
// it can send the ballot. Of the code it holds nothing but, in a request, one byte by which another code is noticed.
type File struct {
	Words    string    // for people; programs ignore it
	Link     string    // the poll's link
	Seed     [32]byte  // of the ballot key (RFC 8032); secret
	Token    []byte    // of 354 bytes; nil in a request
	Blinding *Blinding // nil beside a token; secret: it connects code and ballot
	CodeTag  []byte    // of 1 byte, what binds a request to a code; nil before, and beside a token
}

// BindTo has a request belong to the code with this public key. Of 256 other codes it takes one for this: enough to notice a mistake, and
// too little to name a code among thousands.
func (f *File) BindTo(code ed25519.PublicKey) {
	mac := hmac.New(sha256.New, f.Blinding[:])
	mac.Write(code)
	f.CodeTag = mac.Sum(nil)[:1]
}

// MayBeFor reports whether a request is bound to no code, or to the one with this public key.
func (f File) MayBeFor(code ed25519.PublicKey) bool {
	bound := f
	bound.BindTo(code)
	return f.CodeTag == nil || hmac.Equal(f.CodeTag, bound.CodeTag)
}

// Bytes returns the file.
func (f File) Bytes() []byte {
	var b strings.Builder
	for line := range strings.Lines(f.Words) {
		b.WriteString(strings.TrimRight("# "+strings.TrimSuffix(line, "\n"), " ") + "\n")
	}
	header, name, value := tokenHeader, "token", f.Token
	if f.Blinding != nil {
		header, name, value = requestHeader, "blinding", f.Blinding[:]
	}
	encode := base64.StdEncoding.EncodeToString
	fmt.Fprintf(&b, "%s\nlink %s\nkey %s\n%s %s\n", header, f.Link, encode(f.Seed[:]), name, encode(value))
	if f.CodeTag != nil {
		fmt.Fprintf(&b, "code %x\n", f.CodeTag)
	}
	return []byte(b.String())
}

// ParseFile reads what [File.Bytes] wrote. It does not verify the token: for that, fetch the definition that the link names.
func ParseFile(data []byte) (File, error) {
	words, body := cutWords(string(data))
	lines := strings.Split(body, "\n")
	if lines[0] != tokenHeader && lines[0] != requestHeader {
		if strings.Contains(body, "\r\n") {
			return File{}, errors.New("bad token file: its lines end as Windows ends them; save it again with Unix line ends (LF)")
		}
		return File{}, errors.New("not a token file: it has no line " + tokenHeader)
	}
	f := File{Words: words}
	lines, err := f.cutTag(lines)
	if err != nil {
		return File{}, err
	}
	if len(lines) != 5 || lines[4] != "" {
		return File{}, errors.New("bad token file: it must end after four lines; was it copied in full?")
	}
	if f.Link, err = value(lines[1], "link"); err != nil || f.Link == "" || strings.ContainsFunc(f.Link, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return File{}, errors.New("bad token file: its second line is no link")
	}
	seed, err := decode(lines[2], "key", len(f.Seed))
	if err != nil {
		return File{}, err
	}
	f.Seed = [32]byte(seed)
	if lines[0] == requestHeader {
		blinding, err := decode(lines[3], "blinding", BlindingSize)
		if err == nil {
			f.Blinding = (*Blinding)(blinding)
		}
		return f, err
	}
	f.Token, err = decode(lines[3], "token", Size)
	return f, err
}

// cutTag takes off the fifth line, which a request may have.
func (f *File) cutTag(lines []string) ([]string, error) {
	if len(lines) != 6 || lines[0] != requestHeader {
		return lines, nil
	}
	text, err := value(lines[4], "code")
	if err != nil {
		return nil, err
	}
	if f.CodeTag, err = hex.DecodeString(text); err != nil || hex.EncodeToString(f.CodeTag) != text || len(f.CodeTag) != 1 {
		return nil, errors.New("bad token file: its code is not two hexadecimal digits")
	}
	return slices.Delete(lines, 4, 5), nil
}

// Key returns the ballot key.
func (f File) Key() ed25519.PrivateKey { return ed25519.NewKeyFromSeed(f.Seed[:]) }

// cutWords takes the comments at the beginning off.
func cutWords(s string) (words, body string) {
	for strings.HasPrefix(s, "#") {
		line, rest, _ := strings.Cut(s, "\n")
		words += strings.TrimPrefix(strings.TrimPrefix(line, "#"), " ") + "\n"
		s = rest
	}
	return words, s
}

func value(line, name string) (string, error) {
	v, ok := strings.CutPrefix(line, name+" ")
	if !ok {
		return "", fmt.Errorf("bad token file: there must be a line %q", name+" …")
	}
	return v, nil
}

func decode(line, name string, n int) ([]byte, error) {
	text, err := value(line, name)
	if err != nil {
		return nil, err
	}
	raw, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(raw) != n || base64.StdEncoding.EncodeToString(raw) != text {
		return nil, fmt.Errorf("bad token file: its %s is not base64 of %d bytes", name, n)
	}
	return raw, nil
}
