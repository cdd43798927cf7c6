package paper

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"image/color"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"isoloir/poll"
)

var (
	titles = poll.Text{
		"en": "Should the town put up cameras?", "fr": "Faut-il installer des caméras ?", "de": "Soll die Stadt Kameras aufstellen?",
		"es": "¿Debe el municipio poner cámaras?", "ar": "هل ينبغي للمدينة تركيب كاميرات؟",
	}
	intro = "What **people** here think, *before* the council votes.\n\n- Where they would be\n- Who would look\n\nMore on [the site](https://town.example/cameras)."
)

func job(languages ...string) Job {
	d := &poll.Definition{Title: titles, Intro: poll.Text{}, Languages: languages, Admission: poll.AdmissionCodes, Notice: poll.Notice{Organizer: poll.Text{}},
		Opens: time.Date(2027, 6, 1, 6, 0, 0, 0, time.UTC), Closes: time.Date(2027, 6, 15, 16, 0, 0, 0, time.UTC)}
	for _, l := range languages {
		d.Intro[l], d.Notice.Organizer[l] = intro, "Town of Example"
	}
	return Job{Link: poll.Link{Scheme: "https", Host: "polls.example.org", ID: poll.IDOf([]byte("paper"))}, Definition: d,
		Zone: time.FixedZone("", 2*3600), Now: time.Date(2027, 6, 2, 0, 0, 0, 0, time.UTC)}
}

var letterCodes = []string{"9P41-ZZ3K-0000-ABCD-EFGH-JKMN-PQRS", "0000-1111-2222-3333-4444-5555-6666", "ZZZZ-1111-2222-3333-4444-5555-6666"}

func made(t *testing.T, print func(io.Writer, Format) error, f Format) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := print(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func poster(j Job) func(io.Writer, Format) error { return j.Poster }

func lettersOf(j Job) func(io.Writer, Format) error {
	return func(w io.Writer, f Format) error { return j.Letters(w, f, letterCodes) }
}

// streams inflates what stands in a PDF's streams.
func streams(t *testing.T, pdf []byte) (all []string) {
	t.Helper()
	for {
		_, rest, ok := bytes.Cut(pdf, []byte("stream\n"))
		if !ok {
			return all
		}
		data, after, _ := bytes.Cut(rest, []byte("\nendstream"))
		z, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		plain, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(plain))
		pdf = after
	}
}

// photograph draws modules, eight pixels each, and reads the QR code.
func photograph(t *testing.T, size int, bars []bar) string {
	t.Helper()
	const pixels = 8
	picture := image.NewGray(image.Rect(0, 0, size*pixels, size*pixels))
	for i := range picture.Pix {
		picture.Pix[i] = 255
	}
	for _, b := range bars {
		for y := b.y * pixels; y < (b.y+1)*pixels; y++ {
			for x := b.x * pixels; x < (b.x+b.width)*pixels; x++ {
				picture.SetGray(x, y, color.Gray{})
			}
		}
	}
	bitmap, err := gozxing.NewBinaryBitmapFromImage(picture)
	if err != nil {
		t.Fatal(err)
	}
	read, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
	if err != nil {
		t.Fatal(err)
	}
	return read.GetText()
}

var blackBars = regexp.MustCompile(`(?s)\n?0 0 0 rg\n((?:[0-9.]+ [0-9.]+ [0-9.]+ [0-9.]+ re\n)+)f`)

// codesInPDF reads the QR codes, in the order of the pages, from the black rectangles.
func codesInPDF(t *testing.T, pdf []byte) (all []string) {
	t.Helper()
	for _, content := range streams(t, pdf) {
		for _, m := range blackBars.FindAllStringSubmatch(content, -1) {
			var boxes [][4]float64
			left, top, right, bottom := 1e9, 0.0, 0.0, 1e9
			for line := range strings.Lines(m[1]) {
				var b [4]float64
				if _, err := fmt.Sscanf(line, "%g %g %g %g re", &b[0], &b[1], &b[2], &b[3]); err != nil {
					t.Fatal(err)
				}
				boxes = append(boxes, b)
				left, bottom, right, top = min(left, b[0]), min(bottom, b[1]), max(right, b[0]+b[2]), max(top, b[1]+b[3])
			}
			module := boxes[0][3]
			var bars []bar
			for _, b := range boxes {
				round := func(v float64) int { return int(v/module + 0.5) }
				bars = append(bars, bar{round(b[0]-left) + quiet, round(top-b[1]-b[3]) + quiet, round(b[2])})
			}
			all = append(all, photograph(t, int((right-left)/module+0.5)+2*quiet, bars))
		}
	}
	return all
}

var (
	svgCode = regexp.MustCompile(`<svg class="qr" viewBox="0 0 (\d+) \d+"[^>]*><path d="([^"]*)"`)
	svgBar  = regexp.MustCompile(`M(\d+) (\d+)h(\d+)v1h-\d+z`)
)

func codesInHTML(t *testing.T, html []byte) (all []string) {
	t.Helper()
	number := func(s string) int { n, _ := strconv.Atoi(s); return n }
	for _, m := range svgCode.FindAllStringSubmatch(string(html), -1) {
		var bars []bar
		for _, b := range svgBar.FindAllStringSubmatch(m[2], -1) {
			bars = append(bars, bar{number(b[1]), number(b[2]), number(b[3])})
		}
		all = append(all, photograph(t, number(m[1]), bars))
	}
	return all
}

// A shown is a run of text on a page: where it begins, from the upper left corner in points, and what it says.
type shown struct {
	x, y float64
	text string
}

var (
	fontNames = regexp.MustCompile(`/(F\d+) (\d+) 0 R`)
	meanings  = regexp.MustCompile(`/ToUnicode (\d+) 0 R`)
	bfchar    = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]+)>`)
	textRun   = regexp.MustCompile(`(?s)BT\n.*?/(F\d+) [0-9.]+ Tf\n1 0 0 1 ([0-9.]+) ([0-9.]+) Tm\n(.*?)ET`)
	shownHex  = regexp.MustCompile(`<([0-9A-F]{4})>`)
)

// textIn reads the runs of each content stream with text, glyph by glyph by what the font says that they mean.
func textIn(t *testing.T, pdf []byte) (pages [][]shown) {
	t.Helper()
	inflated := streams(t, pdf)
	order := map[string]int{} // object number of a stream -> which
	for i, m := range regexp.MustCompile(`(\d+) 0 obj\n<</Filter`).FindAllSubmatch(pdf, -1) {
		order[string(m[1])] = i
	}
	mean := map[string]map[string]string{}
	for _, m := range fontNames.FindAllStringSubmatch(string(pdf), -1) {
		_, object, _ := strings.Cut(string(pdf), "\n"+m[2]+" 0 obj\n")
		object, _, _ = strings.Cut(object, "endobj")
		mean[m[1]] = map[string]string{}
		for _, c := range bfchar.FindAllStringSubmatch(inflated[order[meanings.FindStringSubmatch(object)[1]]], -1) {
			mean[m[1]][c[1]] = fromHex(c[2])
		}
	}
	for _, content := range inflated {
		var page []shown
		for _, m := range textRun.FindAllStringSubmatch(content, -1) {
			s := shown{}
			s.x, _ = strconv.ParseFloat(m[2], 64)
			s.y, _ = strconv.ParseFloat(m[3], 64)
			s.y = pageHeight - s.y
			for _, g := range shownHex.FindAllStringSubmatch(m[4], -1) {
				s.text += mean[m[1]][g[1]]
			}
			page = append(page, s)
		}
		if page != nil {
			pages = append(pages, page)
		}
	}
	return pages
}

func fromHex(s string) string {
	var runes []rune
	for i := 0; i+4 <= len(s); i += 4 {
		n, _ := strconv.ParseUint(s[i:i+4], 16, 16)
		runes = append(runes, rune(n))
	}
	return strings.ReplaceAll(string(runes), "\u200b", "")
}

func allText(page []shown) string {
	var b strings.Builder
	for _, s := range page {
		b.WriteString(s.text)
	}
	return b.String()
}
