package web

import "net/http"

// booth serves the shell, which holds nothing of the poll but which files it needs: the client reads the ID from its own address, and says in the
// respondent's language what is wrong with a link, or that there is no such poll. Programs see a link that is none by the status. Without
// JavaScript the shell leads to its own address with ?questions.
func (s *server) booth(w http.ResponseWriter, r *http.Request) {
	if r.URL.RawQuery == questionsQuery {
		s.questions(w, r)
		return
	}
	id, err := pollID(r)
	if err != nil {
		s.pages.shell.write(w, r, http.StatusNotFound)
		return
	}
	definition, err := s.box.Definition(r.Context(), id)
	if err != nil {
		definition = nil // the client will ask for it, and hear why
	}
	s.pages.booth(definition).write(w, r, http.StatusOK)
}
