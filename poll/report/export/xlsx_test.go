package export

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"isoloir/poll"
)

// A part of a spreadsheet file as ECMA-376 has it, read here without the library that wrote it.
type sheetXML struct {
	View struct {
		RightToLeft string `xml:"rightToLeft,attr"`
	} `xml:"sheetViews>sheetView"`
	Columns []struct {
		First int `xml:"min,attr"`
		Last  int `xml:"max,attr"`
	} `xml:"cols>col"`
	Rows []struct {
		Cells []struct {
			Place   string    `xml:"r,attr"`
			Type    string    `xml:"t,attr"`
			Value   string    `xml:"v"`
			Inline  string    `xml:"is>t"`
			Formula *struct{} `xml:"f"`
		} `xml:"c"`
	} `xml:"sheetData>row"`
}

func parts(t *testing.T, file string) map[string]string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		if !f.Modified.IsZero() && f.Modified.Year() > 1980 || f.ModifiedDate != 0 || f.ModifiedTime != 0 || len(f.Extra) > 0 || f.Comment != "" {
			t.Errorf("%s says when it was written: %v %q", f.Name, f.Modified, f.Extra)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(data)
	}
	return all
}

// cells are type and text of each cell, by place.
func cells(t *testing.T, part string) map[string][2]string {
	t.Helper()
	var s sheetXML
	if err := xml.Unmarshal([]byte(part), &s); err != nil {
		t.Fatal(err)
	}
	all := map[string][2]string{}
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			if c.Formula != nil {
				t.Errorf("%s is a formula", c.Place)
			}
			if c.Value+c.Inline != "" {
				all[c.Place] = [2]string{c.Type, c.Value + c.Inline}
			}
		}
	}
	return all
}

func TestASpreadsheetHasLabelsAndNumbersAndNoFormula(t *testing.T) {
	all := parts(t, written(t, XLSX, every(), []poll.Answers{full(), {}}, Options{Lang: "en"}))
	got := cells(t, all["xl/worksheets/sheet1.xml"])
	const text, numeric = "inlineStr", ""
	for place, want := range map[string][2]string{
		"A1": {text, "Where?"}, "B1": {text, "Where? (district.other.words)"}, "D1": {text, "What? – The trees"}, "I1": {text, "Worried?"},
		"A2": {text, "other"}, "B2": {text, "'-2+3+cmd"}, "D2": {numeric, "0"}, "E2": {numeric, "1"}, "G2": {text, "\t'=1"},
		"I2": {numeric, "7"}, "J2": {numeric, "-0.5"}, "K2": {numeric, "47269"}, // 2029-05-31, counted from the day before 1900 as spreadsheets do
		"L2": {numeric, "2"}, "N2": {numeric, "1"}, "P2": {text, "The bad"}, "Q2": {text, "The often"},
		"S2": {text, "'=cmd|' /C calc'!A0; '@SUM(1)\n'+1+1, \"x\""},
	} {
		if got[place][1] != want[1] || (got[place][0] == numeric || got[place][0] == "n") != (want[0] == numeric) {
			t.Errorf("%s is %q, want %q", place, got[place], want)
		}
	}
	for place := range got {
		if strings.HasSuffix(place, "3") && len(place) == 2 {
			t.Errorf("a person who said nothing has %s: %q", place, got[place])
		}
	}
	book := cells(t, all["xl/worksheets/sheet2.xml"])
	if book["A1"][1] != "column" || book["H2"][1] != "The north" {
		t.Errorf("the codebook begins with %q and %q", book["A1"], book["H2"])
	}
}

// A number of more than 15 digits and a day before spreadsheets begin to count would come out wrong as numbers.
func TestWhatASpreadsheetCannotCountIsText(t *testing.T) {
	a := poll.Answers{ByID: map[string]poll.Answer{"fee": {Number: 9_007_199_254_740_991}, "day": {Number: -190_000}}}
	got := cells(t, parts(t, written(t, XLSX, every(), []poll.Answers{a}, Options{Lang: "en"}))["xl/worksheets/sheet1.xml"])
	if got["J2"] != [2]string{"inlineStr", "90071992547409.91"} || got["K2"] != [2]string{"inlineStr", "1449-10-19"} {
		t.Errorf("%q, %q", got["J2"], got["K2"])
	}
}

func TestASpreadsheetInArabicRunsFromTheRight(t *testing.T) {
	for lang, want := range map[string]bool{"ar": true, "en": false} {
		all := parts(t, written(t, XLSX, every(), []poll.Answers{full()}, Options{Lang: lang}))
		for _, name := range []string{"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"} {
			var s sheetXML
			if err := xml.Unmarshal([]byte(all[name]), &s); err != nil || (s.View.RightToLeft == "1" || s.View.RightToLeft == "true") != want {
				t.Errorf("%s of %s: right to left is %q, %v", lang, name, s.View.RightToLeft, err)
			}
		}
	}
}

func TestTheWidthsOfASpreadsheetStandInOrder(t *testing.T) { // or some programs call the file damaged
	all := parts(t, written(t, XLSX, every(), []poll.Answers{full()}, Options{Lang: "en"}))
	for _, name := range []string{"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"} {
		var s sheetXML
		if err := xml.Unmarshal([]byte(all[name]), &s); err != nil || len(s.Columns) < 2 {
			t.Fatalf("%s: %d widths, %v", name, len(s.Columns), err)
		}
		for i, c := range s.Columns[1:] {
			if before := s.Columns[i]; c.First <= before.Last {
				t.Errorf("%s: the width of column %d stands behind that of column %d", name, c.First, before.First)
			}
		}
	}
}

func TestASpreadsheetSaysNothingOfWhoMadeItOrWhen(t *testing.T) {
	all := parts(t, written(t, XLSX, every(), []poll.Answers{full()}, Options{Lang: "en"}))
	traces := regexp.MustCompile(`(?i)docProps|xuri|excelize|creator|lastModified|created|<Application>|AppVersion|appName|20[0-9]{2}-[0-9]{2}-[0-9]{2}T|absPath`)
	for name, part := range all {
		if found := traces.FindString(name + part); found != "" {
			t.Errorf("%s has %q", name, found)
		}
	}
	// Whatever the relationships point to must be there.
	targets := regexp.MustCompile(`Target="/?([^"]*)"`)
	for name, folder := range map[string]string{"_rels/.rels": "", "xl/_rels/workbook.xml.rels": "xl/"} {
		for _, m := range targets.FindAllStringSubmatch(all[name], -1) {
			if _, ok := all[folder+strings.TrimPrefix(m[1], "xl/")]; !ok && all[m[1]] == "" {
				t.Errorf("%s points to %s, which is not there", name, m[1])
			}
		}
	}
}

// Large sheets go through a file while they are written. It stands where the answers go anyway, and is gone afterwards.
func TestAnswersTouchNoOtherFolder(t *testing.T) {
	folder, elsewhere := t.TempDir(), t.TempDir()
	t.Setenv("TMPDIR", elsewhere)
	d, all := crowd(150_000)
	seen := map[string]bool{}
	watch := writer(func(p []byte) (int, error) {
		for name, dir := range map[string]string{"there": folder, "elsewhere": elsewhere} {
			if entries, _ := os.ReadDir(dir); len(entries) > 0 {
				seen[name] = true
			}
		}
		return len(p), nil
	})
	if err := XLSX(watch, d, people(all), Options{Lang: "en", Folder: folder}); err != nil {
		t.Fatal(err)
	}
	if !seen["there"] || seen["elsewhere"] {
		t.Errorf("files were seen %v, want them beside the spreadsheet only, and there at all", seen)
	}
	if left, _ := filepath.Glob(folder + "/*"); len(left) > 0 {
		t.Errorf("%q is left", left)
	}
}

type writer func(p []byte) (int, error)

func (w writer) Write(p []byte) (int, error) { return w(p) }

func TestMoreAnswersThanRowsAreRefused(t *testing.T) {
	if err := XLSX(io.Discard, every(), people(slices.Repeat([]poll.Answers{{}}, MostRows+1)), Options{}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("%v", err)
	}
}
