package web

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"
)

// contentSecurityPolicy lets a page load the booth's own scripts and images, have this script and these styles in it, and talk to this server.
// Nothing else, no other inline code, no form, no frame around it, and no way from a string to HTML (Content Security Policy Level 3; Trusted
// Types). The one policy gives a worker the text that web/client/src/domain/solve.ts has, and nothing else.
func contentSecurityPolicy(script []byte, styles [][]byte) string {
	return "default-src 'none'; script-src 'self'" + hashSources(script) + "; style-src" + hashSources(styles...) + "; img-src 'self'; connect-src 'self'; " +
		"worker-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types isoloir-work"
}

// hashSources names what stands in elements by its hashes (hash-source, CSP Level 3 §2.3.1), with a space before each.
func hashSources(contents ...[]byte) string {
	var sources strings.Builder
	for _, content := range contents {
		hash := sha256.Sum256(content)
		sources.WriteString(" 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'")
	}
	return sources.String()
}

// integrityPolicy has browsers refuse every script that the page does not give a hash for (Subresource Integrity, "Integrity-Policy"; a structured
// field, RFC 9651). The standard also knows the destination "style", at which Chromium writes an error to the console of every page.
const integrityPolicy = "blocked-destinations=(script)"

// permissionsPolicy switches off whatever could observe the respondent, and whatever sells what it observes. It names only
// what Chromium knows: for each other name it writes an error to the console of every page.
const permissionsPolicy = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), clipboard-read=(), " +
	"compute-pressure=(), display-capture=(), encrypted-media=(), geolocation=(), gyroscope=(), hid=(), " +
	"identity-credentials-get=(), idle-detection=(), interest-cohort=(), keyboard-map=(), local-fonts=(), magnetometer=(), " +
	"microphone=(), midi=(), otp-credentials=(), payment=(), private-state-token-issuance=(), private-state-token-redemption=(), " +
	"publickey-credentials-create=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), storage-access=(), usb=(), " +
	"window-management=(), xr-spatial-tracking=()"

// hsts is two years (RFC 6797), without subdomains: they may not be ours.
const hsts = "max-age=63072000"

const (
	noStore   = "no-store"
	immutable = "public, max-age=31536000, immutable" // RFC 8246; for what its own URL pins
)

// headers sets what every answer bears. Handlers change Cache-Control where an answer may be kept.
func (s *server) headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", s.policy)
		h.Set("Integrity-Policy", integrityPolicy)
		h.Set("Permissions-Policy", permissionsPolicy)
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Embedder-Policy", "require-corp")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", noStore)
		if s.https {
			h.Set("Strict-Transport-Security", hsts)
		}
		if s.onion != "" && !strings.EqualFold(r.Host, s.onion) {
			h.Set(onionHeader, onionLocation(s.onion, r))
		}
		next.ServeHTTP(w, r)
	})
}

// crossOrigin opens a route to pages of other origins, and to files, without credentials (Fetch, "CORS protocol").
func crossOrigin(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		h.Set("Access-Control-Allow-Origin", "*")
		h.Set("Access-Control-Expose-Headers", "Retry-After")
		next.ServeHTTP(w, r)
	})
}

func preflight(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	allowed := allowedMethods(r)
	h.Set("Allow", allowed)
	h.Set("Access-Control-Allow-Methods", allowed)
	h.Set("Access-Control-Allow-Headers", "Authorization, Content-Type")
	h.Set("Access-Control-Max-Age", "7200")
	w.WriteHeader(http.StatusNoContent)
}
