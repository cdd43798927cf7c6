package paper

import (
	"slices"
	"testing"

	"github.com/go-text/typesetting/font"
)

// glyphsOf sets one line and returns its glyphs from left to right.
func glyphsOf(t *testing.T, text string, rtl bool) (ids []font.GID) {
	t.Helper()
	p, err := newPress()
	if err != nil {
		t.Fatal(err)
	}
	b := p.set([]span{{text, regular}}, style{size: 10, leading: 14, lang: "ar", rtl: rtl}, 1000)
	if len(b.lines) != 1 {
		t.Fatalf("%q has %d lines", text, len(b.lines))
	}
	for _, run := range b.lines[0].runs {
		for _, g := range run.Glyphs {
			ids = append(ids, g.GlyphID)
		}
	}
	return ids
}

func TestArabicIsJoinedAndRunsFromTheRight(t *testing.T) {
	alone := glyphsOf(t, "س", true)
	joined := glyphsOf(t, "سسس", true)
	if len(joined) != 3 || joined[0] == joined[1] || joined[1] == joined[2] || slices.Contains(joined, alone[0]) {
		t.Errorf("three letters are drawn as %d; alone as %d", joined, alone)
	}
	// From the right: the first letter is the last glyph. Dal joins nothing that follows.
	if got, want := glyphsOf(t, "دس", true), glyphsOf(t, "د", true)[0]; got[len(got)-1] != want {
		t.Errorf("دس is drawn as %d, and its first letter as %d", got, want)
	}
	// The control: without shaping, letter by letter, each is drawn as if it stood alone.
	var apart []font.GID
	for _, r := range "سسس" {
		apart = append(apart, glyphsOf(t, string(r), true)...)
	}
	t.Logf("joined %d, apart %d", joined, apart)
	if slices.Equal(joined, apart) {
		t.Error("the shaped word is the unshaped one")
	}
}

func TestANumberInArabicRunsFromTheLeft(t *testing.T) {
	digits := glyphsOf(t, "2027", false)
	if got := glyphsOf(t, "عام 2027", true); len(got) != len(digits)+4 || !slices.Equal(got[:4], digits) {
		t.Errorf("drawn as %d", got)
	}
}

func TestTheStopOfAnArabicSentenceStandsAtItsLeftWhateverItEndsWith(t *testing.T) {
	stop := glyphsOf(t, ".", false)[0]
	if got := glyphsOf(t, "عنوان abc.", true); got[0] != stop {
		t.Errorf("from the right it is drawn as %d, and the stop is %d", got, stop)
	}
	if got := glyphsOf(t, "عنوان abc.", false); got[len(got)-1] != stop {
		t.Errorf("from the left it is drawn as %d, and the stop is %d", got, stop)
	}
}

func TestAPartOfAFontHasThePartsOfItsLetters(t *testing.T) {
	p, err := newPress()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []*typeface{p.typefaces.latin[regular], p.typefaces.latin[display]} {
		accented, _ := f.face.NominalGlyph('é')
		plain, _ := f.face.NominalGlyph('e')
		part, err := subset(f.data, map[font.GID]string{accented: "é"})
		if err != nil {
			t.Fatal(err)
		}
		if len(outlines(t, part)[plain]) == 0 {
			t.Errorf("%s: é is shown without its e", f.name)
		}
	}
}

func TestNoLineIsWiderThanItsPlace(t *testing.T) {
	p, err := newPress()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{titles["fr"], titles["ar"], "https://" + "abcdefgh.abcdefgh.abcdefgh.abcdefgh.example/p/fvyrmqvxe2yeialcpsu7xlbs6xefgd5rsa6mjwycewdrpeq2jcaq"} {
		for _, width := range []float64{60, 100, 300} {
			for _, l := range p.set([]span{{text, bold}}, style{size: 12, leading: 14, rtl: text == titles["ar"]}, width).lines {
				if l.width > width+0.1 {
					t.Errorf("%q: a line of %.1f in %.0f", text, l.width, width)
				}
			}
		}
	}
}

func TestAPartOfAFontDrawsWhatIsShownAndNothingElse(t *testing.T) {
	p, err := newPress()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range p.all {
		shown := map[font.GID]string{}
		for _, r := range "éÅقلمΩ" {
			if id, ok := f.face.NominalGlyph(r); ok {
				shown[id] = string(r)
			}
		}
		part, err := subset(f.data, shown)
		if err != nil {
			t.Fatal(err)
		}
		before, after := outlines(t, f.data), outlines(t, part)
		kept := map[int]bool{0: true}
		for id := range shown {
			keepGlyph(before, int(id), kept)
		}
		for id := range before {
			want := len(before[id])
			if !kept[id] {
				want = 0
			}
			if len(after[id]) != want+(-want&3) && len(after[id]) != want {
				t.Errorf("%s: glyph %d has %d bytes, want %d", f.name, id, len(after[id]), want)
			}
		}
		t.Logf("%s: %d of %d glyphs, %d of %d bytes", f.name, len(kept), len(before), len(part), len(f.data))
		if len(part) > len(f.data)/2 {
			t.Errorf("%s: the part has %d bytes of %d", f.name, len(part), len(f.data))
		}
	}
	for n := range 200 {
		if _, err := subset(sansRegular[:n], nil); err == nil {
			t.Errorf("a font of %d bytes is read", n)
		}
	}
}

func outlines(t *testing.T, data []byte) [][]byte {
	t.Helper()
	tables, err := tablesOf(data)
	if err != nil {
		t.Fatal(err)
	}
	all, err := outlinesOf(tables)
	if err != nil {
		t.Fatal(err)
	}
	return all
}
