package export

import (
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"isoloir/poll"
)

// MostRows is how many answers a spreadsheet holds beside its head.
const MostRows = excelize.TotalRows - 1

// ErrTooLarge: there are more answers than a spreadsheet has rows, or more columns than it has.
var ErrTooLarge = errors.New("a spreadsheet holds 1,048,575 answers in 16,384 columns")

// Sheets of the file.
const (
	answersSheet  = "answers"
	codebookSheet = "codebook"
)

// XLSX writes a spreadsheet with the wording of each question over its column and labels in the cells. A second sheet has the
// codebook. The file says nothing of who made it, when, or with what.
func XLSX(w io.Writer, d *poll.Definition, all People, o Options) (err error) {
	if len(columns(d)) > excelize.MaxColumns {
		return ErrTooLarge
	}
	f := excelize.NewFile(excelize.Options{TmpDir: o.Folder})
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := f.SetSheetName("Sheet1", answersSheet); err != nil {
		return err
	}
	if _, err := f.NewSheet(codebookSheet); err != nil {
		return err
	}
	b := book{f: f, d: d, o: o}
	if err := b.styles(); err != nil {
		return err
	}
	if err := errors.Join(b.answers(all), b.codes()); err != nil {
		return err
	}
	anonymous(f)
	return f.Write(w)
}

// anonymous takes out of a file what says who made it and when, and what points there.
func anonymous(f *excelize.File) {
	f.Pkg.Delete("docProps/app.xml")
	f.Pkg.Delete("docProps/core.xml")
	kept := f.ContentTypes.Overrides[:0]
	for _, o := range f.ContentTypes.Overrides {
		if !strings.HasPrefix(o.PartName, "/docProps/") {
			kept = append(kept, o)
		}
	}
	f.ContentTypes.Overrides = kept
	f.WorkBook.FileVersion = nil
	f.Relationships.Delete("_rels/.rels")
	f.Pkg.Store("_rels/.rels", []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" `+
		`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`))
}

// A book is a spreadsheet being written.
type book struct {
	f                *excelize.File
	d                *poll.Definition
	o                Options
	head, day, plain int // styles
}

func (b *book) styles() (err error) {
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	if b.head, err = b.f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: top}); err != nil {
		return err
	}
	format := "yyyy-mm-dd"
	if b.day, err = b.f.NewStyle(&excelize.Style{CustomNumFmt: &format, Alignment: &excelize.Alignment{Vertical: "top"}}); err != nil {
		return err
	}
	b.plain, err = b.f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{Vertical: "top"}})
	return err
}

// sheet begins a sheet whose first row stays in sight.
func (b *book) sheet(name string, widths []float64) (*excelize.StreamWriter, error) {
	if poll.Direction(b.o.Lang) == "rtl" {
		right := true
		if err := b.f.SetSheetView(name, 0, &excelize.ViewOptions{RightToLeft: &right}); err != nil {
			return nil, err
		}
	}
	w, err := b.f.NewStreamWriter(name)
	if err != nil {
		return nil, err
	}
	for i, width := range slices.Backward(widths) { // excelize puts each before the others, and they must ascend (ECMA-376, 18.3.1.17)
		if err := w.SetColWidth(i+1, i+1, width); err != nil {
			return nil, err
		}
	}
	return w, w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

func (b *book) answers(all People) error {
	list := columns(b.d)
	widths := slices.Repeat([]float64{18}, len(list))
	for i, c := range list {
		if c.kind == words {
			widths[i] = 50
		}
	}
	w, err := b.sheet(answersSheet, widths)
	if err != nil {
		return err
	}
	row := make([]any, len(list))
	for i, head := range b.heads(list) {
		row[i] = excelize.Cell{StyleID: b.head, Value: head}
	}
	if err := w.SetRow("A1", row); err != nil {
		return err
	}
	n := 0
	for said, err := range rows(b.d, all, b.o) {
		if err != nil {
			return err
		}
		if n++; n > MostRows {
			return ErrTooLarge
		}
		for i, c := range list {
			row[i] = b.cell(c, c.of(said(c.q)))
		}
		if err := w.SetRow("A"+strconv.Itoa(n+1), row); err != nil {
			return err
		}
	}
	return w.Flush()
}

// heads are the wordings over the columns. Where two are the same, as pivot tables do not take them, the name of the column is added.
func (b *book) heads(list []column) []string {
	heads, times := make([]string, len(list)), map[string]int{}
	for i, c := range list {
		heads[i] = c.q.Ask.In(b.o.Lang, b.d)
		switch {
		case c.label != nil:
			heads[i] += " – " + c.label.In(b.o.Lang, b.d)
		case c.part != "":
			heads[i] += " (" + c.name() + ")"
		}
		times[heads[i]]++
	}
	for i, c := range list {
		if times[heads[i]] > 1 {
			heads[i] += " (" + c.name() + ")"
		}
		heads[i] = harmless(heads[i])
	}
	return heads
}

// A spreadsheet keeps 15 digits of a number, and counts days from a day in 1900 that everybody agrees on only after February.
const (
	exactNumber = 999_999_999_999_999
	firstDay    = "1900-03-01"
)

// cell is a value as a spreadsheet has it: codes as their labels, numbers as numbers, days as days. Texts are never formulas, and
// harmless even when the sheet is saved as CSV.
func (b *book) cell(c column, value string) any {
	switch {
	case value == "":
		return nil
	case c.kind == code:
		if label := c.meaning(value); label != nil {
			value = label.In(b.o.Lang, b.d)
		}
	case c.kind == date && value >= firstDay:
		if t, err := time.Parse(time.DateOnly, value); err == nil {
			return excelize.Cell{StyleID: b.day, Value: t}
		}
	case c.kind != words && c.kind != date:
		if n, err := strconv.ParseFloat(value, 64); err == nil && math.Abs(n)*math.Pow10(c.q.Decimals) <= exactNumber {
			return excelize.Cell{StyleID: b.plain, Value: n}
		}
	}
	return excelize.Cell{StyleID: b.plain, Value: harmless(value)}
}

func (b *book) codes() error {
	w, err := b.sheet(codebookSheet, []float64{24, 16, 10, 60, 30, 24, 16, 50})
	if err != nil {
		return err
	}
	for n, line := range codebook(b.d, b.o.Lang) {
		row := make([]any, len(line))
		for i, text := range line {
			style := b.plain
			if n == 0 {
				style = b.head
			}
			row[i] = excelize.Cell{StyleID: style, Value: harmless(text)}
		}
		if err := w.SetRow("A"+strconv.Itoa(n+1), row); err != nil {
			return err
		}
	}
	return w.Flush()
}
