package web

import "net/http"

// healthz says that the server runs and its store answers.
func (s *server) healthz(w http.ResponseWriter, r *http.Request) {
	if _, err := s.box.Campaign(r.Context(), r.URL.Path); err != nil { // no campaign has this path
		s.fail(w, r, err)
		return
	}
	writeText(w, http.StatusOK, []byte("ok\n"))
}
