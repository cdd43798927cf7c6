package paper

import (
	"bytes"
	"encoding/json"
	"errors"
	markup "html"
	"io"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"isoloir/poll"
)

var allLanguages = []string{"en", "fr", "de", "es", "ar"}

func TestTheQRCodeOfAPosterIsTheLinkAndNothingElse(t *testing.T) {
	for _, j := range []Job{job("fr"), job("ar"), job("en", "fr", "ar")} {
		want := j.Link.String()
		for _, read := range append(codesInPDF(t, made(t, poster(j), PDF)), codesInHTML(t, made(t, poster(j), HTML))...) {
			if read != want {
				t.Errorf("read %q, want %q", read, want)
			}
		}
		if len(codesInPDF(t, made(t, poster(j), PDF))) == 0 || len(codesInHTML(t, made(t, poster(j), HTML))) == 0 {
			t.Error("a poster has no QR code")
		}
	}
}

func TestEachLetterHasItsOwnCodeInTheFragmentInTheOrderOfTheList(t *testing.T) {
	for _, j := range []Job{job("de"), job("ar"), job(allLanguages...)} {
		var want []string
		for _, c := range letterCodes {
			want = append(want, j.Link.String()+"#"+c)
		}
		asPDF, asHTML := made(t, lettersOf(j), PDF), made(t, lettersOf(j), HTML)
		if read := codesInPDF(t, asPDF); !slices.Equal(read, want) {
			t.Errorf("PDF: read %q", read)
		}
		if read := codesInHTML(t, asHTML); !slices.Equal(read, want) {
			t.Errorf("HTML: read %q", read)
		}
		var typed []string
		for _, page := range textIn(t, asPDF)[1:] { // the first is what all letters have
			typed = append(typed, allText(page))
		}
		if !slices.Equal(typed, letterCodes) {
			t.Errorf("in the text: %q", typed)
		}
		if printed := regexp.MustCompile(`<p class="code"><bdi dir="ltr">(.*?)</bdi>`).FindAllStringSubmatch(string(asHTML), -1); len(printed) != len(letterCodes) || printed[1][1] != letterCodes[1] {
			t.Errorf("in the text of the HTML: %q", printed)
		}
	}
}

func TestLettersTellNothingButTheirCodes(t *testing.T) {
	early, late := job("fr"), job("fr")
	late.Now = late.Now.Add(50 * time.Hour)
	for _, f := range []Format{PDF, HTML} {
		if !bytes.Equal(made(t, lettersOf(early), f), made(t, lettersOf(late), f)) {
			t.Errorf("format %d: the file depends on the time of printing", f)
		}
	}
	whole := made(t, lettersOf(early), PDF)
	for _, key := range []string{"CreationDate", "ModDate", "Producer", "/ID"} {
		if bytes.Contains(whole, []byte(key)) {
			t.Errorf("the PDF has %s", key)
		}
	}
	// Two letters differ in nothing but the code: with codes swapped the pages are swapped.
	page := func(codes ...string) []string {
		var b bytes.Buffer
		if err := early.Letters(&b, PDF, codes); err != nil {
			t.Fatal(err)
		}
		return streams(t, b.Bytes())[:1+len(codes)]
	}
	one, other := page(letterCodes[0], letterCodes[1]), page(letterCodes[1], letterCodes[0])
	if one[0] != other[0] || one[1] != other[2] || one[2] != other[1] {
		t.Error("a letter shows its place in the list")
	}
}

func TestTheAddressFieldIsFreeAndTheCodeLiesInsideWhenFolded(t *testing.T) {
	long := job(allLanguages...)
	for _, l := range allLanguages {
		long.Definition.Intro[l] = strings.Repeat(intro+"\n\n", 30)
	}
	for _, j := range []Job{job("fr"), job("ar"), long} {
		pages := textIn(t, made(t, lettersOf(j), PDF))
		if len(pages) != 1+len(letterCodes) {
			t.Fatalf("%d pages with text", len(pages))
		}
		for i, page := range pages {
			for _, s := range page {
				if s.y > addressTop && s.y < addressEnd {
					t.Errorf("%q stands in the address field", s.text)
				}
				if s.y < 10*millimetre || s.y > pageHeight-4*millimetre || s.x < margin-1 || s.x > pageWidth-margin {
					t.Errorf("%q stands at %.0f, %.0f: outside the page", s.text, s.x, s.y)
				}
				if i > 0 && s.y < firstFold {
					t.Errorf("the code stands at %.0f, above the first fold", s.y)
				}
			}
		}
	}
}

func TestEveryLengthOfTitleAndIntroductionFits(t *testing.T) {
	for _, languages := range [][]string{{"fr"}, {"ar"}, {"fr", "de", "ar"}} {
		for _, title := range []string{"Oui ?", strings.Repeat("Faut-il des caméras, ", 5), strings.Repeat("Rindfleischetikettierungs", 8)} {
			for _, lines := range []int{0, 3, 30, 120} {
				j := job(languages...)
				j.Definition.Title, j.Definition.Intro = poll.Text{}, poll.Text{}
				for _, l := range languages {
					j.Definition.Title[l] = title
					j.Definition.Intro[l] = strings.Repeat("Ce que nous demandons, pourquoi, et ce qui en sera fait par la suite.\n\n", lines)
				}
				p, err := newPress()
				if err != nil {
					t.Fatal(err)
				}
				qr, _ := encode(j.Link.String())
				for _, s := range p.planPoster(j, qr) {
					if !s.fits || s.scale < smallest {
						t.Errorf("poster %v, title of %d, %d lines: fits %v at %.2f", languages, len(title), lines, s.fits, s.scale)
					}
				}
				if s := p.planLetter(j); !s.fits {
					t.Errorf("letter %v, title of %d, %d lines does not fit", languages, len(title), lines)
				}
			}
		}
	}
}

func TestAPosterSaysAllThatItShouldInEachLanguage(t *testing.T) {
	for _, l := range allLanguages {
		j := job(l)
		j.Now = j.Definition.Opens.Add(-time.Hour)
		page := textIn(t, made(t, poster(j), PDF))[0]
		html := string(made(t, poster(j), HTML))
		text := strings.ReplaceAll(allText(page), " ", "")
		w := wordsIn(l)
		for _, want := range []string{j.Link.Host, j.Link.ID.String(), j.Link.ID.Words(), "18:00", "08:00"} {
			if !strings.Contains(text, want) || !strings.Contains(html, want) {
				t.Errorf("%s: %q is missing", l, want)
			}
		}
		for _, want := range []string{titles[l], w.Scan, w.Compare, w.Answer + " " + w.Sealed, w.HaveCode, w.Promise} {
			if !strings.Contains(html, want) {
				t.Errorf("%s: the HTML lacks %q", l, want)
			}
			if l != "ar" && !strings.Contains(text, strings.ReplaceAll(want, " ", "")) {
				t.Errorf("%s: the PDF lacks %q: %s", l, want, text)
			}
		}
	}
}

func TestAPosterHasAllItsLanguagesOnOnePageIfTheyFit(t *testing.T) {
	short := job("en", "fr", "ar")
	short.Definition.Intro = nil
	if n := len(textIn(t, made(t, poster(short), PDF))); n != 1 {
		t.Errorf("short: %d pages", n)
	}
	long := job("en", "fr", "ar")
	for l := range long.Definition.Intro {
		long.Definition.Intro[l] = strings.Repeat(intro+"\n\n", 6)
	}
	if n := len(textIn(t, made(t, poster(long), PDF))); n != 3 {
		t.Errorf("long: %d pages", n)
	}
	long.Languages = []string{"fr"}
	if n := len(textIn(t, made(t, poster(long), PDF))); n != 1 {
		t.Errorf("in one language of three: %d pages", n)
	}
}

func TestWhatTheFontsCannotShowIsRefusedAndTheHTMLIsNot(t *testing.T) {
	j := job("ja")
	j.Definition.Title = poll.Text{"ja": "監視カメラ"}
	var missing *MissingError
	for _, print := range []func(io.Writer, Format) error{poster(j), lettersOf(j)} {
		if err := print(io.Discard, PDF); !errors.As(err, &missing) || !strings.Contains(err.Error(), "U+76E3") {
			t.Errorf("refused with %v", err)
		}
		if html := made(t, print, HTML); !bytes.Contains(html, []byte("監視カメラ")) {
			t.Error("the HTML lacks the title")
		}
	}
	// A joiner, a soft hyphen and a direction mark have no shape, and are no reason to refuse.
	j.Definition.Title = poll.Text{"ja": "so\u00adft \u200fمی\u200cخواهم"}
	made(t, poster(j), PDF)
}

func TestTheHTMLAsksForNothingAndRunsNothing(t *testing.T) {
	j := job("en", "ar")
	j.Definition.Title = poll.Text{"en": `<script src="https://evil.example/x.js"></script>`, "ar": `"><img src=x onerror=alert(1)>`}
	j.Definition.Intro["en"] = "<iframe>[words](https://evil.example/?a=%22%3E)"
	for _, page := range [][]byte{made(t, poster(j), HTML), made(t, lettersOf(j), HTML)} {
		for _, bad := range []string{"<script", "<img", "<iframe", "<link", "<a ", " href=", "url(http", "@import"} {
			if bytes.Contains(page, []byte(bad)) {
				t.Errorf("the page has %q", bad)
			}
		}
		for _, want := range []string{"default-src 'none'", "@page", "size: A4", "data:font/ttf"} {
			if !bytes.Contains(page, []byte(want)) {
				t.Errorf("the page lacks %q", want)
			}
		}
	}
}

func TestTheMarkIsTheOneOfTheBooth(t *testing.T) {
	booth, err := os.ReadFile("../../web/client/src/view/mark.tsx")
	if err != nil {
		t.Fatal(err)
	}
	plain := regexp.MustCompile(`(\.\d*?[1-9])0+\b`).ReplaceAllString(string(booth), "$1")
	for _, s := range markStrokes {
		if !strings.Contains(plain, `d="`+s.Path+`"`) {
			t.Errorf("the booth's mark has no stroke %q", s.Path)
		}
	}
	if n := strings.Count(plain, "<path"); n != len(markStrokes) {
		t.Errorf("the booth's mark has %d strokes, ours %d", n, len(markStrokes))
	}
}

func TestEveryLanguageHasAllWordsWithTheSamePlacesInThem(t *testing.T) {
	for _, w := range allWords {
		v, first := reflect.ValueOf(*w), reflect.ValueOf(english)
		for i := range v.NumField() {
			have, want := v.Field(i).String(), first.Field(i).String()
			if have == "" || strings.Count(have, "%s") != strings.Count(want, "%s") || w != &english && have == want {
				t.Errorf("%s.%s is %q", w.Lang, v.Type().Field(i).Name, have)
			}
		}
	}
	if len(allWords) != len(allLanguages) {
		t.Errorf("%d languages", len(allWords))
	}
}

func TestALongIntroductionIsCutAtAWordAndSaysSo(t *testing.T) {
	e := job("fr").editions(false)[0]
	e.Intro = poll.Markdown("Un deux **trois quatre** cinq.\n\n- six sept\n- huit")
	if n := e.length(); n != len("Un deux trois quatre cinq.six septhuit") {
		t.Errorf("its length is %d", n)
	}
	short := e.shortened(15)
	text, _ := json.Marshal(short.Intro)
	if got := textOf(spansOf(short.Intro[0].P, regular)); got != "Un deux trois\u00a0… "+french.More || len(short.Intro) != 1 {
		t.Errorf("cut to %q: %s", got, text)
	}
	if whole := e.shortened(e.length() + 1); !reflect.DeepEqual(whole.Intro, e.Intro) {
		t.Error("what fits is changed")
	}
}

func TestWhereCodesAreTakenOnlyBeforeThePollOpensTwoVisitsAreSaid(t *testing.T) {
	apart := job(allLanguages...).Definition.Opens
	for _, languages := range [][]string{{"en"}, {"fr"}, {"de"}, {"es"}, {"ar"}, {"en", "fr", "ar"}, {"en", "fr", "de", "ar"}} {
		for _, until := range []time.Time{apart.Add(-24 * time.Hour), apart} {
			j := job(languages...)
			j.Definition.TokensUntil = until
			for name, print := range map[string]func(io.Writer, Format) error{"poster": poster(j), "letter": lettersOf(j)} {
				html, pages := markup.UnescapeString(string(made(t, print, HTML))), ""
				for _, page := range textIn(t, made(t, print, PDF)) {
					pages += strings.ReplaceAll(allText(page), " ", "")
				}
				for _, l := range languages {
					w := wordsIn(l)
					for _, want := range []string{j.say(w, w.Fetch, until), j.say(w, w.Return, apart)} {
						if !strings.Contains(html, want) {
							t.Errorf("%s in %v: the HTML lacks %q", name, languages, want)
						}
						if l != "ar" && !strings.Contains(pages, strings.ReplaceAll(want, " ", "")) {
							t.Errorf("%s in %v: the PDF lacks %q", name, languages, want)
						}
					}
					if strings.Contains(html, "<li>"+w.Answer) || strings.Contains(html, w.Enter) || strings.Contains(pages, strings.ReplaceAll(w.Enter, " ", "")) {
						t.Errorf("%s in %v says that once is enough", name, languages)
					}
				}
			}
		}
	}
}

func TestTheTimeUntilWhichCodesAreTakenIsPrintedWhereItIsNotTheClose(t *testing.T) {
	for _, l := range allLanguages {
		j := job(l)
		w, until := wordsIn(l), j.Definition.Closes.Add(-3*time.Hour)
		line := j.say(w, w.CodesUntil, until)
		for name, print := range map[string]func() func(io.Writer, Format) error{
			"poster": func() func(io.Writer, Format) error { return poster(j) }, "letter": func() func(io.Writer, Format) error { return lettersOf(j) },
		} {
			j.Definition.TokensUntil = until
			html, pdf := markup.UnescapeString(string(made(t, print(), HTML))), textIn(t, made(t, print(), PDF))[0]
			if !strings.Contains(html, line) || !strings.Contains(strings.ReplaceAll(allText(pdf), " ", ""), "15:00") {
				t.Errorf("%s of %s lacks %q", l, name, line)
			}
			// Codes and the poll end within days of each other, and there are no two visits.
			if answer := w.Answer + " " + w.Sealed; !strings.Contains(html, answer) {
				t.Errorf("%s of %s lacks %q", l, name, answer)
			}
			before, _, _ := strings.Cut(w.CodesUntil, "%s")
			for _, same := range []time.Time{{}, j.Definition.Closes} {
				j.Definition.TokensUntil = same
				if html := string(made(t, print(), HTML)); strings.Contains(html, ">"+before) {
					t.Errorf("%s of %s says twice when it ends", l, name)
				}
			}
		}
	}
}
