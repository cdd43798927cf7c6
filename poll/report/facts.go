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
	return []fact{
		{Term: p.w.Box, Text: p.w.number(b.Ballots)}, {Term: p.w.Opened, Text: p.w.number(b.Opened)}, {Term: p.w.Spoiled, Text: p.spoiled()},
		{Term: p.w.Withdrawn, Text: p.w.number(b.Withdrawn)},
		{Term: p.w.Log, Text: p.d.Host() + "/p/" + p.Link.ID.String(), Code: true}, {Term: p.w.Entries, Text: p.w.number(int(p.r.Log.Size))},
		{Term: p.w.Root, Text: base64.StdEncoding.EncodeToString(p.r.Log.Root), Code: true},
	}
}

// spoiled says how many ballots were spoiled, and why: of each kind of reason all together.
func (p *reporter) spoiled() string {
	of := map[spoiledBy]int{}
	for reason, n := range p.r.Box.Spoiled {
		of[why(reason)] += n
	}
	total := p.r.Box.Ballots - p.r.Box.Opened
	var list []string
	for _, kind := range slices.Sorted(maps.Keys(of)) {
		list = append(list, fmt.Sprintf(p.w.spoiledBy[kind], p.w.number(of[kind])))
	}
	if list == nil {
		return p.w.number(total)
	}
	return fmt.Sprintf(p.w.because, p.w.number(total), strings.Join(list, p.w.semicolon))
}

// spoiledBy is a kind of reason why a ballot does not count.
type spoiledBy int

const (
	byKeys    spoiledBy = iota // sealed to others
	byChange                   // after it was sealed, or it never was as it should be
	byAnswers                  // that the poll does not allow
)

// why sorts a reason (docs/formats.md §6). Those of the strict reader are about what is inside.
func why(reason string) spoiledBy {
	switch reason {
	case "not_for_key":
		return byKeys
	case "bad_stanza", "bad_mac", "bad_payload", "bad_ballot_key":
		return byChange
	}
	return byAnswers
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
