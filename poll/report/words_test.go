package report

import (
	"fmt"
	"html"
	"math/big"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"isoloir/poll/results"
)

// said by a report for readers: all of it that is text.
var tag = regexp.MustCompile(`(?s)<style.*?</style>|<script.*?</script>|<[^>]*>`)

func read(t testing.TB, s Source) string {
	t.Helper()
	return html.UnescapeString(tag.ReplaceAllString(written(t, s), " "))
}

func TestWhyBallotsAreSpoiledIsSaidInWordsAndNotInCodes(t *testing.T) {
	for _, lang := range []string{"en", "fr", "de", "es", "ar"} {
		s := counted(every(4, short), lang, 20)
		s.Results.Box.Spoiled = map[string]int{"bad_mac": 7, "bad_payload": 2, "not_for_key": 4, "not_canonical": 1, "out_of_range": 1}
		s.Results.Box.Ballots = 35
		text := read(t, s)
		for reason := range s.Results.Box.Spoiled {
			if strings.Contains(text, reason) {
				t.Errorf("%s: the code %s", lang, reason)
			}
		}
		w := wordsOf(lang)
		for kind, n := range []int{4, 9, 2} {
			if want := fmt.Sprintf(w.spoiledBy[kind], w.number(n)); !strings.Contains(text, want) {
				t.Errorf("%s: no %q", lang, want)
			}
		}
	}
}

func TestNoEstimateIsSaidToBeMoreThanAllOrLessThanNone(t *testing.T) {
	impossible := regexp.MustCompile(`1[0-9][1-9][.,]\d\x{00a0}?%|[−-]\d+[.,]\d\x{00a0}?%`)
	for _, lang := range []string{"en", "fr", "de", "es", "ar"} {
		s := counted(delicate(), lang, 20)
		r := s.Results.Questions[0].Randomized
		r.Reports[0] = results.Report{ID: r.Reports[0].ID, Reported: 16, Estimate: 22, Error: 4, Low: 11, High: 23}
		r.Reports[1].Estimate, r.Reports[1].Low = -6, -10
		text := read(t, s)
		if found := impossible.FindString(text); found != "" {
			t.Errorf("%s: %s", lang, found)
		}
		w := wordsOf(lang)
		if want := fmt.Sprintf(w.between, w.share(11, 20), w.share(20, 20)); strings.Count(text, want) < 2 {
			t.Errorf("%s: neither the headline nor the table has %s", lang, want)
		}
		if want := w.number(-6) + " ± "; !strings.Contains(text, want) {
			t.Errorf("%s: the estimate itself is not %s", lang, want)
		}
		if s.Results.Questions[0].Randomized.Reports[0].High != 23 {
			t.Error("what is published is cut, too")
		}
	}
}

func TestNumbersKeepTheirDirectionAmongArabicWords(t *testing.T) {
	for got, want := range map[string]string{
		arabic.number(-1234): "\u2066−1,234\u2069", arabic.decimal(big.NewRat(-1, 4), 2): "\u2066−0.25\u2069", arabic.share(541, 1000): "\u206654.1%\u2069",
		arabic.decimal(big.NewRat(-1, 1000), 1): "0.0", english.number(-1234): "−1,234", french.number(1234567): "1\u202f234\u202f567",
		fmt.Sprintf(arabic.between, "1", "2"): "من 1 إلى 2",
	} {
		if got != want {
			t.Errorf("%q instead of %q", got, want)
		}
	}
}

func TestTimesAreDatesInWordsAndSayTheirZone(t *testing.T) {
	for lang, want := range map[string]string{
		"en": "1 December 2026, 07:00 – 15 December 2026, 19:00 (times in UTC, Coordinated Universal Time)",
		"fr": "1 décembre 2026 à 07\u00a0h\u00a000 – 15 décembre 2026 à 19\u00a0h\u00a000 (heures UTC, temps universel coordonné)",
		"de": "1. Dezember 2026, 07:00\u00a0Uhr – 15. Dezember 2026, 19:00\u00a0Uhr (Zeiten in UTC, koordinierter Weltzeit)",
		"es": "1 de diciembre de 2026, 07:00 – 15 de diciembre de 2026, 19:00 (horas en UTC, tiempo universal coordinado)",
		"ar": "1 ديسمبر 2026، 07:00 – 15 ديسمبر 2026، 19:00 (الأوقات بالتوقيت العالمي المنسق UTC)",
	} {
		if text := read(t, counted(every(4, short), lang, 5)); !strings.Contains(text, want) {
			t.Errorf("%s: no %q", lang, want)
		}
	}
}

// In French a thin space that does not break stands before ; ! ? and an ordinary one that does not before : % » and after «.
func TestFrenchMarksHaveTheirSpaces(t *testing.T) {
	wrong := regexp.MustCompile(`[^\x{202f}][;!?]|[^\x{00a0}][:%»]|«[^\x{00a0}]|'|\.\.\.`)
	clean := strings.NewReplacer("%%", "", "%[1]s", "x", "%[2]s", "x", "%[3]s", "x", "%[4]s", "x", "%[1]d", "x", "%[3]d", "x", "%s", "x")
	var check func(v reflect.Value)
	check = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			text := strings.ReplaceAll(v.String(), "\u00a0%%", "")
			if found := wrong.FindString(clean.Replace(text)); found != "" && v.Len() > 3 {
				t.Errorf("%q in %q", found, v.String())
			}
		case reflect.Struct:
			for i := range v.NumField() {
				check(v.Field(i))
			}
		case reflect.Array, reflect.Slice:
			for i := range v.Len() {
				check(v.Index(i))
			}
		case reflect.Map:
			for _, key := range v.MapKeys() {
				check(v.MapIndex(key))
			}
		}
	}
	check(reflect.ValueOf(french))
	for _, sentence := range []func(int, string) string{french.ballots, french.answered, french.Words, french.Reports} {
		check(reflect.ValueOf(sentence(1, "1")))
		check(reflect.ValueOf(sentence(2, "2")))
	}
}
