package translog

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode"
)

const (
	receiptBegin = "-----BEGIN ISOLOIR RECEIPT-----\n"
	receiptEnd   = "-----END ISOLOIR RECEIPT-----\n"
)

// A ReceiptFile is what a respondent keeps (docs/formats.md §7). Whoever holds it can replace or withdraw the ballot.
type ReceiptFile struct {
	Words string   // for people; programs ignore it
	Link  string   // the poll's link
	Seed  [32]byte // of the ballot key (RFC 8032); secret
	Note  []byte   // the receipt, as the server signed it
}

// Bytes returns the file. A line of Words that begins with "-----" would be taken for a mark, and is written with a space
// before it.
func (f ReceiptFile) Bytes() []byte {
	var b strings.Builder
	for line := range strings.Lines(f.Words) {
		if strings.HasPrefix(line, "-----") {
			b.WriteByte(' ')
		}
		b.WriteString(line)
		if !strings.HasSuffix(line, "\n") {
			b.WriteByte('\n')
		}
	}
	b.WriteString(receiptBegin)
	fmt.Fprintf(&b, "link %s\nkey %s\n\n%s", f.Link, base64.StdEncoding.EncodeToString(f.Seed[:]), f.Note)
	b.WriteString(receiptEnd)
	return []byte(b.String())
}

// ParseReceiptFile reads a receipt file, and checks that link, key and receipt belong together. It cannot check the
// receipt's signature: for that, fetch the definition that the link names and use [OpenReceipt] with its log key.
func ParseReceiptFile(data []byte) (ReceiptFile, error) {
	words, body, err := cutReceipt(string(data))
	if err != nil {
		return ReceiptFile{}, err
	}
	in := lineReader{rest: body}
	f := ReceiptFile{Words: words, Link: in.value("link")}
	copy(f.Seed[:], in.bytes(in.value("key"), ed25519.SeedSize))
	if in.line() != "" && in.err == nil {
		in.err = errors.New("an empty line must follow the key")
	}
	if in.err != nil {
		return ReceiptFile{}, fmt.Errorf("bad receipt file: %w", in.err)
	}
	f.Note = []byte(in.rest)
	if err := f.checkParts(); err != nil {
		return ReceiptFile{}, fmt.Errorf("bad receipt file: %w", err)
	}
	return f, nil
}

// cutReceipt splits a file at its marks into the words and what stands between the marks.
func cutReceipt(s string) (words, body string, err error) {
	end := 0
	for line := range strings.Lines(s) {
		if strings.HasPrefix(line, "-----") {
			break
		}
		end += len(line)
	}
	words, marked := s[:end], s[end:]
	rest, found := strings.CutPrefix(marked, receiptBegin)
	body, after, ended := strings.Cut(rest, receiptEnd)
	switch {
	case strings.Contains(marked, "\r\n"):
		return "", "", errors.New("bad receipt file: its lines end as Windows ends them; save it again with Unix line ends (LF)")
	case !found:
		return "", "", errors.New("not a receipt file: it has no line " + strings.TrimSuffix(receiptBegin, "\n"))
	case !ended:
		return "", "", errors.New("bad receipt file: its end is missing; was it copied in full?")
	case after != "":
		return "", "", errors.New("bad receipt file: something follows its last line; remove that")
	}
	return words, body, nil
}

// checkParts checks what can be checked of a receipt without the server's key.
func (f ReceiptFile) checkParts() error {
	if f.Link == "" || strings.ContainsFunc(f.Link, func(r rune) bool { return r <= ' ' || r > unicode.MaxASCII || unicode.IsControl(r) }) {
		return fmt.Errorf("%q is not a link", f.Link)
	}
	n, err := parse(f.Note, nil)
	if err != nil {
		return fmt.Errorf("the receipt: %w", err)
	}
	if len(n.UnverifiedSigs) != 1 {
		return errors.New("the receipt must have exactly one signature")
	}
	r, err := parseReceipt(n.Text)
	if err != nil {
		return err
	}
	if !strings.HasSuffix(f.Link, "/p/"+formatPollID(r.Poll)) {
		return errors.New("its receipt is not of the poll that its link names")
	}
	public := ed25519.NewKeyFromSeed(f.Seed[:]).Public().(ed25519.PublicKey)
	if sha256.Sum256(public) != r.KeyHash {
		return errors.New("its receipt is not of its key")
	}
	return nil
}
