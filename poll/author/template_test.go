package author

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"isoloir/poll"
)

// noon is a moment long before any poll of the tests opens.
var noon = time.Date(2990, 10, 20, 12, 0, 0, 0, time.UTC)

func template(t *testing.T, lang string) string {
	t.Helper()
	src, ok := Template(lang, noon)
	if !ok {
		t.Fatalf("no template in %q", lang)
	}
	return string(src)
}

// switchedOff finds the fields of a template that stand behind a #.
var switchedOff = regexp.MustCompile(`(?m)^( *)#([a-z])`)

func TestEveryTemplateIsReadWithoutAnErrorAndWarnsOfItsPlaceholdersOnly(t *testing.T) {
	for _, lang := range TemplateLanguages {
		f, err := Read([]byte(template(t, lang)), "template_"+lang+".yaml", Options{Now: noon})
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		if !slices.Equal(f.Poll.Languages, []string{lang}) {
			t.Errorf("the template in %s is a poll in %v", lang, f.Poll.Languages)
		}
		var warned []string
		for _, w := range f.Warnings {
			warned = append(warned, w.Path)
		}
		want := []string{"languages", "notice.organizer", "notice.contact", "notice.purpose", "notice.legal_basis", "notice.key_holders"}
		if !slices.Equal(warned, want) {
			t.Errorf("%s: warned of %v, want %v", lang, warned, want)
		}
	}
}

func TestWhatATemplateSwitchesOffCanBeSwitchedOn(t *testing.T) {
	recipient, auditor := publishing(t).Recipient, publishing(t).Recipient
	for _, lang := range TemplateLanguages {
		src := template(t, lang)
		if n := len(switchedOff.FindAllString(src, -1)); n != 7 {
			t.Errorf("%s: %d fields are switched off, want 7", lang, n)
		}
		src = switchedOff.ReplaceAllString(src, "$1$2")
		src = strings.Replace(src, "auditor: age1pq1...", "auditor: "+auditor, 1)
		src = strings.Replace(src, "age1pq1...", recipient, 1)
		src = strings.Replace(src, "admission: open", "admission: codes", 1)
		f, err := Read([]byte(src), "template_"+lang+".yaml", Options{})
		if err != nil {
			t.Errorf("%v", err)
		} else if len(f.Poll.Reading) != 1 || f.Poll.Campaign == nil || len(f.Poll.Recipients) != 1 || f.Poll.TokensUntil.IsZero() || f.Poll.Auditor == "" || !f.Poll.Sensitive() {
			t.Errorf("%s: something stayed switched off", lang)
		}
	}
}

func TestEveryTemplateHasEveryFieldAndEveryTypeOnce(t *testing.T) {
	for _, lang := range TemplateLanguages {
		src := template(t, lang)
		for name, fields := range tables {
			for _, f := range fields {
				stands := regexp.MustCompile(`(?m)(^ *#?(- )?|[{,] )` + f.name + `:`).MatchString(src)
				if stands == f.unbuilt {
					t.Errorf("%s: %q: field %s stands there: %v, not built: %v", lang, name, f.name, stands, f.unbuilt)
				}
			}
		}
		for _, typ := range questionTypes {
			if n := strings.Count(src, "type: "+string(typ)+"\n"); n != 1 {
				t.Errorf("%s: %d questions of type %s", lang, n, typ)
			}
		}
	}
}

// outline is what must be the same in every language: everything but ids and texts.
func outline(d *poll.Definition) []any {
	out := []any{len(d.Pages), d.Opens, d.Closes, d.MaxBallots, d.ReleaseAtLeast, d.SuppressBelow, d.Notice.RetentionDays, d.Notice.QuoteText}
	for _, q := range d.Questions() {
		out = append(out, q.Type, q.Required, q.Shuffle, len(q.ShowIf), len(q.Options), len(q.Rows), len(q.Grades), q.Other, q.OtherMax,
			q.Min, q.Max, q.From, q.To, q.Decimals, q.Help != nil, q.Low != nil, len(q.Count), q.Unranked, q.Blank, len(q.TieBreak))
	}
	return out
}

func TestTheTemplatesDifferInWordsOnly(t *testing.T) {
	want := outline(read(t, template(t, "en")).Poll)
	for _, lang := range TemplateLanguages {
		if got := outline(read(t, template(t, lang)).Poll); !slices.Equal(got, want) {
			t.Errorf("%s:\n%v\nwant\n%v", lang, got, want)
		}
	}
}

func TestATemplateOpensTomorrowAtEightAndClosesTwoWeeksLaterInTheLocalZone(t *testing.T) {
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Skip(err)
	}
	now := time.Date(2026, 10, 20, 23, 30, 0, 0, paris) // clocks go back on the 25th
	src, _ := Template("fr", now)
	for _, line := range []string{"\nopens: 2026-10-21T08:00:00+02:00\n", "\ncloses: 2026-11-04T20:00:00+01:00\n", " min: 2026-11-05\n"} {
		if !strings.Contains(string(src), line) {
			t.Errorf("%q is not in the template", line)
		}
	}
}

func TestThereIsNoTemplateInOtherLanguages(t *testing.T) {
	for _, lang := range []string{"", "pt", "../demo", "FR"} {
		if _, ok := Template(lang, noon); ok {
			t.Errorf("there is one in %q", lang)
		}
	}
}
