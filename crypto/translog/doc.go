// Package translog holds what a poll's server and organizer sign: the entries of poll log and journal, their checkpoints, tiles and
// proofs, receipts, statements, deletions and archive requests (docs/formats.md §7 to §9), and reads what witnesses cosign.
//
// Everything signed is a C2SP signed note, written and checked by golang.org/x/mod/sumdb/note; the tree is that of RFC 6962,
// hashed and proven by golang.org/x/mod/sumdb/tlog and cut into the tiles of C2SP tlog-tiles. This package adds the texts, and that each of them has one encoding: what is read
// is encoded again and refused if a byte differs.
//
// It must never put a time, an address or an order of arrival into a text, nor open one without the key that has to have
// signed it. It trusts only the verifier keys it is given, which callers take from a definition that the poll ID pins.
package translog
