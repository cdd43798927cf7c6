package web

import (
	"strings"
	"testing"
	"time"

	"isoloir/poll"
	"isoloir/poll/box"
)

func listing(status box.Status) box.Listing {
	return box.Listing{
		ID: poll.IDOf([]byte("a definition")),
		Definition: &poll.Definition{
			Title:     poll.Text{"fr": "Des caméras <b>ici</b> ?", "en": "Cameras <b>here</b>?"},
			Languages: []string{"fr", "en"},
			Notice:    poll.Notice{Organizer: poll.Text{"fr": "La ville", "en": "The town"}},
			Campaign:  &poll.Campaign{ID: "rue", Title: poll.Text{"fr": "La rue", "en": "The street"}},
			Opens:     time.Date(2026, 12, 1, 8, 0, 0, 0, time.UTC),
			Closes:    time.Date(2026, 12, 24, 18, 30, 0, 0, time.UTC),
		},
		Status: status,
	}
}

func TestAPageSpeaksTheReadersLanguage(t *testing.T) {
	h, _ := serving(&fakeBox{listed: []box.Listing{listing(box.StatusOpen)}})
	const fr, en, de, ar = "Les consultations de ce serveur", "Polls on this server", "Befragungen auf diesem Server", `<html lang="ar" dir="rtl">`
	for accepted, want := range map[string]string{
		"fr": fr, "fr-CA, fr;q=0.9, en;q=0.8": fr, "nl, FR-be;q=0.5, en;q=0.4": fr, "en;q=0.3,fr;q=0.4": fr, "de-CH": de, "ar-MA,fr;q=0.9": ar,
		"en": en, "": en, "nl": en, "it, de;q=0.1": de, "en-GB,en;q=0.9,fr;q=0.8": en, "fr;q=0": en, "*": en, ";;,=": en,
	} {
		w := ask(t, h, "GET", "/", "", "Accept-Language", accepted)
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("%q gives %s", accepted, w.Body)
		}
		if vary := strings.Join(w.Header().Values("Vary"), ", "); vary != "Accept-Language, Accept-Encoding" || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("headers %v", w.Header())
		}
	}
}

func TestAPollIsListedWithItsTitleAndWhenItCanBeAnswered(t *testing.T) {
	for status, want := range map[box.Status][2]string{
		box.StatusUpcoming: {"Opens on 1 December 2026, 08:00 UTC", "Ouvre le 1er décembre 2026 à 08:00 UTC"},
		box.StatusOpen:     {"Open until 24 December 2026, 18:30 UTC", "Ouverte jusqu’au 24 décembre 2026 à 18:30 UTC"},
		box.StatusClosed:   {">Closed</p>", ">Close</p>"},
		box.StatusSealed:   {"Closed and sealed", "Close et scellée"},
		box.StatusWithheld: {"too few answers", "trop peu de réponses"},
	} {
		h, _ := serving(&fakeBox{listed: []box.Listing{listing(status)}})
		for i, lang := range []string{"en", "fr"} {
			body := ask(t, h, "GET", "/", "", "Accept-Language", lang).Body.String()
			if !strings.Contains(body, want[i]) || !strings.Contains(body, `href="/p/`+somePoll+`"`) {
				t.Errorf("%s in %s: %s", status, lang, body)
			}
		}
	}
}

func TestAnOrganizersWordsAreNeverHTML(t *testing.T) {
	h, _ := serving(&fakeBox{listed: []box.Listing{listing(box.StatusOpen)}})
	for _, target := range []string{"/", "/c/hash/rue"} {
		body := ask(t, h, "GET", target, "").Body.String()
		if strings.Contains(body, "<b>") || !strings.Contains(body, "Cameras &lt;b&gt;here&lt;/b&gt;?") {
			t.Errorf("%s: %s", target, body)
		}
	}
}

func TestAPollInAnotherLanguageIsMarkedAsSuch(t *testing.T) {
	l := listing(box.StatusOpen)
	l.Definition.Languages = []string{"fr"}
	h, _ := serving(&fakeBox{listed: []box.Listing{l}})
	body := ask(t, h, "GET", "/", "", "Accept-Language", "en").Body.String()
	if !strings.Contains(body, `<span lang="fr" dir="ltr">Des`) || !strings.Contains(body, "caméras") {
		t.Error(body)
	}
}

func TestACampaignsPageBearsItsTitle(t *testing.T) {
	h, _ := serving(&fakeBox{listed: []box.Listing{listing(box.StatusOpen)}})
	body := ask(t, h, "GET", "/c/hash/rue", "", "Accept-Language", "fr").Body.String()
	if !strings.Contains(body, `<h1>La rue</h1>`) {
		t.Error(body)
	}
}

func TestAPageHoldsNothingThatThePolicyRefuses(t *testing.T) {
	h, _ := serving(&fakeBox{})
	body := ask(t, h, "GET", "/", "").Body.String()
	for _, no := range []string{"<script", "<style ", "style=", "stylesheet", "http://", "https://", "<form"} {
		if strings.Contains(body, no) {
			t.Errorf("%q in %s", no, body)
		}
	}
	if strings.Count(body, "<style>p{margin:0}</style>") != 1 || strings.Count(body, "<style>") != 2 || !strings.Contains(body, "No poll is shown here") {
		t.Error(body)
	}
}

func TestAnAddressThatIsNoneIsAPageForPeopleAndAProblemForPrograms(t *testing.T) {
	h, _ := serving(&fakeBox{})
	const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
	for _, target := range []string{"/admin", "/p", "/p/" + somePoll + "/nothing", "/assets/none.js"} {
		page := ask(t, h, "GET", target, "", "Accept", browser, "Accept-Language", "de")
		if page.Code != 404 || page.Header().Get("Content-Type") != htmlType || !strings.Contains(page.Body.String(), "<h1>Diese Seite gibt es hier nicht</h1>") {
			t.Errorf("%s for a person: %d %v %s", target, page.Code, page.Header(), page.Body)
		}
		for _, accept := range []string{"", "*/*", "application/json", "text/html;q=0"} {
			if w := ask(t, h, "GET", target, "", "Accept", accept); w.Code != 404 || problemIn(t, w) != "not_found" {
				t.Errorf("%s for a program that takes %q: %d %s", target, accept, w.Code, w.Body)
			}
		}
	}
}
