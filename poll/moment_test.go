package poll

import (
	"testing"
	"time"
)

func TestMomentsAreSaidInFiveLanguagesWithTheirZone(t *testing.T) {
	paris := time.FixedZone("", 2*3600)
	india := time.FixedZone("", 5*3600+1800)
	chile := time.FixedZone("", -3*3600)
	first := time.Date(2027, 6, 1, 16, 5, 0, 0, time.UTC)
	for _, c := range []struct{ have, want string }{
		{Moment("en", first), "1 June 2027, 16:05 UTC"},
		{Moment("fr", first.In(paris)), "1er juin 2027 à 18:05 UTC+2"},
		{Moment("de", first.In(india)), "1. Juni 2027, 21:35 UTC+5:30"},
		{Moment("es", first.In(chile)), "1 de junio de 2027, 13:05 UTC-3"},
		{Moment("ar", first.In(paris)), "1 يونيو 2027، الساعة 18:05 UTC+2"},
		{Moment("ja", first.In(time.FixedZone("", 10*3600))), "2 June 2027, 02:05 UTC+10"},
		{Day("fr", first), "1er juin 2027"},
	} {
		if c.have != c.want {
			t.Errorf("have %q, want %q", c.have, c.want)
		}
	}
}
