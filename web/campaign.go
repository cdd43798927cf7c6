package web

import "net/http"

// campaign lists the polls of one campaign, listed or not, to whoever has its link: those of one organizer's key, which the path's hash pins.
func (s *server) campaign(w http.ResponseWriter, r *http.Request) {
	l, err := s.lists.campaign(r.Context(), r.URL.Path)
	if err == nil && len(l.polls) == 0 {
		err = problemOf("not_found")
	}
	if err != nil {
		s.failPage(w, r, err)
		return
	}
	s.writePolls(w, r, l, r.URL.Path)
}
