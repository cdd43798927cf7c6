package web

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

// The routes below serve the server's journal and the polls' logs as C2SP tlog-tiles. Checkpoints change, and are never kept; a tile
// is pinned by its path, and may be kept for ever.

func (s *server) journalCheckpoint(w http.ResponseWriter, r *http.Request) {
	note, err := s.box.JournalCheckpoint(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	writeText(w, http.StatusOK, note)
}

func (s *server) journalTile(w http.ResponseWriter, r *http.Request) {
	data, err := s.box.JournalTile(r.Context(), tilePath(r))
	s.writeTile(w, r, data, err)
}

func (s *server) logCheckpoint(w http.ResponseWriter, r *http.Request) {
	id, err := pollID(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	note, err := s.box.LogCheckpoint(r.Context(), id)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	writeText(w, http.StatusOK, note)
}

func (s *server) logTile(w http.ResponseWriter, r *http.Request) {
	var data []byte
	id, err := pollID(r)
	if err == nil {
		data, err = s.box.LogTile(r.Context(), id, tilePath(r))
	}
	s.writeTile(w, r, data, err)
}

// tilePath is what follows the log's prefix.
func tilePath(r *http.Request) string { return "tile/" + chi.URLParam(r, "*") }

func (s *server) writeTile(w http.ResponseWriter, r *http.Request, data []byte, err error) {
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", octetStream)
	w.Header().Set("Cache-Control", immutable)
	w.WriteHeader(http.StatusOK)
	_, _ = w.Write(data) //nolint:gosec // octets, under nosniff; who went away is not told
}
