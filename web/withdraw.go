package web

import "net/http"

const withdrawalSize = 32 + 4 + 64 // ballot public key, seq, signature (docs/formats.md §6)

// withdraw takes a ballot back out of the box and answers with the withdrawal's receipt.
func (s *server) withdraw(w http.ResponseWriter, r *http.Request) {
	id, err := pollID(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	body, err := readBody(w, r, withdrawalSize, octetStream)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	receipt, err := s.box.Withdraw(r.Context(), id, body)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	writeText(w, http.StatusOK, receipt)
}
