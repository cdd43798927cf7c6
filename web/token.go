package web

import (
	"encoding/base64"
	"net/http"
	"strings"

	"golang.org/x/crypto/cryptobyte"
)

// Sizes in bytes (docs/formats.md §12).
const (
	maxRedemption = 32 + 64 + 259
	maxCodeList   = 100_000 * 32
)

// tokenKey makes the token key of a poll that is about to be published.
func (s *server) tokenKey(w http.ResponseWriter, r *http.Request) {
	request, err := readBody(w, r, maxStatement, "text/plain", octetStream)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	key, err := s.box.TokenKey(r.Context(), request)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	writeJSON(w, "application/json", http.StatusOK, struct {
		TokenKey []byte `json:"token_key"`
	}{key})
}

// codes takes a list of codes and the statement that announces it: `length (2) ‖ statement ‖ list`.
func (s *server) codes(w http.ResponseWriter, r *http.Request) {
	id, err := pollID(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	body, err := readBody(w, r, 2+maxStatement+maxCodeList, octetStream)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	list := cryptobyte.String(body)
	var statement cryptobyte.String
	if !list.ReadUint16LengthPrefixed(&statement) {
		s.fail(w, r, problemOf("bad_body"))
		return
	}
	if err := s.box.Codes(r.Context(), id, statement, list); err != nil {
		s.fail(w, r, err)
		return
	}
	writeID(w, http.StatusOK, id)
}

// token answers a redemption with a blind signature.
func (s *server) token(w http.ResponseWriter, r *http.Request) {
	id, err := pollID(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	redemption, err := readBody(w, r, maxRedemption, octetStream)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	response, err := s.box.Token(r.Context(), id, redemption)
	if err != nil {
		if isProblem(err, "unknown_code") {
			s.limits.take(r, tokenPosts, wrongCode-1)
		}
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/private-token-response") // RFC 9578 §6.2
	_, _ = w.Write(response)                                             //nolint:gosec // bytes of our own, and nosniff; who went away is not told
}

// admitting reads what a ballot brings to be let in, a token in `Authorization: PrivateToken token=…` (RFC 9577 §2.2) or a proof in `Authorization:
// IsoloirWork proof=…`, with or without quotes; nil if there is none. A refusal does not name these schemes in WWW-Authenticate, as RFC 9577 has it: some
// browsers would ask their maker for a token.
func admitting(r *http.Request) ([]byte, error) {
	scheme, parameter, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	name, known := map[string]string{"privatetoken": "token=", "isoloirwork": "proof="}[strings.ToLower(scheme)]
	if !known {
		return nil, nil // none, or meant for a proxy on the way
	}
	value, ok := strings.CutPrefix(strings.TrimSpace(parameter), name)
	if len(value) > 1 && value[0] == '"' && value[len(value)-1] == '"' {
		value = value[1 : len(value)-1]
	}
	token, err := base64.URLEncoding.DecodeString(value)
	if !ok || err != nil || len(token) == 0 {
		return nil, problemOf("bad_token")
	}
	return token, nil
}
