package web

import "net/http"

// front lists the polls whose definitions say "listed", and no other.
func (s *server) front(w http.ResponseWriter, r *http.Request) {
	l, err := s.lists.front(r.Context())
	if err != nil {
		s.failPage(w, r, err)
		return
	}
	s.writePolls(w, r, l, "")
}
