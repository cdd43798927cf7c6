// Package archive is what leaves the server: it writes, reads and verifies the tar of a sealed poll (docs/formats.md §9).
//
// [Write] is the server's side: streaming, in constant memory, the same bytes every time. [Open] and [Archive.Verify] are the
// side of whoever was given a file, and they trust neither the file nor the server: what can be proved without the
// organizers' keys is proved, and a [Failure] says what is wrong and who must have done it. An archive is read strictly:
// one poll has one archive, to the byte.
//
// What cannot be proved from an archive alone: that it is of the poll one has in mind (compare [Archive.ID] with the link);
// that no ballot was left out of the log (a receipt proves that); that the organizer's last statements are all there.
//
// It must never open a ballot, nor write anything that tells ballots apart beyond their keys: no times, no order but that of
// the keys' hashes.
package archive
