package paper

import (
	"bytes"
	_ "embed"
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
)

//go:embed fonts/NotoSans-Regular.ttf
var sansRegular []byte

//go:embed fonts/NotoSans-Bold.ttf
var sansBold []byte

//go:embed fonts/NotoSans-Italic.ttf
var sansItalic []byte

//go:embed fonts/NotoSerif-Bold.ttf
var serifBold []byte

//go:embed fonts/NotoNaskhArabic-Regular.ttf
var naskhRegular []byte

//go:embed fonts/NotoNaskhArabic-Bold.ttf
var naskhBold []byte

// A cut is how a run of text looks.
type cut int

const (
	regular cut = iota
	bold
	italic
	display // titles
)

// A typeface is a font and what CSS calls it.
type typeface struct {
	name   string // in a PDF
	family string // in HTML
	weight int
	slant  string
	data   []byte
	face   *font.Face
}

// typefaces are one set of fonts. A set is not safe for concurrent use.
type typefaces struct {
	latin, arabic map[cut]*typeface
	of            map[*font.Face]*typeface
	all           []*typeface
}

func loadTypefaces() (*typefaces, error) {
	t := &typefaces{latin: map[cut]*typeface{}, arabic: map[cut]*typeface{}, of: map[*font.Face]*typeface{}}
	for _, f := range []struct {
		typeface
		latin, arabic []cut
	}{
		{typeface{name: "NotoSans-Regular", family: "Noto Sans", weight: 400, slant: "normal", data: sansRegular}, []cut{regular}, nil},
		{typeface{name: "NotoSans-Bold", family: "Noto Sans", weight: 700, slant: "normal", data: sansBold}, []cut{bold}, nil},
		{typeface{name: "NotoSans-Italic", family: "Noto Sans", weight: 400, slant: "italic", data: sansItalic}, []cut{italic}, nil},
		{typeface{name: "NotoSerif-Bold", family: "Noto Serif", weight: 700, slant: "normal", data: serifBold}, []cut{display}, nil},
		// Arabic script knows no slant: what is stressed is bold.
		{typeface{name: "NotoNaskhArabic-Regular", family: "Noto Naskh Arabic", weight: 400, slant: "normal", data: naskhRegular}, nil, []cut{regular}},
		{typeface{name: "NotoNaskhArabic-Bold", family: "Noto Naskh Arabic", weight: 700, slant: "normal", data: naskhBold}, nil, []cut{bold, italic, display}},
	} {
		one := f.typeface
		face, err := font.ParseTTF(bytes.NewReader(one.data))
		if err != nil {
			return nil, fmt.Errorf("the font %s cannot be read: %w", one.name, err)
		}
		one.face = face
		for _, c := range f.latin {
			t.latin[c] = &one
		}
		for _, c := range f.arabic {
			t.arabic[c] = &one
		}
		t.of[face] = &one
		t.all = append(t.all, &one)
	}
	return t, nil
}

// A fontmap chooses the font of each character for the segmenter, and collects the characters that no font has.
type fontmap struct {
	*typefaces
	script  language.Script
	missing map[rune]bool
}

func (m *fontmap) SetScript(s language.Script) { m.script = s }

func (m *fontmap) ResolveFace(r rune) *font.Face {
	first, second := m.latin[regular].face, m.arabic[regular].face
	if m.script == language.Arabic {
		first, second = second, first
	}
	for _, face := range []*font.Face{first, second} {
		if _, ok := face.NominalGlyph(r); ok {
			return face
		}
	}
	if !invisible(r) {
		m.missing[r] = true
	}
	return first
}

// invisible characters are drawn by no font, and harfbuzz leaves them out.
func invisible(r rune) bool {
	return r == '\u00ad' || r >= 0x200b && r <= 0x200f || r >= 0x2060 && r <= 0x206f || r >= 0xfe00 && r <= 0xfe0f || r == '\ufeff' || r == '\u034f' || r == '\u061c'
}

// cutOf is the font that stands beside another in the same script.
func (t *typefaces) cutOf(face *font.Face, c cut) *font.Face {
	if t.isArabic(face) {
		return t.arabic[c].face
	}
	return t.latin[c].face
}

func (t *typefaces) isArabic(face *font.Face) bool {
	return t.of[face] == t.arabic[regular] || t.of[face] == t.arabic[bold]
}
