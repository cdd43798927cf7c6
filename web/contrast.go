package web

import (
	"encoding/hex"
	"fmt"
	"math"
)

// A color is one of sRGB.
type color [3]uint8

// parseColor reads #rrggbb in small letters, the one way in which a colour is written here.
func parseColor(s string) (color, error) {
	var c color
	if len(s) == 7 && s[0] == '#' {
		if n, err := hex.Decode(c[:], []byte(s[1:])); err == nil && n == 3 && c.String() == s {
			return c, nil
		}
	}
	return c, fmt.Errorf("%q is not a colour: write it as #0d4f58, in small letters", s)
}

func mustColor(s string) color {
	c, err := parseColor(s)
	if err != nil {
		panic(err) // a literal, or a brand that was checked
	}
	return c
}

func (c color) String() string { return "#" + hex.EncodeToString(c[:]) }

// luminance is WCAG 2.2's relative luminance.
func (c color) luminance() float64 {
	linear := func(part uint8) float64 {
		s := float64(part) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2])
}

// contrast is WCAG 2.2's contrast ratio, from 1 to 21.
func contrast(a, b color) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// mix is c with a share of other, from 0 to 1, in it.
func (c color) mix(other color, share float64) color {
	for i := range c {
		c[i] = uint8(math.Round(float64(c[i])*(1-share) + float64(other[i])*share))
	}
	return c
}

// minContrast is what WCAG 2.2 asks of text (1.4.3, AA).
const minContrast = 4.5

// A scheme holds the colours of the style sheet, light or dark, that an accent comes to stand beside. (A test reads them there.)
type scheme struct {
	name         string
	paper, sheet color // what the accent is written on
	ink, soft    color // what is written on its tint
	on           color // what is written on the accent itself
	share        float64
	toward       color // where an accent is moved to be readable
}

var (
	light = scheme{"light", mustColor("#faf7f1"), mustColor("#fffdf9"), mustColor("#1b2a2c"), mustColor("#4d5e60"), mustColor("#ffffff"), 0.11, color{}}
	dusk  = scheme{"dark", mustColor("#10191b"), mustColor("#172325"), mustColor("#e9eeeb"), mustColor("#a9b9b9"), mustColor("#082b30"), 0.12, color{255, 255, 255}}
)

// tint is what stands behind words that belong to the accent.
func (s scheme) tint(accent color) color { return s.sheet.mix(accent, s.share) }

// worst is the lowest contrast of all pairs of colours that accent brings together.
func (s scheme) worst(accent color) float64 {
	tint := s.tint(accent)
	return min(contrast(accent, s.paper), contrast(accent, s.sheet), contrast(accent, tint), contrast(s.on, accent),
		contrast(s.ink, tint), contrast(s.soft, tint))
}

// nearest is the shade nearest to accent, on the way to black or white, that has enough contrast to whatever it stands beside, and this
// much to the paper. At the end of the way it has.
func (s scheme) nearest(accent color, toPaper float64) color {
	const steps = 255
	for i := range steps {
		if c := accent.mix(s.toward, float64(i)/steps); s.worst(c) >= minContrast && contrast(c, s.paper) >= toPaper {
			return c
		}
	}
	return s.toward
}

// twinContrast is how much a twin has to its paper: more than it must, so that it is as light as the rest of the dark page.
const twinContrast = 7

// DarkTwin is the accent for dark paper that belongs to one for light paper.
func DarkTwin(accent string) (string, error) {
	c, err := parseColor(accent)
	if err != nil {
		return "", err
	}
	return dusk.nearest(c, twinContrast).String(), nil
}

func checkAccents(accent, dark string) error {
	for _, v := range []struct {
		scheme
		text string
	}{{light, accent}, {dusk, dark}} {
		c, err := parseColor(v.text)
		if err != nil {
			return err
		}
		// Cut, not rounded, so that what is said to be 4.5 is not less.
		if ratio := math.Floor(v.worst(c)*100) / 100; ratio < minContrast {
			return fmt.Errorf("%s has a contrast of %.2f to what it stands beside on %s paper, and words need %.1f: the nearest shade that has it is %s",
				v.text, ratio, v.name, minContrast, v.nearest(c, minContrast))
		}
	}
	return nil
}
