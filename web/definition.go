package web

import "net/http"

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
	f, err := s.made.file("definition "+id.String(), func() (*file, error) {
		return &file{mediaType: "application/json", plain: data}, nil
	})
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Cache-Control", immutable)
	f.write(w, r, http.StatusOK)
}
