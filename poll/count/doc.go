// Package count opens a sealed poll: an archive and secret keys go in, answers come out.
//
// It verifies the archive first and opens nothing of one that does not hold. What comes out has no tie to what went in: no
// ballot key, hash, seq or place, and the ballots are opened in an order drawn by lot, so that however many there are, none has to be kept. It must never write, log or return anything that tells which
// ballot an answer, or the reason why a ballot is spoiled, came from.
//
// It trusts the keys it is given and nobody else: respondents may have sealed anything, and every plaintext is read by the
// strict reader.
package count
