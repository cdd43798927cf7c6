// Package ballot is a ballot as the server may know it: an envelope that can be judged without being opened.
//
// It checks that a submission has the one length its poll allows, that its age header has exactly the shape that the poll's
// recipients give it, that it was sealed for this poll and this ballot key, and that the ballot key signed it. A [Template]
// holds what is the same for all ballots of a poll.
//
// It must never import age, nor learn how to open anything: the server depends on this package, and the house test keeps
// the code that opens ballots out of the server. It trusts nobody who hands it bytes. What it cannot see is whether the stanzas are
// wrapped to the poll's recipients and whether the header's MAC and the payload hold; only crypto/open, which has a key, can.
//
// The bytes are those of docs/formats.md §6, the vectors docs/vectors/ballot.json.
package ballot
