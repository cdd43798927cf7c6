package web

import "net/http"

// maxStatement is in bytes; the longest statement, codes-revoked with the longest key name, has fewer than 700.
const maxStatement = 4096

// statement takes an organizer's order: to close a poll early, or to delete it, which is confirmed by a signed note.
func (s *server) statement(w http.ResponseWriter, r *http.Request) {
	id, err := pollID(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	note, err := readBody(w, r, maxStatement, "text/plain", octetStream)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	answer, err := s.box.Statement(r.Context(), id, note)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.lists.forget()
	if answer != nil {
		writeText(w, http.StatusOK, answer)
		return
	}
	writeID(w, http.StatusOK, id)
}
