package web

import "net/http"

// state says how a poll stands (docs/formats.md §10).
func (s *server) state(w http.ResponseWriter, r *http.Request) {
	id, err := pollID(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	state, err := s.box.State(r.Context(), id)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	statements := make([]string, len(state.Statements))
	for i, note := range state.Statements {
		statements[i] = string(note)
	}
	answer := struct {
		Version    int        `json:"version"`
		Status     string     `json:"status"`
		Count      int64      `json:"count"`
		Full       bool       `json:"full,omitempty"`
		Statements []string   `json:"statements"`
		Work       *stateWork `json:"work,omitempty"`
	}{1, string(state.Status), state.Count, state.Full, statements, nil}
	if state.Work != nil {
		answer.Work = &stateWork{state.Work.Challenge[:], state.Work.Bits}
	}
	writeJSON(w, "application/json", http.StatusOK, answer)
}

type stateWork struct {
	Challenge []byte `json:"challenge"`
	Bits      int    `json:"bits"`
}
