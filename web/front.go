package web

import "net/http"

// front lists the polls whose definitions say "listed", and no other.
func (s *server) front(w http.ResponseWriter, r *http.Request) {
	listings, err := s.box.Listed(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.writePage(w, newPage(s.pages.style, wordsFor(r.Header.Get("Accept-Language")), listings))
}
