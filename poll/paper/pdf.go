package paper

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/go-text/typesetting/font"
)

// A pdf is a document that is written page by page (ISO 32000-1). It bears no time, and the same pages make the same bytes.
type pdf struct {
	w       io.Writer
	err     error // the first one
	written int64
	places  []int64 // of the objects, which are numbered from 1
	kids    []int
	forms   []int
	glyphs  *glyphs
	faces   *typefaces
	zip     *zlib.Writer
}

// Objects that others name before they are written.
const (
	catalogObject = iota + 1
	pagesObject
	infoObject
	resourcesObject
	reserved = resourcesObject
)

func newPDF(w io.Writer, faces *typefaces) *pdf {
	p := &pdf{w: w, glyphs: newGlyphs(), faces: faces, places: make([]int64, reserved), zip: zlib.NewWriter(nil)}
	p.print("%%PDF-1.7\n%%\xe2\xe3\xcf\xd3\n")
	return p
}

func (p *pdf) print(format string, args ...any) { p.write(fmt.Appendf(nil, format, args...)) }

func (p *pdf) write(data []byte) {
	if p.err != nil {
		return
	}
	n, err := p.w.Write(data)
	p.written += int64(n)
	p.err = err
}

func (p *pdf) begin(number int) {
	p.places[number-1] = p.written
	p.print("%d 0 obj\n", number)
}

func (p *pdf) next() int {
	p.places = append(p.places, 0)
	return len(p.places)
}

func (p *pdf) object(number int, format string, args ...any) int {
	p.begin(number)
	p.print(format+"\nendobj\n", args...)
	return number
}

// stream writes a compressed stream, with more entries of its dictionary.
func (p *pdf) stream(entries string, data []byte) int {
	var small bytes.Buffer
	p.zip.Reset(&small)      // making one takes longer than a page
	_, _ = p.zip.Write(data) // a buffer takes everything
	_ = p.zip.Close()
	number := p.next()
	p.begin(number)
	p.print("<</Filter/FlateDecode/Length %d%s>>\nstream\n", small.Len(), entries)
	p.write(small.Bytes())
	p.print("\nendstream\nendobj\n")
	return number
}

func (p *pdf) drawing() *drawing { return &drawing{glyphs: p.glyphs} }

// form keeps a drawing that several pages show, and returns the operation that shows it.
func (p *pdf) form(d *drawing) string {
	number := p.stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 %s %s]/Resources %d 0 R", num(pageWidth), num(pageHeight), resourcesObject), d.Bytes())
	p.forms = append(p.forms, number)
	return fmt.Sprintf("/X%d Do\n", len(p.forms)-1)
}

func (p *pdf) page(d *drawing) {
	content := p.stream("", d.Bytes())
	number := p.next()
	p.kids = append(p.kids, p.object(number, "<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Resources %d 0 R/Contents %d 0 R>>",
		pagesObject, num(pageWidth), num(pageHeight), resourcesObject, content))
}

// close writes what the pages refer to, and the end.
func (p *pdf) close(title, lang string) error {
	var fonts, forms strings.Builder
	for _, face := range p.glyphs.faces {
		number, err := p.font(face)
		if err != nil {
			return err
		}
		fmt.Fprintf(&fonts, "/%s %d 0 R", p.glyphs.names[face], number)
	}
	for i, number := range p.forms {
		fmt.Fprintf(&forms, "/X%d %d 0 R", i, number)
	}
	p.object(resourcesObject, "<</Font<<%s>>/XObject<<%s>>>>", fonts.String(), forms.String())
	kids := strings.Trim(strings.ReplaceAll(fmt.Sprint(p.kids), " ", " 0 R "), "[]")
	p.object(pagesObject, "<</Type/Pages/Count %d/Kids[%s 0 R]>>", len(p.kids), kids)
	p.object(infoObject, "<</Title<%s>>>", utf16Hex(title, true))
	p.object(catalogObject, "<</Type/Catalog/Pages %d 0 R/Lang(%s)/ViewerPreferences<</DisplayDocTitle true>>>>", pagesObject, lang)
	start := p.written
	p.print("xref\n0 %d\n0000000000 65535 f \n", len(p.places)+1)
	for _, place := range p.places {
		p.print("%010d 00000 n \n", place)
	}
	p.print("trailer\n<</Size %d/Root %d 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(p.places)+1, catalogObject, infoObject, start)
	return p.err
}

// font writes what was shown of a font (ISO 32000-1 §9.7): glyphs are named by their numbers.
func (p *pdf) font(face *font.Face) (int, error) {
	t, shown := p.faces.of[face], p.glyphs.shown[face]
	data, err := subset(t.data, shown)
	if err != nil {
		return 0, err
	}
	name := "ISOLOI+" + t.name // six letters say that it is a part
	file := p.stream(fmt.Sprintf("/Length1 %d", len(data)), data)
	extents, _ := face.FontHExtents()
	scale := 1000 / float64(face.Upem())
	descriptor := p.next()
	p.object(descriptor, "<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[-1000 %s 2000 %s]/ItalicAngle 0/Ascent %[4]s/Descent %[3]s/CapHeight 700/StemV 80/FontFile2 %[5]d 0 R>>",
		name, "", num(float64(extents.Descender)*scale), num(float64(extents.Ascender)*scale), file)
	var widths strings.Builder
	ids := slices.Sorted(maps.Keys(shown))
	for _, id := range ids {
		fmt.Fprintf(&widths, "%d[%s]", id, num(p.glyphs.width(face, id)))
	}
	meaning := p.stream("", []byte(toUnicode(ids, shown)))
	descendant := p.next()
	p.object(descendant, "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/DW 0/W[%s]/CIDToGIDMap/Identity>>",
		name, descriptor, widths.String())
	number := p.next()
	p.object(number, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", name, descendant, meaning)
	return number, nil
}

// toUnicode says which text glyphs stand for (ISO 32000-1 §9.10.3), so that it can be searched, copied and read aloud.
func toUnicode(ids []font.GID, shown map[font.GID]string) string {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for chunk := range slices.Chunk(ids, 100) { // no more in one section
		fmt.Fprintf(&b, "%d beginbfchar\n", len(chunk))
		for _, id := range chunk {
			words := shown[id]
			if words == "" {
				words = "\u200b"
			}
			fmt.Fprintf(&b, "<%04X> <%s>\n", id, utf16Hex(words, false))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.String()
}
