package web

import (
	"encoding/base64"
	"fmt"
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

func TestNobodyAsksForTokenKeysWithoutEnd(t *testing.T) {
	ask := func(s *limitedSite, from string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("POST", "/polls/keys", strings.NewReader("request"))
		r.RemoteAddr = from + ":40000"
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w
	}
	flood := func(s *limitedSite) int {
		for n := range 1000 {
			ask(s, fmt.Sprintf("203.0.113.%d", n%256))
		}
		return s.reached
	}
	s := newLimitedSite(DefaultLimit)
	with, without := flood(s), flood(newLimitedSite(0))
	t.Logf("of 1000 requests for token keys from one /24 %d are looked at; without limits %d", with, without)
	if with != 30 || without != 1000 {
		t.Error("want 30 and all")
	}
	if w := ask(s, "203.0.113.9"); w.Code != 429 || w.Header().Get("Retry-After") != "600" {
		t.Errorf("one too many is answered %d, Retry-After %q", w.Code, w.Header().Get("Retry-After"))
	}
	if w := ask(s, "203.0.114.9"); w.Code != 200 {
		t.Errorf("the neighbours are answered %d", w.Code)
	}
	if w := s.post("203.0.113.9", "ballots", "x"); w.Code != 201 {
		t.Errorf("a ballot from the same part is answered %d: it is counted on its own", w.Code)
	}
}
