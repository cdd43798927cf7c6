package web

import "net/http"

// archiveNonce gives the 40 bytes that a request for the whole archive is signed over.
func (s *server) archiveNonce(w http.ResponseWriter, r *http.Request) {
	id, err := pollID(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	nonce, err := s.box.ArchiveNonce(r.Context(), id)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", octetStream)
	_, _ = w.Write(nonce) //nolint:gosec // bytes of our own; who went away is not told
}
