// Package remote is how the tool, the organizer's desk and the tests talk to a server over HTTP (docs/formats.md §10).
//
// It trusts the server with nothing that a link or a signature can prove: a definition must hash to the link's poll ID and name
// the link's host, a receipt must be signed by the definition's log key and speak of the ballot that was sent. It must never
// tell the server, or anyone on the way, more than the request needs: no cookies, no referrer, one constant User-Agent, no
// redirects followed, host names resolved by the proxy where there is one, and no .onion name ever asked of the DNS.
//
// Every request is safe to repeat, so all are repeated when the network fails or the server is busy. Archives can be large; they
// are resumed where they broke off, also by a later call.
package remote
