package web_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestTheQuestionsWithoutScriptAreAsTheBoothSaysThem(t *testing.T) {
	s := newSite(t)
	page := s.questions(s.publish(everything("en", "fr", "de", "es", "ar")))
	if !strings.Contains(page, `<meta name="robots" content="noindex">`) {
		t.Error("search engines may list the questions, and not the booth")
	}
	for _, lang := range []string{"en", "fr", "de", "es", "ar"} {
		booth, err := os.ReadFile("client/src/i18n/" + lang + "/first.ts")
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
