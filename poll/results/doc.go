// Package results is the form in which an organizer publishes what a poll came to (docs/formats.md §13): counts, some of which are
// held back, and the log that they rest on.
//
// It knows nothing of what is held back and why: poll/report/disclose decides that. It says only what can be told of a poll at all: no
// word that a person wrote, no one person's value, no statistic that does not follow from the counts beside it. Shares, means and the
// like are not in there, because whoever reads can make them of the counts, and what can be made of them gives nothing more away.
//
// What it reads may come from anybody who has a signing key, so it is strict: one value has one encoding, and [Results.Check] holds
// every name against the poll's definition, so that a page can be made of it without a further look.
package results
