package report

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var wideDrawing = regexp.MustCompile(`<svg class="chart wide"[^>]*? height="([0-9.]+)"`)

// A sheet of A4 less its margins, 265 mm, at a drawing's width of 180 mm.
const sheet = 704.0 * 265 / 180

func TestNoDrawingIsTallerThanASheetOfPaper(t *testing.T) {
	for name, s := range samples(t) {
		text := written(t, s)
		found := wideDrawing.FindAllStringSubmatch(text, -1)
		if len(found) == 0 && strings.Contains(text, "<svg") {
			t.Fatal("the drawings are not found")
		}
		for _, m := range found {
			if height, err := strconv.ParseFloat(m[1], 64); err != nil || height > sheet*0.85 {
				t.Errorf("%s: a drawing is %s high, and with what stands over it does not fit", name, m[1])
			}
		}
	}
}

func TestADrawingInPiecesDrawsEverythingOnce(t *testing.T) {
	text := written(t, counted(every(30, long), "en", 3000))
	section := text[strings.Index(text, `id="q-choice"`):strings.Index(text, `id="q-choices"`)]
	if pieces := strings.Count(section, `<svg class="chart wide"`); pieces != 6 {
		t.Errorf("%d pieces", pieces)
	}
	bars := strings.Count(section, `class="track"`) // of the wide drawings and of the narrow ones
	if bars != 2*31 {
		t.Errorf("%d bars for 31 answers", bars/2)
	}
	tracks := map[string]bool{}
	for _, m := range regexp.MustCompile(`class="track"[^>]*? width="([0-9.]+)"`).FindAllStringSubmatch(section, -1) {
		tracks[m[1]] = true
	}
	if len(tracks) != 2 {
		t.Errorf("bars of several pieces cannot be compared: %v", tracks)
	}
}
