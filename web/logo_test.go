package web

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"math/rand/v2"
	"strings"
	"testing"

	"isoloir/web/static"
)

// picture is a PNG of so many pixels; noise cannot be compressed.
func picture(t *testing.T, width, height int, noise bool) []byte {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for i := range m.Pix {
		m.Pix[i] = 200
		if noise {
			m.Pix[i] = byte(rand.IntN(256)) //nolint:gosec // a picture of noise
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// withWords puts a text chunk behind the header of a PNG, as programs do that draw pictures (PNG specification, 11.3.3.3).
func withWords(file []byte, words string) []byte {
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(words))) //nolint:gosec // some words
	chunk = append(chunk, "tEXt"+words...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	const head = 8 + 25 // signature, and IHDR
	return append(append(bytes.Clone(file[:head]), chunk...), file[head:]...)
}

func TestALogoIsServedWithoutAnythingButWhatIsSeen(t *testing.T) {
	words := "Author\x00Jeanne of the town hall"
	file := withWords(picture(t, 40, 20, false), words)
	if _, err := png.Decode(bytes.NewReader(file)); err != nil || !bytes.Contains(file, []byte("Jeanne")) {
		t.Fatalf("the fixture is no picture with words: %v", err)
	}
	logo, err := NewLogo(file)
	if err != nil {
		t.Fatal(err)
	}
	b := Brand{Name: "Ville", Logo: logo.Path}
	if err := b.Check(); err != nil {
		t.Fatal(err)
	}
	h := Handler(&fakeBox{}, Options{LogKey: "example.org+00000000+key", HTTPS: true, Brand: b, Logo: logo})
	answer := ask(t, h, "GET", logo.Path, "")
	if answer.Code != 200 || answer.Header().Get("Content-Type") != "image/png" || answer.Header().Get("Cache-Control") != immutable {
		t.Fatalf("the logo is answered with %d %v", answer.Code, answer.Header())
	}
	if bytes.Contains(answer.Body.Bytes(), []byte("Jeanne")) {
		t.Error("the served logo holds the file's words")
	}
	if err := CheckLogo(logo.Path, answer.Body.Bytes()); err != nil {
		t.Error(err)
	}
	if err := CheckLogo(logo.Path, file); err == nil {
		t.Error("another picture under the logo's name is taken")
	}
	if page := NewPages(static.Dist(), b).Front("en"); !strings.Contains(string(page), `<img class="logo" src="`+logo.Path+`" alt="">`) {
		t.Errorf("the front page does not show it: %s", page)
	}
}

func TestWhatIsNoLogoIsRefused(t *testing.T) {
	for what, file := range map[string][]byte{
		"not a PNG":       []byte("GIF89a"),
		"too many pixels": picture(t, 1025, 1, false),
		"cut off":         picture(t, 40, 20, false)[:60],
		"64 KB":           picture(t, 300, 300, true),
		"has":             make([]byte, maxLogoFile+1),
	} {
		if logo, err := NewLogo(file); err == nil {
			t.Errorf("%s: taken as %s", what, logo.Path)
		} else {
			t.Logf("%s: %v", what, err)
		}
	}
}

func TestTorBrowserIsToldOfTheOnionServiceAndNobodyElseOfAnother(t *testing.T) {
	name := strings.Repeat("a", 56) + ".onion"
	h := Handler(&fakeBox{}, Options{LogKey: "example.org+00000000+key", HTTPS: true, Onion: name})
	answer := ask(t, h, "GET", "/?lang=fr", "")
	if got := answer.Header().Get(onionHeader); got != "http://"+name+"/?lang=fr" || ReadOnion(answer.Header()) != name {
		t.Errorf("the header says %q", got)
	}
	if got := ask(t, h, "GET", "http://"+name+"/", "").Header().Get(onionHeader); got != "" {
		t.Errorf("the onion service itself says %q", got)
	}
	if got := ask(t, Handler(&fakeBox{}, Options{LogKey: "example.org+00000000+key", HTTPS: true}), "GET", "/", "").Header().Get(onionHeader); got != "" {
		t.Errorf("a server without one says %q", got)
	}
	for _, bad := range []string{"", "example.org", "aaaaaaaaaaaaaaaa.onion", strings.ToUpper(name), name + "/x", "x." + name, name + ":0"} {
		if CheckOnion(bad) == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}
