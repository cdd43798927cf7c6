package main

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"isoloir/poll"
)

// photograph makes a picture of what a terminal shows, eight pixels a module.
func photograph(t *testing.T, screen string) image.Image {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(screen, "\n"), "\n")
	const pixels = 8
	var picture *image.Gray
	for row, line := range lines {
		line, colored := strings.CutPrefix(line, "\x1b[30;107m")
		line, ended := strings.CutSuffix(line, "\x1b[0m")
		if !colored || !ended {
			t.Fatalf("line %d is not black on white, or colours what comes after it: %q", row, line)
		}
		cells := []rune(line)
		if picture == nil {
			picture = image.NewGray(image.Rect(0, 0, pixels*len(cells), 2*pixels*len(lines)))
		}
		for column, cell := range cells {
			for half, black := range []bool{cell == '▀' || cell == '█', cell == '▄' || cell == '█'} {
				for i := range pixels * pixels {
					shade := color.Gray{Y: 255}
					if black {
						shade.Y = 0
					}
					picture.SetGray(column*pixels+i%pixels, (2*row+half)*pixels+i/pixels, shade)
				}
			}
		}
	}
	return picture
}

func TestTheCodeOnTheTerminalIsTheLink(t *testing.T) {
	for _, host := range []string{"a.fr", "poll.example.org", "127.0.0.1:8080", strings.Repeat("abcdefgh.", 26) + "example"} {
		link := poll.Link{Scheme: "https", Host: host, ID: poll.IDOf([]byte(host))}
		screen, err := terminalCode(link.String())
		if err != nil {
			t.Fatal(err)
		}
		if read, err := decoded(photograph(t, screen)); err != nil || read != link.String() {
			t.Errorf("%s: read %q (%v)", link, read, err)
		}
	}
}
