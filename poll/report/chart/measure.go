package chart

import (
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"
)

// widths are those of the printable characters of ASCII, in thousandths of the type size, in DejaVu Sans, which is wide.
var widths = [...]float64{
	318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
	1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,
	500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
}

// Widths of other characters, in the same unit: generous ones.
const (
	wideWidth  = 1050 // Chinese, Japanese, Korean, emoji
	upperWidth = 800
	otherWidth = 680
)

// measure returns how wide a text is at most, in the unit of its size.
func measure(s string, size float64) (width float64) {
	for _, r := range s {
		width += runeWidth(r)
	}
	return width * size / 1000
}

func runeWidth(r rune) float64 {
	switch {
	case r >= ' ' && int(r-' ') < len(widths):
		return widths[r-' ']
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case runewidth.RuneWidth(r) == 2:
		return wideWidth
	case unicode.IsUpper(r):
		return upperWidth
	}
	return otherWidth
}

// wrap breaks a text into lines that are no wider than room, at white space where it can. It returns at least one line.
func wrap(s string, size, room float64) (lines []string) {
	line := ""
	for _, word := range strings.Fields(s) {
		if line != "" && measure(line+" "+word, size) > room {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
		for measure(line, size) > room {
			head := fitting(line, size, room)
			if head == line {
				break
			}
			lines, line = append(lines, head), line[len(head):]
		}
	}
	return append(lines, line)
}

// fitting is the longest beginning of a word that is no wider than room, at least a character with the marks over it.
func fitting(word string, size, room float64) string {
	width := 0.0
	for i, r := range word {
		width += runeWidth(r) * size / 1000
		if i > 0 && width > room && !unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
			return word[:i]
		}
	}
	return word
}
