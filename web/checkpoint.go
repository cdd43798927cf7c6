package web

import (
	"archive/tar"
	"fmt"
	"io"
	"net/http"
)

// checkpoint serves the signed checkpoint of a sealed poll's log, as the public archive holds it.
func (s *server) checkpoint(w http.ResponseWriter, r *http.Request) {
	id, err := pollID(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	a, err := s.box.Archive(r.Context(), id, nil)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	defer func() { _ = a.Close() }()
	note, err := readCheckpoint(a)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	writeText(w, http.StatusOK, note)
}

// readCheckpoint walks from header to header; the reader seeks over what lies between.
func readCheckpoint(archive io.Reader) ([]byte, error) {
	for t := tar.NewReader(archive); ; {
		member, err := t.Next()
		if err != nil {
			return nil, fmt.Errorf("looking for the checkpoint in an archive: %w", err)
		}
		if member.Name == "log/checkpoint" {
			return io.ReadAll(t)
		}
	}
}
