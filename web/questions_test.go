package web_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"golang.org/x/net/html"

	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/box"
	"isoloir/web"
	"isoloir/web/static"
)

// everything changes a definition into one with every type of question, and whatever else a page can show, in the given languages.
func everything(languages ...string) func(*poll.Definition) {
	text := func(words string) poll.Text {
		t := poll.Text{}
		for _, l := range languages {
			t[l] = words + " (" + l + ")"
		}
		return t
	}
	options := func(ids ...string) (all []poll.Option) {
		for _, id := range ids {
			all = append(all, poll.Option{ID: id, Label: text("Option " + id), Help: text("Help " + id)})
		}
		return all
	}
	return func(d *poll.Definition) {
		d.Languages = languages
		d.Title, d.Intro = text("Streets"), text("Read *this*,\n\n- or **that**\n- [a page](https://example.org/?a=1&b=2) <script>")
		d.Reading = []poll.Reading{{Label: text("The plan"), URL: "https://example.org/plan"}}
		d.Notice = poll.Notice{Organizer: text("Town"), Contact: "town@example.org", Purpose: text("To know"), LegalBasis: text("Consent"),
			KeyHolders: text("The clerk"), RetentionDays: 30, QuoteText: poll.QuoteAsk}
		d.Pages = []poll.Page{
			{Title: text("First page"), Text: text("Some *words*"), Questions: []poll.Question{
				{ID: "colour", Type: poll.Choice, Ask: text("Colour?"), Help: text("Just one"), Required: true, Options: options("red", "blue"), Other: true, OtherMax: 20},
				{ID: "fruits", Type: poll.Choices, Ask: text("Fruits?"), Options: options("apple", "pear", "fig"), Min: 1, Max: 2, Shuffle: true},
				{ID: "how", Type: poll.Scale, Ask: text("How?"), From: 1, To: 7, Low: text("badly"), High: text("well")},
				{ID: "cost", Type: poll.Number, Ask: text("Cost?"), Min: 50, Max: 10000, Decimals: 2},
			}},
			{Questions: []poll.Question{
				{ID: "day", Type: poll.Date, Ask: text("Day?"), Min: 21000, Max: 22000, Required: true},
				{ID: "why", Type: poll.TextQ, Ask: text("Why?"), Max: 50, ShowIf: []poll.Condition{{Source: "colour", Options: []string{"blue", "other"}}, {Source: "how", Points: []int64{6, 7}}}},
				{ID: "order", Type: poll.Ranking, Ask: text("Order?"), Options: options("a", "b", "c")},
				{ID: "marks", Type: poll.Grades, Ask: text("Marks?"), Options: options("park", "road"), Grades: options("good", "bad"), Required: true},
				{ID: "when", Type: poll.Matrix, Ask: text("When?"), Rows: options("summer", "winter"), Options: options("never", "often")},
			}},
		}
	}
}

func (s *site) questions(link poll.Link) string {
	return s.get("/p/" + link.ID.String() + "?questions")
}

func TestWithoutJavaScriptTheBoothsPageLeadsToTheQuestions(t *testing.T) {
	s := newSite(t)
	shell := s.get("/p/" + s.publish(nil).ID.String())
	if !strings.Contains(shell, `<noscript><meta http-equiv="refresh" content="0; url=?questions"></noscript>`) || strings.Count(shell, `href="?questions"`) != 5 {
		t.Error(shell)
	}
}

func TestEverythingThatIsAskedCanBeReadWithoutJavaScript(t *testing.T) {
	s := newSite(t)
	link := s.publish(everything("en", "fr"))
	page := s.questions(link)
	for _, want := range []string{
		"Streets (en)", "Streets (fr)", "<em>this</em>", "<strong>that</strong>", `<a href="https://example.org/?a=1&amp;b=2" rel="noreferrer">a page</a> &lt;script&gt;`,
		"The plan (fr)", `href="https://example.org/plan"`, "Some <em>words</em>", "First page (fr)", "Page 2",
		"Town (en)", "town@example.org", "To know (fr)", "Consent (en)", "The clerk (fr)", "7 February 2030 at the latest", "3 ballots or more",
		"Open until 8 January 2030, 20:00 UTC", "Ouverte jusqu’au 8 janvier 2030 à 20:00 UTC",
		"Colour? (en)", "Just one (fr)", ">required<", ">obligatoire<", "Option red (en)", "Help blue (fr)", ">other<", "up to 20 characters",
		"Choose 1 to 2.", "order drawn by chance", "From 1 to 7.", "badly (fr)", "well (en)", "From 0.50 to 100.00.", "Digits after the point: 2.",
		"From 2027-07-01 to 2030-03-27.", "up to 50 characters", "Put them in order", "Give each a grade.", "Grades, the best first", "Choose one for each line.",
		"Option good (fr)", "Option winter (en)", "Option never (fr)",
		`<a href="#en-colour">Question 1</a>: Option blue (en) / Other`, `<a href="#fr-how">Question 3</a>: 6 / 7`,
		"--set colour=red", "--set fruits=apple,pear", "--set how=4", "--set cost=0.50", "--set day=2027-07-01", "--set why=&#34;my answer&#34;",
		"--set order=a,b", "--set marks.park=good", "--set when.summer=never", "--set quote=yes", "may be quoted",
		"isoloir answer " + link.String() + "</code>", "cannot sign a ballot", "--proxy socks5h://127.0.0.1:9050",
		`href="/p/` + link.ID.String() + `"`, `<a href="#fr" lang="fr" hreflang="fr" dir="ltr">Français</a>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	if t.Failed() {
		t.Log(page)
	}
}

func TestThePageOfQuestionsHasNoScriptNorAnyPlaceForOne(t *testing.T) {
	s := newSite(t)
	evil := `"><script>alert(1)</script><img src=x onerror=alert(1)> javascript:alert(1)`
	page := s.questions(s.publish(func(d *poll.Definition) {
		everything("en")(d)
		d.Title, d.Intro = poll.Text{"en": evil}, poll.Text{"en": evil + " [x](https://a/\"onclick=x) [y](javascript:alert)"}
		d.Notice.Contact = evil
		d.Pages[0].Questions[0].Options[0].Label = poll.Text{"en": evil}
	}))
	allowed := map[string]bool{"class": true, "id": true, "lang": true, "dir": true, "href": true, "hreflang": true, "rel": true, "name": true, "content": true,
		"charset": true, "aria-label": true, "aria-hidden": true, "tabindex": true, "focusable": true, "viewbox": true, "fill": true, "stroke": true,
		"stroke-width": true, "stroke-linecap": true, "stroke-linejoin": true, "fill-opacity": true, "d": true, "integrity": true, "type": true}
	tokens := html.NewTokenizer(strings.NewReader(page))
	for tokens.Next() != html.ErrorToken {
		token := tokens.Token()
		if token.Type == html.StartTagToken && (token.Data == "script" || token.Data == "img" || token.Data == "form") {
			t.Errorf("there is %s", token)
		}
		for _, a := range token.Attr {
			if !allowed[strings.ToLower(a.Key)] || a.Key == "href" && !regexp.MustCompile(`^(#|/|https://)`).MatchString(a.Val) {
				t.Errorf("there is %s", token)
			}
		}
	}
}

func TestEachLanguageOfAPollIsASectionWithItsDirection(t *testing.T) {
	s := newSite(t)
	page := s.questions(s.publish(everything("ar", "en", "he", "nl")))
	for _, want := range []string{
		`<html lang="ar" dir="rtl">`,
		`<section id="ar" lang="ar" dir="rtl" aria-label="العربية"`, "<h1>Streets (ar)</h1>", "اختر واحدًا.",
		`<section id="en" lang="en" dir="ltr" aria-label="English"`,
		// Our own words are English there, the poll's are marked.
		`<section id="he" lang="en" dir="ltr" aria-label="עברית"`, `<h1><span lang="he" dir="rtl">Streets (he)</span></h1>`,
		`<section id="nl" lang="en" dir="ltr" aria-label="Nederlands"`, `<span lang="nl" dir="ltr">Colour? (nl)</span>`,
		`<pre dir="ltr" tabindex="0"><code>isoloir answer`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
}

func TestAPageOfQuestionsIsTheSameForEverybodyAndToTheByteWhatAnybodyCanMake(t *testing.T) {
	s := newSite(t)
	link := s.publish(everything("en", "fr"))
	definition := []byte(s.get("/p/" + link.ID.String() + "/definition"))
	pages := web.NewPages(static.Dist(), web.Brand{})
	made := func(status box.Status) string {
		page, err := pages.Questions(link, definition, box.State{Status: status})
		s.ok(err)
		return string(page)
	}
	if s.questions(link) != made(box.StatusOpen) {
		t.Error("the page of the open poll is another")
	}
	for _, language := range []string{"fr", "ar;q=0.1", "x"} {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, link.String()+"?questions", nil)
		s.ok(err)
		r.Header.Set("Accept-Language", language)
		if body, _ := s.body(r); string(body) != made(box.StatusOpen) {
			t.Errorf("whoever reads %s gets another page", language)
		}
	}
	s.setClock(opens.Add(-time.Hour))
	if page := s.questions(link); page != made(box.StatusUpcoming) || !strings.Contains(page, "Opens on 1 January 2030, 08:00 UTC") {
		t.Error("the page before the opening is another")
	}
	s.setClock(opens)
	s.ok(s.client.Statement(ctx, link, s.statement(link.ID, 1, translog.Close)))
	if page := s.questions(link); page != made(box.StatusClosed) || strings.Contains(page, "isoloir answer") {
		t.Error("the page after the close is another, or says how to answer")
	}
	if made(box.StatusClosed) == made(box.StatusOpen) {
		t.Error("how the poll stands makes no difference")
	}
}

func TestAFullBoxIsSaidToBeSoInEveryLanguageBeforeAnythingIsAnswered(t *testing.T) {
	s := newSite(t)
	link := s.publish(func(d *poll.Definition) {
		everything("en", "fr", "de", "es", "ar")(d)
		d.MaxBallots = 54321
	})
	definition := []byte(s.get("/p/" + link.ID.String() + "/definition"))
	page := func(full bool) string {
		page, err := web.NewPages(static.Dist(), web.Brand{}).Questions(link, definition, box.State{Status: box.StatusOpen, Full: full})
		s.ok(err)
		return string(page)
	}
	if len(regexp.MustCompile(`54[.,\s\x{a0}\x{202f}]321`).FindAllString(page(false), -1)) != 5 {
		t.Error("how many ballots are taken is not told in every language")
	}
	for _, words := range []string{"The box is full", "L’urne est pleine", "Die Urne ist voll", "La urna está llena", "الصندوق ممتلئ"} {
		if strings.Contains(page(false), words) || !strings.Contains(page(true), words) {
			t.Errorf("%q stands on the wrong page", words)
		}
	}
	if strings.Contains(page(true), "isoloir answer") {
		t.Error("the page of a full box says how to answer")
	}
}

func TestAPollThatIsNotHereIsSaidToBeSoWithoutJavaScript(t *testing.T) {
	s := newSite(t)
	for _, id := range []string{"x", poll.IDOf([]byte("nothing")).String()} {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url+"/p/"+id+"?questions", nil)
		s.ok(err)
		r.Header.Set("Accept-Language", "de")
		if body, answer := s.body(r); answer.StatusCode != http.StatusNotFound || !strings.Contains(string(body), "<h1>Diese Seite gibt es hier nicht</h1>") {
			t.Errorf("%s: %d %s", id, answer.StatusCode, body)
		}
	}
	link := s.publish(nil)
	s.questions(link) // it is kept
	_, err := s.client.Delete(ctx, link, s.statement(link.ID, 1, translog.Delete))
	s.ok(err)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, link.String()+"?questions", nil)
	s.ok(err)
	if body, answer := s.body(r); answer.StatusCode != http.StatusGone || !strings.Contains(string(body), "This poll was deleted") || strings.Contains(string(body), "Cameras") {
		t.Errorf("deleted: %d %s", answer.StatusCode, body)
	}
	if definition := s.get("/p/" + link.ID.String() + "/definition"); strings.Contains(definition, "Cameras") {
		t.Error("the definition is still there")
	}
}

func (s *site) body(r *http.Request) ([]byte, *http.Response) {
	s.t.Helper()
	answer, err := (&http.Transport{DisableCompression: true}).RoundTrip(r)
	s.ok(err)
	defer func() { _ = answer.Body.Close() }()
	body, err := io.ReadAll(answer.Body)
	s.ok(err)
	return body, answer
}

// hundreds is a poll of 200 questions, as large as most: some 60 KB.
func hundreds(d *poll.Definition) {
	d.Pages = nil
	for page := range 20 {
		p := poll.Page{Title: poll.Text{"en": fmt.Sprintf("Part %d", page+1)}}
		for n := range 10 {
			p.Questions = append(p.Questions, poll.Question{ID: fmt.Sprintf("q%d_%d", page, n), Type: poll.Choice,
				Ask:     poll.Text{"en": fmt.Sprintf("How well does the town look after its street number %d, all things considered?", page*10+n)},
				Options: []poll.Option{{ID: "well", Label: poll.Text{"en": "Well"}}, {ID: "badly", Label: poll.Text{"en": "Badly"}}, {ID: "unsure", Label: poll.Text{"en": "I do not know"}}}})
		}
		d.Pages = append(d.Pages, p)
	}
}

func TestALongPollWeighsLittleOnTheWire(t *testing.T) {
	s := newSite(t)
	small, large := s.publish(nil), s.publish(hundreds)
	if s.get("/p/"+small.ID.String()) != s.get("/p/"+large.ID.String()) {
		t.Error("the booth's page is another for a large poll")
	}
	for _, page := range []string{"/definition", "?questions"} {
		plain := s.get("/p/" + large.ID.String() + page)
		for encoding, read := range map[string]func(io.Reader) (io.Reader, error){
			"br":   func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
			"gzip": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		} {
			r, err := http.NewRequestWithContext(ctx, http.MethodGet, large.String()+page, nil)
			s.ok(err)
			r.Header.Set("Accept-Encoding", encoding)
			body, answer := s.body(r)
			unpacked, err := read(bytes.NewReader(body))
			s.ok(err)
			got, err := io.ReadAll(unpacked)
			s.ok(err)
			if string(got) != plain || answer.Header.Get("Content-Encoding") != encoding || answer.Header.Get("Vary") != "Accept-Encoding" {
				t.Errorf("%s in %s is something else: %v", page, encoding, answer.Header)
			}
			t.Logf("%s: %d bytes, in %s %d", page, len(plain), encoding, len(body))
			if len(plain) < 50_000 || len(body) > 10_000 {
				t.Errorf("%s has %d bytes, in %s %d", page, len(plain), encoding, len(body))
			}
		}
	}
}

func TestWithoutJavaScriptTheOddsOfSensitiveQuestionsAreSaidAndWhatTheyTellTogether(t *testing.T) {
	s := newSite(t)
	options := func(ids ...string) (list []poll.Option) {
		for _, id := range ids {
			list = append(list, poll.Option{ID: id, Label: poll.Text{"en": id}})
		}
		return list
	}
	link := s.publish(func(d *poll.Definition) {
		d.Pages[0].Questions = []poll.Question{
			{ID: "tax", Type: poll.Choice, Ask: poll.Text{"en": "Tax?"}, Options: options("never", "once", "often"), Epsilon: 10_986},
			{ID: "acts", Type: poll.Choices, Ask: poll.Text{"en": "Acts?"}, Options: options("a", "b", "c"), Max: 1, Epsilon: 20_000},
		}
	})
	page := strings.NewReplacer("\u2066", "", "\u2069", "").Replace(s.questions(link))
	for _, want := range []string{
		"Your answer stays in 50.0\u00a0% of cases", "To leave it blank is one answer among the others.", // e^ε = 3 of 3 + 3
		"what you choose is reported in 50.0\u00a0% of cases, what you do not choose in 11.9\u00a0%.", // 1/(e²+1)
		"at most 22 times as likely as before (ε = 3.0986)",
	} {
		if !strings.Contains(page, want) && !strings.Contains(page, strings.ReplaceAll(want, "\u00a0%", "%")) {
			t.Errorf("no %q in %s", want, page)
		}
	}
}

func TestWithoutJavaScriptHowMuchMoreLikelyHasTwoDigits(t *testing.T) {
	for epsilon, want := range map[int64][2]string{12_000: {" 3.3 times", " 3,3 fois"}, 69_078: {" 1,000 times", " 1\u00a0000 fois"}} {
		s := newSite(t)
		page := s.questions(s.publish(func(d *poll.Definition) {
			everything("en", "fr")(d)
			d.Pages[0].Questions = []poll.Question{{ID: "tax", Type: poll.Choice, Ask: poll.Text{"en": "Tax?", "fr": "Tax?"}, Options: []poll.Option{
				{ID: "paid", Label: poll.Text{"en": "Yes", "fr": "Oui"}}, {ID: "late", Label: poll.Text{"en": "No", "fr": "Non"}},
			}, Epsilon: epsilon}}
			d.Pages = d.Pages[:1]
		}))
		page = strings.NewReplacer("\u2066", "", "\u2069", "", "\u202f", "\u00a0").Replace(page)
		for _, says := range want {
			if !strings.Contains(page, says) {
				t.Errorf("ε of %d: no %q", epsilon, says)
			}
		}
	}
}
