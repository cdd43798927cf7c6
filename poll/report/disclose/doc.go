// Package disclose decides what may be told of a poll: it makes results for publication of a tally's figures, and holds back every
// count that could point at somebody, with so many others that what is held back cannot be worked out again.
//
// What it promises, docs/counting.md says in words: no count below the poll's suppress_below is told, nor one that leaves fewer than
// that out; and whoever adds up everything that was ever published of the poll, this time and before, with filters and cross-tables,
// is left with a range for every count held back that is no narrower than [Width]. What cannot be told so is made coarser or left out.
//
// The choice of what else to hold back is a rule of thumb. It is not trusted: [Attack] plays the reader who adds up, on nothing but the
// published documents, and nothing leaves this package that it could narrow. It reckons with whole fractions, never with floating
// point, so that its bounds are the bounds. It must never see an answer: its input is what is published.
package disclose
