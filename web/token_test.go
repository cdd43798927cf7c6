package web

import (
	"encoding/base64"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestATokenTravelsInTheAuthorizationHeaderAndNowhereElse(t *testing.T) {
	const token = "\xfb\xff\xfe a token"
	encoded := base64.URLEncoding.EncodeToString([]byte(token))
	for header, want := range map[string]string{
		"":                                        "",
		`PrivateToken token="` + encoded + `"`:    token,
		"PrivateToken token=" + encoded:           token,
		"privatetoken  token=" + encoded:          token, // schemes know no case (RFC 9110 §11.1)
		"PrivateToken token=":                     "bad_token",
		"PrivateToken " + encoded:                 "bad_token",
		"Bearer token=" + encoded:                 "",
		`PrivateToken token="` + encoded:          "bad_token",
		"PrivateToken token=!!!":                  "bad_token",
		"PrivateToken token=" + encoded + ", x=y": "bad_token",
	} {
		f := &fakeBox{}
		h, logged := serving(f)
		r := httptest.NewRequest(http.MethodPost, "/p/"+somePoll+"/ballots", strings.NewReader("ballot"))
		if header != "" {
			r.Header.Set("Authorization", header)
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		switch {
		case want == "bad_token":
			if code := problemIn(t, w); code != want || w.Code != 403 || w.Header().Get("WWW-Authenticate") != "" {
				t.Errorf("%q: %s, status %d, WWW-Authenticate %q", header, code, w.Code, w.Header().Get("WWW-Authenticate"))
			}
		case w.Code != 201 || string(f.token) != want:
			t.Errorf("%q: status %d, token %q", header, w.Code, f.token)
		}
		if logged.Len() > 0 {
			t.Errorf("%q: logged %s", header, logged)
		}
	}
}

func TestATokenResponseIsOfTheStandardsType(t *testing.T) {
	h, _ := serving(&fakeBox{})
	w := ask(t, h, "POST", "/p/"+somePoll+"/tokens", "redemption")
	if got := w.Header().Get("Content-Type"); got != "application/private-token-response" || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("Content-Type %q, Cache-Control %q", got, w.Header().Get("Cache-Control"))
	}
	if code := problemIn(t, ask(t, h, "POST", "/p/"+somePoll+"/tokens", strings.Repeat("x", 356))); code != "body_too_large" {
		t.Error(code)
	}
}
