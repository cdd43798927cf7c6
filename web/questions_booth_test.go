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
		for key, around := range map[string][2]string{"why": {"<dt>", "</dt>"}, "required": {`<span class="must">`, "</span>"}} {
			said := regexp.MustCompile(`(?m)^  ` + key + `: "(.+)",$`).FindSubmatch(booth)
			if said == nil {
				t.Fatalf("the booth has no %s in %s", key, lang)
			}
			if want := around[0] + string(said[1]) + around[1]; !strings.Contains(page, want) {
				t.Errorf("the page has no %s", want)
			}
		}
	}
}
