package web

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
)

// Handler returns the whole server. It panics if the built booth it embeds is incomplete, which no running program is.
func Handler(b Box, o Options) http.Handler {
	s := newServer(b, o)
	r := chi.NewRouter()
	r.Use(s.recovered, s.headers, bounded, middleware.GetHead)
	r.NotFound(s.notFound)
	r.MethodNotAllowed(s.methodNotAllowed)

	// Pages, and what they load.
	r.Get("/", s.front)
	r.Get("/c/{hash}/{id}", s.campaign)
	r.Get("/p/{id}", s.booth)
	r.Get("/assets/{name}", s.asset)

	// The respondent's routes: open to every origin, so that a client saved as a file can answer.
	respondent := func(method, pattern string, h http.HandlerFunc) {
		r.With(crossOrigin).MethodFunc(method, pattern, h)
		r.With(crossOrigin).Options(pattern, preflight)
	}
	respondent("GET", "/p/{id}/definition", s.definition)
	respondent("GET", "/p/{id}/state", s.state)
	respondent("POST", "/p/{id}/ballots", s.limited(ballotPosts, s.submit))
	respondent("POST", "/p/{id}/withdrawals", s.limited(ballotPosts, s.withdraw))
	respondent("GET", "/p/{id}/archive", s.archive)
	respondent("GET", "/p/{id}/log/checkpoint", s.logCheckpoint)
	respondent("GET", "/p/{id}/log/tile/*", s.logTile)
	respondent("GET", "/journal/checkpoint", s.journalCheckpoint)
	respondent("GET", "/journal/tile/*", s.journalTile)
	respondent("GET", "/.well-known/isoloir", s.wellKnown)
	respondent("GET", ManifestPath, s.assets)
	respondent("POST", "/p/{id}/tokens", s.limited(tokenPosts, s.token))
	respondent("GET", "/p/{id}/results", s.results)
	respondent("GET", "/p/{id}/results/{number}", s.resultsBefore)

	// The organizer's routes, for programs.
	r.Post("/polls", s.publish)
	r.Post("/polls/keys", s.limited(keyPosts, s.tokenKey))
	r.Post("/p/{id}/statements", s.statement)
	r.Post("/p/{id}/codes", s.codes)
	r.With(crossOrigin).Post("/p/{id}/results", s.publishResults) // as what is read there
	r.Get("/p/{id}/archive/nonce", s.archiveNonce)

	// The operator's.
	r.Get("/healthz", s.healthz)
	return r
}
