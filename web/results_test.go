package web

import (
	"encoding/binary"
	"strings"
	"testing"

	"isoloir/poll"
	"isoloir/poll/box"
	"isoloir/poll/results"
)

func showing(t *testing.T) (*fakeBox, string) {
	t.Helper()
	definition, data := sampleResults(t)
	return &fakeBox{definition: definition, results: data}, "/p/" + poll.IDOf(definition).String() + "/results"
}

func TestABrowserIsShownResultsAsAPageAndAProgramAsWhatWasSigned(t *testing.T) {
	b, path := showing(t)
	h, _ := serving(b)
	page := ask(t, h, "GET", path, "", "Accept", "text/html,*/*;q=0.8", "Accept-Language", "fr")
	if page.Code != 200 || page.Header().Get("Content-Type") != "text/html; charset=utf-8" || !strings.Contains(strings.Join(page.Header().Values("Vary"), ","), "Accept-Language") {
		t.Fatalf("%d %v", page.Code, page.Header())
	}
	for _, want := range []string{`<html lang="fr"`, "retenu", "isoloir verify https://example.org/p/"} {
		if !strings.Contains(page.Body.String(), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	data := ask(t, h, "GET", path, "", "Accept", "application/json")
	if data.Body.String() != string(b.results) || data.Header().Get("Content-Type") != "application/json" {
		t.Errorf("%v\n%s", data.Header(), data.Body)
	}
	if again := ask(t, h, "GET", path+"/3", ""); again.Body.String() != string(b.results) {
		t.Error(again.Body)
	}
	if bad := ask(t, h, "GET", path+"/x", ""); bad.Code != 404 {
		t.Error(bad.Code)
	}
}

func TestTheResultsPageHoldsNothingThatIsHeldBackAndNoMarkupOfTheOrganizer(t *testing.T) {
	b, path := showing(t)
	d, err := poll.Parse(b.definition)
	if err != nil {
		t.Fatal(err)
	}
	r, err := results.Parse(b.results)
	if err != nil {
		t.Fatal(err)
	}
	held := 0
	for _, q := range r.Questions {
		for _, v := range q.Values {
			if v.Count.Held() {
				held++
			}
		}
	}
	h, _ := serving(b)
	for _, lang := range PageLanguages() {
		page := ask(t, h, "GET", path+"?lang="+lang, "", "Accept", "text/html").Body.String()
		if n := strings.Count(page, `<td class="held">`); n < held || held == 0 {
			t.Errorf("%s: %d cells say that they are held back, at least %d are", lang, n, held)
		}
		if strings.Contains(page, "<b>") || !strings.Contains(page, "&lt;b&gt;") || strings.Contains(page, "style=") || strings.Contains(page, "<script") {
			t.Errorf("%s: markup", lang)
		}
		if n := strings.Count(page, "<h2>"); n < len(d.Questions()) {
			t.Errorf("%s: %d headings", lang, n)
		}
	}
}

func TestWithoutResultsThePageSaysSo(t *testing.T) {
	h, _ := serving(&fakeBox{answer: func(what string, _ []byte) error {
		if what == "results" {
			return &box.Error{Code: box.NoResults, Public: "None."}
		}
		return nil
	}, definition: []byte("{}")})
	path := "/p/" + somePoll + "/results"
	if page := ask(t, h, "GET", path, "", "Accept", "text/html"); page.Code != 404 || !strings.Contains(page.Body.String(), "There are no results here yet") {
		t.Errorf("%d %s", page.Code, page.Body)
	}
	if data := ask(t, h, "GET", path, ""); data.Code != 404 || !strings.Contains(data.Body.String(), `"code":"no_results"`) {
		t.Errorf("%d %s", data.Code, data.Body)
	}
}

func TestResultsComeWithTheirStatement(t *testing.T) {
	var got string
	h, _ := serving(&fakeBox{answer: func(_ string, body []byte) error {
		got = string(body)
		return nil
	}})
	path := "/p/" + somePoll + "/results"
	body := string(binary.BigEndian.AppendUint16(nil, 4)) + "noteresults"
	if w := ask(t, h, "POST", path, body); w.Code != 200 || got != "noteresults" {
		t.Errorf("%d %q", w.Code, got)
	}
	if w := ask(t, h, "POST", path, "\xff\xffnote"); w.Code != 400 {
		t.Errorf("a statement that is cut off: %d", w.Code)
	}
	if w := ask(t, h, "POST", path, strings.Repeat("x", results.MaxSize+maxStatement+3)); w.Code != 413 {
		t.Errorf("too much: %d", w.Code)
	}
}

func TestAListLeadsToResults(t *testing.T) {
	b, path := showing(t)
	d, err := poll.Parse(b.definition)
	if err != nil {
		t.Fatal(err)
	}
	id, without := poll.IDOf(b.definition), poll.ID{1}
	b.listed = []box.Listing{{ID: id, Definition: d, Status: box.StatusSealed, Results: true}, {ID: without, Definition: d, Status: box.StatusSealed}}
	h, _ := serving(b)
	page := ask(t, h, "GET", "/", "", "Accept-Language", "en").Body.String()
	if !strings.Contains(page, `<a href="`+path+`">Results</a>`) || strings.Contains(page, without.String()+"/results") {
		t.Error(page)
	}
}
