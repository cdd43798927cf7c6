package remote

import (
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"isoloir/poll"
)

// A Problem is an answer other than success (RFC 9457). What it says comes from the server; it holds no control characters.
type Problem struct {
	Status int
	Code   string // from docs/formats.md §10; empty if the answer was not a problem of ours
	Title  string // one sentence
	Faults poll.Faults

	retryAfter time.Duration
}

func (p *Problem) Error() string {
	if p.Code == "" {
		return fmt.Sprintf("the server answered %d %s, and not as Isoloir does: is the address right?", p.Status, http.StatusText(p.Status))
	}
	text := fmt.Sprintf("the server refused: %s (%s)", p.Title, p.Code)
	for _, f := range p.Faults {
		text += fmt.Sprintf("\n%s: %s", f.Path, f.Code)
	}
	return text
}

// refusals are the codes of docs/formats.md §10 with which a server turns a request down for good, all of them with a 4xx status.
var refusals = []string{
	"not_found", "method_not_allowed", "bad_poll_id", "poll_not_found", "body_too_large", "bad_body", "bad_media_type",
	"ballot_too_short", "ballot_too_long", "bad_header", "wrong_poll", "bad_ballot_key", "bad_signature", "seq_too_high", "seq_out_of_turn",
	"withdrawn", "no_such_ballot", "not_open_yet", "closed", "full", "deleted", "bad_definition", "wrong_log_key", "bad_statement",
	"statement_out_of_turn", "publishing_not_allowed", "archive_not_ready", "archive_withheld", "bad_archive_request",
	"token_missing", "bad_token", "no_codes", "bad_token_request", "unknown_code", "code_used", "code_revoked", "tokens_over", "bad_code_list", "too_many_codes", "codes_too_late",
	"bad_key_request", "wrong_token_key", "work_needed", "too_many_requests",
}

// Refused reports whether the answer says, in the server's own words, that it judged the request and did not do it. Nobody signs these words:
// whoever stands between can say them of a request that was done, so nothing may be thrown away because of them. After any other answer, of
// a proxy for instance, of a page that wants a login, or of a server that failed, nothing is known either way.
func (p *Problem) Refused() bool {
	return p.Status/100 == 4 && slices.Contains(refusals, p.Code)
}

// passing says whether the same request may succeed later.
func (p *Problem) passing() bool {
	switch p.Status {
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// HasCode reports whether err is a [*Problem] with this code.
func HasCode(err error, code string) bool {
	var p *Problem
	return errors.As(err, &p) && p.Code == code
}

var codeShape = regexp.MustCompile(`^[a-z_]{1,64}$`)

func readProblem(resp *http.Response) error {
	p := &Problem{Status: resp.StatusCode}
	if resp.StatusCode/100 == 3 {
		return fmt.Errorf("the server sends us on to %q, which is not followed: a link leads to its server directly", clean(resp.Header.Get("Location")))
	}
	if s, err := strconv.Atoi(resp.Header.Get("Retry-After")); err == nil && s > 0 {
		most := maxRetryAfter
		if p.Status == http.StatusTooManyRequests {
			most = maxLimited
		}
		p.retryAfter = time.Duration(min(s, int(most/time.Second))) * time.Second
	}
	if t, _, err := mime.ParseMediaType(resp.Header.Get("Content-Type")); err != nil || t != "application/problem+json" {
		return p
	}
	body, err := readAll(resp.Body, problemAnswer)
	if err != nil {
		return err
	}
	var answer struct {
		Type   string `json:"type"`
		Title  string `json:"title"`
		Code   string `json:"code"`
		Faults []struct {
			Path string `json:"path"`
			Code string `json:"code"`
		} `json:"faults"`
	}
	if err := json.Unmarshal(body, &answer); err != nil || !codeShape.MatchString(answer.Code) || answer.Type != "urn:isoloir:problem:"+answer.Code {
		return p
	}
	p.Code, p.Title = answer.Code, clean(answer.Title)
	for _, f := range answer.Faults {
		p.Faults = append(p.Faults, poll.Fault{Path: clean(f.Path), Code: clean(f.Code)})
	}
	return p
}

// clean takes out what would let a server write on the terminal elsewhere than where its words are printed.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	if r := []rune(s); len(r) > 500 {
		s = string(r[:500])
	}
	return s
}

// An unreachableError says that no answer came, or only a part of one.
type unreachableError struct {
	err       error
	permanent bool // trying again at once is of no use
}

func (e *unreachableError) Error() string { return "the server cannot be reached: " + e.err.Error() }
func (e *unreachableError) Unwrap() error { return e.err }

// IsUnreachable reports whether err means that the network failed, not that the server refused.
func IsUnreachable(err error) bool {
	var u *unreachableError
	return errors.As(err, &u)
}

// unreachable drops the URL from the errors of net/http: it is long, and the caller knows it.
func unreachable(err error) error {
	var inURL *url.Error
	if errors.As(err, &inURL) {
		err = inURL.Err
	}
	var certificate *tls.CertificateVerificationError
	var dns *net.DNSError
	permanent := errors.As(err, &certificate) || errors.As(err, &dns) && dns.IsNotFound
	return &unreachableError{err: err, permanent: permanent}
}
