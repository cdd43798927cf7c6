package report

import (
	"encoding/base64"
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"isoloir/poll"
)

// facts are what whoever publishes a survey should disclose (AAPOR, Transparency Initiative): who asked whom, when, how and what.
func (p *reporter) facts() []fact {
	notice := p.d.Notice
	who := p.w.Open
	if p.d.Admission == poll.AdmissionCodes {
		who = p.w.Codes
	}
	texts := []fact{
		{Text: p.text(notice.Organizer), Own: true}, {Text: notice.Contact}, {Text: p.text(notice.Purpose), Own: true}, {Text: p.text(notice.KeyHolders), Own: true},
		{Text: who}, {Text: p.period()}, {Text: p.w.Mode}, {Text: p.languages()}, {Text: p.w.number(p.r.Ballots)},
		{Text: p.w.Sampling}, {Text: p.w.NoWeight}, {Text: p.w.NoMargin}, {Text: p.w.Wording}, {Text: fmt.Sprintf(p.w.keep, p.r.SuppressBelow)},
	}
	if p.Everything {
		texts[len(texts)-1].Text = p.w.private
	}
	for i := range texts {
		texts[i].Term = p.w.facts[i]
	}
	return texts
}

// languages names the poll's languages in that of the page.
func (p *reporter) languages() string {
	var names []string
	namer := display.Languages(language.Make(p.w.Lang))
	for _, tag := range p.d.Languages {
		name := tag
		if namer != nil && namer.Name(language.Make(tag)) != "" {
			name = namer.Name(language.Make(tag))
		}
		names = append(names, name)
	}
	return strings.Join(names, " · ")
}

// checks are what became of the ballots, and the log that they stand in.
func (p *reporter) checks() []fact {
	b := p.r.Box
	spoiled := p.w.number(b.Ballots - b.Opened)
	for i, reason := range slices.Sorted(maps.Keys(b.Spoiled)) {
		if i == 0 {
			spoiled += ": "
		} else {
			spoiled += ", "
		}
		spoiled += reason + " " + p.w.number(b.Spoiled[reason])
	}
	return []fact{
		{Term: p.w.Box, Text: p.w.number(b.Ballots)}, {Term: p.w.Opened, Text: p.w.number(b.Opened)}, {Term: p.w.Spoiled, Text: spoiled},
		{Term: p.w.Withdrawn, Text: p.w.number(b.Withdrawn)},
		{Term: p.w.Log, Text: p.d.Host() + "/p/" + p.Link.ID.String(), Code: true}, {Term: p.w.Entries, Text: p.w.number(int(p.r.Log.Size))},
		{Term: p.w.Root, Text: base64.StdEncoding.EncodeToString(p.r.Log.Root), Code: true},
	}
}

// holdsBack reports whether any count is held back.
func (p *reporter) holdsBack() bool {
	for i := range p.r.Questions {
		f := &p.r.Questions[i]
		if f.Answered.Held() || slices.ContainsFunc(f.Values, heldValue) {
			return true
		}
		for _, row := range f.Rows {
			if row.Answered.Held() || slices.ContainsFunc(row.Values, heldValue) {
				return true
			}
		}
	}
	for _, x := range p.r.CrossTables {
		for _, cells := range x.Cells {
			if slices.ContainsFunc(cells, heldCell) {
				return true
			}
		}
	}
	return false
}
