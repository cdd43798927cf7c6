package tally

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml"

	"isoloir/poll"
)

// A ThemeFile groups the texts of a poll by hand. It is a YAML file that a person edits: docs/counting.md shows one. It holds texts
// as they were written, so it is as secret as the opened ballots. Texts in it are sorted, and each stands there once, so that the
// file says nothing about the order of ballots.
type ThemeFile struct {
	Poll   string // the poll's ID
	Groups map[string]*ThemeGroup
}

// A ThemeGroup is the texts of one question, or of the other of one (its key is then <id>.other).
type ThemeGroup struct {
	Themes []Theme // ids and labels
	Texts  map[string][]string
}

func (f *ThemeFile) group(key string) *ThemeGroup {
	if f == nil {
		return nil
	}
	return f.Groups[key]
}

// of returns the themes of a text, by index.
func (g *ThemeGroup) of(text string) (themes []int) {
	for _, id := range g.Texts[text] {
		themes = append(themes, slices.IndexFunc(g.Themes, func(t Theme) bool { return t.ID == id }))
	}
	return themes
}

// The file as YAML.
type (
	themeYAML struct {
		Poll      string               `yaml:"poll"`
		Questions map[string]groupYAML `yaml:"questions"`
	}
	groupYAML struct {
		Themes yaml.MapSlice `yaml:"themes"`
		Texts  []textYAML    `yaml:"texts"`
	}
	textYAML struct {
		Themes []string `yaml:"themes"`
		Times  int      `yaml:"times"`
		Text   string   `yaml:"text"`
	}
)

// ParseThemes reads a theme file of a poll. Its errors are for the person who wrote it.
func ParseThemes(d *poll.Definition, data []byte) (*ThemeFile, error) {
	var y themeYAML
	if err := yaml.UnmarshalWithOptions(data, &y, yaml.Strict()); err != nil {
		return nil, err
	}
	f := &ThemeFile{Poll: y.Poll, Groups: map[string]*ThemeGroup{}}
	for _, key := range slices.Sorted(maps.Keys(y.Questions)) {
		if !slices.Contains(textKeys(d), key) {
			return nil, fmt.Errorf("%s is no question that takes a text", key)
		}
		group, err := y.Questions[key].group()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		f.Groups[key] = group
	}
	return f, nil
}

var themeID = regexp.MustCompile(`^[a-z][a-z0-9_]{0,31}$`)

func (y groupYAML) group() (*ThemeGroup, error) {
	g := &ThemeGroup{Texts: map[string][]string{}}
	known := map[string]bool{}
	for _, item := range y.Themes {
		id, _ := item.Key.(string)
		label, ok := item.Value.(string)
		switch {
		case !themeID.MatchString(id):
			return nil, fmt.Errorf("%q cannot name a theme; write up to 32 of a-z, 0-9 and _, beginning with a letter", fmt.Sprint(item.Key))
		case !ok || label == "":
			return nil, fmt.Errorf("the theme %s needs a label, in quotes: %s: \"…\"", id, id)
		}
		known[id] = true
		g.Themes = append(g.Themes, Theme{ID: id, Label: label})
	}
	for _, t := range y.Texts {
		if _, twice := g.Texts[t.Text]; twice {
			return nil, fmt.Errorf("the text %q stands there twice; it counts each time it was written, so keep one", beginning(t.Text))
		}
		seen := map[string]bool{}
		for _, id := range t.Themes {
			if !known[id] {
				return nil, fmt.Errorf("%q is not one of the themes (%s), but stands at %q", id, strings.Join(slices.Sorted(maps.Keys(known)), ", "), beginning(t.Text))
			}
			if seen[id] {
				return nil, fmt.Errorf("the theme %s stands twice at %q", id, beginning(t.Text))
			}
			seen[id] = true
		}
		g.Texts[t.Text] = t.Themes
	}
	return g, nil
}

func beginning(text string) string {
	if r := []rune(text); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return text
}

// textKeys are the keys under which a poll's texts stand: of its text questions, and of other.
func textKeys(d *poll.Definition) (keys []string) {
	for _, q := range d.Questions() {
		if q.Type == poll.TextQ {
			keys = append(keys, q.ID)
		}
		if q.Other {
			keys = append(keys, q.ID+"."+poll.OtherID)
		}
	}
	return keys
}

// ErrNoTexts says that there is nothing to group.
var ErrNoTexts = errors.New("there are no texts to group")

// NewThemes writes a theme file in which no text has a theme yet.
func NewThemes(d *poll.Definition, pollID, lang string, f *Figures) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, themeHead, pollID)
	texts := 0
	for _, q := range f.Questions {
		for key, words := range map[string][]Words{q.ID: q.Words, q.ID + "." + poll.OtherID: q.OtherWords} {
			if len(words) == 0 {
				continue
			}
			fmt.Fprintf(&b, "\n  # %s\n  %s:\n    themes:\n      # cost: \"What it costs\"\n    texts:\n", d.Question(q.ID).Ask.In(lang, d), key)
			times := map[string]int{}
			for _, w := range words {
				times[w.Text]++
			}
			for _, text := range slices.Sorted(maps.Keys(times)) {
				often := ""
				if times[text] > 1 {
					often = fmt.Sprintf(" times: %d,", times[text])
				}
				fmt.Fprintf(&b, "      - { themes: [],%s text: %s }\n", often, quoted(text))
				texts++
			}
		}
	}
	if texts == 0 {
		return nil, ErrNoTexts
	}
	return b.Bytes(), nil
}

const themeHead = `# What people wrote, to be grouped by hand. Name themes under each question, an id and a label:
#     themes:
#       cost: "What it costs"
#       trust: "Trust in the town hall"
# and give each text those it belongs to, none or several: { themes: [cost, trust], text: "…" }
# Leave the texts themselves as they are. Then count them by the same command that wrote this file.
# This file is as secret as the opened ballots.
poll: %s
questions:
`

// quoted writes a text between double quotes, as YAML reads it, with escapes for what does not show.
func quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r > 0xFFFF && !unicode.IsGraphic(r):
			fmt.Fprintf(&b, `\U%08x`, r)
		case r != ' ' && (!unicode.IsGraphic(r) || unicode.IsSpace(r) || unicode.Is(unicode.Zs, r)):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
