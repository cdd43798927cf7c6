package paper

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A Format is that of a file to print.
type Format int

// The formats.
const (
	PDF Format = iota
	HTML
)

// ErrTooMuch says that a letter has no room for so many languages.
var ErrTooMuch = errors.New("so many languages do not fit on one page")

// A MissingError says which characters the fonts of a PDF cannot show.
type MissingError struct{ Characters []rune }

func (e *MissingError) Error() string {
	var shown []string
	for _, r := range e.Characters[:min(len(e.Characters), 5)] {
		shown = append(shown, fmt.Sprintf("%c (U+%04X)", r, r))
	}
	return "the fonts for PDF have Latin, Greek, Cyrillic and Arabic letters, but not " + strings.Join(shown, ", ")
}

// missing is nil, or a [*MissingError] about what was set so far.
func (p *press) missing() error {
	if len(p.fonts.missing) == 0 {
		return nil
	}
	return &MissingError{slices.Sorted(maps.Keys(p.fonts.missing))}
}
