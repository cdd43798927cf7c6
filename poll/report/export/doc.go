// Package export writes opened answers as files for the tools people have: a wide or a long CSV with a codebook, JSON Lines, and
// a spreadsheet with labels.
//
// What it writes holds individual answers and is for the organizer only. It must never write anything that leads from a row back
// to a ballot: no id, no time, no place in the log, and no metadata of a document. Rows come in the order in which it gets the
// answers, which poll/count has shuffled; or, unlinked, in an order drawn for each question on its own, so that no row is one
// person's pattern of answers. It trusts its input to have passed the strict reader.
package export
