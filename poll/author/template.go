package author

import (
	"embed"
	"slices"
	"strings"
	"time"
)

//go:embed template_*.yaml
var templates embed.FS

// TemplateLanguages are those in which [Template] has a poll file.
var TemplateLanguages = []string{"en", "fr", "de", "es", "ar"}

// Template returns a commented poll file to start from, in one of [TemplateLanguages]; ok is false for any other. The poll opens at eight
// on the day after now and closes at eight in the evening two weeks later, in now's zone. What only its author can know stands in <angle
// brackets>, of which [Read] warns.
func Template(lang string, now time.Time) (file []byte, ok bool) {
	if !slices.Contains(TemplateLanguages, lang) {
		return nil, false
	}
	src, err := templates.ReadFile("template_" + lang + ".yaml")
	if err != nil {
		panic(err) // it is embedded
	}
	at := func(days, hour int) time.Time {
		return time.Date(now.Year(), now.Month(), now.Day()+days, hour, 0, 0, 0, now.Location())
	}
	const toClose = 1 + 14 // days
	return []byte(strings.NewReplacer(
		"OPENS", at(1, 8).Format(time.RFC3339), "CLOSES", at(toClose, 20).Format(time.RFC3339),
		"FIRST_DAY", at(toClose+1, 0).Format(time.DateOnly), "LAST_DAY", at(toClose+60, 0).Format(time.DateOnly),
	).Replace(string(src))), true
}

// placeholder tells whether a text is one of a template's that nobody has replaced.
func placeholder(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasPrefix(text, "<") && strings.HasSuffix(text, ">")
}
