package export

import (
	"bytes"
	"encoding/csv"
	"testing"
)

func TestNoCellRunsInASpreadsheetWhateverItSplitsAt(t *testing.T) {
	for cell, want := range map[string]string{
		"=1+1": "'=1+1", " @x": " '@x", "＝1": "'＝1", "\t-x": "\t'-x", "+1+1": "'+1+1",
		"hello;=cmd()": "hello;'=cmd()", "a, +x": "a, '+x", "a|@x": "a|'@x", "a\t-x": "a\t'-x", "a\n＋x": "a\n'＋x",
		`a;"=1`: `a;"'=1`, "=a;=b": "'=a;'=b",
		"-5": "-5", "+2.50": "+2.50", "2990-06-01": "2990-06-01", "a-b=c; d": "a-b=c; d", "red;green": "red;green", "-Inf": "'-Inf", "": "",
	} {
		if got := harmless(cell); got != want {
			t.Errorf("%q became %q, want %q", cell, got, want)
		}
	}
}

func TestARowReadsBackAndOnlyNumbersAreBare(t *testing.T) {
	var b bytes.Buffer
	if err := writeRow(&b, []string{"a;b", `say "x"`, "-5", "", "x\ny"}); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), "\"a;b\",\"say \"\"x\"\"\",-5,\"\",\"x\r\ny\"\r\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(rows) != 1 || len(rows[0]) != 5 || rows[0][4] != "x\ny" || rows[0][1] != `say "x"` {
		t.Errorf("%q, %v", rows, err)
	}
}
