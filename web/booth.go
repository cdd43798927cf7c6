package web

import "net/http"

// booth serves the shell, the same for every poll: the client reads the ID from its own address, and says in the respondent's
// language what is wrong with a link. Programs see it by the status. Without JavaScript the shell leads to its own address with ?questions.
func (s *server) booth(w http.ResponseWriter, r *http.Request) {
	if r.URL.RawQuery == questionsQuery {
		s.questions(w, r)
		return
	}
	status := http.StatusOK
	if _, err := pollID(r); err != nil {
		status = http.StatusNotFound
	}
	s.pages.shell.write(w, r, status)
}
