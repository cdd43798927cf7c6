package main

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"

	"isoloir/poll"
)

// exportJSONLines writes each person's answers as they were sealed, without the padding. On a terminal, what does not show is
// escaped; the JSON says the same.
func exportJSONLines(w io.Writer, d *poll.Definition, all []poll.Answers) error {
	return writeJSONLines(w, d, all, isTerminal(w))
}

func writeJSONLines(w io.Writer, d *poll.Definition, all []poll.Answers, terminal bool) error {
	for _, answers := range all {
		padded, err := d.EncodeAnswers(answers)
		if err != nil {
			return err
		}
		line := strings.TrimRight(string(padded), " ")
		if terminal {
			line = visibleJSON(line)
		}
		if _, err := io.WriteString(w, line+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// exportCSV writes one row for each person and one column for each question, row of a matrix and graded option; choices and
// rankings stand in one cell, separated by semicolons.
func exportCSV(w io.Writer, d *poll.Definition, all []poll.Answers) error {
	out := bufio.NewWriter(w)
	var header []string
	for _, q := range d.Questions() {
		header = append(header, columnsOf(q)...)
	}
	if d.Notice.QuoteText == poll.QuoteAsk {
		header = append(header, "quote")
	}
	if err := writeRow(out, header); err != nil {
		return err
	}
	for _, answers := range all {
		var row []string
		for _, q := range d.Questions() {
			row = append(row, cellsOf(q, answers)...)
		}
		if d.Notice.QuoteText == poll.QuoteAsk {
			row = append(row, strconv.FormatBool(answers.Quote))
		}
		for i := range row {
			row[i] = harmless(row[i])
		}
		if err := writeRow(out, row); err != nil {
			return err
		}
	}
	return out.Flush()
}

func columnsOf(q *poll.Question) []string {
	columns := []string{q.ID}
	if q.Type == poll.Grades || q.Type == poll.Matrix {
		columns = nil
		rows, _ := rowsOf(q)
		for _, row := range rows {
			columns = append(columns, q.ID+"."+row.ID)
		}
	}
	if q.Other {
		columns = append(columns, q.ID+"."+poll.OtherID)
	}
	return columns
}

func cellsOf(q *poll.Question, answers poll.Answers) []string {
	a, answered := answers.ByID[q.ID]
	cells := make([]string, len(columnsOf(q)))
	if !answered {
		return cells
	}
	switch q.Type {
	case poll.Choice:
		cells[0] = a.Choice
	case poll.Choices, poll.Ranking:
		cells[0] = strings.Join(a.Choices, ";")
	case poll.Scale:
		cells[0] = strconv.FormatInt(a.Number, 10)
	case poll.Number:
		cells[0] = poll.FormatNumber(q, a.Number)
	case poll.Date:
		cells[0] = poll.FormatDate(a.Number)
	case poll.TextQ:
		cells[0] = a.Text
	case poll.Grades, poll.Matrix:
		rows, _ := rowsOf(q)
		for i, row := range rows {
			cells[i] = a.Cells[row.ID]
		}
	}
	if q.Other {
		cells[len(cells)-1] = a.Other
	}
	return cells
}

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

// writeRow writes cells as one row of RFC 4180, all but numbers in quotation marks: a separator in a text is then no separator to
// anybody who reads commas.
func writeRow(w io.Writer, cells []string) error {
	quoted := make([]string, len(cells))
	for i, cell := range cells {
		if plainNumber.MatchString(cell) {
			quoted[i] = cell
			continue
		}
		quoted[i] = `"` + quoteCell.Replace(cell) + `"`
	}
	_, err := io.WriteString(w, strings.Join(quoted, ",")+"\r\n")
	return err
}

var quoteCell = strings.NewReplacer(`"`, `""`, "\n", "\r\n")

// visibleJSON escapes, as \uXXXX, every character of a JSON text that a terminal might not show as it stands, or might obey.
// Outside of strings JSON has none of them but line feeds, which stay.
func visibleJSON(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case unicode.IsGraphic(r) || r == '\n':
			b.WriteRune(r)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}
