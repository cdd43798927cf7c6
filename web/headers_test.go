package web

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/go-chi/chi/v5"
)

// Where a test speaks of every route, it asks for these: one of each, with what makes it succeed over a fakeBox.
var everyRoute = []struct {
	method, target, body string
	status               int
}{
	{"GET", "/", "", 200},
	{"GET", "/c/hash/id", "", 404},
	{"GET", "/p/" + somePoll, "", 200},
	{"GET", "/assets/booth-ABCDEFGH.js", "", 200},
	{"GET", "/p/" + somePoll + "/definition", "", 200},
	{"OPTIONS", "/p/" + somePoll + "/definition", "", 204},
	{"GET", "/p/" + somePoll + "/state", "", 200},
	{"OPTIONS", "/p/" + somePoll + "/state", "", 204},
	{"POST", "/p/" + somePoll + "/ballots", "ballot", 201},
	{"OPTIONS", "/p/" + somePoll + "/ballots", "", 204},
	{"POST", "/p/" + somePoll + "/withdrawals", "withdrawal", 200},
	{"OPTIONS", "/p/" + somePoll + "/withdrawals", "", 204},
	{"GET", "/p/" + somePoll + "/archive", "", 200},
	{"OPTIONS", "/p/" + somePoll + "/archive", "", 204},
	{"GET", "/p/" + somePoll + "/log/checkpoint", "", 200},
	{"OPTIONS", "/p/" + somePoll + "/log/checkpoint", "", 204},
	{"GET", "/.well-known/isoloir", "", 200},
	{"OPTIONS", "/.well-known/isoloir", "", 204},
	{"GET", "/.well-known/isoloir-assets.json", "", 200},
	{"OPTIONS", "/.well-known/isoloir-assets.json", "", 204},
	{"POST", "/p/" + somePoll + "/tokens", "", 200},
	{"OPTIONS", "/p/" + somePoll + "/tokens", "", 204},
	{"GET", "/p/" + somePoll + "/results", "", 200},
	{"GET", "/p/" + somePoll + "/results/1", "", 200},
	{"OPTIONS", "/p/" + somePoll + "/results/1", "", 204},
	{"OPTIONS", "/p/" + somePoll + "/results", "", 204},
	{"GET", "/p/" + somePoll + "/log/tile/0/000", "", 200},
	{"OPTIONS", "/p/" + somePoll + "/log/tile/0/000", "", 204},
	{"GET", "/journal/checkpoint", "", 200},
	{"OPTIONS", "/journal/checkpoint", "", 204},
	{"GET", "/journal/tile/entries/x001/067.p/8", "", 200},
	{"OPTIONS", "/journal/tile/entries/x001/067.p/8", "", 204},
	{"POST", "/polls", "\x00\x01sdefinition", 201},
	{"POST", "/polls/keys", "", 200},
	{"POST", "/p/" + somePoll + "/statements", "note", 200},
	{"POST", "/p/" + somePoll + "/codes", "\x00\x01sl", 200},
	{"POST", "/p/" + somePoll + "/results", "\x00\x01sr", 200},
	{"GET", "/p/" + somePoll + "/archive/nonce", "", 200},
	{"GET", "/healthz", "", 200},
}

func isRespondents(target string) bool {
	for _, end := range []string{"/definition", "/state", "/ballots", "/withdrawals", "/archive", "/log/checkpoint", "/tokens", "/results", "/results/1", "/log/tile/0/000", "/.well-known/isoloir", "/.well-known/isoloir-assets.json", "/journal/checkpoint", "/journal/tile/entries/x001/067.p/8"} {
		if strings.HasSuffix(target, end) {
			return true
		}
	}
	return false
}

func TestEveryRouteIsAmongThoseTested(t *testing.T) {
	h, _ := serving(&fakeBox{})
	tested := map[string]bool{}
	for _, route := range everyRoute {
		c := chi.NewRouteContext()
		if h.(chi.Routes).Match(c, route.method, route.target) {
			tested[route.method+" "+c.RoutePattern()] = true
		}
	}
	err := chi.Walk(h.(chi.Routes), func(method, pattern string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		if !tested[method+" "+pattern] {
			t.Errorf("%s %s is not tested", method, pattern)
		}
		return nil
	})
	if err != nil || len(tested) != len(everyRoute) {
		t.Errorf("%d of %d routes exist: %v", len(tested), len(everyRoute), err)
	}
}

// The values are copied from CSP Level 3, Trusted Types, Subresource Integrity, the Referrer Policy and HTML standards, RFC 6797 and RFC 9111, not from our constants;
// the hashes are what openssl makes of smallShell's script and style.
func TestEveryAnswerBearsTheStrictHeaders(t *testing.T) {
	h, _ := serving(&fakeBox{})
	targets := append(everyRoute[:len(everyRoute):len(everyRoute)], struct {
		method, target, body string
		status               int
	}{"GET", "/nowhere", "", 404})
	for _, route := range targets {
		t.Run(route.method+" "+route.target, func(t *testing.T) {
			w := ask(t, h, route.method, route.target, route.body)
			if w.Code != route.status {
				t.Errorf("status %d, want %d: %s", w.Code, route.status, w.Body)
			}
			for name, want := range map[string]string{
				"Content-Security-Policy":      "default-src 'none'; script-src 'self' 'sha256-inhqo8UEOtta3Yf/3uJCGUt2o6pzuDBPHXRBiutLwio='; style-src 'sha256-QRQPRLGyxt3RJiKpYNjpkgHcmHU2PywsfL2e8oI0LQA=' 'sha256-" + styleHash(t, h) + "'; img-src 'self'; connect-src 'self'; worker-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types isoloir-work",
				"Integrity-Policy":             "blocked-destinations=(script)",
				"Referrer-Policy":              "no-referrer",
				"X-Content-Type-Options":       "nosniff",
				"Cross-Origin-Opener-Policy":   "same-origin",
				"Cross-Origin-Embedder-Policy": "require-corp",
				"Strict-Transport-Security":    "max-age=63072000",
			} {
				if got := w.Header().Values(name); len(got) != 1 || got[0] != want {
					t.Errorf("%s: %q, want %q", name, got, want)
				}
			}
			for _, name := range []string{"Set-Cookie", "ETag", "Last-Modified", "Server", "X-Powered-By", "Access-Control-Allow-Credentials", "Link", "Refresh"} {
				if got := w.Header().Values(name); len(got) > 0 {
					t.Errorf("%s: %q, want none", name, got)
				}
			}
		})
	}
}

// styleHash is the hash of the style in a page without script.
func styleHash(t *testing.T, h http.Handler) string {
	t.Helper()
	elements := strings.Split(ask(t, h, "GET", "/", "").Body.String(), "<style>")
	style, _, closed := strings.Cut(elements[len(elements)-1], "</style>") // the last is the page's own
	if !closed || !strings.Contains(style, ".polls") {
		t.Fatalf("the page's style is %q", style)
	}
	hash := sha256.Sum256([]byte(style))
	return base64.StdEncoding.EncodeToString(hash[:])
}

func TestPermissionsThatObserveAreDenied(t *testing.T) {
	h, _ := serving(&fakeBox{})
	denied := strings.Split(ask(t, h, "GET", "/", "").Header().Get("Permissions-Policy"), ", ")
	for _, want := range []string{"camera=()", "microphone=()", "geolocation=()", "interest-cohort=()", "browsing-topics=()", "usb=()",
		"hid=()", "local-fonts=()", "private-state-token-issuance=()", "storage-access=()", "idle-detection=()", "payment=()"} {
		found := false
		for _, d := range denied {
			found = found || d == want
		}
		if !found {
			t.Errorf("%s is not in %q", want, denied)
		}
	}
}

// Chromium 156 writes "Unrecognized feature" to the console for each of these.
func TestThePermissionsPolicyNamesNothingThatBrowsersComplainAbout(t *testing.T) {
	for _, unknown := range []string{"ambient-light-sensor", "attribution-reporting", "battery", "bluetooth", "join-ad-interest-group",
		"private-aggregation", "run-ad-auction", "shared-storage"} {
		if strings.Contains(permissionsPolicy, unknown) {
			t.Errorf("%s is named", unknown)
		}
	}
}

func TestOnlyWhatItsURLPinsMayBeKept(t *testing.T) {
	h, _ := serving(&fakeBox{})
	for _, route := range everyRoute {
		want := "no-store"
		pinned := strings.HasSuffix(route.target, "/definition") || strings.Contains(route.target, "/tile/")
		if pinned && route.method == "GET" || strings.HasPrefix(route.target, "/assets/") {
			want = "public, max-age=31536000, immutable"
		}
		if got := ask(t, h, route.method, route.target, route.body).Header().Get("Cache-Control"); got != want {
			t.Errorf("%s %s: Cache-Control %q, want %q", route.method, route.target, got, want)
		}
	}
}

func TestAFailureIsNeverKept(t *testing.T) {
	h, _ := serving(&fakeBox{answer: func(string, []byte) error { return problemOf("internal") }})
	w := ask(t, h, "GET", "/p/"+somePoll+"/definition", "")
	if w.Code != 500 || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("status %d, Cache-Control %q", w.Code, w.Header().Get("Cache-Control"))
	}
}

func TestOnlyTheRespondentsRoutesAreOpenToOtherOrigins(t *testing.T) {
	h, _ := serving(&fakeBox{})
	for _, route := range everyRoute {
		w := ask(t, h, route.method, route.target, route.body, "Origin", "null")
		wantOrigin, wantPolicy := "", "same-origin"
		if isRespondents(route.target) {
			wantOrigin, wantPolicy = "*", "cross-origin"
		}
		if got := w.Header().Get("Access-Control-Allow-Origin"); got != wantOrigin {
			t.Errorf("%s %s: Access-Control-Allow-Origin %q, want %q", route.method, route.target, got, wantOrigin)
		}
		if got := w.Header().Get("Cross-Origin-Resource-Policy"); got != wantPolicy {
			t.Errorf("%s %s: Cross-Origin-Resource-Policy %q, want %q", route.method, route.target, got, wantPolicy)
		}
	}
}

func TestARefusalCanBeReadByAClientSavedAsAFile(t *testing.T) {
	h, _ := serving(&fakeBox{answer: func(string, []byte) error { return problemOf("closed") }})
	w := ask(t, h, "POST", "/p/"+somePoll+"/ballots", "x", "Origin", "null")
	if w.Code != 403 || w.Header().Get("Access-Control-Allow-Origin") != "*" {
		t.Errorf("status %d, headers %v", w.Code, w.Header())
	}
}

func TestAPreflightNamesTheMethodAndTheContentType(t *testing.T) {
	h, _ := serving(&fakeBox{})
	w := ask(t, h, "OPTIONS", "/p/"+somePoll+"/ballots", "", "Origin", "null", "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type")
	for name, want := range map[string]string{
		"Access-Control-Allow-Methods": "POST, OPTIONS",
		"Access-Control-Allow-Headers": "Authorization, Content-Type",
		"Allow":                        "POST, OPTIONS",
	} {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestWithoutHTTPSNothingIsSaidOfIt(t *testing.T) {
	h := Handler(&fakeBox{}, Options{Static: smallBooth})
	if got := ask(t, h, "GET", "/", "").Header().Values("Strict-Transport-Security"); len(got) > 0 {
		t.Errorf("Strict-Transport-Security: %q", got)
	}
}

func TestEveryPhaseOfAConnectionHasAnEnd(t *testing.T) {
	s := Server(http.NotFoundHandler())
	for what, limit := range map[string]time.Duration{"headers": s.ReadHeaderTimeout, "reading": s.ReadTimeout, "writing": s.WriteTimeout, "idling": s.IdleTimeout} {
		if limit <= 0 || limit > 5*time.Minute {
			t.Errorf("%s may take %v", what, limit)
		}
	}
	if s.MaxHeaderBytes <= 0 || s.MaxHeaderBytes > 64<<10 {
		t.Errorf("headers may have %d bytes", s.MaxHeaderBytes)
	}
	if answerTimeout <= s.ReadTimeout || answerTimeout >= s.WriteTimeout {
		t.Error("the answer \"busy\" would come before the body or after the connection's end")
	}
}
