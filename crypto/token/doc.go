// Package token is the admission of a poll with codes: one code buys one blind-signed token, and one token admits one ballot key.
//
// A [Code] stands on a letter and is the seed of an Ed25519 key. Its holder blinds a [Request] for a fresh ballot key, signs it with
// the code's key (a [Redemption]), and the server signs what it cannot see. The token that comes out names the ballot key and
// nothing else; everybody can verify it by the [Admission] that the poll's definition pins. Tokens are those of RFC 9578, type
// 0x0002 (RSABSSA-SHA384-PSS-Deterministic of RFC 9474, 2048 bits).
//
// It composes: blinding and blind signing are cloudflare/circl's, verification and everything else the standard library's. It must
// never derive a blinding from a code, because whoever printed the code knows it. A client trusts the server for nothing:
// what it gets back is verified before it is used. A server trusts nobody who sends it bytes. The deterministic variant is safe
// because the message holds a fresh public key, which nobody can guess (RFC 9474 §7).
//
// The bytes are those of docs/formats.md §12, the vectors docs/vectors/token.json, with the official ones of both RFCs.
package token
