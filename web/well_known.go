package web

import (
	"net/http"

	"isoloir/poll"
)

// wellKnown says which formats this server speaks, the key that definitions must name as their log_key, and what it takes at most.
func (s *server) wellKnown(w http.ResponseWriter, _ *http.Request) {
	type limits struct {
		Definition int `json:"definition"`  // bytes
		BallotSize int `json:"ballot_size"` // bytes
		MaxBallots int `json:"max_ballots"`
	}
	writeJSON(w, "application/json", http.StatusOK, struct {
		Version int    `json:"version"`
		LogKey  string `json:"log_key"`
		Limits  limits `json:"limits"`
	}{1, s.logKey, limits{poll.MaxDefinitionSize, poll.MaxBallotSize, 10_000_000}})
}
