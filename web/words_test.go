package web

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"isoloir/poll"
	"isoloir/poll/box"
)

// texts lists every text of a language by its place.
func texts(w *words) map[string]string {
	all := map[string]string{}
	v := reflect.ValueOf(*w)
	for i := range v.NumField() {
		name, f := v.Type().Field(i).Name, v.Field(i)
		switch f.Kind() {
		case reflect.String:
			all[name] = f.String()
		case reflect.Array:
			for n := range f.Len() {
				all[name+string(rune('a'+n))] = f.Index(n).String()
			}
		case reflect.Map:
			for _, k := range f.MapKeys() {
				all[name+k.String()] = f.MapIndex(k).String()
			}
		}
	}
	return all
}

func TestEveryLanguageHasAllWordsWithTheSamePlacesInThem(t *testing.T) {
	verb := regexp.MustCompile(`%[a-z]`)
	want := texts(&english)
	if len(want) < 60 || len(pageWords) != 5 {
		t.Fatalf("%d texts in %d languages", len(want), len(pageWords))
	}
	for _, w := range pageWords {
		got := texts(w)
		for place, text := range want {
			if got[place] == "" || !reflect.DeepEqual(verb.FindAllString(got[place], -1), verb.FindAllString(text, -1)) {
				t.Errorf("%s: %s is %q, in English %q", w.Lang, place, got[place], text)
			}
		}
		if len(got) != len(want) || poll.Direction(w.Lang) != w.Dir || autonym(w.Lang) != w.Name {
			t.Errorf("%s: %d texts, %s, %s", w.Lang, len(got), poll.Direction(w.Lang), autonym(w.Lang))
		}
	}
}

func TestFrenchMarksBeginNoLine(t *testing.T) {
	for place, text := range texts(&french) {
		if bad := regexp.MustCompile(` [?!:;»]|« `).FindString(text); bad != "" || strings.Contains(text, "'") {
			t.Errorf("%s: %q", place, text)
		}
	}
}

func TestATimeIsSaidAsInEachLanguage(t *testing.T) {
	at := time.Date(2026, 12, 1, 8, 5, 59, 0, time.FixedZone("", 3600))
	for lang, want := range map[string]string{
		"en": "1 December 2026, 07:05 UTC", "fr": "1er décembre 2026 à 07:05 UTC", "de": "1. Dezember 2026, 07:05 UTC",
		"es": "1 de diciembre de 2026, 07:05 UTC", "ar": "1 ديسمبر 2026، الساعة 07:05 UTC",
	} {
		if got := wordsIn(lang).moment(at); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
		if got := wordsIn(lang).when(box.StatusOpen, at, at); !strings.Contains(got, want) {
			t.Errorf("%s: %q", lang, got)
		}
	}
}

// The shell speaks the same languages.
func TestTheShellLeadsToTheQuestionsInEveryLanguage(t *testing.T) {
	shell, err := os.ReadFile("client/src/index.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range PageLanguages() {
		if !regexp.MustCompile(`<p lang="` + lang + `"[^>]*><a href="\?questions">`).Match(shell) {
			t.Errorf("%s is missing", lang)
		}
	}
}
