package export

import (
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// plainNumber is a number as this tool writes them.
var plainNumber = regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]+)?$`)

// harmless keeps a spreadsheet from running a respondent's text as a formula (OWASP, CSV injection): what begins like one is
// given an apostrophe, at the start of the cell and behind everything at which some spreadsheet begins another cell, as the
// French one does at semicolons. Numbers stay numbers.
func harmless(cell string) string {
	if plainNumber.MatchString(cell) {
		return cell
	}
	var b strings.Builder
	begins := true
	for _, r := range cell {
		switch {
		case strings.ContainsRune(";,|\t\r\n", r):
			begins = true
		case unicode.IsSpace(r) || r == '"':
			// does not show, or not in every spreadsheet: what follows is still at the beginning
		default:
			if begins && strings.ContainsRune("=+-@＝＋－＠", r) {
				b.WriteByte('\'')
			}
			begins = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// writeRow writes cells, made harmless, as one row of RFC 4180, all but numbers in quotation marks: a separator in a text is then
// no separator to anybody who reads commas, and a row of one empty cell is not an empty line.
func writeRow(w io.Writer, cells []string) error {
	quoted := make([]string, len(cells))
	for i, cell := range cells {
		if plainNumber.MatchString(cell) {
			quoted[i] = cell
			continue
		}
		quoted[i] = `"` + quoteCell.Replace(harmless(cell)) + `"`
	}
	_, err := io.WriteString(w, strings.Join(quoted, ",")+"\r\n")
	return err
}

var quoteCell = strings.NewReplacer(`"`, `""`, "\n", "\r\n")

func integer(n int64) string { return strconv.FormatInt(n, 10) }

func truth(is bool) string {
	if is {
		return "1"
	}
	return "0"
}
