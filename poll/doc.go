// Package poll holds the words of the domain: definitions, questions, conditions, answers, links.
//
// It does no I/O and imports nothing of ours; everything else in the house speaks in its terms. It judges what a definition
// and an answer may be, and it is trusted by the respondent's tool, the server and the organizer's tool alike. Its rules are
// written a second time in TypeScript (web/client/src), and both are held together by docs/vectors and by random tests.
//
// # The story of one answer
//
// An organizer writes a poll file; poll/author turns it into a [Definition], and publishing fixes its bytes. Their hash is
// the poll's [ID], and the link carries it: whoever follows the link fetches the definition and refuses any other. poll/paper prints it.
//
// A respondent's answers become [Answers]. They are checked and encoded to one length ([Definition.EncodeAnswers]), and
// crypto/seal encrypts them to the organizers' keys and signs them with a fresh ballot key. The submission goes to a server
// (web), whose ballot box (poll/box) checks its shape (crypto/ballot) without being able to open it, stores it durably and
// answers with a receipt (crypto/translog): an entry for this ballot will stand in the log.
//
// At the close the box sorts its ballots by the hash of their keys, hashes them into a Merkle log, signs the checkpoint and
// freezes the archive (poll/archive). The organizer fetches the archive, checks all of it, opens the ballots on a machine that
// need not have a network (crypto/open, poll/count), and what comes out, shuffled and without any ballot's identity, is
// counted (poll/tally) and shown (poll/report). What can be told of it without pointing at anybody (poll/report/disclose) goes back, signed, to the
// server, for all who have the link (poll/results).
//
// In one line: definition → answers → seal → submit → box → log → archive → open → count → tally → report.
package poll
