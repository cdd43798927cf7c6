package web_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"isoloir/poll"
)

func TestTheQuestionsNameNoCapThatTheOrganizerDidNot(t *testing.T) {
	s := newSite(t)
	for most, want := range map[int64]string{100_000: "<dd>3 ballots or more</dd>", 25_000: "25,000"} {
		page := s.questions(s.publish(func(d *poll.Definition) { everything("en")(d); d.MaxBallots = most }))
		if !strings.Contains(page, want) || strings.Contains(page, "100000") {
			t.Errorf("%d ballots: no %s", most, want)
		}
	}
}

// What the booth says under these keys, with what stands around it on the page. What it has in forms for numbers is not here.
var asTheBooth = map[string][2]string{
	"before": {">", "<"}, "who": {"<dt>", "</dt>"}, "why": {"<dt>", "</dt>"}, "legalBasis": {"<dt>", "</dt>"}, "keyHolders": {"<dt>", "</dt>"},
	"keptUntil": {"<dt>", "</dt>"}, "quoteTerm": {"<dt>", "</dt>"}, "contact": {"<dt>", "</dt>"},
	"opens": {"<dt>", "</dt>"}, "closes": {"<dt>", "</dt>"}, "reading": {">", "<"}, "required": {`<span class="must">`, "</span>"},
	"smallGroup": {">", "<"}, "other": {">", "<"}, "quoteBox": {">", "<"},
}

// Words that the booth has another for.
var strangers = map[string]string{"de": "Umfrage|Quittung|Verzeichnis|Marke", "fr": "sondage|jeton", "es": "encuesta|recibo|ficha", "ar": "المقصورة"}

func TestTheServersPagesHaveNoWordThatTheBoothHasAnotherFor(t *testing.T) {
	for lang, words := range strangers {
		stranger := regexp.MustCompile(`(?i)[^"\n]{0,30}(` + words + `)`)
		for _, file := range []string{"words_" + lang + ".go", "client/src/i18n/" + lang + ".ts"} {
			said, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if found := stranger.FindString(string(said)); found != "" {
				t.Errorf("%s: %s", file, found)
			}
		}
	}
}

func TestTheQuestionsWithoutScriptAreAsTheBoothSaysThem(t *testing.T) {
	s := newSite(t)
	page := s.questions(s.publish(everything("en", "fr", "de", "es", "ar")))
	if !strings.Contains(page, `<meta name="robots" content="noindex">`) {
		t.Error("search engines may list the questions, and not the booth")
	}
	for _, lang := range []string{"en", "fr", "de", "es", "ar"} {
		booth, err := os.ReadFile("client/src/i18n/" + lang + ".ts")
		if err != nil {
			t.Fatal(err)
		}
		for key, around := range asTheBooth {
			said := regexp.MustCompile(`(?m)^  ` + key + `:\s+"(.+)",$`).FindSubmatch(booth)
			if said == nil {
				t.Fatalf("the booth has no %s in %s", key, lang)
			}
			if want := around[0] + strings.ReplaceAll(string(said[1]), "'", "&#39;") + around[1]; !strings.Contains(page, want) {
				t.Errorf("%s: the page has no %s", lang, want)
			}
		}
	}
}
