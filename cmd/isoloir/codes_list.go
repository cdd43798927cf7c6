package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"isoloir/crypto/token"
	"isoloir/poll"
)

// writeCodes writes the file for letters and mails: each code, and the link that opens the poll with it in the fragment, which no browser
// sends to a server. Codes are drawn by chance, so their order tells nothing.
func writeCodes(name string, l poll.Link, codes []token.Code) error {
	return writeFile(name, 0o600, keepOld, func(w io.Writer) error {
		lines := csv.NewWriter(w)
		_ = lines.Write([]string{"code", "link"}) // a csv.Writer keeps its first error
		for _, c := range codes {
			_ = lines.Write([]string{c.String(), l.String() + "#" + c.String()})
		}
		lines.Flush()
		return lines.Error()
	})
}

// readCodes reads codes, the first field of each line, alone or behind a link, as this tool or a spreadsheet writes them. A link must be this poll's.
func readCodes(cmd *cobra.Command, name string, l poll.Link) ([]token.Code, error) {
	r := cmd.InOrStdin()
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer func() { _ = f.Close() }()
		r = f
	}
	const longest = 512 // bytes of a line
	data, err := io.ReadAll(io.LimitReader(r, longest*token.MaxList))
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", name, err)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	lines := csv.NewReader(bytes.NewReader(data))
	lines.FieldsPerRecord, lines.Comma = -1, separator(data)
	var codes []token.Code
	at := map[token.Code]int{} // the line in which a code stands
	for {
		fields, err := lines.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, failf("each line holds a code, or a code and a link", "%s is not a list of codes: %w", name, err)
		}
		line, _ := lines.FieldPos(0)
		code, none, err := readCode(fields, l)
		switch {
		case err != nil:
			return nil, failf("nothing was sent", "line %d of %s: %w", line, name, err)
		case none:
			continue
		case at[code] > 0:
			return nil, failf("each code stands there once; nothing was sent", "lines %d and %d of %s hold the same code", at[code], line, name)
		}
		at[code] = line
		codes = append(codes, code)
	}
	if len(codes) == 0 {
		return nil, failf("each line holds a code; nothing was sent", "there are no codes in %s", name)
	}
	return codes, nil
}

// separator is what stands between the fields of the first line: spreadsheets write semicolons where the comma is for decimals.
func separator(data []byte) rune {
	first, _, _ := bytes.Cut(data, []byte("\n"))
	if i := bytes.IndexAny(first, ",;\t"); i >= 0 {
		return rune(first[i])
	}
	return ','
}

var errOtherPoll = errors.New("the code of another poll; give the link that stands beside the codes")

// readCode reads the code of a line. There is none in a heading or an empty row.
func readCode(fields []string, l poll.Link) (code token.Code, none bool, err error) {
	text := strings.TrimSpace(fields[0])
	links := fields[1:min(2, len(fields))]
	if before, after, whole := strings.Cut(text, "#"); whole {
		text, links = after, append(links, before)
	}
	for _, link := range links {
		if link = strings.TrimSpace(link); link != "" && link != "link" && !isLinkTo(link, l.ID) {
			return token.Code{}, false, errOtherPoll
		}
	}
	if text == "" || text == "code" || text == "link" {
		return token.Code{}, true, nil
	}
	code, err = token.ParseCode(text)
	return code, false, err
}

// isLinkTo goes by the poll's ID: a server may have two addresses.
func isLinkTo(link string, id poll.ID) bool {
	l, err := poll.ParseLink(link)
	return err == nil && l.ID == id
}
