package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"os"

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

// readCodes reads codes, the first field of each line. A link beside them must be this poll's.
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
	lines := csv.NewReader(bytes.NewReader(data))
	lines.FieldsPerRecord = -1
	records, err := lines.ReadAll()
	if err != nil {
		return nil, failf("each line holds a code, or a code and a link", "%s is not a list of codes: %w", name, err)
	}
	var codes []token.Code
	for i, fields := range records {
		if i == 0 && fields[0] == "code" {
			continue
		}
		code, err := token.ParseCode(fields[0])
		if err != nil {
			return nil, failf("nothing was sent", "line %d of %s: %w", i+1, name, err)
		}
		if len(fields) > 1 && !isLinkTo(fields[1], l.ID) {
			return nil, failf("give the link that stands beside the codes", "%s holds the codes of another poll", name)
		}
		codes = append(codes, code)
	}
	return codes, nil
}

// isLinkTo goes by the poll's ID: a server may have two addresses.
func isLinkTo(link string, id poll.ID) bool {
	l, err := poll.ParseLink(link)
	return err == nil && l.ID == id
}
