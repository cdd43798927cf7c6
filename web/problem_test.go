package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"isoloir/poll"
	"isoloir/poll/box"
)

// problemIn checks that w is a problem of RFC 9457 in the form of docs/formats.md §10, and returns its code.
func problemIn(t *testing.T, w *httptest.ResponseRecorder) string {
	t.Helper()
	var p struct {
		Type, Title, Code string
		Status            int
	}
	if got := w.Header().Get("Content-Type"); got != "application/problem+json" {
		t.Fatalf("Content-Type %q with %d: %s", got, w.Code, w.Body)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
		t.Fatalf("%v: %s", err, w.Body)
	}
	if p.Type != "urn:isoloir:problem:"+p.Code || p.Status != w.Code || p.Title == "" {
		t.Errorf("malformed problem: %s", w.Body)
	}
	return p.Code
}

func TestCodesHaveTheStatusesOfTheFormats(t *testing.T) {
	text, err := os.ReadFile("../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(text), "\n## 10.")
	section, _, _ = strings.Cut(section, "\n## ")
	word := regexp.MustCompile("`([a-z_]+)`")
	number := regexp.MustCompile(`[1-5][0-9][0-9]`)
	found := 0
	for line := range strings.Lines(section) {
		cells := strings.Split(line, "|")
		if len(cells) < 4 || !strings.HasPrefix(cells[1], " `") {
			continue
		}
		numbers := number.FindAllString(cells[2], -1)
		for i, code := range word.FindAllStringSubmatch(cells[1], -1) {
			want, _ := strconv.Atoi(numbers[min(i, len(numbers)-1)])
			if got := statuses[code[1]]; got != want {
				t.Errorf("%s: status %d, want %d", code[1], got, want)
			}
			found++
		}
	}
	if found < 25 || found != len(statuses) {
		t.Errorf("the formats list %d codes, we have %d", found, len(statuses))
	}
}

func TestAnUnknownErrorIsInternalAndItsCauseIsLoggedOnly(t *testing.T) {
	for _, err := range []error{errors.New("the secret cause"), &box.Error{Code: "no_such_code", Public: "the secret cause"}} {
		h, logged := serving(&fakeBox{answer: func(string, []byte) error { return err }})
		w := ask(t, h, "GET", "/p/"+somePoll+"/state", "")
		if code := problemIn(t, w); code != "internal" || w.Code != 500 {
			t.Errorf("%s, status %d", code, w.Code)
		}
		if strings.Contains(w.Body.String(), "secret") {
			t.Errorf("the cause is in the body: %s", w.Body)
		}
		if !strings.Contains(logged.String(), "/p/{id}/state") || !strings.Contains(logged.String(), "cause=") {
			t.Errorf("the log has not the route and the cause: %s", logged)
		}
	}
}

func TestRefusalsAreNotLogged(t *testing.T) {
	h, logged := serving(&fakeBox{answer: func(string, []byte) error { return &box.Error{Code: "closed", Public: "It is closed."} }})
	if code := problemIn(t, ask(t, h, "POST", "/p/"+somePoll+"/ballots", "x")); code != "closed" {
		t.Error(code)
	}
	if logged.Len() > 0 {
		t.Errorf("logged: %s", logged)
	}
}

func TestBusySaysWhenToComeBack(t *testing.T) {
	h, _ := serving(&fakeBox{answer: func(string, []byte) error { return &box.Error{Code: "busy", Public: "Later."} }})
	w := ask(t, h, "POST", "/p/"+somePoll+"/ballots", "x")
	if w.Code != 503 || w.Header().Get("Retry-After") == "" || w.Header().Get("Access-Control-Expose-Headers") != "Retry-After" {
		t.Errorf("status %d, headers %v", w.Code, w.Header())
	}
}

func TestFaultsOfADefinitionComeAsPathsAndCodesWithoutItsText(t *testing.T) {
	faults := poll.Faults{{Path: "pages[0]", Code: "missing", Message: "a sentence for the log"}}
	h, _ := serving(&fakeBox{answer: func(string, []byte) error {
		return &box.Error{Code: "bad_definition", Public: "It has faults.", Err: faults}
	}})
	w := ask(t, h, "POST", "/polls", "\x00\x01sx")
	if problemIn(t, w) != "bad_definition" || !strings.Contains(w.Body.String(), `"faults":[{"path":"pages[0]","code":"missing"}]`) {
		t.Error(w.Body)
	}
}

func TestAnotherMethodIsRefusedWithThoseThatAreTaken(t *testing.T) {
	h, _ := serving(&fakeBox{})
	for target, allowed := range map[string]string{
		"/":                           "GET, HEAD",
		"/p/" + somePoll:              "GET, HEAD",
		"/p/" + somePoll + "/state":   "GET, HEAD, OPTIONS",
		"/p/" + somePoll + "/archive": "GET, HEAD, OPTIONS",
		"/polls":                      "POST",
		"/p/" + somePoll + "/ballots": "POST, OPTIONS",
		"/assets/booth-ABCDEFGH.js":   "GET, HEAD",
		"/journal/tile/0/000":         "GET, HEAD, OPTIONS",
		"/p/not-an-id/withdrawals":    "POST, OPTIONS",
	} {
		w := ask(t, h, "DELETE", target, "")
		if code := problemIn(t, w); code != "method_not_allowed" || w.Code != 405 || w.Header().Get("Allow") != allowed {
			t.Errorf("%s: %s, Allow %q, want %q", target, code, w.Header().Get("Allow"), allowed)
		}
	}
}

func TestHEADAnswersLikeGET(t *testing.T) {
	h, _ := serving(&fakeBox{definition: []byte("definition"), archive: []byte("archive")})
	server := httptest.NewServer(h)
	defer server.Close()
	for _, route := range everyRoute {
		if route.method != "GET" {
			continue
		}
		r, err := http.Head(server.URL + route.target) //nolint:noctx // the server is the test's own
		if err != nil {
			t.Fatal(err)
		}
		_ = r.Body.Close()
		if r.StatusCode != route.status {
			t.Errorf("HEAD %s: %d, want %d", route.target, r.StatusCode, route.status)
		}
	}
}

func TestAPathThatIsNoPollsIDIsNotFound(t *testing.T) {
	h, _ := serving(&fakeBox{})
	altered := somePoll[:51] + "b"
	for _, id := range []string{"x", altered, strings.ToUpper(somePoll), somePoll + "a", "%2e%2e"} {
		for _, page := range []string{"/definition", "/state", "/archive", "/archive/nonce", "/log/checkpoint"} {
			if w := ask(t, h, "GET", "/p/"+id+page, ""); w.Code != 404 || problemIn(t, w) != "bad_poll_id" {
				t.Errorf("%s%s: %d %s", id, page, w.Code, w.Body)
			}
		}
		for _, page := range []string{"/ballots", "/withdrawals", "/statements"} {
			if w := ask(t, h, "POST", "/p/"+id+page, "x"); w.Code != 404 || problemIn(t, w) != "bad_poll_id" {
				t.Errorf("%s%s: %d %s", id, page, w.Code, w.Body)
			}
		}
	}
}

func TestNothingOfARequestReachesAnAnswerOrTheLog(t *testing.T) {
	const canary = "CANARY7f3a"
	outcomes := map[string]func(string, []byte) error{
		"success":  nil,
		"refusal":  func(string, []byte) error { return &box.Error{Code: "closed", Public: "It is closed."} },
		"internal": func(string, []byte) error { return errors.New("the disk is full") },
		"panic":    func(_ string, body []byte) error { panic(fmt.Sprintf("while reading %s %s", body, canary)) },
	}
	for name, outcome := range outcomes {
		t.Run(name, func(t *testing.T) {
			h, logged := serving(&fakeBox{answer: outcome})
			for _, route := range everyRoute {
				target := strings.Replace(route.target, "/c/hash/id", "/c/"+canary+"/"+canary, 1) + "?q=" + canary
				body := route.body
				if route.method == "POST" && strings.HasSuffix(route.target, "s") {
					body += canary
				}
				w := ask(t, h, route.method, target, body,
					"User-Agent", canary, "Referer", "https://"+canary, "Cookie", "id="+canary, "X-Forwarded-For", canary, "Forwarded", "for="+canary,
					"X-Real-Ip", canary, "Accept-Language", canary, "Accept-Encoding", canary, "Origin", "https://"+canary, "If-None-Match", `"`+canary+`"`,
					"Range", canary, "Host", canary, "X-Request-Id", canary, "Traceparent", canary, "Last-Event-Id", canary, "Authorization", "Isoloir "+canary)
				if all := w.Body.String() + fmt.Sprint(w.Header()); strings.Contains(strings.ToLower(all), strings.ToLower(canary)) {
					t.Errorf("%s %s gives it back: %s", route.method, target, all)
				}
			}
			for _, secret := range []string{canary, somePoll, "192.0.2.1", "1234", "while reading"} { // httptest's address is 192.0.2.1:1234
				if strings.Contains(logged.String(), secret) {
					t.Errorf("the log has %q: %s", secret, logged)
				}
			}
			if name == "panic" && !strings.Contains(logged.String(), "fakeBox") {
				t.Errorf("the log does not say where the panic was: %s", logged)
			}
		})
	}
}

// The search above must be able to find something.
func TestACanaryInACauseIsFound(t *testing.T) {
	h, logged := serving(&fakeBox{answer: func(_ string, body []byte) error { return errors.New("reading " + string(body)) }})
	ask(t, h, "POST", "/p/"+somePoll+"/ballots", "CANARY7f3a")
	if !strings.Contains(logged.String(), "CANARY7f3a") {
		t.Error("a box that breaks its contract is not found out")
	}
}

func TestAPanicAfterTheAnswerBeganCutsItOff(t *testing.T) {
	s := newServer(&fakeBox{}, Options{Static: smallBooth})
	server := httptest.NewUnstartedServer(s.recovered(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write(make([]byte, 1<<20))
		panic("in the middle")
	})))
	server.Config.ErrorLog = Server(nil).ErrorLog
	server.Start()
	defer server.Close()
	r, err := http.Get(server.URL) //nolint:noctx // the server is the test's own
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Body.Close() }()
	if body, err := io.ReadAll(r.Body); err == nil {
		t.Errorf("%d bytes look like a whole answer", len(body))
	}
}
