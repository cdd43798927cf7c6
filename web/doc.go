// Package web is the server's face: HTTP in front of the ballot box (docs/formats.md §10). All routes stand in routes.go, each handler in
// a file of its own; a request passes a handler and the box on its way to the store.
//
// It must never let anything about who asks leave the request: no address, user agent, referrer, cookie, path or query reaches a log, an
// error or a response, and it sets nothing on the respondent's device that could recognize them: no cookie, no ETag, no
// Last-Modified. It trusts poll/box to judge what is posted, and nothing that a request says of itself; X-Forwarded-For only from a
// proxy that the operator names, and only to bound what is posted: see [Limits]. It does not serve an organizer's HTML: titles pass through html/template.
package web
