package web

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"testing"

	"isoloir/web/static"
)

func TestTheManifestNamesEveryFileOfTheBoothAndNothingOfTheOperators(t *testing.T) {
	h, _ := serving(&fakeBox{})
	w := ask(t, h, "GET", "/.well-known/isoloir-assets.json", "")
	var m struct {
		Version int
		Shell   struct{ Path, SHA256, SHA384 string }
		Assets  []struct {
			Path           string
			Bytes          int
			SHA256, SHA384 string
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &m); err != nil || m.Version != 1 || m.Shell.Path != "/p/" {
		t.Fatalf("%v: %s", err, w.Body)
	}
	if got := NewPages(smallBooth, Brand{}).Assets(); len(got) == 0 || len(got) != len(m.Assets) {
		t.Errorf("%d files of %d", len(m.Assets), len(got))
	}
	for _, a := range m.Assets {
		body := ask(t, h, "GET", a.Path, "").Body.Bytes()
		short, long := sha256.Sum256(body), sha512.Sum384(body)
		if a.Bytes != len(body) || a.SHA256 != base64.StdEncoding.EncodeToString(short[:]) || a.SHA384 != base64.StdEncoding.EncodeToString(long[:]) {
			t.Errorf("%+v is not what is served there", a)
		}
	}
	shell := sha256.Sum256(ask(t, h, "GET", "/p/"+somePoll, "").Body.Bytes())
	if m.Shell.SHA256 != base64.StdEncoding.EncodeToString(shell[:]) {
		t.Errorf("the shell without a brand is %x, not %s", shell, m.Shell.SHA256)
	}
	plain, branded := NewPages(static.Dist(), Brand{}), NewPages(static.Dist(), Brand{Name: "Ville"})
	if string(plain.Manifest()) != string(branded.Manifest()) || string(plain.Booth(nil)) == string(branded.Booth(nil)) {
		t.Error("the manifest depends on the brand")
	}
}
