package web

import (
	"net/http"

	"golang.org/x/crypto/cryptobyte"

	"isoloir/poll"
)

// publish takes a new poll: `length (2) ‖ publish statement ‖ definition` (docs/formats.md §10).
func (s *server) publish(w http.ResponseWriter, r *http.Request) {
	body, err := readBody(w, r, 2+maxStatement+poll.MaxDefinitionSize, octetStream)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	definition := cryptobyte.String(body)
	var statement cryptobyte.String
	if !definition.ReadUint16LengthPrefixed(&statement) {
		s.fail(w, r, problemOf("bad_body"))
		return
	}
	id, err := s.box.Publish(r.Context(), statement, definition)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.lists.forget()
	writeID(w, http.StatusCreated, id)
}
