// Package translog holds what a poll's server and organizer sign: the entries of the poll log, its checkpoint, receipts,
// statements and archive requests (docs/formats.md §7 and §8).
//
// Everything signed is a C2SP signed note, written and checked by golang.org/x/mod/sumdb/note; the tree is that of RFC 6962,
// hashed by golang.org/x/mod/sumdb/tlog. This package adds the texts, and that each of them has one encoding: what is read
// is encoded again and refused if a byte differs.
//
// It must never put a time, an address or an order of arrival into a text, nor open one without the key that has to have
// signed it. It trusts only the verifier keys it is given, which callers take from a definition that the poll ID pins.
package translog
