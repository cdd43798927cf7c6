package token

import (
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
)

const (
	tokenHeader   = "isoloir/token/v1"
	requestHeader = "isoloir/token-request/v1"
)

// A File keeps a token for a later ballot, or a request for one until the server has answered (docs/formats.md §12). Whoever holds
// it can send the ballot. It holds nothing of the code.
type File struct {
	Words    string    // for people; programs ignore it
	Link     string    // the poll's link
	Seed     [32]byte  // of the ballot key (RFC 8032); secret
	Token    []byte    // of 354 bytes; nil in a request
	Blinding *Blinding // nil beside a token; secret: it connects code and ballot
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
	if len(lines) != 5 || lines[4] != "" {
		return File{}, errors.New("bad token file: it must end after four lines; was it copied in full?")
	}
	f := File{Words: words}
	var err error
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
