package web

import (
	"net/http"
	"strconv"
)

// definition serves the very bytes that were published. The path is their hash, so they may be kept for ever.
func (s *server) definition(w http.ResponseWriter, r *http.Request) {
	id, err := pollID(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	data, err := s.box.Definition(r.Context(), id)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Content-Length", strconv.Itoa(len(data)))
	h.Set("Cache-Control", immutable)
	_, _ = w.Write(data) //nolint:gosec // JSON, and nosniff; who went away is not told
}
