package web

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

// asset serves one of the booth's scripts and styles, for ever: its name bears the hash of its content.
func (s *server) asset(w http.ResponseWriter, r *http.Request) {
	f, known := s.pages.assets[chi.URLParam(r, "name")]
	if !known {
		s.notFound(w, r)
		return
	}
	w.Header().Set("Cache-Control", immutable)
	f.write(w, r, http.StatusOK)
}
