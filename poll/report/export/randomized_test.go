package export

import (
	"io"
	"strings"
	"testing"

	"isoloir/poll"
)

func TestTheCodebookMarksWhatWasRandomized(t *testing.T) {
	d := every()
	codebook := func(w io.Writer, d *poll.Definition, _ People, o Options) error { return Codebook(w, d, o) }
	marked := func() (columns []string) {
		for _, row := range readCSV(t, written(t, codebook, d, nil, Options{Lang: "en"})) {
			if strings.HasPrefix(row[len(row)-1], "RANDOMIZED with ε = 1.0986 ") {
				columns = append(columns, row[0])
			}
		}
		return columns
	}
	if got := marked(); got != nil {
		t.Errorf("the control: %v are marked", got)
	}
	for i := range 2 {
		q := &d.Pages[0].Questions[i]
		q.Other, q.OtherMax, q.Epsilon = false, 0, 10_986
	}
	if got := strings.Join(marked(), " "); got != "district wants.trees wants.benches" {
		t.Errorf("marked are %q", got)
	}
}
