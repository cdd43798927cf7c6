package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"regexp"
	"strings"
	"unicode/utf8"

	"isoloir/poll"
)

// A Brand is what an operator may change of the looks of this server's pages. The zero Brand changes nothing.
//
// It stands in the shell, in the one element <meta name="isoloir-brand">, from where the booth's script takes it, and from where whoever
// compares a served page with what it should be can read it: see [ReadBrand].
type Brand struct {
	Name   string // stands beside the mark, on one line of at most 60 characters
	Accent string // #rrggbb in small letters, on light paper; with Dark or not at all
	Dark   string // #rrggbb, its twin on dark paper
	Logo   string // the path of the picture, /assets/logo-….png
}

const maxBrandName = 60 // characters

var logoPath = regexp.MustCompile(`^` + logoDir + `[2-7A-Z]{16}\.png$`)

// Check says what is wrong with a brand. Contrast is among it: see [Brand.withColors].
func (b Brand) Check() error {
	switch {
	case b.Name != strings.TrimSpace(b.Name) || b.Name != poll.Printable(b.Name) || strings.ContainsAny(b.Name, "\r\n\t"):
		return errors.New("the name must be one line of plain text")
	case utf8.RuneCountInString(b.Name) > maxBrandName:
		return fmt.Errorf("the name has %d characters, and may have %d", utf8.RuneCountInString(b.Name), maxBrandName)
	case b.Logo != "" && !logoPath.MatchString(b.Logo):
		return fmt.Errorf("%q is not where a logo lies", b.Logo)
	case b.Accent == "" && b.Dark == "":
		return nil
	}
	return checkAccents(b.Accent, b.Dark)
}

// A brandText is what the meta element holds, as JSON. Colors are custom properties of the style sheet.
type brandText struct {
	Name   string            `json:"name,omitempty"`
	Logo   string            `json:"logo,omitempty"`
	Colors map[string]string `json:"colors,omitempty"`
}

// The custom properties that a brand sets. The style sheet has a colour of its own for each.
const (
	propertyAccent   = "--accent"
	propertyTint     = "--accent-tint"
	propertyDark     = "--dark"
	propertyDarkTint = "--dark-tint"
)

func (b Brand) colors() map[string]string {
	if b.Accent == "" {
		return nil
	}
	accent, dark := mustColor(b.Accent), mustColor(b.Dark)
	return map[string]string{
		propertyAccent: b.Accent, propertyTint: light.tint(accent).String(),
		propertyDark: b.Dark, propertyDarkTint: dusk.tint(dark).String(),
	}
}

// rule is the brand's part of a style sheet, for pages without script.
func (b Brand) rule() string {
	colors := b.colors()
	if colors == nil {
		return ""
	}
	var rule strings.Builder
	for _, property := range []string{propertyAccent, propertyTint, propertyDark, propertyDarkTint} {
		fmt.Fprintf(&rule, "%s: %s; ", property, colors[property])
	}
	return "\n:root { " + rule.String() + "}\n"
}

// unbranded is how the built shell holds the place for a brand.
const unbranded = `<meta name="isoloir-brand" content="">`

var brandMeta = regexp.MustCompile(`<meta name="isoloir-brand" content="([^"<>]*)">`)

// element is the meta element that says b.
func (b Brand) element() string {
	if b == (Brand{}) {
		return unbranded
	}
	text, err := json.Marshal(brandText{b.Name, b.Logo, b.colors()})
	if err != nil {
		panic(err) // strings only
	}
	return strings.Replace(unbranded, `""`, `"`+html.EscapeString(string(text))+`"`, 1)
}

// into puts the brand into a shell that has none yet.
func (b Brand) into(shell []byte) []byte {
	if bytes.Count(shell, []byte(unbranded)) != 1 {
		panic("the built shell has no place for a brand, run make client")
	}
	return bytes.Replace(shell, []byte(unbranded), []byte(b.element()), 1)
}

// ReadBrand reads the brand that a served page of the booth bears. A brand that [Brand.Check] refuses, or that is written in another way
// than here, is an error, so that nothing but a name, two colours and a picture's name can hide in it.
func ReadBrand(page []byte) (Brand, error) {
	found := brandMeta.FindAllSubmatch(page, -1)
	if len(found) != 1 {
		return Brand{}, errors.New("the page has no brand element, or more than one")
	}
	var b Brand
	if content := html.UnescapeString(string(found[0][1])); content != "" {
		var text brandText
		if err := json.Unmarshal([]byte(content), &text); err != nil {
			return Brand{}, fmt.Errorf("the page's brand is malformed: %w", err)
		}
		b = Brand{Name: text.Name, Logo: text.Logo, Accent: text.Colors[propertyAccent], Dark: text.Colors[propertyDark]}
	}
	if err := b.Check(); err != nil {
		return Brand{}, fmt.Errorf("the page's brand: %w", err)
	}
	if b.element() != string(found[0][0]) {
		return Brand{}, errors.New("the page's brand holds more than a brand, or is written in another way")
	}
	return b, nil
}
