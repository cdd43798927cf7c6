package paper

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"

	"github.com/go-text/typesetting/font"
)

// What a TrueType font needs in a PDF (ISO 32000-1 §9.9), in the order of its directory.
var keptTables = []string{"glyf", "head", "hhea", "hmtx", "loca", "maxp"}

var errFont = errors.New("the font is damaged")

// subset returns a TrueType font in which only the given glyphs, and those they are composed of, have a shape. All keep their numbers.
func subset(data []byte, shown map[font.GID]string) ([]byte, error) {
	tables, err := tablesOf(data)
	if err != nil {
		return nil, err
	}
	outlines, err := outlinesOf(tables)
	if err != nil {
		return nil, err
	}
	kept := map[int]bool{0: true} // .notdef
	for id := range shown {
		keepGlyph(outlines, int(id), kept)
	}
	var glyf, loca []byte
	for id, outline := range outlines {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if kept[id] {
			glyf = append(glyf, outline...)
			glyf = append(glyf, make([]byte, -len(glyf)&3)...)
		}
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	tables["glyf"], tables["loca"] = glyf, loca
	head := slices.Clone(tables["head"])
	binary.BigEndian.PutUint16(head[50:], 1) // indexToLocFormat: long
	tables["head"] = head
	return writeTables(tables), nil
}

// tablesOf reads the table directory (OpenType, "Organization of an OpenType Font").
func tablesOf(data []byte) (map[string][]byte, error) {
	if len(data) < 12 {
		return nil, errFont
	}
	tables := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		if len(data) < 12+16*(i+1) {
			return nil, errFont
		}
		record := data[12+16*i:]
		offset, length := uint64(binary.BigEndian.Uint32(record[8:])), uint64(binary.BigEndian.Uint32(record[12:]))
		if offset+length > uint64(len(data)) {
			return nil, errFont
		}
		tables[string(record[:4])] = data[offset : offset+length]
	}
	for _, name := range keptTables {
		if tables[name] == nil || name == "head" && len(tables[name]) < 54 {
			return nil, errFont
		}
	}
	return tables, nil
}

// outlinesOf cuts the table glyf by the table loca.
func outlinesOf(tables map[string][]byte) ([][]byte, error) {
	loca, glyf := tables["loca"], tables["glyf"]
	var offsets []int
	if binary.BigEndian.Uint16(tables["head"][50:]) == 0 {
		for ; len(loca) >= 2; loca = loca[2:] {
			offsets = append(offsets, 2*int(binary.BigEndian.Uint16(loca)))
		}
	} else {
		for ; len(loca) >= 4; loca = loca[4:] {
			offsets = append(offsets, int(binary.BigEndian.Uint32(loca)))
		}
	}
	var outlines [][]byte
	for i := range len(offsets) - 1 {
		if offsets[i] > offsets[i+1] || offsets[i+1] > len(glyf) {
			return nil, errFont
		}
		outlines = append(outlines, glyf[offsets[i]:offsets[i+1]])
	}
	return outlines, nil
}

// keepGlyph keeps a glyph and the parts it is composed of (OpenType, glyf: Composite Glyph Description).
func keepGlyph(outlines [][]byte, id int, kept map[int]bool) {
	if id >= len(outlines) || kept[id] {
		return
	}
	kept[id] = true
	o := outlines[id]
	if len(o) < 10 || int16(binary.BigEndian.Uint16(o)) >= 0 {
		return
	}
	const words, scale, more, scales, matrix = 0x1, 0x8, 0x20, 0x40, 0x80
	for o = o[10:]; len(o) >= 4; {
		flags := binary.BigEndian.Uint16(o)
		keepGlyph(outlines, int(binary.BigEndian.Uint16(o[2:])), kept)
		size := 6
		for flag, bytes := range map[uint16]int{words: 2, scale: 2, scales: 4, matrix: 8} {
			if flags&flag != 0 {
				size += bytes
			}
		}
		if flags&more == 0 || size > len(o) {
			return
		}
		o = o[size:]
	}
}

func writeTables(tables map[string][]byte) []byte {
	const searchRange, entrySelector, rangeShift = 64, 2, 32 // of six tables
	var head, body bytes.Buffer
	head.Write([]byte{0, 1, 0, 0})
	for _, v := range []uint16{uint16(len(keptTables)), searchRange, entrySelector, rangeShift} {
		_ = binary.Write(&head, binary.BigEndian, v) // a buffer takes everything
	}
	start := 12 + 16*len(keptTables)
	for _, name := range keptTables {
		table := tables[name]
		head.WriteString(name)
		for _, v := range []uint32{checksum(table), uint32(start + body.Len()), uint32(len(table))} {
			_ = binary.Write(&head, binary.BigEndian, v)
		}
		body.Write(table)
		body.Write(make([]byte, -len(table)&3))
	}
	return append(head.Bytes(), body.Bytes()...)
}

func checksum(table []byte) (sum uint32) {
	padded := append(slices.Clone(table), make([]byte, -len(table)&3)...)
	for ; len(padded) > 0; padded = padded[4:] {
		sum += binary.BigEndian.Uint32(padded)
	}
	return sum
}
