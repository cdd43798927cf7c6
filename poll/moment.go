package poll

import (
	"fmt"
	"strings"
	"time"
)

// A calendar says a date in one language. Clock, with its zone, is left out where it is empty.
type calendar struct {
	months [12]string
	say    func(day int, month string, year int, clock string) string
}

// calendars are in the languages that our own words can be had in.
var calendars = map[string]calendar{
	"en": {
		[12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
		func(day int, month string, year int, clock string) string {
			return fmt.Sprintf("%d %s %d", day, month, year) + after(", ", clock)
		},
	},
	"fr": {
		[12]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
		func(day int, month string, year int, clock string) string {
			first := ""
			if day == 1 {
				first = "er"
			}
			return fmt.Sprintf("%d%s %s %d", day, first, month, year) + after(" à ", clock)
		},
	},
	"de": {
		[12]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"},
		func(day int, month string, year int, clock string) string {
			return fmt.Sprintf("%d. %s %d", day, month, year) + after(", ", clock)
		},
	},
	"es": {
		[12]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
		func(day int, month string, year int, clock string) string {
			return fmt.Sprintf("%d de %s de %d", day, month, year) + after(", ", clock)
		},
	},
	"ar": {
		[12]string{"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"},
		func(day int, month string, year int, clock string) string {
			return fmt.Sprintf("%d %s %d", day, month, year) + after("، الساعة ", clock)
		},
	},
}

func after(link, clock string) string {
	if clock == "" {
		return ""
	}
	return link + clock
}

// Moment says a time to the minute in a language that our own words can be had in, else in English, and in the time zone that t has.
// Zones are named by their distance from UTC: their abbreviations mean different things in different places.
func Moment(lang string, t time.Time) string {
	zone := "UTC"
	if _, seconds := t.Zone(); seconds != 0 {
		zone += t.Format("-07:00")
		zone = strings.TrimSuffix(strings.NewReplacer("+0", "+", "-0", "-").Replace(zone), ":00")
	}
	return onDay(lang, t, t.Format("15:04")+" "+zone)
}

// Day says a date as [Moment] does.
func Day(lang string, t time.Time) string { return onDay(lang, t, "") }

func onDay(lang string, t time.Time, clock string) string {
	c, ok := calendars[lang]
	if !ok {
		c = calendars["en"]
	}
	return c.say(t.Day(), c.months[t.Month()-1], t.Year(), clock)
}
