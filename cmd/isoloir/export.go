package main

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"isoloir/poll"
)

// exportJSONLines writes each person's answers as they were sealed, without the padding.
func exportJSONLines(w io.Writer, d *poll.Definition, all []poll.Answers) error {
	for _, answers := range all {
		padded, err := d.EncodeAnswers(answers)
		if err != nil {
			return err
		}
		line := append([]byte(strings.TrimRight(string(padded), " ")), '\n')
		if _, err := w.Write(line); err != nil {
			return err
		}
	}
	return nil
}

// exportCSV writes one row for each person and one column for each question, row of a matrix and graded option; choices and
// rankings stand in one cell, separated by semicolons.
func exportCSV(w io.Writer, d *poll.Definition, all []poll.Answers) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true // RFC 4180 §2
	var header []string
	for _, q := range d.Questions() {
		header = append(header, columnsOf(q)...)
	}
	if d.Notice.QuoteText == poll.QuoteAsk {
		header = append(header, "quote")
	}
	if err := out.Write(header); err != nil {
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
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
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

// harmless keeps a spreadsheet from running a respondent's text as a formula (OWASP, CSV injection): a cell that begins like
// one is given an apostrophe. Numbers stay numbers.
func harmless(cell string) string {
	trimmed := strings.TrimLeft(cell, " ")
	if trimmed == "" || !strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(trimmed)[0]) {
		return cell
	}
	if _, err := strconv.ParseFloat(cell, 64); err == nil {
		return cell
	}
	return "'" + cell
}
