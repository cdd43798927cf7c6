package web

import (
	"encoding/base64"
	"net/http"
	"strings"
	"time"
)

// archiveStep is how long a client may take for one write of an archive, some tens of kilobytes. A large one over a thin line takes
// hours; a client that takes nothing for this long is gone.
const archiveStep = time.Minute

// archive serves a sealed poll's archive: the whole to its organizer, the public one to everybody. It takes ranges, so that a download can
// be resumed, and gives no validator: the archive is the same to the byte for ever.
func (s *server) archive(w http.ResponseWriter, r *http.Request) {
	id, err := pollID(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	request, err := archiveRequest(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	a, err := s.box.Archive(r.Context(), id, request)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	defer func() { _ = a.Close() }()
	w.Header().Set("Content-Type", "application/x-tar")
	w.Header().Set("Vary", "Authorization")
	http.ServeContent(&patientWriter{w, http.NewResponseController(w)}, r, "", time.Time{}, a)
}

// archiveRequest returns the signed request in Authorization, nil if there is none.
func archiveRequest(r *http.Request) ([]byte, error) {
	header := r.Header.Get("Authorization")
	if header == "" {
		return nil, nil
	}
	scheme, encoded, _ := strings.Cut(header, " ")
	request, err := base64.StdEncoding.Strict().DecodeString(encoded)
	if !strings.EqualFold(scheme, "Isoloir") || err != nil || len(request) == 0 {
		return nil, problemOf("bad_archive_request")
	}
	return request, nil
}

// patientWriter gives each write its own time, where the server's limit is for a whole answer.
type patientWriter struct {
	http.ResponseWriter
	connection *http.ResponseController
}

// WriteHeader puts back what http.ServeContent takes away from a refused range.
func (w *patientWriter) WriteHeader(status int) {
	w.Header().Set("Cache-Control", noStore)
	w.ResponseWriter.WriteHeader(status)
}

func (w *patientWriter) Write(p []byte) (int, error) {
	// A connection that takes no deadline keeps the server's, and a large archive is cut off and resumed.
	_ = w.connection.SetWriteDeadline(time.Now().Add(archiveStep))
	return w.ResponseWriter.Write(p)
}
