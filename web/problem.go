package web

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"isoloir/poll"
	"isoloir/poll/box"
)

// statuses has the HTTP status of every code of docs/formats.md §10. A code that is not here is "internal".
var statuses = map[string]int{
	"not_found": 404, "method_not_allowed": 405,
	"bad_poll_id": 404, "poll_not_found": 404,
	"body_too_large": 413, "bad_body": 400, "bad_media_type": 415,
	"ballot_too_short": 400, "ballot_too_long": 400,
	"bad_header":     400,
	"wrong_poll":     400,
	"bad_ballot_key": 400, "bad_signature": 400,
	"seq_too_high":    409,
	"seq_out_of_turn": 409,
	"withdrawn":       409, "no_such_ballot": 404,
	"not_open_yet": 403, "closed": 403,
	"full":           403,
	"bad_definition": 400, "wrong_log_key": 400,
	"bad_statement": 400, "statement_out_of_turn": 409,
	"publishing_not_allowed": 403, "deleted": 410,
	"archive_not_ready": 409, "archive_withheld": 403,
	"bad_archive_request": 403,
	"token_missing":       403, "bad_token": 403,
	"no_codes": 404, "bad_token_request": 400,
	"unknown_code": 403, "code_used": 409, "code_revoked": 403, "tokens_over": 403,
	"bad_code_list": 400, "too_many_codes": 409, "codes_too_late": 403, "bad_key_request": 400, "wrong_token_key": 400,
	"work_needed": 403,
	"bad_results": 400, "wrong_log": 400, "results_too_early": 409, "too_many_results": 409, "no_results": 404,
	"not_built":         501,
	"busy":              503,
	"no_space":          503,
	"internal":          500,
	"too_many_requests": 429,
}

// sentences are those for the errors that arise here; the box has its own for its errors.
var sentences = map[string]string{
	"not_found":           "There is no such page: check the link.",
	"method_not_allowed":  "This page does not take that method: see the Allow header.",
	"bad_poll_id":         "This is not a poll's ID: copy the whole link.",
	"body_too_large":      "This is more than is taken here.",
	"bad_body":            "The request is cut off or malformed: send it again.",
	"bad_token":           "The token is malformed: send it as Authorization: PrivateToken token=, in base64url.",
	"bad_media_type":      "This content type is not taken here: leave it out, or send application/octet-stream.",
	"bad_archive_request": "The request for the archive is malformed: take a new nonce and sign again.",
	"too_many_requests":   "Too much was sent from your part of the network within a few minutes: send the same again in ten minutes. Nothing is lost.",
	"busy":                "The server is busy: send the same again in a moment.",
	"internal":            "Something went wrong on the server: send the same again later.",
}

// retryAfter is in seconds (RFC 9110 §10.2.3).
const retryAfter = "5"

// problemOf makes an error of this package's own.
func problemOf(code string) error { return &box.Error{Code: code, Public: sentences[code]} }

func isProblem(err error, code string) bool {
	var e *box.Error
	return errors.As(err, &e) && e.Code == code
}

// fail answers with the problem that err is. Of the server's own failures the log gets the route's pattern, the code and the cause, which
// by the box's contract holds nothing of the request; refusals are nobody's business but the client's.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	e, status := s.judge(w, r, err)
	var faults poll.Faults
	errors.As(e.Err, &faults)
	writeProblem(w, e.Code, status, e.Public, faults)
}

// judge says what err is, logs it if it is the server's own, and sets Retry-After where it passes.
func (s *server) judge(w http.ResponseWriter, r *http.Request, err error) (e *box.Error, status int) {
	if !errors.As(err, &e) || statuses[e.Code] == 0 {
		e = &box.Error{Code: "internal", Public: sentences["internal"], Err: err}
	}
	status = statuses[e.Code]
	gone := errors.Is(r.Context().Err(), context.Canceled)
	if e.Err != nil && status >= http.StatusInternalServerError && !gone {
		s.log.LogAttrs(context.Background(), slog.LevelError, "request failed",
			slog.String("route", routeOf(r)), slog.String("code", e.Code), slog.String("cause", e.Err.Error()))
	}
	if e.Code == "busy" {
		w.Header().Set("Retry-After", retryAfter)
	}
	return e, status
}

type faultBody struct {
	Path string `json:"path"`
	Code string `json:"code"`
}

// writeProblem writes RFC 9457's document. Whatever the handler had prepared for success is dropped.
func writeProblem(w http.ResponseWriter, code string, status int, title string, faults poll.Faults) {
	body := struct {
		Type   string      `json:"type"`
		Title  string      `json:"title"`
		Status int         `json:"status"`
		Code   string      `json:"code"`
		Faults []faultBody `json:"faults,omitempty"`
	}{"urn:isoloir:problem:" + code, title, status, code, nil}
	for _, f := range faults {
		body.Faults = append(body.Faults, faultBody{f.Path, f.Code})
	}
	h := w.Header()
	for _, name := range []string{"Content-Length", "Content-Encoding", "Accept-Ranges", "Content-Range"} {
		h.Del(name)
	}
	h.Set("Cache-Control", noStore)
	writeJSON(w, "application/problem+json", status, body)
}

func writeJSON(w http.ResponseWriter, mediaType string, status int, body any) {
	data, err := json.Marshal(body)
	if err != nil {
		panic(err) // the bodies are our own structs
	}
	w.Header().Set("Content-Type", mediaType)
	w.WriteHeader(status)
	_, _ = w.Write(data) // who went away is not told
}

// notFound tells a person with a browser in a page, and programs in a problem.
func (s *server) notFound(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("Vary", "Accept")
	if accepts(strings.Join(r.Header.Values("Accept"), ","), "text/html") {
		s.failPage(w, r, problemOf("not_found"))
		return
	}
	s.fail(w, r, problemOf("not_found"))
}

func (s *server) methodNotAllowed(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Allow", allowedMethods(r))
	s.fail(w, r, problemOf("method_not_allowed"))
}

// allowedMethods lists what the path of r takes, for Allow (RFC 9110 §10.2.1).
func allowedMethods(r *http.Request) string {
	var allowed []string
	for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodOptions} {
		if chi.RouteContext(r.Context()).Routes.Match(chi.NewRouteContext(), method, r.URL.Path) {
			allowed = append(allowed, method)
			if method == http.MethodGet {
				allowed = append(allowed, http.MethodHead)
			}
		}
	}
	return strings.Join(allowed, ", ")
}

// routeOf names the route by its pattern, which holds nothing that the client sent.
func routeOf(r *http.Request) string {
	if c := chi.RouteContext(r.Context()); c != nil && c.RoutePattern() != "" {
		return c.RoutePattern()
	}
	return "none"
}
