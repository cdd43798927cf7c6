package web

import "net/http"

// maxSubmission is the largest submission any poll can have, in bytes: seq and signature, then an age file for 16 hybrid recipients and
// the largest ballot_size (docs/formats.md §6). The box refuses what is not of its poll's one length; the byte more lets it say so.
const maxSubmission = 4 + 64 + 22 + 16*1_557 + 103 + 48 + 16 + 65_536 + 16 + 1

// submit puts a ballot into the box and answers with its receipt.
func (s *server) submit(w http.ResponseWriter, r *http.Request) {
	id, err := pollID(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	body, err := readBody(w, r, maxSubmission, octetStream)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	admitting, err := admitting(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	receipt, err := s.box.Submit(r.Context(), id, body, admitting)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	writeText(w, http.StatusCreated, receipt)
}
