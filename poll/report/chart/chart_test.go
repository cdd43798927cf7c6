package chart

import (
	"encoding/xml"
	"fmt"
	"html/template"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// An element of a drawing, as a reader of XML sees it.
type element struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Text    string     `xml:",chardata"`
	Kids    []element  `xml:",any"`
}

func (e element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (e element) number(t fataler, name string) float64 {
	v, err := strconv.ParseFloat(e.attr(name), 64)
	if err != nil {
		t.Fatalf("%s %s: %v", e.XMLName.Local, name, err)
	}
	return v
}

type fataler interface {
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

func parse(t fataler, drawing template.HTML) element {
	var svg element
	if err := xml.Unmarshal([]byte(drawing), &svg); err != nil {
		t.Fatalf("%v in %s", err, drawing)
	}
	return svg
}

// all are the elements of a kind whose class has a word.
func (e element) all(kind, class string) (found []element) {
	for _, k := range e.Kids {
		if k.XMLName.Local == kind && slices.Contains(strings.Fields(k.attr("class")), class) {
			found = append(found, k)
		}
	}
	return found
}

func (e element) widths(t fataler) (widths []float64) {
	for _, k := range e.all("rect", "part") {
		widths = append(widths, k.number(t, "width"))
	}
	return widths
}

func near(a, b float64) bool { return math.Abs(a-b) < 0.02 }

func frame(width float64) Frame { return Frame{ID: "x", Title: "T", Description: "D", Width: width} }

// fits demands that nothing stands out of the drawing, and no text on another.
func fits(t fataler, drawing template.HTML, f Frame) {
	svg := parse(t, drawing)
	height := svg.number(t, "height")
	type box struct {
		x1, x2, y float64
		text      string
	}
	var texts []box
	for _, e := range svg.Kids {
		switch e.XMLName.Local {
		case "rect":
			x, y := e.number(t, "x"), e.number(t, "y")
			if x < -0.01 || y < 0 || x+e.number(t, "width") > f.Width+0.01 || y+e.number(t, "height") > height {
				t.Errorf("a rectangle stands out: %v", e.Attrs)
			}
		case "text":
			size := float64(textSize)
			if c := e.attr("class"); strings.Contains(c, "small") || strings.HasPrefix(c, "in ") {
				size = smallSize
			}
			x, width := e.number(t, "x"), measure(e.Text, size)
			x1 := map[string]float64{start: x, middle: x - width/2, end: x - width}[e.attr("text-anchor")]
			if f.RightToLeft {
				x1 = map[string]float64{start: x - width, middle: x - width/2, end: x}[e.attr("text-anchor")]
			}
			b := box{x1, x1 + width, e.number(t, "y"), e.Text}
			if b.x1 < -0.5 || b.x2 > f.Width+0.5 || b.y < 8 || b.y > height {
				t.Errorf("%q stands out: from %.1f to %.1f of %g at %.1f of %g", b.text, b.x1, b.x2, f.Width, b.y, height)
			}
			for _, o := range texts {
				if o.x1 < b.x2-0.5 && b.x1 < o.x2-0.5 && math.Abs(o.y-b.y) < 9 && o.text != "" && b.text != "" {
					t.Errorf("%q stands on %q", b.text, o.text)
				}
			}
			texts = append(texts, b)
		}
	}
}

// A drawn drawing has random numbers and words in it.
func drawn(t *rapid.T) (template.HTML, Frame) {
	f := frame(rapid.SampledFrom([]float64{Narrow, Wide}).Draw(t, "width"))
	f.RightToLeft = rapid.Bool().Draw(t, "from the right")
	word := rapid.StringMatching(`[a-zA-ZéÉب东 ]{0,60}[a-zب]{0,40}`)
	count := rapid.IntRange(0, 2000)
	counts := func(n int) []int { return rapid.SliceOfN(count, n, n).Draw(t, "counts") }
	options := rapid.IntRange(1, 30).Draw(t, "options")
	names := rapid.SliceOfN(word, options, options).Draw(t, "names")
	numbers := counts(options)
	switch rapid.SampledFrom([]string{"bars", "columns", "edges", "diverging", "profiles", "flow", "pairs"}).Draw(t, "kind") {
	case "bars":
		var bars []Bar
		for i, n := range names {
			bars = append(bars, Bar{Label: n, Text: fmt.Sprintf("100.0 %% (%d)", numbers[i]), Part: Part{Count: numbers[i], Of: 2000, Held: numbers[i]%7 == 0}, First: i == 1})
		}
		return Bars(f, bars), f
	case "columns":
		return Columns(f, columnsOf(numbers), Scale{Labels: names2(numbers), Low: names[0], High: names[options-1]}), f
	case "edges":
		return Columns(f, columnsOf(numbers), Scale{Labels: append(names2(numbers), "1,000,000.00")}), f
	case "diverging":
		var points []Point
		for i, n := range numbers {
			points = append(points, Point{Label: strconv.Itoa(i), Count: n, Side: min(max(i-options/2, -1), 1)})
		}
		return Diverging(f, points, Sides{Low: "below 1234: 100.0 %", Middle: "5: 12 %", High: "above 1234: 100.0 %"}, names[0], names[options-1]), f
	case "profiles":
		var rows []Profile
		for i, n := range names {
			rows = append(rows, Profile{Label: n, Note: "Insuffisant", Counts: counts(5), Texts: []string{"1 %", "10 %", "100 %", "20 %", "30 %"}, First: i == 0})
		}
		return Profiles(f, append([]string{}, names2([]int{1, 22, 333, 4444, 55555})...), rows, "half of the grades"), f
	case "flow":
		return Flow(f, names, rounds(numbers), "rank none that is left", "half"), f
	}
	prefer := make([][]int, options)
	for i := range prefer {
		for j := range names {
			prefer[i] = append(prefer[i], numbers[i]*(i+3)*(j+7)%2000)
		}
	}
	return Pairs(f, names, prefer), f
}

func columnsOf(numbers []int) (columns []Column) {
	for _, n := range numbers {
		columns = append(columns, Column{Text: strconv.Itoa(n%100) + " %", Part: Part{Count: n, Of: 2000, Held: n%7 == 0}})
	}
	return columns
}

func names2(numbers []int) (names []string) {
	for _, n := range numbers {
		names = append(names, strconv.Itoa(n))
	}
	return names
}

// rounds eliminates the last option again and again; half of its votes go to the first one left, and the rest are exhausted.
func rounds(votes []int) (all []Round) {
	votes = slices.Clone(votes)
	exhausted := 0
	for left := len(votes); left > 0; left-- {
		all = append(all, Round{Label: "Round " + strconv.Itoa(len(all)+1), Votes: slices.Clone(votes), Exhausted: exhausted})
		votes[0] += votes[left-1] / 2
		exhausted += votes[left-1] - votes[left-1]/2
		votes[left-1] = -1
	}
	return all
}

func TestNothingStandsOutOrOnAnotherWhateverTheNumbersAndWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		drawing, f := drawn(t)
		fits(t, drawing, f)
	})
}

func TestThirtyLongLabelsAreWrappedAndLoseNothing(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("a label that goes on ", 9)) + " antidisestablishmentarianism_without_any_space_in_it_at_all_and_longer_than_a_line"
	bars := slices.Repeat([]Bar{{Label: long, Text: "3.3 % (100)", Part: Part{Count: 100, Of: 3000}}}, 30)
	for _, width := range []float64{Narrow, Wide} {
		drawing := Bars(frame(width), bars)
		fits(t, drawing, frame(width))
		var words strings.Builder
		for _, line := range parse(t, drawing).all("text", "label") {
			words.WriteString(strings.ReplaceAll(line.Text, " ", ""))
		}
		if got := strings.Count(words.String(), strings.ReplaceAll(long, " ", "")); got != 30 {
			t.Errorf("at %g only %d labels are whole", width, got)
		}
	}
}

func TestBarsAreAsLongAsTheirShares(t *testing.T) {
	svg := parse(t, Bars(frame(Wide), []Bar{{Label: "a", Text: "x", Part: Part{Count: 30, Of: 120}}, {Label: "b", Text: "x", Part: Part{Count: 90, Of: 120}}, {Label: "c", Text: "x", Part: Part{Count: 0, Of: 120}}}))
	track := svg.all("rect", "track")[0].number(t, "width")
	bars := svg.all("rect", "bar")
	if len(bars) != 2 || !near(bars[0].number(t, "width"), track/4) || !near(bars[1].number(t, "width"), track*3/4) {
		t.Errorf("%v of %g", bars, track)
	}
}

func TestColumnsAreAsHighAsTheirShares(t *testing.T) {
	svg := parse(t, Columns(frame(Narrow), []Column{{Part: Part{Count: 10, Of: 100}}, {Part: Part{Count: 40, Of: 100}}}, Scale{Labels: []string{"1", "2"}}))
	bars := svg.all("rect", "bar")
	if !near(bars[0].number(t, "height")*4, bars[1].number(t, "height")) || !near(bars[1].number(t, "height"), plotHeight) {
		t.Errorf("%v", bars)
	}
}

func TestTheGradesOfAProfileMakeTheWholeAndTheMedianStandsInTheMiddle(t *testing.T) {
	svg := parse(t, Profiles(frame(Wide), []string{"a", "b", "c"}, []Profile{{Label: "x", Counts: []int{1, 0, 3}, Texts: []string{"25 %", "0 %", "75 %"}}}, "half"))
	widths := svg.widths(t)[3:] // after the legend
	if len(widths) != 2 || !near(widths[0], Wide/4.) || !near(widths[1], Wide*3/4.) {
		t.Errorf("%v", widths)
	}
	if line := svg.all("line", "middle"); len(line) != 1 || line[0].number(t, "x1") != Wide/2 || line[0].number(t, "x2") != Wide/2 {
		t.Errorf("%v", line)
	}
}

func TestAScaleLeansToWhereMorePeopleAre(t *testing.T) {
	points := []Point{{"1", 10, -1}, {"2", 20, 0}, {"3", 70, 1}}
	svg := parse(t, Diverging(frame(Wide), points, Sides{}, "", ""))
	parts := svg.all("rect", "part")
	// The side that has more, 70 and half of 20, fills its half.
	unit := Wide / 2 / 80.
	for i, p := range points {
		if !near(parts[i].number(t, "width"), float64(p.Count)*unit) {
			t.Errorf("%s is %s wide", p.Label, parts[i].attr("width"))
		}
	}
	if !near(parts[1].number(t, "x")+10*unit, Wide/2) {
		t.Errorf("the middle begins at %s", parts[1].attr("x"))
	}
}

func TestEveryVoteOfARoundStandsInTheNextOne(t *testing.T) {
	all := []Round{{Votes: []int{40, 30, 20}, Exhausted: 10}, {Votes: []int{45, 42, -1}, Exhausted: 13}}
	svg := parse(t, Flow(frame(Wide), []string{"a", "b", "c"}, all, "none", "half"))
	unit := Wide / 100.
	want := []float64{40, 30, 20, 10, 45, 42, 13}
	for i, got := range svg.widths(t) {
		if !near(got, want[i]*unit) {
			t.Errorf("part %d is %g wide, want %g", i, got, want[i]*unit)
		}
	}
	// a's, b's and the exhausted ballots stay; c's 20 go: 5 to a, 12 to b, 3 to nobody.
	if keep, move := svg.all("path", "keep"), svg.all("path", "move"); len(keep) != 3 || len(move) != 3 || !near(breadth(t, move[0]), 5*unit) || !near(breadth(t, move[1]), 12*unit) || !near(breadth(t, move[2]), 3*unit) {
		t.Errorf("%v and %v", keep, move)
	}
}

// breadth is how broad a ribbon is where it begins.
func breadth(t *testing.T, ribbon element) float64 {
	t.Helper()
	points := strings.FieldsFunc(ribbon.attr("d"), func(r rune) bool { return strings.ContainsRune("MCLZ ", r) })
	from, err1 := strconv.ParseFloat(points[0], 64)
	to, err2 := strconv.ParseFloat(points[len(points)-2], 64)
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	return to - from
}

func TestWhatIsHeldBackIsDrawnTheSameWhateverItIs(t *testing.T) {
	draw := func(n int, held bool) string {
		part := Part{Count: n, Of: 1000, Held: held}
		return string(Bars(frame(Wide), []Bar{{Label: "a", Text: "x", Part: part}})) + string(Columns(frame(Wide), []Column{{Part: part}, {Part: Part{Count: 10, Of: 1000}}}, Scale{Labels: []string{"a", "b"}}))
	}
	if draw(1, true) != draw(900, true) {
		t.Error("a count that is held back can be seen")
	}
	if draw(1, false) == draw(900, false) {
		t.Error("a count that is shown cannot be seen")
	}
}

func TestADrawingInAPageFromTheRightIsMirrored(t *testing.T) {
	f := frame(Wide)
	bars := []Bar{{Label: "a", Text: "x", Part: Part{Count: 1, Of: 2}}}
	left := parse(t, Bars(f, bars)).all("rect", "bar")[0]
	f.RightToLeft = true
	right := parse(t, Bars(f, bars)).all("rect", "bar")[0]
	if !near(left.number(t, "x")+left.number(t, "width"), Wide-right.number(t, "x")) {
		t.Errorf("%v and %v", left.Attrs, right.Attrs)
	}
}

func TestADrawingSaysWhatItIs(t *testing.T) {
	svg := parse(t, Bars(Frame{ID: "x", Title: `<b>"T"`, Description: "D & D", Width: Wide}, nil))
	if svg.attr("role") != "img" || svg.attr("aria-labelledby") != "x-t" || svg.Kids[0].XMLName.Local != "title" || svg.Kids[0].Text != `<b>"T"` || svg.Kids[1].Text != "D & D" {
		t.Errorf("%+v", svg)
	}
}

func TestColumnsOfUnequalGroupsHaveTheirSharesAsTheirAreas(t *testing.T) {
	columns := []Column{{Span: 18, Part: Part{Count: 18, Of: 100}}, {Span: 6, Part: Part{Count: 30, Of: 100}}, {Span: 55, Part: Part{Count: 52, Of: 100}}}
	svg := parse(t, Columns(frame(Wide), columns, Scale{Labels: []string{"0", "18", "24", "79"}}))
	bars := svg.all("rect", "bar")
	unit := 0.0
	for i, bar := range bars {
		area := (bar.number(t, "width") + 1) * bar.number(t, "height") / float64(columns[i].Part.Count) // with the gap beside
		if unit == 0 {
			unit = area
		}
		if math.Abs(area/unit-1) > 0.02 {
			t.Errorf("column %d has %.1f for a person, not %.1f", i, area, unit)
		}
	}
	if !CanBeColumns(columns) || CanBeColumns([]Column{{Span: 1}, {Span: 10_000}}) {
		t.Error("which columns can be seen")
	}
}
