package tally

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isoloir/poll"
)

func wrote(texts ...string) (all []poll.Answers) {
	for _, text := range texts {
		all = append(all, poll.Answers{ByID: map[string]poll.Answer{"why": {Text: text}, "district": {Choice: "other", Other: text}}})
	}
	return all
}

func TestASearchFindsWordsWhateverTheirCaseAccentsAndLineBreaks(t *testing.T) {
	for text, words := range map[string]string{
		"Trop de CAMÉRAS ici": "caméras", "trop de cameras": "Caméras", "line\nbreak": "line break", "STRASSE": "straße", "مُراقَبة الشوارع": "مراقبة", "ﬁn": "fin", "a": "",
	} {
		if !contains(text, words) {
			t.Errorf("%q is not found in %q", words, text)
		}
	}
	if contains("camera", "cameras") || contains("a b", "ab") {
		t.Error("found what is not there")
	}
	f := All(asked, Options{SearchWords: "éTÉ"}, wrote("L'été", "un hiver", "cet ete"))
	for _, q := range []Question{f.Questions[0], f.Questions[5]} {
		if q.Search == nil || *q.Search != (Search{For: "éTÉ", Found: 2, Of: 3}) || len(q.Words)+len(q.OtherWords) != 2 || q.Answered != 3 {
			t.Errorf("%+v", q)
		}
	}
	if f.Questions[2].Search != nil {
		t.Error("a scale was searched")
	}
}

const themed = `poll: abc
questions:
  why:
    themes: { cost: "What it costs", trust: Trust, none: "Nobody's" }
    texts:
      - { themes: [cost, trust], text: "both" }
      - { themes: [cost], times: 2, text: "it costs\ntoo much" }
      - { themes: [], text: "?" }
  district.other:
    themes: { far: Far away }
    texts: [{ themes: [far], text: both }]
`

func TestTextsGroupedByHandAreCounted(t *testing.T) {
	themes, err := ParseThemes(asked, []byte(themed))
	if err != nil {
		t.Fatal(err)
	}
	answers := wrote("both", "it costs\ntoo much", "it costs\ntoo much", "?", "new")
	f := All(asked, Options{Themes: themes}, answers)
	var got []string
	for _, theme := range f.Questions[5].Themes.Themes {
		got = append(got, theme.ID+" "+theme.Label+" "+theme.Share.RatString())
	}
	if want := []string{"cost What it costs 3/5", "trust Trust 1/5", "none Nobody's 0"}; !reflect.DeepEqual(got, want) || f.Questions[5].Themes.Without != 2 {
		t.Errorf("%v, %d without", got, f.Questions[5].Themes.Without)
	}
	if other := f.Questions[0].OtherThemes; other == nil || other.Themes[0].Count != 1 || other.Without != 4 {
		t.Errorf("%+v", other)
	}
	answers[0].ByID["worry"] = poll.Answer{Number: 3}
	x := crossed(t, "why,worry", Options{Themes: themes}, answers...)
	if x.Rows.Categories[0].Label != "What it costs" || x.Answered != 1 || x.Cells[0][5] != 1 || x.Cells[1][5] != 1 || x.NoTest != Multiple {
		t.Errorf("%+v", x)
	}
}

func TestABadThemeFileIsAnsweredWithWhatIsWrong(t *testing.T) {
	for old, c := range map[string][2]string{
		"trust: Trust,":      {"", `"trust" is not one of the themes (cost, none), but stands at "both"`},
		"  why:":             {"  worry:", "worry is no question that takes a text"},
		"themes: { cost":     {"theme: { cost", "theme"},
		"none: \"Nobody's\"": {"No: x", "cannot name a theme"},
		"trust: Trust":       {"trust: [1]", "needs a label"},
		`text: "?"`:          {`text: "both"`, "stands there twice"},
		"[cost, trust]":      {"[cost, cost]", "the theme cost stands twice"},
		"poll: abc":          {"poll: [", ""},
	} {
		bad := strings.Replace(themed, old, c[0], 1)
		if _, err := ParseThemes(asked, []byte(bad)); bad == themed || err == nil || !strings.Contains(err.Error(), c[1]) {
			t.Errorf("%q: %v, want %q", old, err, c[1])
		}
	}
}

// Texts must come back to the letter, or they would not be found again.
func TestANewThemeFileHasEveryTextOnceAndSorted(t *testing.T) {
	d := &poll.Definition{Languages: []string{"en"}, Pages: []poll.Page{{Questions: []poll.Question{
		{ID: "why", Type: poll.TextQ, Ask: poll.Text{"en": "Why?"}}, {ID: "which", Type: poll.Choice, Ask: poll.Text{"en": "Which?"}, Other: true},
	}}}}
	rapid.Check(t, func(t *rapid.T) {
		var answers []poll.Answers
		times := map[string]int{}
		alphabet := []rune("ab \n\"\\'#:-{}[]&*!|>%@`,?éß\u00a0\u2028\u200e\u202e\ufeff\u0085\u0300☺\U0001F5F3\U000E0001\uFFFD~0")
		for range rapid.IntRange(1, 5).Draw(t, "n") {
			text := rapid.StringOfN(rapid.SampledFrom(alphabet), 1, 12, -1).Draw(t, "text")
			times[text]++
			answers = append(answers, poll.Answers{ByID: map[string]poll.Answer{"why": {Text: text}, "which": {Choice: "other", Other: text}}})
		}
		data, err := NewThemes(d, "abc", "en", All(d, Options{}, answers))
		if err != nil {
			t.Fatal(err)
		}
		f, err := ParseThemes(d, data)
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		for _, key := range []string{"why", "which.other"} {
			if len(f.Groups[key].Texts) != len(times) {
				t.Fatalf("%d texts became %d:\n%s", len(times), len(f.Groups[key].Texts), data)
			}
			for text := range times {
				if _, ok := f.Groups[key].Texts[text]; !ok {
					t.Fatalf("%q is not in it:\n%s", text, data)
				}
			}
		}
		again, _ := NewThemes(d, "abc", "en", All(d, Options{}, rapid.Permutation(answers).Draw(t, "mixed")))
		if string(again) != string(data) || f.Poll != "abc" {
			t.Fatalf("the order of ballots shows:\n%s\n%s", data, again)
		}
	})
	if _, err := NewThemes(d, "abc", "en", All(d, Options{}, nil)); err != ErrNoTexts {
		t.Error(err)
	}
}
