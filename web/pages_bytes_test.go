package web

import (
	"bytes"
	"strings"
	"testing"

	"isoloir/web/static"
)

var somebody = Brand{Name: `Maison <des> "habitants" & amis`, Accent: "#7a0019", Dark: "#c8959f", Logo: "/assets/logo-AAAABBBBCCCC2345.png"}

func TestWhatIsServedIsToTheByteWhatAnybodyCanMake(t *testing.T) {
	for _, b := range []Brand{{}, somebody} {
		h := Handler(&fakeBox{}, Options{LogKey: "example.org+00000000+key", HTTPS: true, Brand: b})
		pages := NewPages(static.Dist(), b)
		want := map[string][]byte{"/p/" + somePoll: pages.Booth(nil), "/": pages.Front("en")}
		for target, bytesOf := range want {
			if got := ask(t, h, "GET", target, "").Body.Bytes(); !bytes.Equal(got, bytesOf) {
				t.Errorf("%s with %+v: %s\nwant %s", target, b, got, bytesOf)
			}
		}
		if got := ask(t, h, "GET", "/", "", "Accept-Language", "fr").Body.Bytes(); !bytes.Equal(got, pages.Front("fr")) {
			t.Errorf("in French: %s", got)
		}
	}
}

func TestAServedPageTellsItsBrand(t *testing.T) {
	for _, b := range []Brand{{}, somebody, {Name: "Rue"}} {
		got, err := ReadBrand(NewPages(static.Dist(), b).Booth(nil))
		if err != nil || got != b {
			t.Errorf("%+v of %+v: %v", got, b, err)
		}
	}
}

func TestNothingButABrandHidesInABrand(t *testing.T) {
	page := string(NewPages(static.Dist(), somebody).Booth(nil))
	for what, change := range map[string][2]string{
		"white space":             {`content="{`, `content=" {`},
		"another key":             {`{&#34;name&#34;`, `{&#34;who&#34;:&#34;x&#34;,&#34;name&#34;`},
		"another property":        {`&#34;--accent&#34;:`, `&#34;--ink&#34;:&#34;#000000&#34;,&#34;--accent&#34;:`},
		"a tint of its own":       {`--accent-tint&#34;:&#34;#f`, `--accent-tint&#34;:&#34;#e`},
		"an address as a logo":    {`/assets/logo-`, `//elsewhere/logo-`},
		"a script as a logo":      {`.png`, `.js`},
		"a colour nobody reads":   {`#7a0019`, `#ffcc00`},
		"another way to write":    {`&#34;name&#34;`, `&quot;name&#34;`},
		"a second brand":          {`<title>`, unbranded + `<title>`},
		"no brand element":        {`name="isoloir-brand"`, `name="isoloir"`},
		"a name of two lines":     {`amis`, `amis\nx`},
		"a name that is reversed": {`amis`, `amis\u202e`},
	} {
		changed := strings.Replace(page, change[0], change[1], 1)
		if changed == page {
			t.Fatalf("%s changes nothing", what)
		}
		if b, err := ReadBrand([]byte(changed)); err == nil {
			t.Errorf("%s is taken: %+v", what, b)
		}
	}
	if _, err := ReadBrand([]byte(page)); err != nil {
		t.Errorf("the page as it was: %v", err)
	}
}
